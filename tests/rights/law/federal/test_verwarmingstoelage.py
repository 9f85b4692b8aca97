import pytest

from akkoord.rights.household_assessment import assess
from known_households import plain, reasons, told

RIGHT = plain("verwarmingstoelage")
# 22,925.00 per year and 4,242.16 for each dependant; 210.00 from April 2023 on.
ON = "2023-06-15"

HOME = {"fuel": "oil", "debt_mediation": False, "gross_taxable_income_prev_year": 0}
PARTNER = {"role": "partner"}
CHILD = {"role": "child", "dependant": True}
INCOME_UNKNOWN = {"gross_taxable_income_prev_year": None}
JUST_ABOVE = {"gross_taxable_income_prev_year": 22_925.01}


def asked(on, *others, **facts):
    return assess(RIGHT.right, told(on, {}, *others, **HOME | facts))


def around(limit):
    return limit, round(limit + 0.01, 2)


class TestIsEntitled:
    @pytest.mark.parametrize(
        ("fuel", "expected"),
        [
            ("oil", True),
            ("petroleum_c", True),
            ("propane_bulk", True),
            ("gas_grid", False),
            ("electric", False),
            ("other", False),
        ],
    )
    def test_needs_such_a_fuel(self, fuel, expected):
        assert asked(ON, fuel=fuel).eligible is expected
        assert asked(ON, fuel=fuel, debt_mediation=True).eligible is expected

    @pytest.mark.parametrize(
        ("others", "limit"),
        [
            ([], 22_925.00),
            # 22,925.00 + 4,242.16 for each dependant at the address, a partner never.
            ([CHILD], 27_167.16),
            ([CHILD, CHILD, PARTNER], 31_409.32),
            ([CHILD | {"role": "other"}], 27_167.16),
            ([PARTNER | {"dependant": True}], 22_925.00),
            ([CHILD | {"dependant": False}], 22_925.00),
            ([CHILD | {"same_address": False}], 22_925.00),
        ],
    )
    def test_goes_up_to_a_limit_that_grows_with_the_dependants(self, others, limit):
        at, above = (asked(ON, *others, gross_taxable_income_prev_year=income) for income in around(limit))

        assert (at.state, at.amount.value) == ("yes", 210_00)
        assert (above.state, above.amount.value) == ("no", 0)

    def test_takes_who_is_in_debt_mediation_whatever_the_income(self):
        assert asked(ON, debt_mediation=True, gross_taxable_income_prev_year=99_999).eligible is True

    @pytest.mark.parametrize(
        ("first", "last", "limit"),
        [
            ("2019-07-01", "2020-02-29", 19_566.25),
            ("2022-01-01", "2022-02-28", 20_763.88),
            ("2023-01-01", "2023-10-31", 22_925.00),
            ("2024-05-01", "2025-01-31", 23_851.17),
        ],
    )
    def test_has_the_limit_of_the_day(self, first, last, limit):
        states = [
            asked(on, gross_taxable_income_prev_year=income).state
            for on in (first, last)
            for income in around(limit)
        ]

        assert states == ["yes", "no", "yes", "no"]


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "cents"),
        [
            ("2013-12-31", None),
            ("2014-01-01", 210_00),
            ("2022-06-30", 210_00),
            ("2022-07-01", 456_00),
            ("2022-12-31", 456_00),
            ("2023-03-31", 456_00),
            ("2023-04-01", 210_00),
            ("2023-12-31", 210_00),
            # It went up and down: what has lapsed says nothing.
            ("2024-01-01", None),
            ("2026-06-15", None),
        ],
    )
    def test_is_the_lump_sum_of_the_day(self, on, cents):
        found = asked(on, debt_mediation=True)

        assert (found.state, found.settles, found.amount.value) == ("yes", (), cents)
        assert found.amount.state == ("exact" if cents else "figure_unknown")


class TestUnknownFigures:
    @pytest.mark.parametrize(
        ("first", "last", "known", "next_row"),
        [
            ("2020-03-01", "2021-12-31", 19_566.25, 20_763.88),
            ("2022-03-01", "2022-12-31", 20_763.88, 22_925.00),
            ("2023-11-01", "2024-04-30", 22_925.00, 23_851.17),
        ],
    )
    def test_decide_between_two_rows_as_far_as_they_reach(self, first, last, known, next_row):
        for on in (first, last):
            states = [
                asked(on, gross_taxable_income_prev_year=income).state
                for income in (*around(known), *around(next_row))
            ]

            assert states == ["yes", "figure_unknown", "figure_unknown", "no"]

    @pytest.mark.parametrize(
        ("on", "income", "state"),
        [
            ("2019-06-30", 0, "figure_unknown"),
            ("2025-02-01", 23_851.17, "yes"),
            ("2025-02-01", 23_851.18, "figure_unknown"),
            ("2026-06-15", 23_851.17, "yes"),
            ("2026-06-15", 99_999, "figure_unknown"),
        ],
    )
    def test_know_nothing_before_the_rows_and_a_least_after_them(self, on, income, state):
        assert asked(on, gross_taxable_income_prev_year=income).state == state

    @pytest.mark.parametrize(
        ("on", "settles"),
        [
            ("2021-10-15", ("gross_taxable_income_prev_year",)),
            ("2026-06-15", ("gross_taxable_income_prev_year",)),
            ("2019-06-30", ()),
        ],
    )
    def test_leave_it_to_the_income_where_that_can_settle_it(self, on, settles):
        found = asked(on, gross_taxable_income_prev_year=None)

        assert (found.eligible, found.settles) == (None, settles)

    def test_do_not_matter_with_another_fuel(self):
        assert asked("2026-06-15", fuel="gas_grid").state == "no"


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("others", "known", "eligible", "settles"),
        [
            ([], {"fuel": None}, None, {"fuel"}),
            ([], INCOME_UNKNOWN, None, {"gross_taxable_income_prev_year"}),
            (
                [],
                INCOME_UNKNOWN | {"debt_mediation": None},
                None,
                {"debt_mediation", "gross_taxable_income_prev_year"},
            ),
            ([], INCOME_UNKNOWN | {"debt_mediation": True}, True, set()),
            ([], {"debt_mediation": None}, True, set()),
            ([], JUST_ABOVE | {"debt_mediation": None}, None, {"debt_mediation"}),
            ([], JUST_ABOVE | {"fuel": None}, False, set()),
            ([], INCOME_UNKNOWN | {"debt_mediation": None, "fuel": "electric"}, False, set()),
            # 22,925.00 or 27,167.16
            ([CHILD | {"dependant": "?"}], JUST_ABOVE, None, {"b.dependant"}),
            ([CHILD | {"dependant": "?"}], {"gross_taxable_income_prev_year": 27_167.17}, False, set()),
            ([PARTNER | {"dependant": "?"}], JUST_ABOVE, False, set()),
        ],
    )
    def test_settle_it_where_they_can_change_it(self, others, known, eligible, settles):
        found = asked(ON, *others, **known)

        assert found.eligible is eligible
        assert set(found.settles) == settles


class TestReasons:
    def test_name_the_fuel(self):
        assert reasons("verwarmingstoelage", told(ON, {}, **HOME | {"fuel": "electric"})) == [
            "heats_with_such_fuel.no"
        ]

    def test_name_both_ways_that_failed(self):
        home = told(ON, {}, **HOME | JUST_ABOVE)

        assert set(reasons("verwarmingstoelage", home)) == {"has_low_income.no", "has_debts_in_mediation.no"}
