from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.dated import DatedValue, EndsBeforeStart, MixedValues, NoValues, SameStart, Series, WrongMove


def series(moves, *values):
    return Series("ceiling", "eurocent per year", moves, values)


FIRST = DatedValue(100, date(2024, 1, 1), "art. 1", date(2024, 12, 31))
SECOND = DatedValue(120, date(2025, 7, 1), "art. 2", date(2026, 6, 30))


class TestLastVouchedDay:
    @pytest.mark.parametrize(
        ("valid_from", "last_day"),
        [
            (date(2024, 1, 1), date(2024, 12, 31)),
            (date(2025, 7, 15), date(2026, 7, 14)),
            (date(2024, 2, 29), date(2025, 2, 28)),  # twelve months are full on 1 March: no 29 February
            (date(2023, 3, 1), date(2024, 2, 29)),
        ],
    )
    def test_without_a_date_is_the_end_of_twelve_months(self, valid_from, last_day):
        assert DatedValue(1, valid_from, "art. 1").last_vouched_day == last_day

    def test_lies_after_the_start(self):
        with pytest.raises(EndsBeforeStart, match="2024-01-01 cannot be vouched for until 2023-12-31"):
            DatedValue(1, date(2024, 1, 1), "art. 1", date(2023, 12, 31))


class TestSeriesAt:
    @pytest.mark.parametrize(
        ("day", "state", "value"),
        [
            (date(2023, 12, 31), "none", None),
            (date(2024, 1, 1), "known", 100),
            (date(2024, 12, 31), "known", 100),
            (date(2025, 1, 1), "lapsed", 100),
            (date(2025, 6, 30), "lapsed", 100),
            (date(2025, 7, 1), "known", 120),
            (date(2026, 7, 1), "lapsed", 120),
        ],
    )
    def test_knows_the_state_of_each_day(self, day, state, value):
        reading = series("up", SECOND, FIRST).at(day)

        assert (reading.state, reading.value) == (state, value)

    @pytest.mark.parametrize(
        ("moves", "in_the_gap", "after_the_last"),
        [
            ("up", (100, 120), (120, None)),
            ("down", (None, 100), (None, 120)),  # the next value is higher, so it limits nothing
            ("any", (None, None), (None, None)),
        ],
    )
    def test_bounds_a_lapsed_value_by_the_way_it_moves(self, moves, in_the_gap, after_the_last):
        found = series(moves, FIRST, SECOND)
        gap, after = found.at(date(2025, 3, 1)), found.at(date(2027, 1, 1))

        assert ((gap.low, gap.high), (after.low, after.high)) == (in_the_gap, after_the_last)

    def test_limits_a_fall_in_a_gap_by_the_next_value(self):
        lower = DatedValue(80, date(2025, 7, 1), "art. 2")
        reading = series("down", FIRST, lower).at(date(2025, 3, 1))

        assert (reading.low, reading.high) == (80, 100)

    def test_sets_no_limit_to_a_rise_by_a_next_value_that_is_lower(self):
        lower = DatedValue(80, date(2025, 7, 1), "art. 2")
        reading = series("up", FIRST, lower).at(date(2025, 3, 1))

        assert (reading.low, reading.high) == (100, None)

    def test_keeps_a_fixed_value_but_shows_it_as_lapsed(self):
        reading = series("fixed", FIRST).at(date(2030, 1, 1))

        assert (reading.state, reading.low, reading.high) == ("lapsed", 100, 100)

    def test_tells_which_value_comes_next(self):
        found = series("up", FIRST, SECOND)

        assert found.at(date(2024, 5, 1)).upcoming == SECOND
        assert found.at(date(2025, 7, 1)).upcoming is None

    @given(days=st.integers(0, 2000))
    def test_has_the_value_within_its_own_bounds(self, days):
        reading = series("up", FIRST, SECOND).at(date(2024, 1, 1) + timedelta(days=days))

        assert reading.low <= reading.value
        assert reading.high is None or reading.value <= reading.high


class TestSeries:
    def test_needs_a_value(self):
        with pytest.raises(NoValues, match="'ceiling' has no values"):
            series("up")

    @pytest.mark.parametrize("value", [True, "100", 1.5, None])
    def test_holds_one_kind_of_value(self, value):
        with pytest.raises(MixedValues, match="'ceiling' holds"):
            series("up", FIRST, DatedValue(value, date(2025, 1, 1), "art. 2"))

    def test_takes_exact_fractions(self):
        share = DatedValue(Fraction(1, 3), date(2024, 1, 1), "art. 1")

        assert series("any", share).at(date(2024, 1, 1)).value == Fraction(1, 3)

    def test_has_one_value_per_first_day(self):
        with pytest.raises(SameStart, match="two values from 2024-01-01"):
            series("up", FIRST, DatedValue(1, date(2024, 1, 1), "art. 2"))

    @pytest.mark.parametrize(
        ("moves", "values", "why"),
        [
            ("sideways", (FIRST,), "choose one of up, down, any, fixed"),
            ("up", (DatedValue(True, date(2024, 1, 1), "art. 1"),), "a yes or no has no direction"),
            ("fixed", (FIRST, SECOND), "it has 2 values"),
        ],
    )
    def test_moves_in_a_way_that_its_values_can(self, moves, values, why):
        with pytest.raises(WrongMove, match=why):
            series(moves, *values)

    def test_loses_later_values_when_one_is_replaced(self):
        change = DatedValue(90, date(2025, 1, 1), "besluit")
        changed = series("up", FIRST, SECOND).replaced_from(change)

        assert changed.values == (FIRST, change)

    def test_is_no_longer_fixed_once_a_decision_moved_it(self):
        changed = series("fixed", FIRST).replaced_from(DatedValue(90, date(2025, 1, 1), "besluit"))

        assert changed.at(date(2027, 1, 1)).low is None
