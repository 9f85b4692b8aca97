from dataclasses import replace

import pytest

from akkoord.dated import DatedValue
from akkoord.rights import law_book
from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, reasons, told

RIGHT = plain("genk_mantelzorg")

# 60 today, and in Genk for just a month.
CARED_FOR = person(birth=1965_06_10, dementia=True)
CARER = person("other", carer=True, province="Limburg", same_address=False)
HOME = {"months_in_genk": 1, "at_home": True, "gross_taxable_income_prev_year": 20_628_82}
ON = day("2025-06-10")


def holds(on=ON, *, applicant=CARED_FOR, carer=CARER, others=(), **known):
    return RIGHT.holds(household(applicant, carer, *others, **HOME | known), on)


class TestIsEntitled:
    def test_holds_at_every_limit(self):
        assert holds()

    @pytest.mark.parametrize(
        "known",
        [
            {"municipality": "other"},
            {"months_in_genk": 0},
            {"at_home": False},
            {"gross_taxable_income_prev_year": 20_628_83},
            {"applicant": replace(CARED_FOR, birth=1965_06_11)},
            {"applicant": replace(CARED_FOR, dementia=False)},
            {"carer": replace(CARER, carer=False)},
            {"carer": replace(CARER, province="other")},
        ],
        ids=lambda known: next(iter(known)),
    )
    def test_fails_where_one_condition_fails(self, known):
        assert not holds(**known)

    @pytest.mark.parametrize(
        ("attest", "counts"),
        [
            ({"invalidity": 80}, True),
            ({"invalidity": 79}, False),
            ({"points": 12}, True),
            ({"points": 11}, False),
            ({"home_nursing": "B"}, True),
            ({"home_nursing": "C"}, True),
            ({"home_nursing": "A"}, False),
            # Planned by the agreement of the city, and not yet in the regulation.
            ({"holds_zorgbudget_zz": True}, False),
        ],
    )
    def test_needs_an_attest(self, attest, counts):
        assert holds(applicant=replace(CARED_FOR, dementia=False, **attest)) is counts

    @pytest.mark.parametrize(
        ("on", "partner", "income", "is_low"),
        [
            # Limits 19,057.83 and 21,557.83 until 2021; 20,628.82 and 23,128.82 from 2022.
            ("2021-12-31", None, 19_057_83, True),
            ("2021-12-31", None, 19_057_84, False),
            ("2022-01-01", None, 19_057_84, True),
            ("2021-12-31", {}, 21_557_83, True),
            ("2021-12-31", {}, 21_557_84, False),
            ("2022-01-01", {}, 23_128_82, True),
            ("2022-01-01", {}, 23_128_83, False),
            # A partner who lives elsewhere does not make a couple at the address.
            ("2022-01-01", {"same_address": False}, 20_628_83, False),
        ],
    )
    def test_looks_at_the_limit_of_the_day_for_one_or_for_two(self, on, partner, income, is_low):
        others = () if partner is None else (person("partner", **partner),)
        older = replace(CARED_FOR, birth=1940_01_01)

        found = holds(day(on), applicant=older, others=others, gross_taxable_income_prev_year=income)

        assert found is is_low

    def test_takes_a_carer_at_the_address_too(self):
        assert holds(carer=replace(CARER, same_address=True))


class TestAmount:
    @pytest.mark.parametrize(("on", "cents"), [("2025-12-31", 50_00), ("2026-01-01", 40_00)])
    def test_went_down_in_2026(self, on, cents):
        assert RIGHT.amount(household(CARED_FOR, CARER), day(on)) == cents


# The same as a file tells it.
TOLD = {"birth": "1940-03-01", "dementia": True}
NO_ATTEST = {"dementia": False, "points": 0, "invalidity": 0, "home_nursing": "none"}
TOLD_CARER = {"role": "other", "carer": True, "province": "Limburg", "same_address": False}
TOLD_HOME = {"months_in_genk": 24, "at_home": True, "gross_taxable_income_prev_year": 20_000}


