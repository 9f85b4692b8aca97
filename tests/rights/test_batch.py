"""A population of households gets the answers that each household gets."""

from datetime import date

import pyarrow as pa
import pyarrow.compute
import pytest

from akkoord.rights import batch, household_assessment
from akkoord.rights.columns import BadColumn
from akkoord.rights.known import NoApplicant
from akkoord.rights.population import MissingColumn, NoMembers, StrangeHousehold
from rights import populations

ON = date(2024, 6, 15)


def persons(**columns):
    return pa.table({"household": [1], "role": ["applicant"], **columns})


def households(**columns):
    return pa.table({"id": [1], **columns})


def answers(some_persons, some_households, right, on=ON):
    found = batch.assess(some_persons, some_households, on=on).to_pylist()
    return [row for row in found if row["right"] == right]


def one_by_one(some_persons, some_households):
    """Return the answers as rows of the table of a batch."""
    for household in populations.one_by_one(some_persons, some_households):
        for one in household_assessment.assess_all(household):
            if one.right.is_computable:
                scale = 100 if one.right.unit.startswith("EUR") else 1
                yield {
                    "household": int(household.id),
                    "right": one.right.id,
                    "state": one.state,
                    "eligible": one.eligible,
                    "amount": _scaled(one.amount.value, scale),
                    "amount_state": one.amount.state,
                    "amount_min": _scaled(one.amount.low, scale),
                    "amount_max": _scaled(one.amount.high, scale),
                }


def _scaled(amount, scale):
    return None if amount is None else float(amount) / scale


def in_order(rows):
    return sorted(rows, key=lambda row: (row["household"], row["right"]))


class TestAnswers:
    @pytest.mark.parametrize(("on", "unknown"), [(ON, 0.3), (date(2019, 10, 15), 0.1)])
    def test_are_those_of_each_household(self, on, unknown):
        some_persons, some_households = populations.tables(15, unknown, on)

        found = batch.assess(some_persons, some_households)

        assert in_order(found.to_pylist()) == in_order(one_by_one(some_persons, some_households))

    def test_of_different_days_use_the_figures_of_each_day(self):
        first, second = (populations.tables(4, 0.2, on, seed=2) for on in (ON, date(2022, 9, 10)))
        late = pa.table({**_columns(second[1]), "id": [4, 5, 6, 7]})
        late_persons = pa.table({**_columns(second[0]), "household": pa.array(_shifted(second[0], 4))})
        both = [pa.concat_tables(pair) for pair in ((first[0], late_persons), (first[1], late))]

        found = in_order(batch.assess(*both).to_pylist())

        assert found == in_order(one_by_one(*both))

    def test_are_the_same_for_persons_in_any_order(self):
        some_persons, some_households = populations.tables(6, 0.2)
        mixed = some_persons.take(list(reversed(range(some_persons.num_rows))))

        leefloon = [
            [row["state"] for row in answers(one, some_households, "leefloon")]
            for one in (some_persons, mixed)
        ]

        assert leefloon[0] == leefloon[1]

    def test_take_euros_and_give_euros(self):
        alone = persons(birth=[date(1980, 1, 1)], means_month=[288.46])
        found = answers(alone, households(), "leefloon")[0]

        # 1288.46 for who lives alone, less the means.
        assert (found["state"], found["amount"], found["amount_state"]) == ("yes", 1000.0, "exact")

    def test_leave_open_what_is_null(self):
        found = answers(persons(birth=[date(1980, 1, 1)], means_month=[None]), households(), "leefloon")[0]

        assert (found["state"], found["eligible"], found["amount"]) == ("fact_unknown", None, None)
        assert (found["amount_min"], found["amount_max"]) == (0.0, 1288.46)

    def test_take_a_benefit_without_its_first_day(self):
        found = answers(persons(benefit_igo=[True]), households(), "sociaal_tarief_energie")[0]

        assert found["state"] == "yes"

    def test_take_no_benefit_that_begins_later(self):
        later = persons(benefit_igo_since=[date(2024, 7, 1)])
        flats = households(social_flat_collective_heating=[False])
        found = answers(later, flats, "sociaal_tarief_energie")[0]

        assert found["state"] == "no"

    def test_of_one_household_do_not_depend_on_the_others(self):
        some_persons, some_households = populations.tables(8, 0.3)
        alone = [table.filter(pa.compute.equal(table[key], 3)) for table, key in (
            (some_persons, "household"), (some_households, "id"))]  # fmt: skip

        together = batch.assess(some_persons, some_households).to_pylist()
        among = [row for row in together if row["household"] == 3]

        assert batch.assess(*alone).to_pylist() == among


