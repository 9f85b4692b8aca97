"""What a tree can come to when not everything is known, and which inputs can still change it: exactly.

One evaluation with bounds takes every mention of an unknown input to vary freely, so it leaves `x or not x`
open. Here a tree is taken apart instead. Where the parts of a node share no unknown input, what is found of
each part is exact for the whole. Where they share one, the node is looked at once for each *cell* of it (yes
and no; the sides of the limits that it is compared with), after which it is no longer shared.

What is guaranteed:

- *sound*, always: an answer that is given holds for every completion of what is unknown;
- *complete*, always: an input that could change the answer is among the relevant ones;
- *minimal*, as long as no more than `MAX_CELLS` cells are looked at: then each relevant input can change the
  answer, given some completion of the others. Exceptions are sums that skip values (`100 * x + y == 50`) and
  one number that occurs twice within a cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from akkoord.rules import bounds, cuts
from akkoord.rules.bounds import Bounds
from akkoord.rules.evaluation import JOINED, Evaluation, Known, open_parts
from akkoord.rules.tree import (
    All,
    AnyOf,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Extreme,
    Input,
    Named,
    Node,
    Not,
    Rounded,
    inputs,
    replaced,
)

MAX_CELLS = 4096

_NONE: frozenset[Input] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found of one node.

    Attributes:
        bounds: The tightest bounds around its value.
        relevant: The inputs that can still change it.
    """

    bounds: Bounds
    relevant: frozenset[Input] = _NONE


class Budget:
    """How many cells may still be looked at; shared by one whole question."""

    def __init__(self, cells: int = MAX_CELLS) -> None:
        self.left = cells

    def take(self, cells: int) -> bool:
        """Take this many cells; False where so many are not left."""
        if cells > self.left:
            return False
        self.left -= cells
        return True


