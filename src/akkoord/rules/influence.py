"""What a tree can come to when not everything is known, and which facts can still change it: exactly.

One evaluation with bounds takes every mention of an unknown fact to vary freely, so it leaves `x or not x`
open. Here a tree is taken apart instead. Where the parts of a node share no unknown fact, what is found of
each part is exact for the whole. Where they share one, the node is looked at once for each *cell* of it
(yes and no; the sides of the limits that it is compared with). What is shared is an *atom*: a fact, or a
whole part that stands on its own (`akkoord.rules.modules`).

Facts can be told, figures of the law that are not known cannot. So an answer is a yes, a no, or what the
figures leave open; a fact is relevant when it can change which of these three it is.

What is guaranteed:

- *sound*, always: an answer that is given holds for every completion of what is unknown;
- *complete*, always: a fact that could change the answer is among the relevant ones;
- *minimal*, as long as no more than `MAX_CELLS` cells are looked at: then each relevant fact can change the
  answer, given some completion of the other facts. Exceptions are sums that skip values
  (`100 * x + y == 50`), one number that occurs twice within a cell, and an unknown figure that occurs twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from akkoord.rules import bounds, cuts, span
from akkoord.rules.bounds import Bounds
from akkoord.rules.evaluation import Evaluation, Known, open_parts
from akkoord.rules.findings import NO, OPEN, YES, Finding, choice, compared, fixed, joined
from akkoord.rules.modules import modules
from akkoord.rules.residue import residue
from akkoord.rules.span import Span
from akkoord.rules.tree import (
    All,
    AnyOf,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Extreme,
    Input,
    Node,
    Not,
    Rounded,
    children,
    inputs,
)

MAX_CELLS = 4096

# A fact, or the id of a part that stands on its own.
Atom: TypeAlias = "Input | int"
_NO_ATOMS: frozenset[Atom] = frozenset()
# Stands for a part that figures leave open.
_LEFT_OPEN = Input("figure", "?")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a tree comes to when not everything is known.

    Attributes:
        bounds: The tightest bounds found around the value of the root.
        relevant: The facts that can still change it, in source order.
        figures: The figures that are missing and can leave it open, in source order.
        facts_can_settle: Whether some completion of the facts settles it, whatever the figures are.
    """

    bounds: Bounds
    relevant: tuple[Input, ...]
    figures: tuple[Input, ...]
    facts_can_settle: bool


def outcome(root: Node, known: Known) -> Outcome:
    """Find what a tree comes to, and what can still change it.

    >>> x = Input("fact", "x")
    >>> outcome(AnyOf((x, Not(x))), {x: bounds.PERHAPS}).bounds == bounds.SURE_YES
    True
    """
    left = residue(root, known)
    if isinstance(left, Constant):
        return Outcome(bounds.point(left.value), (), (), facts_can_settle=True)
    found = Influence.on(left, known).of(left)
    order = inputs(root)
    return Outcome(
        bounds=found.bounds,
        relevant=tuple(part for part in order if part in found.relevant),
        figures=tuple(part for part in order if part in found.figures),
        facts_can_settle=found.can_be_settled,
    )


