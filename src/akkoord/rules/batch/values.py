"""What is known of a part of a rule, in columns or in constants."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from akkoord.rules.batch.instructions import Column, End
from akkoord.rules.bounds import Bounds


@dataclass(frozen=True, slots=True)
class Value:
    """What is known of a part of a rule, in columns.

    Attributes:
        low: The lowest that it can be, times the denominator.
        high: The highest; the same end as `low` where it is known.
        denominator: What both ends are to be divided by; 1 for a truth value.
        is_rough: Whether the ends are quotients of columns, and so are not whole numbers, nor exact.
    """

    low: End
    high: End
    denominator: int = 1
    is_rough: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the two ends are the same in every row."""
        return self.low == self.high


def constant(known: Bounds) -> Value:
    """Return a value that is the same for everybody."""
    low, high = known.low, known.high
    if isinstance(low, bool):
        return Value(low, bool(high))
    denominator = math.lcm(*(Fraction(end).denominator for end in (low, high) if not math.isinf(end)))
    least, most = (float(end) if math.isinf(end) else int(end * denominator) for end in (low, high))
    return Value(least, most, denominator)


def is_truth(end: End) -> bool:
    """Return whether an end is that of a yes or no."""
    return end.is_truth if isinstance(end, Column) else isinstance(end, bool)


def numerator(value: Value) -> int | None:
    """Return the numerator of a value that is known and the same for everybody; else None."""
    if isinstance(value.low, Column) or not value.is_known or math.isinf(value.low):
        return None
    return int(value.low)


def exact(value: Value) -> Bounds:
    """Return the bounds of a value without columns."""
    low, high = (
        end if math.isinf(end) else Fraction(int(end), value.denominator)
        for end in (value.low, value.high)
        if not isinstance(end, Column)
    )
    return Bounds(low, high)
