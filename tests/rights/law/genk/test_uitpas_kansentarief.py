import pytest
from known_households import day, household, person, plain

RIGHT = plain("uitpas_kansentarief")
ON = day("2024-06-15")

# No verhoogde tegemoetkoming, so that the reason of the test decides.
NONE = {"vt_status_is_known": True, "vt_status": False}


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
        home = household(person(holds_igo=True, igo_since=2024_06_01))

        assert RIGHT.holds(home, ON)


class TestAmount:
    def test_is_a_share_of_the_price(self):
        assert float(RIGHT.amount(household(person()), ON)) == 0.8
