import pytest

from akkoord.rights import telling
from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("huurpremie")
ON = day("2024-06-15")
# 3/4 x 800.00 = 600.00, and 600.00 x 55 = 33,000.00: an income of that much leaves nothing.
HOME = {
    "tenure": "tenant",
    "waiting_list_years": 4,
    "rent_month": 800_00,
    "max_rent_month": 800_00,
    "income_limit_ok": True,
    "housing_income": 32_999_99,
}


class TestIsEntitled:
    def test_holds_at_every_limit(self):
        assert RIGHT.holds(household(person(), **HOME), ON)

    @pytest.mark.parametrize(
        "known",
        [
            {"tenure": "owner"},
            {"tenure": "social_tenant"},
            {"waiting_list_years": 3},
            {"rent_month": 800_01},
            {"income_limit_ok": False},
            {"housing_income": 33_000_00},
        ],
        ids=lambda known: next(iter(known)),
    )
    def test_fails_where_one_condition_fails(self, known):
        assert not RIGHT.holds(household(person(), **HOME | known), ON)

    def test_needs_no_figure(self):
        assert RIGHT.holds(household(person(), **HOME), day("2027-06-15"))


# The same as a file tells it; the formula gives 600.00 - 16,500.00 / 55 = 300.00.
TOLD = {
    "tenure": "tenant",
    "waiting_list_years": 5,
    "rent_month": 750,
    "max_rent_month": 800,
    "income_limit_ok": True,
    "housing_income": 16_500,
    "disabled_single": False,
}
CHILD = {"role": "child", "dependant": True}


def amount(on="2024-06-15", members=({},), **known):
    return assess(RIGHT.right, told(on, *members, **TOLD | known)).amount


class TestAmount:
    @pytest.mark.parametrize(
        ("income", "cents"),
        [
            # 600.00 - 25,000 / 55 = 600.00 - 454.5454... = 145.4545...
            (25_000, 145_45),
            # 600.00 - 32,999.99 / 55 = 0.00018...: more than nothing, and nothing once rounded.
            (32_999.99, 0),
            # 600.00 - 22,245.30 / 55 = 195.54: the highest amount for nobody dependent.
            (22_245.30, 195_54),
            (22_000, 195_54),
        ],
    )
    def test_follows_the_formula_up_to_the_highest_amount(self, income, cents):
        assert amount(housing_income=income).value == cents

    @pytest.mark.parametrize(
        ("children", "disabled", "cents"),
        [
            (0, False, 195_54),
            # 195.54 + 32.59
            (1, False, 228_13),
            (0, True, 228_13),
            # 195.54 + 3 x 32.59
            (3, False, 293_31),
            # 195.54 + 4 x 32.59 = 325.90 is above the 300.00 of the formula.
            (4, False, 300_00),
        ],
    )
    def test_is_higher_with_dependants(self, children, disabled, cents):
        members = ({}, *[CHILD] * children)

        assert amount(members=members, disabled_single=disabled).value == cents

    def test_counts_four_dependants_at_most(self):
        members = ({}, *[CHILD] * 4)

        # 600.00 - 0 is above 195.54 + 4 x 32.59 = 325.90, with a fifth or without.
        assert amount(members=members, housing_income=0).value == 325_90
        assert amount(members=members, housing_income=0, disabled_single=True).value == 325_90

    def test_counts_no_dependants_who_live_elsewhere(self):
        assert amount(members=({}, CHILD | {"same_address": False})).value == 195_54

    def test_is_lower_outside_the_cities_with_high_rents(self):
        # 177.76 + 29.63
        assert amount(municipality="Bilzen", members=({}, CHILD)).value == 207_39

    @pytest.mark.parametrize(
        ("on", "cents"),
        [
            ("2021-12-31", None),
            ("2022-01-01", 173_66),
            ("2022-12-31", 173_66),
            ("2023-01-01", None),
            ("2023-12-31", None),
            ("2024-01-01", 195_54),
            ("2024-12-31", 195_54),
            ("2025-01-01", None),
        ],
    )
    def test_has_the_highest_amount_of_the_day(self, on, cents):
        assert amount(on).value == cents

    def test_is_sure_without_that_amount_where_the_formula_gives_less(self):
        # The highest amount only goes up: from 195.54 of 2024, so 145.45 stays.
        assert amount("2025-06-15", housing_income=25_000).value == 145_45

    def test_lies_between_the_last_known_highest_amount_and_the_formula(self):
        found = amount("2025-06-15")

        assert (found.state, found.low, found.high) == ("figure_unknown", 195_54, 300_00)


class TestUnknown:
    @pytest.mark.parametrize(
        ("known", "settles"),
        [
            ({"tenure": None}, {"tenure"}),
            ({"waiting_list_years": None}, {"waiting_list_years"}),
            ({"rent_month": None}, {"rent_month"}),
            ({"income_limit_ok": None}, {"income_limit_ok"}),
            ({"housing_income": None}, {"housing_income"}),
            ({"max_rent_month": None}, {"max_rent_month"}),
        ],
    )
    def test_is_settled_by_what_is_missing(self, known, settles):
        found = assess(RIGHT.right, told("2024-06-15", {}, **TOLD | known))

        assert (found.eligible, set(found.settles)) == (None, settles)

    def test_a_range_of_income_can_be_enough(self):
        found = assess(RIGHT.right, told("2024-06-15", {}, **TOLD | {"housing_income": {"at_most": 20_000}}))

        # Up to 20,000.00 the formula gives 236.36 or more: the highest amount decides.
        assert (found.eligible, found.amount.value, found.settles) == (True, 195_54, ())

    def test_is_refused_to_owners_whatever_else_is_unknown(self):
        assert assess(RIGHT.right, told("2024-06-15", {}, tenure="owner")).eligible is False


class TestReasons:
    def test_name_each_condition_that_fails_with_its_numbers(self):
        known = TOLD | {"waiting_list_years": 3, "rent_month": 800.5, "income_limit_ok": False}
        reasons = telling.because(assess(RIGHT.right, told("2024-06-15", {}, **known)))

        assert " ".join(telling.sentence(why, "en") for why in reasons) == (
            "You have not yet been on the waiting list for a social home for four years."
            " Years that you have waited: 3."
            " Your income is above the limit."
            " Your rent is above the maximum rent. Your rent is €800.50 a month."
            " The maximum rent for your household is €800 a month."
        )
