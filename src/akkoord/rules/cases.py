"""All cases of what is not known: makes an answer exact where one evaluation with bounds is not.

One evaluation takes two mentions of an unknown fact to vary freely, so it leaves `x or not x` open. Here
every unknown input is cut into cells (yes and no; the sides of the limits that it is compared with) and the
rule is evaluated for each combination.

What is guaranteed:

- *sound*, always: an answer that is given holds for every completion of what is unknown;
- *complete*, always: a fact that could change the answer is among the relevant ones;
- *minimal*, whenever every combination settles: then each relevant fact can change the answer, given some
  completion of the others. Combinations settle unless two unknown numbers meet in one comparison, an unknown
  number is multiplied by another, or the cells are more than `MAX_CASES`; there a fact may be asked in vain.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from akkoord.rules import bounds, cuts
from akkoord.rules.bounds import Bounds
from akkoord.rules.evaluation import Evaluation, Known, open_parts
from akkoord.rules.tree import Input, Node

MAX_CASES = 1024

_Case = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a tree comes to when not everything is known.

    Attributes:
        bounds: The tightest bounds found around the value of the root.
        relevant: The inputs that can still change it, in source order.
        facts_can_settle: Whether some completion of the facts alone settles it, whatever the figures are.
    """

    bounds: Bounds
    relevant: tuple[Input, ...]
    facts_can_settle: bool


def outcome(root: Node, known: Known) -> Outcome:
    """Evaluate a tree over every case of what is unknown.

    >>> from akkoord.rules.tree import AnyOf, Not
    >>> x = Input("fact", "x")
    >>> outcome(AnyOf((x, Not(x))), {x: bounds.PERHAPS}).bounds == bounds.SURE_YES
    True
    """
    first = Evaluation(known)
    open_nodes = open_parts(root, first)
    unknown = {node: known[node] for node in open_nodes if isinstance(node, Input)}
    if not unknown:
        return Outcome(first.of(root), (), facts_can_settle=True)
    cells = _affordable(cuts.cells(unknown, open_nodes, first))
    results = {case: Evaluation({**known, **inputs}).of(root) for case, inputs in _cases(cells)}
    relevant = tuple(
        variable for position, variable in enumerate(cells) if _can_change(results, position, cells[variable])
    )
    whole = bounds.hull(results.values())
    return Outcome(whole, () if whole.is_point else relevant, _facts_can_settle(results, tuple(cells)))


def _affordable(cells: Mapping[Input, list[Bounds]]) -> dict[Input, list[Bounds]]:
    """Keep the cells of the inputs with the fewest, as far as all combinations stay under the limit."""
    count, kept = 1, set()
    for variable in sorted(cells, key=lambda variable: len(cells[variable])):
        if count * len(cells[variable]) <= MAX_CASES:
            count *= len(cells[variable])
            kept.add(variable)
    return {
        variable: parts if variable in kept else [bounds.hull(parts)] for variable, parts in cells.items()
    }


def _cases(cells: Mapping[Input, list[Bounds]]) -> Iterator[tuple[_Case, dict[Input, Bounds]]]:
    for case in itertools.product(*(range(len(parts)) for parts in cells.values())):
        yield case, {variable: cells[variable][cell] for variable, cell in zip(cells, case, strict=True)}


def _can_change(results: Mapping[_Case, Bounds], position: int, cells: list[Bounds]) -> bool:
    """Whether two cases that differ only in this input differ in result, or one of them is not settled."""
    if len(cells) == 1 and cells[0].is_point:
        return False
    groups = _grouped(results, [place for place in range(len(next(iter(results)))) if place != position])
    return any(not _is_settled(group) for group in groups)


def _facts_can_settle(results: Mapping[_Case, Bounds], variables: tuple[Input, ...]) -> bool:
    facts = [place for place, variable in enumerate(variables) if variable.role == "fact"]
    return any(_is_settled(group) for group in _grouped(results, facts))


def _grouped(results: Mapping[_Case, Bounds], places: list[int]) -> Iterable[list[Bounds]]:
    """Group the results by the cells at these places."""
    groups: dict[_Case, list[Bounds]] = {}
    for case, result in results.items():
        groups.setdefault(tuple(case[place] for place in places), []).append(result)
    return groups.values()


def _is_settled(group: list[Bounds]) -> bool:
    return group[0].is_point and all(result == group[0] for result in group)
