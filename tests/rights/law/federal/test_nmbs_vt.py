from fractions import Fraction

import pytest

from akkoord.rights.household_assessment import assess
from known_households import plain, reasons, told

RIGHT = plain("nmbs_vt")
# The ceiling of the income of 2023 is 25,630.67 for one.
ON = "2024-03-15"
HALF = Fraction(1, 2)


def asked(on, *members, **facts):
    return assess(RIGHT.right, told(on, {"birth": "1990-03-01"}, *members, **facts))


class TestIsEntitled:
    @pytest.mark.parametrize("vt", [True, False])
    def test_is_the_verhoogde_tegemoetkoming_that_is_known(self, vt):
        assert asked(ON, vt_status=vt).eligible is vt

    @pytest.mark.parametrize(("income", "expected"), [(25_630.67, True), (25_630.68, False)])
    def test_is_else_the_one_that_is_computed(self, income, expected):
        assert asked(ON, gross_taxable_income_prev_year=income).eligible is expected

    def test_takes_the_benefit_of_a_partner(self):
        partner = {"role": "partner", "benefits": [{"type": "igo", "since": "2024-03-15"}]}

        assert asked(ON, partner, gross_taxable_income_prev_year=99_999).eligible is True


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "share"),
        [
            ("2022-12-31", None),
            ("2023-01-01", HALF),
            ("2025-09-30", HALF),
            # The tariffs of October 2025 were not verified: they may be anything.
            ("2025-10-01", None),
            ("2026-06-15", None),
        ],
    )
    def test_is_half_a_ticket_as_long_as_that_is_vouched_for(self, on, share):
        found = asked(on, vt_status=True)

        assert (found.state, found.amount.value) == ("yes", share)
        assert found.amount.state == ("exact" if share else "figure_unknown")

    @pytest.mark.parametrize("on", [ON, "2026-06-15"])
    def test_is_nothing_when_it_is_refused(self, on):
        assert asked(on, vt_status=False).amount.value == 0


class TestUnknown:
    def test_income_settles_it(self):
        assert asked(ON).settles == ("gross_taxable_income_prev_year",)

    @pytest.mark.parametrize(
        ("income", "state"), [(25_630.67, "yes"), (25_630.68, "figure_unknown")], ids=["at", "above"]
    )
    def test_limits_that_have_lapsed_decide_as_far_as_they_reach(self, income, state):
        assert asked("2026-06-15", gross_taxable_income_prev_year=income).state == state


class TestReasons:
    def test_are_those_of_the_verhoogde_tegemoetkoming(self):
        assert reasons("nmbs_vt", told(ON, {}, vt_status=False)) == ["verhoogde_tegemoetkoming.has_status.no"]
