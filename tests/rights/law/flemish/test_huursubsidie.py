import pytest

from akkoord.rights import telling
from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("huursubsidie")
ON = day("2023-06-15")
HOME = {"qualifying_move": True, "tenure": "tenant", "housing_income": 28_105_00}
CHILD, OTHER = person("child", dependant=True), person("other")


class TestIsEntitled:
    def test_holds_at_the_limit(self):
        assert RIGHT.holds(household(person(), **HOME), ON)

    @pytest.mark.parametrize(
        "known",
        [{"qualifying_move": False}, {"tenure": "owner"}, {"housing_income": 28_105_01}],
        ids=lambda known: next(iter(known)),
    )
    def test_fails_where_one_condition_fails(self, known):
        assert not RIGHT.holds(household(person(), **HOME | known), ON)

    @pytest.mark.parametrize("tenure", ["tenant", "social_tenant"])
    def test_is_for_who_owns_no_home(self, tenure):
        assert RIGHT.holds(household(person(), **HOME | {"tenure": tenure}), ON)

    @pytest.mark.parametrize(
        ("others", "disabled", "limit"),
        [
            # The row of 2023: 28,105 alone, 30,460 with a handicap, else 42,156 + 2,356 for each dependant.
            ((), False, 28_105_00),
            ((), True, 30_460_00),
            ((OTHER,), False, 42_156_00),
            # With anybody else at the address the handicap of the applicant changes nothing.
            ((OTHER,), True, 42_156_00),
            ((CHILD,), False, 44_512_00),
            ((CHILD, CHILD, OTHER), False, 46_868_00),
            ((person("partner", dependant=True),), False, 44_512_00),
            # Who lives elsewhere does not count.
            ((person("child", dependant=True, same_address=False),), False, 28_105_00),
        ],
    )
    def test_has_the_limit_of_the_household(self, others, disabled, limit):
        known = HOME | {"disabled_single": disabled}

        assert RIGHT.holds(household(person(), *others, **known | {"housing_income": limit}), ON)
        assert not RIGHT.holds(household(person(), *others, **known | {"housing_income": limit + 1}), ON)

    @pytest.mark.parametrize(
        ("on", "limit"),
        [
            ("2019-01-01", 24_852_00),
            ("2019-12-31", 24_852_00),
            ("2020-01-01", 25_317_00),
            ("2021-01-01", 25_557_00),
            ("2022-01-01", 25_850_00),
            ("2023-01-01", 28_105_00),
            ("2023-12-31", 28_105_00),
        ],
    )
    def test_has_the_limit_of_the_year(self, on, limit):
        assert RIGHT.holds(household(person(), **HOME | {"housing_income": limit}), day(on))
        assert not RIGHT.holds(household(person(), **HOME | {"housing_income": limit + 1}), day(on))


TOLD = {"qualifying_move": True, "tenure": "tenant", "disabled_single": False}


class TestUnknown:
    @pytest.mark.parametrize(
        ("on", "income", "state"),
        [
            # Limits only go up, so what was low enough in 2023 still is; nothing is sure above.
            ("2025-06-15", 28_105, "yes"),
            ("2025-06-15", 28_106, "figure_unknown"),
            # Before the first row nothing is known.
            ("2018-06-15", 10_000, "figure_unknown"),
        ],
    )
    def test_a_limit_that_lapsed_still_decides_below_it(self, on, income, state):
        assert assess(RIGHT.right, told(on, {}, **TOLD, housing_income=income)).state == state

    def test_needs_no_limit_to_refuse_an_owner(self):
        found = assess(RIGHT.right, told("2018-06-15", {}, **TOLD | {"tenure": "owner"}))

        assert (found.eligible, found.settles) == (False, ())

    @pytest.mark.parametrize(
        ("income", "settles"),
        [
            # Under the limit for who lives alone the handicap cannot matter, nor above the other one.
            (28_105, ()),
            (28_106, ("disabled_single",)),
            (30_460, ("disabled_single",)),
            (30_461, ()),
        ],
    )
    def test_a_handicap_settles_it_between_two_limits(self, income, settles):
        known = TOLD | {"disabled_single": None, "housing_income": income}

        assert assess(RIGHT.right, told("2023-06-15", {}, **known)).settles == settles

    def test_has_an_amount_that_no_source_gives(self):
        found = assess(RIGHT.right, told("2023-06-15", {}, **TOLD, housing_income=20_000))

        assert (found.eligible, found.amount.value, found.amount.state) == (True, None, "figure_unknown")


class TestReasons:
    def test_tell_the_limit_of_the_household(self):
        reasons = telling.because(
            assess(RIGHT.right, told("2023-06-15", {}, **TOLD, housing_income=28_105.01))
        )

        assert " ".join(telling.sentence(why, "en") for why in reasons) == (
            "Your income is above the limit for a social home. Your income is €28,105.01 a year."
            " The limit for your household is €28,105 a year."
        )

    def test_say_that_a_limit_is_the_last_one_known(self):
        reasons = telling.because(assess(RIGHT.right, told("2025-06-15", {}, **TOLD, housing_income=20_000)))

        assert reasons[-1].code == "figure.last_known"
        assert "31 december 2023" in telling.sentence(reasons[-1], "nl")
