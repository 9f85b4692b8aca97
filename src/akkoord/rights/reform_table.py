"""The effect of a reform as it may be published: per neighbourhood and for the town, small counts hidden.

Per neighbourhood only those who gain, who lose and who are unknown are counted. Neither its other households
nor its total are given: they would give a hidden count away.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from akkoord.rights import disclosure
from akkoord.rules.bounds import Number

_COUNTED: tuple[Literal["gains", "loses", "unknown"], ...] = ("gains", "loses", "unknown")


@dataclass(frozen=True, slots=True)
class Cents:
    """An amount that lies from `low` to `high` eurocents; None on a side where there is no limit."""

    low: int | None
    high: int | None

    @classmethod
    def between(cls, low: Number, high: Number) -> Cents:
        """Return the range between two ends, in whole cents."""
        return cls(
            None if math.isinf(low) else math.floor(low), None if math.isinf(high) else math.ceil(high)
        )

    @classmethod
    def total(cls, parts: Iterable[Cents]) -> Cents:
        """Return the sum of ranges.

        >>> Cents.total([Cents(5000, 5000), Cents(0, 5000)])
        Cents(low=5000, high=10000)
        """
        everything = list(parts)
        return cls(_added([part.low for part in everything]), _added([part.high for part in everything]))

    @property
    def per_year(self) -> Cents:
        """Twelve times a monthly amount."""
        return Cents(_twelve_times(self.low), _twelve_times(self.high))


@dataclass(frozen=True, slots=True)
class Counted:
    """One household as the table counts it."""

    neighbourhood: str
    change: Literal["gains", "loses", "unchanged", "unknown"]
    cents_per_month: Cents


@dataclass(frozen=True, slots=True)
class Row:
    """The counts of one neighbourhood; None stands for hidden, not for zero.

    `cents_per_month` covers those who gain or lose. It is hidden with either of them, because an amount
    divided by the allowance is a count.
    """

    neighbourhood: str
    gains: int | None
    loses: int | None
    unknown: int | None
    cents_per_month: Cents | None


@dataclass(frozen=True, slots=True)
class Town:
    """The counts of the whole panel; None stands for hidden, not for zero.

    `cents_per_month` covers those who surely gain or lose; `cents_per_month_with_unknown` everybody, from the
    least to the most that the unknown can add. It is hidden when the number of unknown is.
    """

    households: int
    gains: int | None
    loses: int | None
    unchanged: int | None
    unknown: int | None
    cents_per_month: Cents | None
    cents_per_month_with_unknown: Cents | None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows by name of the neighbourhood, and the town."""

    rows: tuple[Row, ...]
    town: Town


def table(counted: Sequence[Counted]) -> Table:
    """Count, and hide what is about one to four households or would give such a count away."""
    by_name: dict[str, list[Counted]] = {}
    for household in counted:
        by_name.setdefault(household.neighbourhood, []).append(household)
    names = sorted(by_name)
    columns = {
        change: disclosure.shown([_count(by_name[name], change) for name in names]) for change in _COUNTED
    }
    rows = tuple(
        Row(name, gains, loses, unknown, _money(by_name[name], gains, loses))
        for name, gains, loses, unknown in zip(names, *columns.values(), strict=True)
    )
    return Table(rows, _town(counted))


def _town(counted: Sequence[Counted]) -> Town:
    changes = ("gains", "loses", "unknown", "unchanged")
    # The unchanged are the least telling, so they are given up first where one other count is small.
    counts = [_count(counted, change) for change in changes]
    gains, loses, unknown, unchanged = disclosure.shown(counts, sacrifice_first=3)
    money = _money(counted, gains, loses)
    everything = Cents.total(household.cents_per_month for household in counted)
    with_unknown = everything if money and unknown is not None else None
    return Town(len(counted), gains, loses, unchanged, unknown, money, with_unknown)


def _count(counted: Iterable[Counted], change: str) -> int:
    return sum(household.change == change for household in counted)


def _money(counted: Iterable[Counted], gains: int | None, loses: int | None) -> Cents | None:
    if gains is None or loses is None:
        return None
    return Cents.total(
        household.cents_per_month for household in counted if household.change in ("gains", "loses")
    )


def _added(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def _twelve_times(amount: int | None) -> int | None:
    return None if amount is None else 12 * amount
