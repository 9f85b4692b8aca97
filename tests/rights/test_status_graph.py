"""Each arrow of the status graph is true in the engine."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from akkoord.rights import household_assessment, status_graph
from akkoord.rights.facts import BENEFITS, facts
from akkoord.rights.law_book import in_force
from akkoord.rules.rule import rounded
from known_households import told

ON = date(2024, 6, 15)
OPENS = [arrow for arrow in status_graph.arrows() if arrow.effect == "opens"]


@dataclass(frozen=True)
class Example:
    """What makes an arrow start, told of the applicant, the household or a child; and what else is asked."""

    applicant: dict = field(default_factory=dict)
    household: dict = field(default_factory=dict)
    child: dict | None = None
    besides: dict = field(default_factory=dict)
    besides_household: dict = field(default_factory=dict)
    # Told in the place of what makes it start: just not enough.
    not_enough: dict = field(default_factory=dict)
    on: date = ON


def benefit(kind, not_enough="2024-06-16"):
    """Return an example of a benefit since 2023; it is not enough where it is held since a later day."""
    return Example(
        applicant={"benefits": [{"type": kind, "since": "2023-01-01"}]},
        not_enough={"benefits": [{"type": kind, "since": not_enough}]} if not_enough else {"benefits": []},
    )


CARE = {"birth": "1950-01-01", "carer": True, "province": "Limburg", "invalidity": 0, "dementia": False}
AT_HOME = {"months_in_genk": 12, "at_home": True, "gross_taxable_income_prev_year": 10000}
EXAMPLES = {
    ("leefloon", "verhoogde_tegemoetkoming"): benefit("leefloon", "2024-03-02"),
    ("leefloon", "sociaal_tarief_energie"): benefit("leefloon", None),
    ("leefloon", "sociaal_tarief_water"): benefit("leefloon", "2024-01-02"),
    ("leefloon", "de_lijn_sociaal"): benefit("leefloon", None),
    **{
        (kind, right): benefit(kind, "2024-01-02" if right == "sociaal_tarief_water" else None)
        for kind in ("igo", "ivt", "it", "zorgbudget_ouderen")
        for right in ("verhoogde_tegemoetkoming", "sociaal_tarief_energie", "sociaal_tarief_water")
    },
    **{(kind, "de_lijn_sociaal"): benefit(kind, None) for kind in ("igo", "ivt", "it")},
    ("pillar1", "verhoogde_tegemoetkoming"): Example(
        child={"pillar1": 4, "dependant": True}, not_enough={"pillar1": 3}
    ),
    ("pillar1", "sociaal_tarief_energie"): Example(child={"pillar1": 4}, not_enough={"pillar1": 3}),
    # 2023: 25630.67 for one person.
    ("gross_taxable_income_prev_year", "verhoogde_tegemoetkoming"): Example(
        household={"gross_taxable_income_prev_year": 25630.67},
        not_enough={"gross_taxable_income_prev_year": 25630.68},
    ),
    ("points", "genk_mantelzorg"): Example(
        {"points": 12}, besides=CARE, besides_household=AT_HOME, not_enough={"points": 11}
    ),
    ("points", "genk_taxicheques"): Example(
        {"points": 12}, besides={"wheelchair": True}, not_enough={"points": 11}
    ),
    ("points", "genk_huisvuilzakken"): Example({"points": 12}, not_enough={"points": 11}),
    **{
        ("verhoogde_tegemoetkoming", right): Example(
            household={"vt_status": True}, not_enough={"vt_status": False}
        )
        for right in ("nmbs_vt", "de_lijn_sociaal", "uitpas_kansentarief")
    },
    ("verhoogde_tegemoetkoming", "zorgpremie"): Example(
        household={"vt_on_1jan_prev_year": True}, not_enough={"vt_on_1jan_prev_year": False}
    ),
    ("verhoogde_tegemoetkoming", "sociaal_tarief_energie"): Example(
        household={"vt_status": True}, not_enough={"vt_status": False}, on=date(2022, 6, 15)
    ),
}


def named(arrows):
    return [pytest.param(arrow, id=f"{arrow.source}-{arrow.target}") for arrow in arrows]


def state(arrow, example, *, is_enough=True, on=None):
    """Return the answer of the engine for the right at the end of an arrow."""
    more = {} if is_enough else example.not_enough
    applicant = {"birth": "1975-03-01"} | example.besides | example.applicant
    home = example.besides_household | example.household
    child = example.child
    if child is not None:
        child = {"role": "child", "birth": "2015-01-01"} | child | more
    elif example.household:
        home |= more
    else:
        applicant |= more
    people = [applicant] if child is None else [applicant, child]
    known = told((on or example.on).isoformat(), *people, **home)
    return household_assessment.assess(in_force().right(arrow.target), known).state


class TestStatusGraph:
    @pytest.mark.parametrize("arrow", named(status_graph.arrows()))
    def test_goes_from_and_to_what_there_is(self, arrow):
        book = in_force()
        known = {
            "benefit": BENEFITS,
            "right": [right.id for right in book.rights],
            "fact": [name for _, name in facts()],
            "figure": book.figures,
        }

        assert arrow.source in known[arrow.kind]
        assert book.right(arrow.target).is_computable
        assert set(arrow.when) == {"nl", "en"}

    def test_has_each_arrow_once(self):
        pairs = [(arrow.source, arrow.target) for arrow in status_graph.arrows()]

        assert len(set(pairs)) == len(pairs)
        assert {(arrow.source, arrow.target) for arrow in OPENS} == set(EXAMPLES)

    @pytest.mark.parametrize("arrow", named(OPENS))
    def test_opens_the_right_whatever_else_is_unknown(self, arrow):
        example = EXAMPLES[arrow.source, arrow.target]

        assert state(arrow, example) == "yes"
        assert state(arrow, example, is_enough=False) != "yes"

    @pytest.mark.parametrize("arrow", named(arrow for arrow in OPENS if arrow.first_day or arrow.last_day))
    def test_opens_it_on_the_days_that_it_names_only(self, arrow):
        example, day = EXAMPLES[arrow.source, arrow.target], timedelta(days=1)
        days = (arrow.first_day - day, arrow.first_day, arrow.last_day, arrow.last_day + day)

        assert [state(arrow, example, on=on) == "yes" for on in days] == [False, True, True, False]

    def test_lowers_the_ceiling_of_the_maximumfactuur(self):
        # 2019: with an income of 60,000 the ceiling is 1910.16; with the status 477.54.
        amounts = [
            household_assessment.assess(
                in_force().right("maf"),
                told(
                    "2019-06-15",
                    {"birth": "1975-03-01"},
                    vt_status=status,
                    net_taxable_income_ref=60000,
                    copay_year=2000,
                    chronic=False,
                ),
            ).amount.value
            for status in (False, True)
        ]

        assert amounts == [200000 - 191016, 200000 - 47754]

    @pytest.mark.parametrize(
        ("day", "income_year"), [(date(2019, 1, 1), 2018), (date(2023, 1, 1), 2022), (date(2024, 1, 1), 2023)]
    )
    def test_genk_took_over_the_ceiling_of_the_verhoogde_tegemoetkoming(self, day, income_year):
        of_genk = in_force().figures["gnut"].row_on(day).value
        ceiling = in_force().figures["vt.ceiling_prev_year"].row_on(date(income_year, 1, 1)).value

        assert of_genk[:2] == ceiling

    @pytest.mark.parametrize("day", [date(2024, 5, 1), date(2025, 2, 1)])
    def test_pro_deo_takes_off_a_fifth_of_the_leefloon_of_category_3(self, day):
        category_3 = in_force().figures["leefloon.amount"].row_on(day).value[2]
        deducted = in_force().figures["pd.deduction"].row_on(day).value

        assert deducted * 100 == rounded(category_3 * 100 / 5)
