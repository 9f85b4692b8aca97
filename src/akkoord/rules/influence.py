"""What a tree can come to when not everything is known, and which facts can still change it: exactly.

One evaluation with bounds takes every mention of an unknown fact to vary freely, so it leaves `x or not x`
open. Here what is left of a tree is taken apart instead. Where the parts of a part share no unknown fact,
what is found of each is exact for the whole. Where they share one, the part is looked at once for each *cell*
of it (yes and no; the sides of the limits that it is compared with). What is shared is an *atom*: a fact, or
a whole part that stands on its own (`akkoord.rules.modules`).

Facts can be told, figures of the law that are not known cannot. So an answer is a yes, a no, or what the
figures leave open; a fact is relevant when it can change which of these three it is.

What is guaranteed:

- *sound*, always: an answer that is given holds for every completion of what is unknown;
- *complete*, always: a fact that could change the answer is among the relevant ones (an unknown figure that
  occurs twice is taken to vary freely in each place);
- *minimal*, as long as no more than `MAX_CELLS` cells are looked at: then each relevant fact can change the
  answer, given some completion of the other facts. Exceptions are sums that skip values
  (`100 * x + y == 50`), one number that occurs twice within a cell, and an unknown figure that occurs twice.
"""

from __future__ import annotations

import itertools
from collections import ChainMap, Counter
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from akkoord.rules import bounds, cuts, span
from akkoord.rules.bounds import Bounds
from akkoord.rules.evaluation import Known
from akkoord.rules.findings import NO, OPEN, YES, Finding, any_of, choice, compared, extreme, fixed, joined
from akkoord.rules.modules import modules
from akkoord.rules.parts import Part, Parts
from akkoord.rules.residue import Residue
from akkoord.rules.tree import Choose, Input, Node, children, inputs

MAX_CELLS = 4096


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
    >>> from akkoord.rules.tree import AnyOf, Not
    >>> outcome(AnyOf((x, Not(x))), {x: bounds.PERHAPS}).bounds == bounds.SURE_YES
    True
    """
    return Inquiry(known).outcome(root)


class Inquiry:
    """Questions about trees of which the same is known; what the trees have in common is looked at once."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._residue = Residue(known)
        self._found: dict[Part, Finding] = {}

    def outcome(self, root: Node) -> Outcome:
        """Find what a tree comes to, and what can still change it."""
        left = self._residue.of(root)
        if left.is_settled:
            return Outcome(bounds.point(left.low), (), (), facts_can_settle=True)
        found = self._finding(left)
        return Outcome(
            bounds=found.bounds,
            relevant=self._inputs_of(found.relevant, root),
            figures=self._inputs_of(found.figures, root),
            facts_can_settle=found.can_be_settled,
        )

    def bounds(self, node: Node) -> Bounds:
        """Return bounds around a value, at no cost: two mentions of one fact are taken to vary freely."""
        return self._residue.of(node).bounds

    def live_parts(self, node: Node) -> tuple[Node, ...]:
        """Return the direct parts that can still matter: of a choice that is made, only the chosen branch."""
        if isinstance(node, Choose):
            test = self._residue.of(node.test)
            if test.is_settled:
                return (node.test, node.then if test.low else node.otherwise)
        return children(node)

    def exact(self, node: Node) -> Bounds:
        """Return the tightest bounds around a value that can be found."""
        left = self._residue.of(node)
        return left.bounds if left.is_settled else self._finding(left).bounds

    def supposing(self, fact: Input, value: Bounds) -> Inquiry:
        """Return the same inquiry, supposing that something else is known of a fact."""
        known = cast("MutableMapping[Input, Bounds]", self.known)  # it is only read
        return Inquiry(ChainMap({fact: value}, known))

    def cells(self, node: Node, fact: Input) -> list[Bounds]:
        """Return the cells of an unknown fact: in each of them it stays on one side of every limit."""
        parts = self._residue.parts
        return cuts.cells(self._residue.of(node), parts.given_as(fact, self.known[fact]))

    def _inputs_of(self, bits: int, root: Node) -> tuple[Input, ...]:
        bit = self._residue.parts.bit
        return tuple(part for part in _in_order(root) if bit(part) & bits) if bits else ()

    def _finding(self, part: Part) -> Finding:
        budget = _Budget()
        found = _Influence(self._residue.parts, budget, self._found).of(part)
        if budget.is_spent:
            # What was found is then not exact; another question starts with cells of its own.
            self._found.clear()
        return found


@lru_cache(maxsize=4096)
def _in_order(root: Node) -> tuple[Input, ...]:
    return inputs(root)


@dataclass(slots=True)
class _Budget:
    """How many cells may still be looked at; shared by one whole question."""

    left: int = MAX_CELLS
    is_spent: bool = False

    def take(self, cells: int) -> bool:
        """Take this many cells; False where so many are not left."""
        if cells > self.left:
            self.is_spent = True
            return False
        self.left -= cells
        return True


