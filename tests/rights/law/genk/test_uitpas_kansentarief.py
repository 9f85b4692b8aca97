import pytest

from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("uitpas_kansentarief")
ON = day("2024-02-15")

# No verhoogde tegemoetkoming, so that the reason of the test decides.
NONE = {"vt_status_is_known": True, "vt_status": False}
NO_REASON = {"vt_status": False, "debt_mediation": False, "ocmw_client": False, "maatwerk": False}


class TestIsEntitled:
    @pytest.mark.parametrize(
        ("known", "expected"),
        [
            ({}, False),
            ({"debt_mediation": True}, True),
            ({"ocmw_client": True}, True),
            ({"maatwerk": True}, True),
            ({"vt_status": True}, True),
            # Every municipality has its own regulation; this one is the usual one.
            ({"vt_status": True, "municipality": "other"}, True),
        ],
    )
    def test_needs_one_reason(self, known, expected):
        assert RIGHT.holds(household(person(), **NONE | known), ON) is expected

    def test_computes_the_verhoogde_tegemoetkoming_where_it_is_not_told(self):
        home = household(person(holds_igo=True, igo_since=2024_02_01))

        assert RIGHT.holds(home, ON)


class TestAmount:
    def test_is_a_share_of_the_price(self):
        assert float(RIGHT.amount(household(person()), ON)) == 0.8


class TestUnknown:
    @pytest.mark.parametrize("fact", NO_REASON)
    def test_is_settled_by_the_reason_that_is_missing(self, fact):
        found = assess(RIGHT.right, told("2024-02-15", {}, **NO_REASON | {fact: None}))

        if fact == "vt_status":  # then it is computed, from the income
            fact = "gross_taxable_income_prev_year"
        assert (found.eligible, found.settles) == (None, (fact,))

    def test_is_settled_by_one_reason(self):
        found = assess(RIGHT.right, told("2024-02-15", {}, maatwerk=True))

        assert (found.eligible, found.settles) == (True, ())

    def test_has_no_rate_before_the_first_source(self):
        found = assess(RIGHT.right, told("2022-12-31", {}, maatwerk=True))

        assert (found.eligible, found.amount.state) == (True, "figure_unknown")