class TestPopulation:
    def test_needs_the_household_of_each_person(self):
        with pytest.raises(MissingColumn, match="no column 'household'; there are role"):
            batch.assess(pa.table({"role": ["applicant"]}), households(), on=ON)

    def test_needs_roles(self):
        with pytest.raises(MissingColumn, match="no column 'role'"):
            batch.assess(pa.table({"household": [1]}), households(), on=ON)

    def test_needs_a_day(self):
        with pytest.raises(batch.NoDay, match="household 1 has no date"):
            batch.assess(persons(), households())

    def test_needs_a_day_of_each_household(self):
        two = pa.table({"id": [1, 2], "date": pa.array([ON, None])})
        both = pa.table({"household": [1, 2], "role": ["applicant", "applicant"]})

        with pytest.raises(batch.NoDay, match="household 2 has no date"):
            batch.assess(both, two)

    def test_holds_no_empty_household(self):
        with pytest.raises(NoMembers, match="household 2 has no persons"):
            batch.assess(persons(), pa.table({"id": [1, 2]}), on=ON)

    def test_holds_no_person_of_another_household(self):
        with pytest.raises(StrangeHousehold, match="household 1, which is not among"):
            batch.assess(persons(), pa.table({"id": [2]}), on=ON)

    @pytest.mark.parametrize(
        ("roles", "found"), [(["child", "child"], 0), (["applicant"] * 2, 2), ([None] * 2, 2)]
    )
    def test_has_one_applicant_in_each_household(self, roles, found):
        both = pa.table({"household": [1, 1], "role": pa.array(roles, pa.string())})

        with pytest.raises(NoApplicant, match=f"household 1 has {found} with role applicant"):
            batch.assess(both, households(), on=ON)

    @pytest.mark.parametrize(
        ("column", "value", "message"),
        [
            ("means_month", 10.005, "holds 10.005; it must hold euros with at most two decimals"),
            ("means_month", -1.0, "holds -1.0; it must hold euros from 0"),
            ("points", 19, "holds 19.0; it must hold numbers from 0 to 18"),
            ("points", "many", "holds 'string'; it must hold numbers"),
            ("birth", 1980, "holds 'int64'; it must hold days"),
            ("birth", date(1600, 1, 1), "holds '1600-01-01'; it must hold days from 1800-01-01"),
            ("home_nursing", "D", "holds 'D'; it must hold one of A, B, C, none"),
            ("home_nursing", 3.5, "holds 'double'; it must hold texts"),
            ("dependant", "yes", "holds 'string'; it must hold yes or no"),
        ],
    )
    def test_refuses_what_a_fact_cannot_be(self, column, value, message):
        with pytest.raises(BadColumn, match=message):
            batch.assess(persons(**{column: [value]}), households(), on=ON)

    def test_takes_another_town_for_elsewhere(self):
        found = answers(persons(), households(municipality=["Hasselt"]), "genk_mantelzorg")[0]

        assert found["state"] == "no"


def _columns(table):
    return {name: table[name] for name in table.column_names}


def _shifted(table, by):
    return [place + by for place in table["household"].to_pylist()]
