"""Figures that hold for a while: a value with the days it is vouched for, and where it was read.

A figure of law, tariff or statistics is never simply a number. It starts on a day, somebody vouched for it
until a day, and after that day it is the *last known* value and nothing more. `Series.at` says which of the
three it is: known, lapsed, or none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from fractions import Fraction
from typing import Literal

from akkoord.errors import InputError

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

Value = bool | int | Fraction
Moves = Literal["up", "down", "any", "fixed"]
MOVES: tuple[Moves, ...] = ("up", "down", "any", "fixed")


class WrongMove(InputError):
    """A series says that it moves in a way that its values cannot."""

    code = "wrong_move"
    message = "figure {figure!r} cannot move {moves!r}: {why}"


class NoValues(InputError):
    """A series without a single value."""

    code = "no_values"
    message = "figure {figure!r} has no values; give at least one with a date and a source"


class MixedValues(InputError):
    """A series holds both truth values and numbers, or something that is neither."""

    code = "mixed_values"
    message = "figure {figure!r} holds {found!r} from {valid_from}, but its first value is {first!r}"


class SameStart(InputError):
    """Two values of one series start on the same day."""

    code = "same_start"
    message = "figure {figure!r} has two values from {valid_from}; keep one"


class EndsBeforeStart(InputError):
    """A value is vouched for until a day before it starts."""

    code = "ends_before_start"
    message = "a value from {valid_from} cannot be vouched for until {vouched_until}, which is earlier"


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One value with its first day, the last day that the source vouches for, and the source.

    Args:
        value: True or false, a whole number, or an exact fraction.
        valid_from: The first day that it holds.
        source: Where it was read: an article, a decision, an address.
        vouched_until: The last day that it may be used as current; None stands for twelve months.

    Raises:
        EndsBeforeStart: if `vouched_until` lies before `valid_from`.
    """

    value: Value
    valid_from: date
    source: str
    vouched_until: date | None = None

    def __post_init__(self) -> None:
        if self.vouched_until is not None and self.vouched_until < self.valid_from:
            raise EndsBeforeStart(valid_from=self.valid_from, vouched_until=self.vouched_until)

    @property
    def last_vouched_day(self) -> date:
        """The last day on which this value may be used as current.

        >>> DatedValue(5000, date(2026, 1, 1), "art. 1").last_vouched_day
        datetime.date(2026, 12, 31)
        """
        return self.vouched_until or _twelve_months_after(self.valid_from) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a series says about one day.

    `known`: `value` is current. `lapsed`: `value` is the last known one, and the true value lies from `low`
    to `high` (None = no limit on that side; both None = it may be anything). `none`: the series starts later.

    Attributes:
        state: "known", "lapsed" or "none".
        unit: The unit of the series.
        value: The current or last known value; None where there is none.
        low: The lowest that the true value can be.
        high: The highest that the true value can be.
        valid_from: The first day of `value`.
        vouched_until: The last day that `value` is vouched for.
        source: The source of `value`.
        upcoming: The first value of the series that starts after the day.
    """

    state: Literal["known", "lapsed", "none"]
    unit: str
    value: Value | None = None
    low: Value | None = None
    high: Value | None = None
    valid_from: date | None = None
    vouched_until: date | None = None
    source: str = ""
    upcoming: DatedValue | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A figure over time.

    A value holds from its first day until the day before the next one starts, or until it is no longer
    vouched for, whichever comes first. After that it has lapsed. `moves` says which way the figure can go by
    itself, and so what a lapsed value still tells: "up" = it is only indexed upward, "down" = only downward,
    "any" = a lapsed value tells nothing, "fixed" = it cannot move: lapsed values still decide, but are shown
    as last known. In a gap before a next value, that value is the limit of the move.

    Args:
        name: The name that rules use.
        unit: Such as "eurocent per year"; "yes or no" for truth values.
        moves: "up", "down", "any" or "fixed".
        values: At least one; kept in order of their first day.

    Raises:
        NoValues: if `values` is empty.
        MixedValues: if truth values and numbers are mixed, or a value is something else.
        SameStart: if two values start on the same day.
        WrongMove: if truth values move up or down, or a fixed figure has several values.
    """

    name: str
    unit: str
    moves: Moves
    values: tuple[DatedValue, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise NoValues(figure=self.name)
        object.__setattr__(self, "values", tuple(sorted(self.values, key=lambda value: value.valid_from)))
        self._check_values()
        self._check_moves()

    @property
    def is_truth(self) -> bool:
        """Whether this figure is a yes or no rather than a number."""
        return isinstance(self.values[0].value, bool)

    def at(self, day: date) -> Reading:
        """Return what is known about the figure on a day.

        >>> ceiling = Series("ceiling", "eurocent per year", "up",
        ...     (DatedValue(4_500_000, date(2025, 1, 1), "art. 3", vouched_until=date(2025, 12, 31)),))
        >>> ceiling.at(date(2025, 12, 31)).state
        'known'
        >>> later = ceiling.at(date(2026, 1, 1))
        >>> later.state, later.low, later.high
        ('lapsed', 4500000, None)
        >>> ceiling.at(date(2024, 12, 31)).state
        'none'
        """
        started = [value for value in self.values if value.valid_from <= day]
        upcoming = next((value for value in self.values if value.valid_from > day), None)
        if not started:
            return Reading("none", self.unit, upcoming=upcoming)
        latest = started[-1]
        is_known = day <= latest.last_vouched_day
        low, high = (latest.value, latest.value) if is_known else self._reach(latest, upcoming)
        return Reading(
            "known" if is_known else "lapsed",
            self.unit,
            latest.value,
            low,
            high,
            latest.valid_from,
            latest.last_vouched_day,
            latest.source,
            upcoming,
        )

    def replaced_from(self, change: DatedValue) -> Series:
        """Return the series in which one new value holds from its first day on, and nothing after it.

        Values that were published for later days belonged to the old text, so they go.
        """
        kept = tuple(value for value in self.values if value.valid_from < change.valid_from)
        moves: Moves = "any" if self.moves == "fixed" and kept else self.moves
        return Series(self.name, self.unit, moves, (*kept, change))

    def _reach(self, last: DatedValue, upcoming: DatedValue | None) -> tuple[Value | None, Value | None]:
        limit = upcoming.value if upcoming else None
        match self.moves:
            case "up":
                return last.value, limit if limit is not None and limit >= last.value else None
            case "down":
                return limit if limit is not None and limit <= last.value else None, last.value
            case "fixed":
                return last.value, last.value
            case "any":
                return None, None

    def _check_values(self) -> None:
        first = self.values[0].value
        for value in self.values:
            is_wrong = not isinstance(value.value, bool | int | Fraction)
            if is_wrong or isinstance(value.value, bool) != isinstance(first, bool):
                raise MixedValues(
                    figure=self.name, found=value.value, valid_from=value.valid_from, first=first
                )
        for earlier, later in zip(self.values, self.values[1:], strict=False):
            if earlier.valid_from == later.valid_from:
                raise SameStart(figure=self.name, valid_from=later.valid_from)

    def _check_moves(self) -> None:
        if self.moves not in MOVES:
            raise WrongMove(figure=self.name, moves=self.moves, why=f"choose one of {', '.join(MOVES)}")
        if self.is_truth and self.moves in ("up", "down"):
            raise WrongMove(figure=self.name, moves=self.moves, why="a yes or no has no direction")
        if self.moves == "fixed" and len(self.values) > 1:
            raise WrongMove(figure=self.name, moves=self.moves, why=f"it has {len(self.values)} values")


def _twelve_months_after(day: date) -> date:
    if day.year == MAXYEAR:
        return date.max
    # 29 February has no anniversary in most years: the year is then full on 1 March.
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if is_leap_day else day.replace(year=day.year + 1)


def last_day(written: str) -> date | None:
    """Return the last day of a year (2024), a month (2024-06) or a day (2024-06-30); None for anything else.

    >>> last_day("2024"), last_day("2019-06"), last_day("2024-02-10"), last_day("binnenkort")
    (datetime.date(2024, 12, 31), datetime.date(2019, 6, 30), datetime.date(2024, 2, 10), None)
    """
    found = _PARTIAL.fullmatch(written.strip())
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 12), found[3]
    try:
        return date(year, month, int(day) if day else monthrange(year, month)[1])
    except ValueError:
        return None