class TestUnknown:
    @pytest.mark.parametrize(
        ("home", "applicant", "carer", "settles"),
        [
            ({}, {}, {}, ()),
            ({"at_home": None}, {}, {}, ("at_home",)),
            ({"gross_taxable_income_prev_year": None}, {}, {}, ("gross_taxable_income_prev_year",)),
            ({"months_in_genk": None}, {"birth": None}, {}, ("a.birth", "months_in_genk")),
            ({}, {}, {"province": None}, ("b.province",)),
            # One attest is enough; without it every other one can be the one, but not the zorgbudget.
            (
                {},
                {"dementia": None, "points": 11, "benefits": "?"},
                {},
                ("a.invalidity", "a.dementia", "a.home_nursing"),
            ),
        ],
    )
    def test_is_settled_by_what_is_missing(self, home, applicant, carer, settles):
        household = told("2025-06-10", TOLD | applicant, TOLD_CARER | carer, **TOLD_HOME | home)
        found = assess(RIGHT.right, household)

        assert (found.eligible, found.settles) == (None if settles else True, settles)

    def test_is_refused_whatever_else_is_unknown(self):
        assert assess(RIGHT.right, told("2025-06-10", {"birth": "1990-03-01"})).eligible is False
        assert assess(RIGHT.right, told("2025-06-10", TOLD)).eligible is False  # nobody cares

    def test_needs_the_limit_of_the_day(self):
        found = assess(RIGHT.right, told("2027-01-01", TOLD, TOLD_CARER, **TOLD_HOME))

        assert (found.state, found.settles) == ("figure_unknown", ())

    def test_still_refuses_the_zorgbudget_after_2026(self):
        # A regulation stays until it is changed, unlike an amount.
        applicant = TOLD | NO_ATTEST | {"benefits": [{"type": "zorgbudget_zz", "since": "2020-01-01"}]}

        found = assess(RIGHT.right, told("2027-01-01", applicant, TOLD_CARER, **TOLD_HOME))

        assert found.eligible is False


class TestExtension:
    """What the agreement of the city plans: the zorgbudget for heavy care needs counts as an attest.

    When it starts is not known; here it would on 1 July 2025, by a decision that is made up.
    """

    KEY = "gmz.zorgbudget_zz_counts"
    START = DatedValue(True, day("2025-07-01"), "made-up decision")

    @pytest.fixture
    def book(self):
        law = law_book.in_force()
        return replace(law, changed={self.KEY: law.series[self.KEY].replaced_from(self.START)})

    @pytest.mark.parametrize(
        ("on", "benefits", "eligible", "settles"),
        [
            ("2025-06-30", [{"type": "zorgbudget_zz", "since": "2020-01-01"}], False, ()),
            ("2025-07-01", [{"type": "zorgbudget_zz", "since": "2020-01-01"}], True, ()),
            ("2025-07-01", [{"type": "zorgbudget_ouderen", "since": "2020-01-01"}], False, ()),
            ("2025-07-01", [], False, ()),
            ("2025-07-01", "?", None, ("a.benefits",)),
        ],
    )
    def test_is_one_figure(self, book, on, benefits, eligible, settles):
        applicant = TOLD | NO_ATTEST | {"benefits": benefits}

        found = assess(RIGHT.right, told(on, applicant, TOLD_CARER, **TOLD_HOME), book)

        assert (found.eligible, found.settles) == (eligible, settles)


class TestReasons:
    def test_name_every_proof_that_is_missing(self):
        found = reasons("genk_mantelzorg", told("2025-06-10", TOLD | NO_ATTEST, TOLD_CARER, **TOLD_HOME))

        assert found == [
            "has_attest.no",
            "has_dementia.no",
            "has_much_home_nursing.no",
            "has_zorgbudget_that_counts.no",
        ]

    def test_name_the_proof_that_counts(self):
        found = reasons("genk_mantelzorg", told("2025-06-10", TOLD, TOLD_CARER, **TOLD_HOME))

        assert "has_dementia.yes" in found
        assert not any(code.endswith(".no") for code in found)
