"""The days that the law counts from: three full months, 1 January, the day a figure is read."""

from __future__ import annotations

from datetime import date

from akkoord.rights.figures import Reference
from akkoord.rights.vocabulary import Days

_MONTHS = 12
_FULL_MONTHS = 3


def number(day: date) -> int:
    """Return a day as a number that keeps its order.

    >>> number(date(2024, 6, 15))
    20240615
    """
    return (day.year * 100 + day.month) * 100 + day.day


def days(on: date) -> Days:
    """Return what a day tells a rule.

    A full month is a calendar month that starts on or after the first day of a benefit and ends before the
    month of `on`; so a benefit since 1 October has been held for three on 1 January.

    >>> days(date(2024, 1, 1)).three_full_months_ago
    20231001
    """
    months = on.year * _MONTHS + on.month - 1 - _FULL_MONTHS
    return Days(
        day=number(on),
        year=on.year,
        month=on.year * 100 + on.month,
        first_of_month=number(on.replace(day=1)),
        first_of_year=number(on.replace(month=1, day=1)),
        three_full_months_ago=(months // _MONTHS * 100 + months % _MONTHS + 1) * 100 + 1,
    )


def read_on(reference: Reference, on: date, income_year: int) -> date:
    """Return the day on which a figure is read for an answer about `on`.

    Args:
        reference: "day"; "income_year": the figures of the year in which the income was earned;
            "first_of_august": of the year of the answer; "first_of_month": of the month of the answer.
        on: The day of the answer.
        income_year: The year of the income that is known.
    """
    match reference:
        case "income_year":
            return date(income_year, 1, 1)
        case "first_of_august":
            return date(on.year, 8, 1)
        case "first_of_month":
            return on.replace(day=1)
        case _:
            return on
