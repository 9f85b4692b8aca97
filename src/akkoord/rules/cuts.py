"""Where an unknown number matters: the values at which a comparison can turn.

An unknown income matters to `income <= 45000` only by the side of 45000 on which it lies. Cutting its range
there gives a handful of cells, and within a cell the comparison is settled.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from akkoord.rules import bounds
from akkoord.rules.bounds import Bounds, Number
from akkoord.rules.parts import Part, walk

_MAX_FORMS = 8


class _Linear(NamedTuple):
    """So many times the fact, and a rest that lies between two ends."""

    weight: Number
    low: Number
    high: Number


def cells(part: Part, fact: Part) -> list[Bounds]:
    """Cut the range of a fact into cells that together hold every value it can have.

    Args:
        part: What is open of a rule.
        fact: A fact in it; a number is a whole one.

    >>> from akkoord.rules.parts import Parts
    >>> from akkoord.rules.tree import Input
    >>> parts = Parts()
    >>> income = parts.given_as(Input("fact", "income"), Bounds(0, math.inf))
    >>> cells(parts.other("compare", "<=", (income, parts.settled(100))), income)
    [Bounds(low=0, high=99), Bounds(low=100, high=100), Bounds(low=101, high=inf)]
    """
    if fact.is_truth:
        return [bounds.SURE_NO, bounds.SURE_YES]
    turning = {
        mark
        for one in walk(part, fact.facts)
        for left, right in _turning_pairs(one)
        for mark in _marks(left, right, fact)
    }
    inside = sorted(mark for mark in turning if fact.low <= mark <= fact.high)
    return _whole_cells(fact, inside)


def _turning_pairs(part: Part) -> Iterable[tuple[Part, Part]]:
    return itertools.combinations(part.parts, 2) if part.kind in ("compare", "extreme") else ()


def _marks(left: Part, right: Part, fact: Part) -> Iterator[Number]:
    for one in _forms(left, fact):
        for other in _forms(right, fact):
            difference = _sum(one, other, -1)
            if difference.weight:
                for end in (difference.low, difference.high):
                    if not math.isinf(end):
                        yield _over(-end, difference.weight)


def _forms(part: Part, fact: Part) -> list[_Linear]:
    """Return the sums that a part can come down to; only a hint where to cut, so it may be incomplete."""
    if part is fact:
        return [_Linear(1, 0, 0)]
    found: list[_Linear] = []
    if part.facts & fact.facts:
        match part.kind:
            case "extreme":
                found = [form for one in part.parts for form in _forms(one, fact)]
            case "choose":
                found = [form for one in part.parts[1:] for form in _forms(one, fact)]
            case "rounded":
                half = _Linear(0, Fraction(-1, 2), Fraction(1, 2))
                found = [_sum(form, half, 1) for form in _forms(part.parts[0], fact)]
            case "arithmetic":
                found = _of_arithmetic(part, fact)
    return found[:_MAX_FORMS] or [_Linear(0, part.low, part.high)]


def _of_arithmetic(part: Part, fact: Part) -> list[_Linear]:
    left, right = part.parts
    match part.word:
        case "+" | "-" as sign:
            pairs = itertools.product(_forms(left, fact), _forms(right, fact))
            return [_sum(one, other, 1 if sign == "+" else -1) for one, other in pairs]
        case "*" if left.is_settled or right.is_settled:
            scale, scaled = (left.low, right) if left.is_settled else (right.low, left)
            return [_times(form, scale) for form in _forms(scaled, fact)]
        case "/" if right.is_settled and right.low:
            return [_times(form, 1 / Fraction(right.low)) for form in _forms(left, fact)]
        case "//":
            divisor = Fraction(right.low)
            # Rounding down takes off less than one.
            rounding = _Linear(0, (1 - abs(divisor)) / abs(divisor), 0)
            return [_sum(_times(form, 1 / divisor), rounding, 1) for form in _forms(left, fact)]
        case _:
            return []


def _sum(one: _Linear, other: _Linear, sign: int) -> _Linear:
    low, high = (other.low, other.high) if sign > 0 else (-other.high, -other.low)
    return _Linear(one.weight + sign * other.weight, one.low + low, one.high + high)


def _times(form: _Linear, scale: Number) -> _Linear:
    rest = bounds.multiply(Bounds(form.low, form.high), bounds.point(scale))
    return _Linear(form.weight * scale, rest.low, rest.high)


def _over(end: Number, weight: Number) -> Number:
    return end if weight == 1 else -end if weight == -1 else Fraction(end) / Fraction(weight)


def _whole_cells(within: Part, marks: Iterable[Number]) -> list[Bounds]:
    """Cut between whole numbers: the cells do not overlap."""
    found, start = [], within.low
    for mark in marks:
        before, after = math.ceil(mark) - 1, math.floor(mark) + 1
        if start <= before < within.high:
            found.append(Bounds(start, before))
            start = before + 1
        if start < after <= within.high:
            found.append(Bounds(start, after - 1))
            start = after
    return [*found, Bounds(start, within.high)]