@dataclass
class _Budget:
    """How many cells may still be looked at; shared by one whole question."""

    left: int = MAX_CELLS

    def take(self, cells: int) -> bool:
        """Take this many cells; False where so many are not left."""
        if cells > self.left:
            return False
        self.left -= cells
        return True


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a question is asked on.

    Attributes:
        known: The bounds of every input.
        budget: How many cells may still be looked at.
        split: The facts that were cut into cells already: they count as shared no more.
        open_figures: The figures behind each part that is taken to be left open.
    """

    known: Mapping[Input, Bounds]
    budget: _Budget
    split: frozenset[Input] = frozenset()
    open_figures: frozenset[Input] = frozenset()


@dataclass
class Influence:
    """What can be found of the parts of a residue, given what is known."""

    ground: _Ground
    alone: frozenset[int]
    evaluation: Evaluation
    # Nodes are kept beside what is found of them: an id alone could be given out again.
    _found: dict[int, tuple[Node, Finding]] = field(default_factory=dict)
    _atoms: dict[int, tuple[Node, frozenset[Atom]]] = field(default_factory=dict)

    @classmethod
    def on(cls, root: Node, known: Known) -> Influence:
        """Return what can be found of a tree of which nothing is settled."""
        return cls._of(root, _Ground(known, _Budget()))

    @classmethod
    def _of(cls, root: Node, ground: _Ground) -> Influence:
        return cls(ground, modules(root), Evaluation(ground.known))

    def of(self, node: Node) -> Finding:
        """Return what is found of a node."""
        found = self._found.get(id(node))
        if found is None:
            found = self._found[id(node)] = (node, self._finding(node))
        return found[1]

    def _finding(self, node: Node) -> Finding:
        match node:
            case Constant(value=value):
                return fixed(value)
            case Input():
                return self._input(node)
            case Not(part=part):
                return self.of(part).negated
            case Rounded(part=part):
                return self.of(part).through(span.rounded)
        shared = self._shared(node)
        cells = None if shared is None else self._cells(node, shared)
        if shared is None or cells is None:
            return self._together(node)
        return self._by_cells(node, shared, cells)

    def _input(self, node: Input) -> Finding:
        value = self.ground.known[node]
        if node.role == "figure":
            behind = self.ground.open_figures if node == _LEFT_OPEN else frozenset((node,))
            results = OPEN if _is_truth(value) else span.of_figures(value)
            return Finding(results, frozenset(), behind)
        results = YES | NO if _is_truth(value) else span.of_facts(value)
        return Finding(results, frozenset((node,)))

    # What is shared

    def atoms(self, node: Node) -> frozenset[Atom]:
        """Return the facts and the parts on their own that a node depends on."""
        found = self._atoms.get(id(node))
        if found is None:
            found = self._atoms[id(node)] = (node, self._atoms_of(node))
        return found[1]

    def _atoms_of(self, node: Node) -> frozenset[Atom]:
        if isinstance(node, Input):
            return frozenset((node,)) if node.role == "fact" else _NO_ATOMS
        found = _NO_ATOMS.union(*(self.atoms(part) for part in children(node)))
        return frozenset((id(node),)) if id(node) in self.alone and len(found) > 1 else found

    def _shared(self, node: Node) -> Atom | None:
        """Return an atom that parts of a node share; None where they share none."""
        groups = [self.atoms(part) for part in children(node)]
        if isinstance(node, Choose):
            # Only one branch of a choice counts at a time, so the branches may share.
            groups = [groups[0], groups[1] | groups[2]]
        mentions = Counter(atom for group in groups for atom in group)
        several = [atom for atom, count in mentions.items() if count > 1 and atom not in self.ground.split]
        return min(several, key=self._width, default=None)

    def _width(self, atom: Atom) -> tuple[float, str]:
        """Return what to order atoms by: those with the fewest cells settle most. Ties in a fixed order."""
        if isinstance(atom, int):
            return 1, ""
        value = self.ground.known[atom]
        return float(value.high - value.low), f"{atom.of}.{atom.name}"

    def _cells(self, node: Node, atom: Atom) -> list[Finding] | None:
        """Return what is found of a node for each cell of an atom; None where those are too many."""
        if isinstance(atom, int):
            return self._with_part(node, atom)
        ground = self.ground
        cells = cuts.cells({atom: ground.known[atom]}, open_parts(node, self.evaluation), self.evaluation)[
            atom
        ]
        if not ground.budget.take(len(cells)):
            return None
        split = ground.split | {atom}
        grounds = (replace(ground, known={**ground.known, atom: cell}, split=split) for cell in cells)
        return [self._asked(node, {}, one) for one in grounds]

    def _with_part(self, node: Node, part: int) -> list[Finding] | None:
        """Return what is found of a node for each result that a part on its own can have."""
        found = self._found[part][1] if part in self._found else self.of(self._atoms[part][0])
        if not self.ground.budget.take(3):
            return None
        known = {**self.ground.known, _LEFT_OPEN: bounds.PERHAPS}
        ground = replace(self.ground, known=known, open_figures=self.ground.open_figures | found.figures)
        stand_ins: dict[int, Node] = {NO: Constant(False), YES: Constant(True), OPEN: _LEFT_OPEN}
        return [
            self._asked(node, {part: stand_in}, ground)
            for result, stand_in in stand_ins.items()
            if found.mask & result
        ]

    def _asked(self, node: Node, decided: Mapping[int, Node], ground: _Ground) -> Finding:
        left = residue(node, ground.known, decided)
        return Influence._of(left, ground).of(left)

    # Joining

    def _by_cells(self, node: Node, shared: Atom, cells: list[Finding]) -> Finding:
        relevant = frozenset[Input]().union(*(cell.relevant for cell in cells))
        figures = frozenset[Input]().union(*(cell.figures for cell in cells))
        if _differ(cells) or self._turns(node, shared):
            relevant |= {shared} if isinstance(shared, Input) else self.of(self._atoms[shared][0]).relevant
        if isinstance(cells[0].value, Span):
            whole = span.any_of(cell.value for cell in cells if isinstance(cell.value, Span))
            return Finding(whole, relevant, figures).tidy
        mask = 0
        for cell in cells:
            mask |= cell.mask
        return Finding(mask, relevant, figures).tidy

    def _turns(self, node: Node, shared: Atom) -> bool:
        """Return whether an atom can turn a node that looks the same for each of its cells."""
        is_number = isinstance(shared, Input) and not _is_truth(self.ground.known[shared])
        if is_number or not _is_truth(self.evaluation.of(node)):
            return True
        known = self.ground.known
        with_yes, with_no = (self._given(node, shared, answer, known) for answer in (True, False))
        turned = AnyOf((All((with_yes, Not(with_no))), All((Not(with_yes), with_no))))
        left = residue(turned, known)
        return Influence._of(left, replace(self.ground, split=frozenset())).of(left).value != NO

    @staticmethod
    def _given(node: Node, shared: Atom, answer: bool, known: Known) -> Node:
        if isinstance(shared, int):
            return residue(node, known, {shared: Constant(answer)})
        return residue(node, {**known, shared: bounds.point(answer)})

    def _together(self, node: Node) -> Finding:  # noqa: PLR0911 - one case per node
        """Join what is found of parts that share no fact."""
        match node:
            case All(parts=parts):
                return joined([self.of(part) for part in parts])
            case AnyOf(parts=parts):
                return joined([self.of(part).negated for part in parts]).negated
            case Compare(sign=sign, left=left, right=right):
                return compared(sign, self.of(left), self.of(right))
            case Extreme(which=which, parts=parts):
                return _extreme(which, [self.of(part) for part in parts])
            case Arithmetic(sign="//", left=left, right=Constant(value=int() as divisor)):
                return self.of(left).through(lambda part: span.floor_divided(part, divisor))
            case Arithmetic(sign=sign, left=left, right=right):
                one, other = self.of(left), self.of(right)
                value = span.computed(sign, one.span, other.span)
                return Finding(value, one.relevant | other.relevant, one.figures | other.figures).tidy
            case Choose(test=test, then=then, otherwise=otherwise):
                return choice(self.of(test), self.of(then), self.of(otherwise))
            case _:
                raise TypeError(f"{type(node).__name__} is not expected here")


def _extreme(which: str, parts: list[Finding]) -> Finding:
    spans = [part.span for part in parts]
    relevant: frozenset[Input] = frozenset()
    for position, part in enumerate(parts):
        others = span.extreme(which, [one for place, one in enumerate(spans) if place != position])
        if _can_be_it(which, spans[position], others):
            relevant |= part.relevant
    figures = frozenset[Input]().union(*(part.figures for part in parts))
    return Finding(span.extreme(which, spans), relevant, figures).tidy


def _can_be_it(which: str, part: Span, others: Span) -> bool:
    """Return whether the movement of one number can be seen in the smallest or the largest of all."""
    ends = ((part.low, others.low), (part.high, others.high))
    if which == "min":
        return any(not end.is_point and end.low < other.high for end, other in ends)
    return any(not end.is_point and end.high > other.low for end, other in ends)


def _differ(cells: Iterable[Finding]) -> bool:
    return len({(cell.value, cell.relevant) for cell in cells}) > 1


def _is_truth(value: Bounds) -> bool:
    return isinstance(value.low, bool)
