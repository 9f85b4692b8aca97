"""What is known of a number when facts can still be told and figures cannot.

For every way in which the unknown facts can turn out, the unknown figures leave a range from a low to a high
end. A span says how far each of these two ends can move with the facts. Where no figure is unknown the two
ends are the same number; where no fact is, they do not move.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from akkoord.rules import bounds
from akkoord.rules.bounds import Bounds, Number


@dataclass(frozen=True, slots=True)
class Span:
    """How far the two ends of a number can move.

    Attributes:
        low: Where the low end can lie.
        high: Where the high end can lie.
    """

    low: Bounds
    high: Bounds

    @property
    def whole(self) -> Bounds:
        """All that the number can be."""
        return Bounds(self.low.low, self.high.high)

    @property
    def moves(self) -> bool:
        """Whether the facts can change what is known of it."""
        return not (self.low.is_point and self.high.is_point)


def of_facts(value: Bounds) -> Span:
    """Return the span of a number that only depends on facts.

    >>> of_facts(Bounds(0, 9)).moves, of_figures(Bounds(0, 9)).moves
    (True, False)
    """
    return Span(value, value)


def of_figures(value: Bounds) -> Span:
    """Return the span of a number that only depends on figures."""
    return Span(bounds.point(value.low), bounds.point(value.high))


def extreme(which: str, spans: Iterable[Span]) -> Span:
    """Return the span of the smallest ("min") or the largest ("max") of some numbers."""
    parts = list(spans)
    join = bounds.lowest if which == "min" else bounds.highest
    return Span(join([part.low for part in parts]), join([part.high for part in parts]))


def any_of(spans: Iterable[Span]) -> Span:
    """Return the span of a number that is one of these, by the facts."""
    parts = list(spans)
    return Span(bounds.hull(part.low for part in parts), bounds.hull(part.high for part in parts))


def between(one: Span, other: Span) -> Span:
    """Return the span of a number that is one of these two, by the figures."""
    return Span(bounds.lowest((one.low, other.low)), bounds.highest((one.high, other.high)))


def rounded(part: Span) -> Span:
    """Return the span of a number rounded half up."""
    return Span(bounds.round_half_up(part.low), bounds.round_half_up(part.high))


def floor_divided(part: Span, divisor: int) -> Span:
    """Return the span of a whole division."""
    low, high = bounds.floor_divide(part.low, divisor), bounds.floor_divide(part.high, divisor)
    return Span(low, high) if divisor > 0 else Span(high, low)


def computed(sign: str, left: Span, right: Span) -> Span:
    """Return the span of a sum, a difference, a product or a quotient of two numbers that share nothing."""
    match sign:
        case "+":
            return Span(_added(left.low, right.low), _added(left.high, right.high))
        case "-":
            return Span(_added(left.low, _minus(right.high)), _added(left.high, _minus(right.low)))
        case "*":
            return _product(left, right)
        case _:
            return _quotient(left, right)


def _added(one: Bounds, other: Bounds) -> Bounds:
    # An end that lies at infinity, because a figure has no limit there, stays there whatever is added.
    for end in (one, other):
        if end.is_point and isinstance(end.low, float):
            return end
    return bounds.add(one, other)


def _minus(end: Bounds) -> Bounds:
    return Bounds(-end.high, -end.low)


def _product(left: Span, right: Span) -> Span:
    if _is_point(left) and not _is_point(right):
        left, right = right, left
    if _is_point(right) and right.low.low < 0:
        return Span(bounds.multiply(left.high, right.low), bounds.multiply(left.low, right.low))
    if _is_point(right) or (left.low.low >= 0 and right.low.low >= 0):
        return Span(bounds.multiply(left.low, right.low), bounds.multiply(left.high, right.high))
    for one, other in ((left, right), (right, left)):
        if one.low == one.high and one.low.low >= 0:
            return Span(bounds.multiply(one.low, other.low), bounds.multiply(one.low, other.high))
    return of_facts(bounds.multiply(left.whole, right.whole))


def _quotient(left: Span, right: Span) -> Span:
    if right.low.low <= 0 <= right.high.high:
        return of_facts(bounds.ANYTHING) if right.moves else of_figures(bounds.ANYTHING)
    if right.low.low > 0 and (_is_point(right) or left.low.low >= 0):
        return Span(bounds.divide(left.low, right.high), bounds.divide(left.high, right.low))
    return of_facts(bounds.divide(left.whole, right.whole))


def _is_point(part: Span) -> bool:
    return part.whole.is_point


def can_be_at_most(left: Span, right: Span, *, strictly: bool) -> tuple[bool, bool, bool]:
    """Return whether facts can bring `left <= right` to a yes, to a no, and to what figures leave open.

    Args:
        left: The left side.
        right: The right side.
        strictly: Whether it is `<` instead.
    """

    def under(one: Number, other: Number) -> bool:
        return one < other if strictly else one <= other

    # The end of a fact without limit is never reached; that of a figure without limit is beyond every fact.
    can_hold = left.high.low != math.inf and right.low.high != -math.inf
    can_hold = can_hold and under(left.high.low, right.low.high)
    can_fail = left.low.high != -math.inf and right.high.low != math.inf
    can_fail = can_fail and not under(left.low.high, right.high.low)
    is_sure = left.low == left.high and right.low == right.high
    stays_open = not under(left.high.high, right.low.low) and under(left.low.low, right.high.high)
    return can_hold, can_fail, stays_open and not is_sure


def can_be_equal(left: Span, right: Span) -> tuple[bool, bool, bool]:
    """Return the same for `left == right`."""
    one, other = left.whole, right.whole
    overlaps = one.low <= other.high and other.low <= one.high
    if left.low == left.high and right.low == right.high:
        return overlaps, not (one.is_point and other.is_point and overlaps), False
    can_fail = left.low.high > right.high.low or right.low.high > left.high.low
    return False, can_fail, overlaps
