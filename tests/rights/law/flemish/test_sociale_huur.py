import pytest

from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("sociale_huur")
ON = day("2023-06-15")
APPLICANT = {"birth": 2005_06_15, "resident": True}
HOME = {"tenure": "tenant", "housing_income": 28_105_00}


class TestIsEntitled:
    def test_holds_at_every_limit(self):
        assert RIGHT.holds(household(person(**APPLICANT), **HOME), ON)

    @pytest.mark.parametrize(
        ("applicant", "home"),
        [
            ({"birth": 2005_06_16}, {}),
            ({"resident": False}, {}),
            ({}, {"tenure": "owner"}),
            ({}, {"housing_income": 28_105_01}),
        ],
    )
    def test_fails_where_one_condition_fails(self, applicant, home):
        assert not RIGHT.holds(household(person(**APPLICANT | applicant), **HOME | home), ON)

    def test_is_for_who_lives_in_a_social_home_too(self):
        assert RIGHT.holds(household(person(**APPLICANT), **HOME | {"tenure": "social_tenant"}), ON)

    def test_has_the_limits_of_the_huursubsidie(self):
        child = person("child", dependant=True)

        # 42,156 + 2,356
        assert RIGHT.holds(household(person(**APPLICANT), child, **HOME | {"housing_income": 44_512_00}), ON)
        assert not RIGHT.holds(
            household(person(**APPLICANT), child, **HOME | {"housing_income": 44_512_01}), ON
        )


class TestUnknown:
    @pytest.mark.parametrize(
        ("applicant", "home", "settles"),
        [
            ({"birth": "1980-03-01"}, {"tenure": "tenant", "housing_income": 20_000}, ()),
            ({}, {"tenure": "tenant", "housing_income": 20_000}, ("a.birth",)),
            ({"birth": "1980-03-01"}, {"housing_income": 20_000}, ("tenure",)),
            ({"birth": "1980-03-01"}, {"tenure": "tenant"}, ("housing_income", "disabled_single")),
        ],
    )
    def test_is_settled_by_what_is_missing(self, applicant, home, settles):
        found = assess(RIGHT.right, told("2023-06-15", applicant, **home))

        assert found.eligible is (None if settles else True)
        assert set(found.settles) == set(settles)

    def test_is_a_status_without_an_amount(self):
        home = told("2023-06-15", {"birth": "1980-03-01"}, tenure="tenant", housing_income=20_000)

        assert assess(RIGHT.right, home).amount.state == "none"
