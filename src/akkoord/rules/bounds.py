"""What is known about a value: the lowest and the highest that it can be.

Truth values are bounds too, from `False` to `True`: the low end says whether it *surely* holds, the high end
whether it *possibly* holds. And is then the minimum, or the maximum: the three-valued logic of Kleene.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from akkoord.errors import InputError

# A float is only ever an infinity: "no limit on this side". All other arithmetic is exact.
Number: TypeAlias = int | Fraction | float


class EmptyBounds(InputError):
    """Bounds that no value can lie between."""

    code = "empty_bounds"
    message = "no value lies from {low} to {high}: the low end is above the high end"


@dataclass(frozen=True, slots=True)
class Bounds:
    """All that is known of a value: it lies from `low` to `high`, both included.

    Raises:
        EmptyBounds: if `low` is above `high`.

    >>> Bounds(False, True).is_point, Bounds(7, 7).is_point
    (False, True)
    """

    low: Number
    high: Number

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise EmptyBounds(low=self.low, high=self.high)

    @property
    def is_point(self) -> bool:
        """Whether only one value is possible."""
        return self.low == self.high


SURE_YES = Bounds(True, True)
SURE_NO = Bounds(False, False)
PERHAPS = Bounds(False, True)
ANYTHING = Bounds(-math.inf, math.inf)


def point(value: Number) -> Bounds:
    """Return the bounds of a value that is known."""
    return Bounds(value, value)


def hull(parts: Iterable[Bounds]) -> Bounds:
    """Return the tightest bounds around all of these, of which there is at least one."""
    everything = list(parts)
    return Bounds(min(part.low for part in everything), max(part.high for part in everything))


def lowest(parts: Iterable[Bounds]) -> Bounds:
    """Return the bounds of the smallest of these values; of truth values, that all hold.

    >>> lowest([SURE_NO, PERHAPS]) == SURE_NO
    True
    """
    everything = list(parts)
    return Bounds(min(part.low for part in everything), min(part.high for part in everything))


def highest(parts: Iterable[Bounds]) -> Bounds:
    """Return the bounds of the largest of these values; of truth values, that one at least holds."""
    everything = list(parts)
    return Bounds(max(part.low for part in everything), max(part.high for part in everything))


def negate(part: Bounds) -> Bounds:
    """Return the bounds of a truth value turned round."""
    return Bounds(not part.high, not part.low)


def add(left: Bounds, right: Bounds) -> Bounds:
    """Return the bounds of a sum."""
    return Bounds(left.low + right.low, left.high + right.high)


def subtract(left: Bounds, right: Bounds) -> Bounds:
    """Return the bounds of a difference."""
    return Bounds(left.low - right.high, left.high - right.low)


def multiply(left: Bounds, right: Bounds) -> Bounds:
    """Return the bounds of a product.

    >>> multiply(Bounds(0, math.inf), Bounds(-2, 3))
    Bounds(low=-inf, high=inf)
    """
    ends = [_times(one, other) for one in (left.low, left.high) for other in (right.low, right.high)]
    return Bounds(min(ends), max(ends))


def floor_divide(part: Bounds, divisor: int) -> Bounds:
    """Return the bounds of a whole division by a number that is not zero."""
    ends = [_floor(part.low, divisor), _floor(part.high, divisor)]
    return Bounds(min(ends), max(ends))


def divide(left: Bounds, right: Bounds) -> Bounds:
    """Return the bounds of an exact quotient; anything where the divisor may be zero.

    >>> divide(Bounds(10, 20), Bounds(2, 4)) == Bounds(Fraction(5, 2), 10)
    True
    """
    if right.low <= 0 <= right.high:
        return ANYTHING
    ends = [_over(one, other) for one in (left.low, left.high) for other in (right.low, right.high)]
    return Bounds(min(ends), max(ends))


def round_half_up(part: Bounds) -> Bounds:
    """Return the bounds of a number rounded to a whole one, half up."""
    return Bounds(_rounded(part.low), _rounded(part.high))


def compare(sign: str, left: Bounds, right: Bounds) -> Bounds:
    """Return whether a comparison surely and possibly holds.

    Args:
        sign: One of `<`, `<=`, `>`, `>=`, `==` and `!=`.
        left: What is known of the left side.
        right: What is known of the right side; the two sides are taken to vary freely.

    >>> compare("<=", Bounds(0, 10), point(10)) == SURE_YES
    True
    """
    match sign:
        case "<":
            return Bounds(left.high < right.low, left.low < right.high)
        case "<=":
            return Bounds(left.high <= right.low, left.low <= right.high)
        case ">" | ">=":
            return compare(sign.replace(">", "<"), right, left)
        case "==":
            is_sure = left.is_point and right.is_point and left.low == right.low
            return Bounds(is_sure, left.low <= right.high and right.low <= left.high)
        case _:
            return negate(compare("==", left, right))


def _times(one: Number, other: Number) -> Number:
    # 0 times "no limit" is 0: the unlimited side stands for finite numbers, however large.
    return 0 if one == 0 or other == 0 else one * other


def _floor(value: Number, divisor: int) -> Number:
    if isinstance(value, float):
        return value if divisor > 0 else -value
    return value // divisor


def _over(one: Number, other: Number) -> Number:
    if isinstance(other, float):
        return 0
    if isinstance(one, float):
        return one if other > 0 else -one
    return Fraction(one) / other


def _rounded(value: Number) -> Number:
    return value if isinstance(value, float) else math.floor(value + Fraction(1, 2))
