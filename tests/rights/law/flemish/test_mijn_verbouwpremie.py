import pytest

from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("mijn_verbouwpremie")
ON = day("2022-11-15")
PARTNER, CHILD = person("partner"), person("child", dependant=True)


class TestIsEntitled:
    @pytest.mark.parametrize(
        ("tenure", "expected"), [("owner", True), ("tenant", False), ("social_tenant", False)]
    )
    def test_is_for_who_owns_the_home(self, tenure, expected):
        assert RIGHT.holds(household(person(), tenure=tenure), ON) is expected

    @pytest.mark.parametrize("on", ["2018-06-15", "2027-06-15"])
    def test_needs_no_figure(self, on):
        assert assess(RIGHT.right, told(on, {}, tenure="owner")).state == "yes"
        assert assess(RIGHT.right, told(on, {}, tenure="tenant")).state == "no"


class TestCategory:
    @pytest.mark.parametrize(
        ("others", "lowest", "middle"),
        [
            ((), 36_278_00, 46_170_00),
            # Somebody who does not depend on the applicant changes nothing.
            ((person("other"),), 36_278_00, 46_170_00),
            ((PARTNER,), 50_787_00, 65_960_00),
            # The first dependant of a single person is in the limit; of a couple each one raises it.
            ((CHILD,), 50_787_00, 65_960_00),
            ((CHILD, CHILD), 54_487_00, 69_660_00),
            ((PARTNER, CHILD), 54_487_00, 69_660_00),
            ((PARTNER, CHILD, CHILD), 58_187_00, 73_360_00),
            ((person("child", dependant=True, same_address=False),), 36_278_00, 46_170_00),
        ],
    )
    def test_has_the_limits_of_the_household(self, others, lowest, middle):
        incomes = (0, lowest, lowest + 1, middle, middle + 1)
        homes = [household(person(), *others, housing_income=income) for income in incomes]

        assert [RIGHT.also("category", home, ON) for home in homes] == [1, 1, 2, 2, 3]

    def test_has_words(self):
        assert RIGHT.right.options["category"] == (None, "lowest", "middle", "highest")


class TestAmount:
    @pytest.mark.parametrize("on", ["2022-11-15", "2024-06-15", "2025-06-15"])
    def test_is_never_known_for_the_limits_and_the_shares_are_of_different_years(self, on):
        found = assess(RIGHT.right, told(on, {}, tenure="owner", housing_income=20_000))

        assert (found.eligible, found.amount.value, found.amount.state) == (True, None, "figure_unknown")

    def test_is_nothing_for_a_tenant(self):
        found = assess(RIGHT.right, told("2024-06-15", {}, tenure="tenant"))

        assert (found.eligible, found.amount.value) == (False, 0)