class Influence:
    """What can be found of the parts of a tree, given what is known.

    Args:
        known: The bounds of every input.
        split: The inputs that were cut into cells already: they count as shared no more.
        budget: How many cells may still be looked at.
    """

    def __init__(self, known: Known, split: frozenset[Input] = _NONE, budget: Budget | None = None) -> None:
        self._known = known
        self._split = split
        self._budget = budget or Budget()
        self.evaluation = Evaluation(known)
        # Nodes are kept beside what is found of them: an id alone could be given out again.
        self._found: dict[int, tuple[Node, Finding]] = {}
        self._open: dict[int, tuple[Node, frozenset[Input]]] = {}

    def of(self, node: Node) -> Finding:
        """Return what is found of a node."""
        found = self._found.get(id(node))
        if found is None:
            found = self._found[id(node)] = (node, self._finding(node))
        return found[1]

    def cells(self, node: Node, shared: Input) -> Iterator[Influence]:
        """Yield the same question once for each cell of an input."""
        for cell in self._cells_of(node, shared):
            yield Influence({**self._known, shared: cell}, self._split | {shared}, self._budget)

    def shared(self, groups: Iterable[frozenset[Input]]) -> Input | None:
        """Return an unknown input that stands in several of these groups; None where they share none."""
        mentions = Counter(name for group in groups for name in group)
        several = [name for name, count in mentions.items() if count > 1 and name not in self._split]
        # Truth values first: they have two cells, and settle most.
        return min(
            several, key=lambda name: (not _is_truth(self._known[name]), -mentions[name]), default=None
        )

    def open_inputs(self, node: Node) -> frozenset[Input]:
        """Return the inputs below a node that one evaluation with bounds leaves open."""
        found = self._open.get(id(node))
        if found is None:
            found = self._open[id(node)] = (node, self._open_inputs(node))
        return found[1]

    def is_affordable(self, node: Node, shared: Input) -> bool:
        """Return whether the cells of an input may still be looked at, and count them."""
        return self._budget.take(len(self._cells_of(node, shared)))

    def _cells_of(self, node: Node, shared: Input) -> list[Bounds]:
        ranges = {shared: self._known[shared]}
        return cuts.cells(ranges, open_parts(node, self.evaluation), self.evaluation)[shared]

    def _open_inputs(self, node: Node) -> frozenset[Input]:
        if self.evaluation.of(node).is_point:
            return _NONE
        if isinstance(node, Input):
            return frozenset((node,))
        return _NONE.union(*(self.open_inputs(part) for part in self.evaluation.live_parts(node)))

    def _finding(self, node: Node) -> Finding:  # noqa: PLR0911 - one case per node
        first = self.evaluation.of(node)
        if first.is_point:
            return Finding(first)
        match node:
            case Input():
                return Finding(first, frozenset((node,)))
            case Named(part=part):
                return self.of(part)
            case Not(part=part):
                found = self.of(part)
                return Finding(bounds.negate(found.bounds), found.relevant)
            case Rounded(part=part):
                found = self.of(part)
                return _unless_settled(bounds.round_half_up(found.bounds), found.relevant)
        shared = self.shared(self.groups(node))
        if shared is not None and self.is_affordable(node, shared):
            return self._by_cells(node, shared)
        return self._together(node)

    def groups(self, node: Node) -> list[frozenset[Input]]:
        """Return the open inputs of the parts that must not share one to be looked at one by one."""
        inputs = [self.open_inputs(part) for part in self.evaluation.live_parts(node)]
        # Only one branch of a choice counts at a time, so the branches may share.
        return [inputs[0], _NONE.union(*inputs[1:])] if isinstance(node, Choose) else inputs

    def _by_cells(self, node: Node, shared: Input) -> Finding:
        cells = list(self.cells(node, shared))
        found = [cell.of(node) for cell in cells]
        whole = bounds.hull(one.bounds for one in found)
        relevant = _NONE.union(*(one.relevant for one in found)) - {shared}
        differ = len({one.bounds for one in found}) > 1 or len({one.relevant for one in found}) > 1
        if differ or any(shared in one.relevant for one in found) or self._differ_within(node, shared):
            relevant |= {shared}
        return _unless_settled(whole, relevant)

    def _differ_within(self, node: Node, shared: Input) -> bool:
        """Return whether a truth value can turn a node that looks the same for yes and for no."""
        if self.evaluation.of(node).is_point or not _is_truth(self._known[shared]):
            return True
        if not _is_truth(self.evaluation.of(node)):
            return True
        with_yes, with_no = (_given(node, shared, value) for value in (True, False))
        turns = AnyOf((All((with_yes, Not(with_no))), All((Not(with_yes), with_no))))
        return Influence(self._known, self._split | {shared}, self._budget).of(turns).bounds.high is not False

    def _together(self, node: Node) -> Finding:
        """Join what is found of parts that share nothing unknown."""
        match node:
            case All(parts=parts):
                return self._all(parts, stops=False)
            case AnyOf(parts=parts):
                return self._all(parts, stops=True)
            case Compare(sign=sign, left=left, right=right):
                one, other = self.of(left), self.of(right)
                return _unless_settled(
                    bounds.compare(sign, one.bounds, other.bounds), one.relevant | other.relevant
                )
            case Extreme(which=which, parts=parts):
                return self._extreme(which, parts)
            case Arithmetic(sign=sign, left=left, right=right):
                one, other = self.of(left), self.of(right)
                return _unless_settled(
                    _computed(sign, one.bounds, right, other.bounds), one.relevant | other.relevant
                )
            case Choose(test=test, then=then, otherwise=otherwise):
                return self._choose(test, then, otherwise)
            case _:
                raise TypeError(f"{type(node).__name__} is not expected here")

    def _all(self, parts: Iterable[Node], *, stops: bool) -> Finding:
        """Join truth values: one that is surely `stops` decides; the others count as far as they are open."""
        relevant: frozenset[Input] = _NONE
        for part in parts:
            found = self.of(part)
            if found.bounds.is_point:
                if bool(found.bounds.low) is stops:
                    return Finding(found.bounds)
            else:
                relevant |= found.relevant
        return Finding(bounds.PERHAPS, relevant) if relevant else Finding(bounds.point(not stops))

    def _extreme(self, which: str, parts: Iterable[Node]) -> Finding:
        found = [self.of(part) for part in parts]
        ends = [one.bounds for one in found]
        if which == "min":
            whole = bounds.lowest(ends)
            counting = [one.relevant for one in found if one.bounds.low < whole.high]
        else:
            whole = bounds.highest(ends)
            counting = [one.relevant for one in found if one.bounds.high > whole.low]
        return _unless_settled(whole, _NONE.union(*counting))

    def _choose(self, test: Node, then: Node, otherwise: Node) -> Finding:
        tested = self.of(test)
        if tested.bounds.is_point:
            return self.of(then if tested.bounds.low else otherwise)
        if then is otherwise:
            return self.of(then)
        one, other = self.of(then), self.of(otherwise)
        relevant = tested.relevant | one.relevant | other.relevant
        return _unless_settled(bounds.hull((one.bounds, other.bounds)), relevant)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a tree comes to when not everything is known.

    Attributes:
        bounds: The tightest bounds found around the value of the root.
        relevant: The inputs that can still change it, in source order.
        facts_can_settle: Whether some completion of the facts alone settles it, whatever the figures are;
            asked of truth values only.
    """

    bounds: Bounds
    relevant: tuple[Input, ...]
    facts_can_settle: bool


def outcome(root: Node, known: Known) -> Outcome:
    """Find what a tree comes to, and what can still change it.

    >>> x = Input("fact", "x")
    >>> outcome(AnyOf((x, Not(x))), {x: bounds.PERHAPS}).bounds == bounds.SURE_YES
    True
    """
    influence = Influence(known)
    found = influence.of(root)
    if found.bounds.is_point:
        return Outcome(found.bounds, (), facts_can_settle=True)
    relevant = tuple(part for part in inputs(root) if part in found.relevant)
    can_settle = _is_truth(found.bounds) and facts_can_settle(root, Influence(known))
    return Outcome(found.bounds, relevant, can_settle)


def facts_can_settle(node: Node, influence: Influence) -> bool:
    """Return whether some completion of the facts settles a truth value, whatever the figures are."""
    return bool(_settled_to(node, influence))


def _settled_to(node: Node, influence: Influence) -> frozenset[bool]:  # noqa: PLR0911 - one case per node
    """Return the truth values to which the facts alone can bring a node."""
    found = influence.of(node)
    if found.bounds.is_point:
        return frozenset((bool(found.bounds.low),))
    if all(part.role == "fact" for part in influence.open_inputs(node)):
        return frozenset((True, False))
    shared = _fact_to_split(node, influence)
    if shared is not None and influence.is_affordable(node, shared):
        return frozenset[bool]().union(*(_settled_to(node, cell) for cell in influence.cells(node, shared)))
    match node:
        case Named(part=part):
            return _settled_to(part, influence)
        case Not(part=part):
            return frozenset(not value for value in _settled_to(part, influence))
        case All(parts=parts):
            return _settled_all([_settled_to(part, influence) for part in parts], stops=False)
        case AnyOf(parts=parts):
            return _settled_all([_settled_to(part, influence) for part in parts], stops=True)
        case Choose(test=test, then=then, otherwise=otherwise):
            tests = _settled_to(test, influence)
            branches = [branch for value, branch in ((True, then), (False, otherwise)) if value in tests]
            return frozenset[bool]().union(*(_settled_to(branch, influence) for branch in branches))
        case _:
            return frozenset()


def _fact_to_split(node: Node, influence: Influence) -> Input | None:
    """Return a fact to look at cell by cell: one that parts share, and in a comparison any fact."""
    groups = influence.groups(node)
    if isinstance(node, Compare):
        groups = [*groups, *groups]
    return influence.shared([frozenset(part for part in group if part.role == "fact") for group in groups])


def _settled_all(parts: list[frozenset[bool]], *, stops: bool) -> frozenset[bool]:
    found = {stops} if any(stops in part for part in parts) else set()
    return frozenset(found | ({not stops} if all((not stops) in part for part in parts) else set()))


def _computed(sign: str, left: Bounds, divisor: Node, right: Bounds) -> Bounds:
    if sign == "//" and isinstance(divisor, Constant):
        return bounds.floor_divide(left, divisor.value)
    return JOINED[sign](left, right)


def _unless_settled(found: Bounds, relevant: frozenset[Input]) -> Finding:
    return Finding(found) if found.is_point else Finding(found, relevant)


def _is_truth(value: Bounds) -> bool:
    return isinstance(value.low, bool)


def _given(node: Node, given: Input, value: bool) -> Node:
    return replaced(node, lambda part: Constant(value) if part == given else part)
