"""What is found of one part of a tree, and how what is found of several parts is joined.

Of a truth value: which of three results the facts can bring it to. Of a number: a span.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from akkoord.rules import bounds, span
from akkoord.rules.bounds import Bounds, Number
from akkoord.rules.span import Span

# The results of a truth value, as bits: no, yes, and what unknown figures leave open.
NO, YES, OPEN = 1, 2, 4

Mask: TypeAlias = int


class Finding(NamedTuple):
    """What is found of a part.

    Attributes:
        value: For a truth value the results that the facts can bring it to; for a number its span.
        relevant: The facts that can still change it, as bits.
        figures: The missing figures that can leave it open, as bits.
    """

    value: Mask | Span
    relevant: int = 0
    figures: int = 0

    @property
    def mask(self) -> Mask:
        """The results of a truth value."""
        if isinstance(self.value, Span):
            raise TypeError("a number has no yes or no")
        return self.value

    @property
    def span(self) -> Span:
        """The span of a number."""
        if not isinstance(self.value, Span):
            raise TypeError("a yes or no has no span")
        return self.value

    @property
    def bounds(self) -> Bounds:
        """All that it can be."""
        if isinstance(self.value, Span):
            return self.value.whole
        return Bounds(self.value == YES, self.value != NO)

    @property
    def can_be_settled(self) -> bool:
        """Whether some completion of the facts leaves nothing open."""
        if isinstance(self.value, Span):
            return not self.figures
        return bool(self.value & (YES | NO))

    @property
    def tidy(self) -> Finding:
        """The same, without facts and figures where they cannot change it."""
        if isinstance(self.value, Span):
            moves, is_point = self.value.moves, self.value.whole.is_point
            return Finding(self.value, self.relevant if moves else 0, 0 if is_point else self.figures)
        return Finding(
            self.value,
            self.relevant if self.value & (self.value - 1) else 0,
            self.figures if self.value & OPEN else 0,
        )

    @property
    def negated(self) -> Finding:
        """The same with yes and no turned round."""
        turned = (self.mask & OPEN) | (NO if self.mask & YES else 0) | (YES if self.mask & NO else 0)
        return Finding(turned, self.relevant, self.figures)

    def through(self, change: Callable[[Span], Span]) -> Finding:
        """Return the same with another span."""
        return Finding(change(self.span), self.relevant, self.figures).tidy


def fixed(value: bool | Number) -> Finding:
    """Return the finding of a value that is known."""
    if isinstance(value, bool):
        return Finding(YES if value else NO)
    return Finding(span.of_facts(bounds.point(value)))


def joined(parts: Sequence[Finding]) -> Finding:
    """Return the finding of "all of these hold", of parts that share no fact.

    >>> joined([Finding(YES | NO, 0b01), Finding(OPEN | YES, 0b10)])
    Finding(value=7, relevant=3, figures=0)
    """
    masks = [part.mask for part in parts]
    value = NO if any(mask & NO for mask in masks) else 0
    if all(mask & YES for mask in masks):
        value |= YES
    if all(mask & (YES | OPEN) for mask in masks) and any(mask & OPEN for mask in masks):
        value |= OPEN
    relevant = figures = 0
    for position, part in enumerate(parts):
        others = masks[:position] + masks[position + 1 :]
        if not all(mask & (YES | OPEN) for mask in others):
            continue
        figures |= part.figures
        # Beside a part that stays open a yes looks like an open one: only a no is seen.
        if all(mask & YES for mask in others) or part.mask & NO:
            relevant |= part.relevant
    return Finding(value, relevant, figures).tidy


def compared(sign: str, left: Finding, right: Finding) -> Finding:
    """Return the finding of a comparison of two numbers that share no fact."""
    match sign:
        case "<" | "<=":
            found = span.can_be_at_most(left.span, right.span, strictly=sign == "<")
        case ">" | ">=":
            found = span.can_be_at_most(right.span, left.span, strictly=sign == ">")
        case "==":
            found = span.can_be_equal(left.span, right.span)
        case _:
            can_hold, can_fail, stays_open = span.can_be_equal(left.span, right.span)
            found = can_fail, can_hold, stays_open
    can_hold, can_fail, stays_open = found
    value = (YES if can_hold else 0) | (NO if can_fail else 0) | (OPEN if stays_open else 0)
    return Finding(value or OPEN, left.relevant | right.relevant, left.figures | right.figures).tidy


def choice(test: Finding, then: Finding, otherwise: Finding) -> Finding:
    """Return the finding of "one where the test holds, else the other"; the two may share facts."""
    branches = [then] if test.mask & YES else []
    branches += [otherwise] if test.mask & NO else []
    if test.mask & OPEN:
        branches += [_either(then, otherwise)]
    relevant, figures = 0, test.figures
    for branch in branches:
        relevant |= branch.relevant
        figures |= branch.figures
    # Two branches that are the same whatever the facts: then the test does not matter.
    if len(branches) > 1 and not (
        then.value == otherwise.value and not then.relevant and not otherwise.relevant
    ):
        relevant |= test.relevant
    return Finding(any_of(branches), relevant, figures).tidy


def _either(one: Finding, other: Finding) -> Finding:
    """Return the finding of a value of which figures leave open whether it is the one or the other."""
    relevant, figures = one.relevant | other.relevant, one.figures | other.figures
    if isinstance(one.value, Span):
        return Finding(span.between(one.span, other.span), relevant, figures)
    both = one.mask & other.mask
    differ = one.mask != other.mask or one.mask & (one.mask - 1) or one.mask == OPEN
    return Finding((both & (YES | NO)) | (OPEN if differ else 0), relevant, figures)


def any_of(found: Sequence[Finding]) -> Mask | Span:
    """Return the value of what is one of these, by the facts."""
    if isinstance(found[0].value, Span):
        return span.any_of(one.span for one in found)
    mask = 0
    for one in found:
        mask |= one.mask
    return mask


def extreme(which: str, parts: Sequence[Finding]) -> Finding:
    """Return the finding of the smallest or the largest of numbers that share no fact."""
    spans = [part.span for part in parts]
    relevant = figures = 0
    for position, part in enumerate(parts):
        others = span.extreme(which, [one for place, one in enumerate(spans) if place != position])
        if _can_be_it(which, spans[position], others):
            relevant |= part.relevant
        figures |= part.figures
    return Finding(span.extreme(which, spans), relevant, figures).tidy


def _can_be_it(which: str, part: Span, others: Span) -> bool:
    """Return whether the movement of one number can be seen in the smallest or the largest of all."""
    ends = ((part.low, others.low), (part.high, others.high))
    if which == "min":
        return any(not end.is_point and end.low < other.high for end, other in ends)
    return any(not end.is_point and end.high > other.low for end, other in ends)
