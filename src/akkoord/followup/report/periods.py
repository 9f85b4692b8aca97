"""The periods that a report can be of, and the day before which the council must have it.

Sources: the follow-up report (opvolgingsrapportering, Decreet Lokaal Bestuur art. 263) is of the first half
year and comes before the council by the end of September; the evaluation (beleidsevaluatie) is the first part
of the accounts of a calendar year, which the council settles by 30 June of the year after (art. 249 to 261).
docs/how-to/report-to-the-council.md says where that was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from akkoord.errors import InputError

Kind = Literal["half_year", "year"]

_CODE = re.compile(r"([1-9]\d{3})(?:-([12]))?", re.ASCII)


class NotAHalf(InputError):
    """A half year is neither the first nor the second."""

    code = "not_a_half"
    message = "{half!r} is no half of {year}; use 1 or 2"


class NotAPeriod(InputError):
    """A text names no period."""

    code = "not_a_period"
    message = "{text!r} is no period; write a half year (2026-1) or a calendar year (2026)"


@dataclass(frozen=True, slots=True)
class Period:
    """A half year, of which there is a follow-up report, or a calendar year, of which there is an evaluation.

    Attributes:
        year: The year.
        half: 1 or 2; None for the whole year.

    Raises:
        NotAHalf: if the half is any other.

    >>> Period(2026, 1).first_day, Period(2026, 1).last_day, Period(2026).last_day
    (datetime.date(2026, 1, 1), datetime.date(2026, 6, 30), datetime.date(2026, 12, 31))
    """

    year: int
    half: int | None = None

    def __post_init__(self) -> None:
        if self.half not in (None, 1, 2):
            raise NotAHalf(year=self.year, half=self.half)

    def __str__(self) -> str:
        """The period as addresses and names of files write it, such as `2026-1` or `2026`."""
        return str(self.year) if self.half is None else f"{self.year}-{self.half}"

    @property
    def kind(self) -> Kind:
        """Which report it has."""
        return "year" if self.half is None else "half_year"

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        return date(self.year, 7, 1) if self.half == 2 else date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period, on which the standings of the report hold."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def due_on(self) -> date | None:
        """The last day on which the council must have its report; None where the law sets no day.

        >>> Period(2026, 1).due_on, Period(2026, 2).due_on, Period(2026).due_on
        (datetime.date(2026, 9, 30), None, datetime.date(2027, 6, 30))
        """
        if self.half is None:
            return date(self.year + 1, 6, 30)
        return date(self.year, 9, 30) if self.half == 1 else None

    @property
    def before(self) -> Period:
        """The period of the same length before this one.

        >>> str(Period(2026, 1).before), str(Period(2026, 2).before), str(Period(2026).before)
        ('2025-2', '2026-1', '2025')
        """
        if self.half == 2:
            return Period(self.year, 1)
        return Period(self.year - 1, None if self.half is None else 2)


def read(text: str) -> Period:
    """Return the period that a text such as `2026-1` or `2026` names.

    Raises:
        NotAPeriod: if it names none.
    """
    found = _CODE.fullmatch(text)
    if found is None:
        raise NotAPeriod(text=text)
    return Period(int(found[1]), int(found[2]) if found[2] else None)


def ended(term_start: date, term_end: date, today: date) -> list[Period]:
    """Return the periods of a term of which a report can be made, the last first; one that goes on has none.

    Args:
        term_start: The first day of the term.
        term_end: Its last day; a period that begins after it belongs to the next term.
        today: The day of asking.

    >>> [str(one) for one in ended(date(2025, 1, 1), date(2030, 12, 31), date(2026, 7, 1))]
    ['2026-1', '2025', '2025-2', '2025-1']
    """
    years = range(term_start.year, min(today.year, term_end.year) + 1)
    periods = [Period(year, half) for year in years for half in (1, 2, None)]
    return [
        one for one in reversed(periods) if term_start <= one.last_day < today and one.first_day <= term_end
    ]
