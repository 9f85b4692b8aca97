import pytest

from akkoord.rights import telling
from akkoord.rights.household_assessment import assess
from known_households import day, household, person, plain, told

RIGHT = plain("zorgpremie")
ON = day("2024-06-15")


class TestIsEntitled:
    @pytest.mark.parametrize(("vt", "reduced"), [(True, True), (False, False)])
    def test_is_the_reduction(self, vt, reduced):
        assert RIGHT.holds(household(person(), vt_on_1jan_prev_year=vt), ON) is reduced

    @pytest.mark.parametrize(
        ("birth", "must_pay"),
        [
            # The whole year in which one turns 26: 2024 - 1998 = 26.
            (1998_12_31, True),
            (1999_01_01, False),
        ],
    )
    def test_needs_somebody_who_must_pay(self, birth, must_pay):
        assert RIGHT.holds(household(person(birth=birth), vt_on_1jan_prev_year=True), ON) is must_pay

    def test_leaves_out_who_lives_elsewhere(self):
        home = household(
            person(birth=2005_01_01), person("other", same_address=False), vt_on_1jan_prev_year=True
        )

        assert not RIGHT.holds(home, ON)


OLD, YOUNG = {"birth": "1980-03-01"}, {"birth": "2005-03-01", "role": "child"}


class TestAmount:
    @pytest.mark.parametrize(
        ("on", "normal", "reduced"),
        [
            ("2017-12-31", None, None),
            ("2018-01-01", 51_00, 26_00),
            ("2018-12-31", 51_00, 26_00),
            ("2019-01-01", 52_00, None),
            ("2020-01-01", None, None),
            ("2021-01-01", 54_00, 27_00),
            ("2022-01-01", None, None),
            ("2024-01-01", 62_00, 31_00),
            ("2025-01-01", 64_00, None),
            ("2026-01-01", None, None),
        ],
    )
    def test_is_due_with_or_without_the_reduction(self, on, normal, reduced):
        without = assess(RIGHT.right, told(on, OLD, vt_on_1jan_prev_year=False))
        with_it = assess(RIGHT.right, told(on, OLD, vt_on_1jan_prev_year=True))

        assert (without.eligible, without.amount.value) == (False, normal)
        assert (with_it.eligible, with_it.amount.value) == (True, reduced)

    def test_is_summed_over_who_must_pay(self):
        home = told("2024-06-15", OLD, OLD | {"role": "partner"}, YOUNG, vt_on_1jan_prev_year=True)

        # 2 x 31.00; the child pays nothing.
        assert assess(RIGHT.right, home).amount.value == 62_00

    def test_is_nothing_where_nobody_must_pay(self):
        found = assess(RIGHT.right, told("2026-06-15", YOUNG))

        assert (found.eligible, found.amount.value, found.settles) == (False, 0, ())


class TestUnknown:
    def test_the_status_of_last_year_settles_it_within_bounds(self):
        found = assess(RIGHT.right, told("2024-06-15", OLD, YOUNG))

        assert (found.eligible, found.settles) == (None, ("vt_on_1jan_prev_year",))
        assert (found.amount.low, found.amount.high) == (31_00, 62_00)

    def test_a_birth_settles_how_many_pay(self):
        home = told("2024-06-15", OLD, {"role": "other"}, vt_on_1jan_prev_year=False)
        found = assess(RIGHT.right, home)

        # Refused whatever the age of the other; 62.00 or 124.00 is due.
        assert (found.eligible, found.settles) == (False, ("b.birth",))
        assert (found.amount.low, found.amount.high) == (62_00, 124_00)


class TestReasons:
    @pytest.mark.parametrize(
        ("applicant", "vt", "codes"),
        [
            (OLD, True, ["zorgpremie.somebody_must_pay.yes", "zorgpremie.had_vt.yes"]),
            (OLD, False, ["zorgpremie.had_vt.no"]),
            ({"birth": "2005-03-01"}, True, ["zorgpremie.somebody_must_pay.no"]),
        ],
    )
    def test_are_what_decides(self, applicant, vt, codes):
        found = assess(RIGHT.right, told("2024-06-15", applicant, vt_on_1jan_prev_year=vt))

        assert [why.code for why in telling.because(found)] == codes
