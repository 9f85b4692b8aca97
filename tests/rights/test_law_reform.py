"""Reforms laid over the law: what they change from which day, and what they are refused for."""

from datetime import date
from fractions import Fraction

import pytest

from akkoord.dated import EndsBeforeStart
from akkoord.rights import law_reform
from akkoord.rights.catalogue import NoSuchRight
from akkoord.rights.law_book import in_force
from akkoord.rights.law_reform import NoFigureToChange
from akkoord.rights.overlay import Change, Overlay, WrongValue

START = date(2025, 6, 1)
LEEFLOON = "leefloon.amount.category_1"


def overlay(figure=LEEFLOON, value=900, start=START, right="", until=None):
    return Overlay(right, (Change(figure, value, start, "a decision", until),))


def reading(book, name, on):
    return book.reading(name, on, on.year - 1)


class TestReformed:
    @pytest.mark.parametrize(
        ("value", "on", "cents"),
        [
            (900, date(2025, 5, 31), 87613),
            (900, START, 90000),
            (Fraction(90055, 100), date(2026, 5, 31), 90055),
        ],
    )
    def test_gives_cents_from_the_first_day_on(self, value, on, cents):
        assert reading(law_reform.reformed(in_force(), [overlay(value=value)]), LEEFLOON, on).value == cents

    def test_leaves_the_law_itself_as_it_was(self):
        law_reform.reformed(in_force(), [overlay()])

        assert reading(in_force(), LEEFLOON, START).value == 87613

    def test_is_vouched_for_twelve_months_or_as_it_says(self):
        year, short = (
            law_reform.reformed(in_force(), [overlay(until=until)]) for until in (None, date(2025, 6, 30))
        )

        assert reading(year, LEEFLOON, date(2026, 5, 31)).state == "known"
        assert reading(short, LEEFLOON, date(2025, 7, 1)).state == "lapsed"

    def test_lays_one_over_the_other(self):
        book = law_reform.reformed(in_force(), [overlay(), overlay(value=950, start=date(2025, 9, 1))])

        assert [reading(book, LEEFLOON, date(2025, month, 1)).value for month in (8, 9)] == [90000, 95000]

    def test_gives_a_figure_that_no_source_gives_its_first_value(self):
        book = law_reform.reformed(in_force(), [overlay("ov.amount", 100)])

        assert reading(book, "ov.amount", START).value == 10000

    @pytest.mark.parametrize(
        ("change", "error", "complaint"),
        [
            (overlay("leefloon.amount"), NoFigureToChange, r"nearest: leefloon\.amount\.category_1, leef"),
            (overlay("leefloon.amount.category_l"), NoFigureToChange, "nearest: leefloon.amount.category_"),
            (overlay("xyz"), NoFigureToChange, "nearest: none"),
            (
                overlay("gmz.amount", right="leefloon"),
                NoFigureToChange,
                "no rule of leefloon looks at figure",
            ),
            (overlay(right="leeflon"), NoSuchRight, "no right 'leeflon'"),
            (overlay(value=True), WrongValue, "must be a number, in EUR/month"),
            (overlay("gmz.zorgbudget_zz_counts", 1), WrongValue, "must be true or false"),
            (overlay(until=date(2025, 5, 31)), EndsBeforeStart, "which is earlier"),
        ],
    )
    def test_refuses_what_does_not_fit(self, change, error, complaint):
        with pytest.raises(error, match=complaint):
            law_reform.reformed(in_force(), [change])
