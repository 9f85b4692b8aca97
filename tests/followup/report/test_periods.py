from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.followup.report import periods
from akkoord.followup.report.periods import NotAHalf, NotAPeriod, Period

TERM = date(2025, 1, 1), date(2030, 12, 31)

found = st.builds(Period, st.integers(1001, 9000), st.sampled_from([1, 2, None]))


class TestPeriod:
    @pytest.mark.parametrize("half", [0, 3])
    def test_has_a_first_and_a_second_half_only(self, half):
        with pytest.raises(NotAHalf, match=f"{half} is no half of 2026"):
            Period(2026, half)

    @given(found)
    def test_follows_the_one_before_without_a_day_between(self, period):
        assert period.before.last_day + timedelta(1) == period.first_day
        assert period.before.kind == period.kind

    @given(found)
    def test_is_read_back_from_its_text(self, period):
        assert periods.read(str(period)) == period

    @pytest.mark.parametrize(
        ("period", "due_on"),
        [
            # Art. 263: on the first half year, before the end of September.
            (Period(2026, 1), date(2026, 9, 30)),
            (Period(2026, 2), None),
            # The accounts are settled by 30 June of the year after.
            (Period(2026), date(2027, 6, 30)),
        ],
    )
    def test_has_the_day_that_the_law_sets(self, period, due_on):
        assert period.due_on == due_on


class TestRead:
    @pytest.mark.parametrize("text", ["", "2026-3", "2026-0", "0026-1", "2026-1\n", "²026", "٢٠٢٦", "26"])
    def test_refuses_what_is_no_period(self, text):
        with pytest.raises(NotAPeriod, match="is no period; write a half year"):
            periods.read(text)


class TestEnded:
    def test_has_no_period_that_goes_on(self):
        days = [date(2026, 6, 30), date(2026, 7, 1), date(2026, 12, 31), date(2027, 1, 1)]
        last = [str(periods.ended(*TERM, day)[0]) for day in days]

        assert last == ["2025", "2026-1", "2026-1", "2026"]

    def test_has_none_before_the_term(self):
        assert periods.ended(*TERM, date(2025, 6, 30)) == []

    def test_has_none_after_the_term(self):
        assert str(periods.ended(*TERM, date(2032, 3, 1))[0]) == "2030"