@dataclass(slots=True)
class _Influence:
    """What is found of parts.

    Attributes:
        parts: Makes parts.
        budget: How many cells may still be looked at.
        found: What is found already.
        seeks_facts: Whether the relevant facts are sought, and not only the values.
        values: The same that only seeks values.
    """

    parts: Parts
    budget: _Budget
    found: dict[Part, Finding] = field(default_factory=dict)
    seeks_facts: bool = True
    values: _Influence | None = None

    def of(self, part: Part) -> Finding:
        """Return what is found of a part."""
        found = self.found.get(part)
        if found is None:
            found = self.found[part] = self._finding(part)
        return found

    def _finding(self, part: Part) -> Finding:  # noqa: PLR0911 - one case per kind
        match part.kind:
            case "settled":
                return fixed(part.low)
            case "fact":
                return Finding(YES | NO if part.is_truth else span.of_facts(part.bounds), part.own)
            case "figure":
                return Finding(OPEN if part.is_truth else span.of_figures(part.bounds), 0, part.own)
            case "not":
                return self.of(part.parts[0]).negated
            case "rounded":
                return self.of(part.parts[0]).through(span.rounded)
        shared = self._shared(part)
        cells = None if shared is None else self._cells(part, shared)
        if shared is None or cells is None:
            return self._together(part)
        return self._by_cells(cells, shared)

    # What is shared

    def _shared(self, part: Part) -> Part | None:
        """Return an atom that parts of a part share; None where they share none."""
        groups: list[tuple[Part, ...]] = [(one,) for one in part.parts]
        if part.kind == "choose":
            # Only one branch of a choice counts at a time, so the branches may share.
            groups = [part.parts[:1], part.parts[1:]]
        if not _share_facts(groups):
            return None
        alone = modules(part)
        mentions = Counter(atom for group in groups for atom in _atoms(group, alone))
        several = [atom for atom, count in mentions.items() if count > 1]
        return min(several, key=_width, default=None)

    def _cells(self, part: Part, atom: Part) -> list[Part] | None:
        """Return what is left of a part for each cell of an atom; None where those are too many."""
        if atom.kind == "fact":
            within = [self.parts.cell_of(atom, cell) for cell in cuts.cells(part, atom)]
        else:
            found = self.of(atom)
            results = (
                (NO, self.parts.no),
                (YES, self.parts.yes),
                (OPEN, self.parts.left_open(found.figures)),
            )
            within = [one for result, one in results if found.mask & result]
        if not self.budget.take(len(within)):
            return None
        return [self.parts.replaced(part, atom, one) for one in within]

    # Joining

    def _by_cells(self, cells: list[Part], shared: Part) -> Finding:
        looked_at = list(dict.fromkeys(cells))
        found = [self.of(cell) for cell in looked_at]
        relevant = figures = 0
        for one in found:
            relevant |= one.relevant
            figures |= one.figures
        if self.seeks_facts:
            own = self.of(shared).relevant
            if own & ~relevant and self._turns(looked_at, found):
                relevant |= own
        return Finding(any_of(found), relevant, figures).tidy

    def _turns(self, cells: list[Part], found: list[Finding]) -> bool:
        """Return whether it can matter in which of these cells an atom lies."""
        if len({(one.value, one.relevant) for one in found}) > 1:
            return True
        return any(self._can_differ(one, other) for one, other in itertools.pairwise(cells))

    def _can_differ(self, one: Part, other: Part) -> bool:
        if not one.is_truth:
            return True
        if self.values is None:
            self.values = _Influence(self.parts, self.budget, seeks_facts=False)
        parts = self.parts
        differ = parts.some(
            (parts.every((one, parts.negated(other))), parts.every((parts.negated(one), other)))
        )
        return self.values.of(parts.uncut(differ)).value != NO

    def _together(self, part: Part) -> Finding:  # noqa: PLR0911 - one case per kind
        """Join what is found of parts that share no fact."""
        found = [self.of(one) for one in part.parts]
        match part.kind:
            case "all":
                return joined(found)
            case "any":
                return joined([one.negated for one in found]).negated
            case "compare":
                return compared(part.word, *found)
            case "extreme":
                return extreme(part.word, found)
            case "choose":
                return choice(*found)
        left, right = found
        if part.word == "//":
            return left.through(lambda value: span.floor_divided(value, int(right.bounds.low)))
        value = span.computed(part.word, left.span, right.span)
        return Finding(value, left.relevant | right.relevant, left.figures | right.figures).tidy


def _share_facts(groups: Iterable[tuple[Part, ...]]) -> bool:
    seen = 0
    for group in groups:
        facts = 0
        for part in group:
            facts |= part.facts
        if seen & facts:
            return True
        seen |= facts
    return False


def _atoms(group: Iterable[Part], alone: frozenset[Part]) -> Iterable[Part]:
    """Return the facts and the parts on their own that some parts depend on, each once."""
    found: dict[Part, None] = {}
    seen: set[Part] = set()
    waiting = list(group)
    while waiting:
        part = waiting.pop()
        if part in seen or not part.facts:
            continue
        seen.add(part)
        is_of_several = part.facts & (part.facts - 1)
        if part.kind == "fact" or (is_of_several and part in alone):
            found[part] = None
        else:
            waiting.extend(part.parts)
    return found


def _width(atom: Part) -> tuple[float, str]:
    """Return what to order atoms by: those with the fewest cells settle most. Ties in a fixed order."""
    return (float(atom.high - atom.low), atom.word) if atom.kind == "fact" else (1, "")
