"""Where an unknown number matters: the values at which a comparison can turn.

An unknown income matters to `income <= 45000` only by the side of 45000 on which it lies. Cutting its range
there gives a handful of cells, and within a cell the comparison is settled.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from akkoord.rules import bounds
from akkoord.rules.bounds import Bounds, Number
from akkoord.rules.evaluation import Evaluation
from akkoord.rules.tree import Arithmetic, Choose, Compare, Constant, Extreme, Input, Node, Rounded, bare

_MAX_FORMS = 8


@dataclass(frozen=True, slots=True)
class _Linear:
    """A sum of unknown inputs, each with a weight, and a rest that needs no input."""

    weights: Mapping[Input, Fraction]
    rest: Bounds


def cells(
    unknown: Mapping[Input, Bounds], open_nodes: Iterable[Node], evaluation: Evaluation
) -> dict[Input, list[Bounds]]:
    """Cut the range of each unknown input into cells that together hold every value it can have.

    Args:
        unknown: The inputs that are not known, with their ranges; only facts are surely whole numbers.
        open_nodes: The parts of the tree that are not settled.
        evaluation: The evaluation that left them open.

    >>> income, top = Input("fact", "income"), Constant(100)
    >>> test, ranges = Compare("<=", income, top), {income: Bounds(0, math.inf)}
    >>> cells(ranges, [test], Evaluation(ranges))[income]
    [Bounds(low=0, high=99), Bounds(low=100, high=100), Bounds(low=101, high=inf)]
    """
    marks: dict[Input, set[Fraction]] = {variable: set() for variable in unknown}
    for node in open_nodes:
        for left, right in _turning_pairs(node):
            for variable, mark in _marks(left, right, unknown, evaluation):
                marks[variable].add(mark)
    return {
        variable: _cut(within, marks[variable], is_whole=variable.role == "fact")
        for variable, within in unknown.items()
    }


def _turning_pairs(node: Node) -> Iterator[tuple[Node, Node]]:
    if isinstance(node, Compare):
        yield node.left, node.right
    elif isinstance(node, Extreme):
        yield from itertools.combinations(node.parts, 2)


def _marks(
    left: Node, right: Node, unknown: Mapping[Input, Bounds], evaluation: Evaluation
) -> Iterator[tuple[Input, Fraction]]:
    for one in _forms(left, unknown, evaluation):
        for other in _forms(right, unknown, evaluation):
            difference = _sum(one, other, -1)
            for variable, weight in difference.weights.items():
                if weight:
                    rest = _without(difference, variable, unknown)
                    yield from ((variable, -Fraction(end) / weight) for end in rest if not math.isinf(end))


def _forms(node: Node, unknown: Mapping[Input, Bounds], evaluation: Evaluation) -> list[_Linear]:
    """Return the sums that a node can come down to; only a hint where to cut, so it may be incomplete."""
    match bare(node):
        case Input() as variable if variable in unknown:
            return [_Linear({variable: Fraction(1)}, bounds.point(0))]
        case Extreme(parts=parts):
            found = [form for part in parts for form in _forms(part, unknown, evaluation)]
        case Choose(then=then, otherwise=otherwise):
            found = [*_forms(then, unknown, evaluation), *_forms(otherwise, unknown, evaluation)]
        case Arithmetic(sign="+" | "-" as sign, left=left, right=right):
            pairs = itertools.product(_forms(left, unknown, evaluation), _forms(right, unknown, evaluation))
            found = [_sum(one, other, 1 if sign == "+" else -1) for one, other in pairs]
        case Arithmetic(sign="*", left=left, right=right):
            found = _scaled(left, right, unknown, evaluation) or _scaled(right, left, unknown, evaluation)
        case Rounded(part=part):
            half = _Linear({}, Bounds(Fraction(-1, 2), Fraction(1, 2)))
            found = [_sum(form, half, 1) for form in _forms(part, unknown, evaluation)]
        case Arithmetic(sign="/", left=left, right=right):
            divisor = evaluation.of(right)
            scale = 1 / Fraction(divisor.low) if divisor.is_point and divisor.low else Fraction(0)
            found = [_times(form, scale) for form in _forms(left, unknown, evaluation)] if scale else []
        case Arithmetic(sign="//", left=left, right=Constant(value=int() as divisor)):
            # Rounding down takes off less than one.
            rounding = _Linear({}, Bounds(Fraction(1 - abs(divisor), abs(divisor)), 0))
            found = [
                _sum(_times(form, Fraction(1, divisor)), rounding, 1)
                for form in _forms(left, unknown, evaluation)
            ]
        case _:
            found = []
    return found[:_MAX_FORMS] or [_Linear({}, evaluation.of(node))]


def _scaled(
    part: Node, factor: Node, unknown: Mapping[Input, Bounds], evaluation: Evaluation
) -> list[_Linear]:
    scale = evaluation.of(factor)
    if not scale.is_point:
        return []
    return [_times(form, Fraction(scale.low)) for form in _forms(part, unknown, evaluation)]


def _sum(one: _Linear, other: _Linear, sign: int) -> _Linear:
    weights = dict(one.weights)
    for variable, weight in other.weights.items():
        weights[variable] = weights.get(variable, Fraction(0)) + sign * weight
    return _Linear(weights, bounds.add(one.rest, bounds.multiply(other.rest, bounds.point(sign))))


def _times(form: _Linear, scale: Fraction) -> _Linear:
    weights = {variable: weight * scale for variable, weight in form.weights.items()}
    return _Linear(weights, bounds.multiply(form.rest, bounds.point(scale)))


def _without(form: _Linear, variable: Input, unknown: Mapping[Input, Bounds]) -> tuple[Number, Number]:
    rest = form.rest
    for other, weight in form.weights.items():
        if other != variable:
            rest = bounds.add(rest, bounds.multiply(unknown[other], bounds.point(weight)))
    return rest.low, rest.high


def _cut(within: Bounds, marks: Iterable[Fraction], *, is_whole: bool) -> list[Bounds]:
    if within == bounds.PERHAPS and isinstance(within.low, bool):
        return [bounds.SURE_NO, bounds.SURE_YES]
    inside = sorted(mark for mark in marks if within.low <= mark <= within.high)
    return _whole_cells(within, inside) if is_whole else _touching_cells(within, inside)


def _whole_cells(within: Bounds, marks: Iterable[Fraction]) -> list[Bounds]:
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


def _touching_cells(within: Bounds, marks: Iterable[Fraction]) -> list[Bounds]:
    """Cut anywhere: neighbours share the mark, so that no value falls between two cells."""
    ends = [within.low, *marks, within.high]
    cuts = [Bounds(low, high) for low, high in itertools.pairwise(ends) if low < high]
    return [*cuts, *(bounds.point(mark) for mark in marks)]
