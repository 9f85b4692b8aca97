"""The exact engine, for the few rows of a population that columns leave open."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from akkoord.rules import influence
from akkoord.rules.batch.population import HEAD, HOUSEHOLD, MEMBER, Population, Rows
from akkoord.rules.batch.questions import Answers, Question
from akkoord.rules.batch.reading import Asked
from akkoord.rules.bounds import ANYTHING, Bounds
from akkoord.rules.grounding import grounded
from akkoord.rules.influence import Outcome
from akkoord.rules.tree import Input, Node, inputs


def all_of(asked: Asked) -> Answers:
    """Return the exact answer of every row."""
    size = len(asked.population.owners) if asked.question.is_of_members else asked.population.size
    found = Answers(np.zeros(size), np.zeros(size), np.zeros(size, np.bool_))
    fill(found, asked, np.arange(size))
    return found


def fill(found: Answers, asked: Asked, rows: Rows) -> None:
    """Put the exact answer in some rows; households of which the same is known are asked about once.

    So are households whose numbers lie between the same limits, where no number within these limits can
    change the answer.

    Args:
        found: Gets the answers.
        asked: The question.
        rows: Of households, or of members where the question is about a person.
    """
    known: dict[tuple[object, ...], Outcome] = {}
    alike = _Alike()
    for row in rows:
        one = _Row(asked.question, asked.population, int(row))
        key = one.key
        if key not in known:
            told = one.known(asked.figures)
            known[key] = alike.outcome(one.root, told) or influence.outcome(one.root, told)
        outcome = known[key]
        found.low[row], found.high[row] = float(outcome.bounds.low), float(outcome.bounds.high)
        found.needs_figure[row] = _needs_figure(asked.question, outcome)


def _needs_figure(question: Question, outcome: Outcome) -> bool:
    if outcome.bounds.is_point:
        return False
    return not outcome.relevant if question.kind == "truth" else bool(outcome.figures)


class _Alike:
    """Answers that hold for every household whose numbers lie in the same cells."""

    def __init__(self) -> None:
        self._cells: dict[Node, Mapping[Input, Sequence[Bounds]]] = {}
        self._found: dict[tuple[object, ...], Outcome | None] = {}
        # Facts whose number itself was seen to count: they are not tried again.
        self._counting: set[tuple[Node, Input]] = set()

    def outcome(self, root: Node, known: Mapping[Input, Bounds]) -> Outcome | None:
        """Return what every household of these cells gets; None where the numbers themselves count."""
        cells = self._cells_of(root, known)
        widened = {
            part: next(cell for cell in cells[part] if cell.low <= value.low <= cell.high)
            for part, value in known.items()
            if part in cells and value.is_point and (root, part) not in self._counting
        }
        key = (id(root), *((part, widened.get(part, value)) for part, value in known.items()))
        if key not in self._found:
            found = influence.outcome(root, {**known, **widened})
            # Whatever can still change it must be unknown, and not only put in a cell.
            counting = {(root, part) for part in found.relevant if part in widened}
            self._counting |= counting
            self._found[key] = None if counting else found
        return self._found[key]

    def _cells_of(self, root: Node, known: Mapping[Input, Bounds]) -> Mapping[Input, Sequence[Bounds]]:
        if root not in self._cells:
            numbers = [
                part
                for part, value in known.items()
                if part.role == "fact" and not isinstance(value.low, bool)
            ]
            inquiry = influence.Inquiry({**known, **dict.fromkeys(numbers, ANYTHING)})
            self._cells[root] = {part: inquiry.cells(root, part) for part in numbers}
        return self._cells[root]


class _Row:
    """A question about one household, or about one member."""

    def __init__(self, question: Question, population: Population, row: int) -> None:
        self._population = population
        self._question = question
        self.household = int(population.owners[row]) if question.is_of_members else row
        first = int(population.offsets[self.household])
        self._members = range(first, int(population.offsets[self.household + 1]))
        head = int(population.heads[self.household]) - first
        self._of = {HEAD: str(head)} | ({MEMBER: str(row - first)} if question.is_of_members else {})

    @property
    def root(self) -> Node:
        """The rule, written out for the members."""
        return _written_out(self._question, len(self._members), tuple(self._of.items()))

    @property
    def key(self) -> tuple[object, ...]:
        """What is known; equal for rows with the same answer."""
        values = [
            self._bounds(fact, position) for fact in self._question.facts for position in self._of_fact(fact)
        ]
        return (len(self._members), *self._of.values(), *values)

    def known(self, figures: Mapping[str, Bounds]) -> dict[Input, Bounds]:
        """Return the bounds of every input of the rule."""
        return {
            part: figures[part.name]
            if part.role == "figure"
            else self._exact(
                Input(part.role, part.name, HOUSEHOLD if part.of == HOUSEHOLD else MEMBER), part.of
            )
            for part in inputs(self.root)
        }

    def _of_fact(self, fact: Input) -> range:
        return range(1) if fact.of == HOUSEHOLD else range(len(self._members))

    def _exact(self, fact: Input, of: str) -> Bounds:
        low, high = self._bounds(fact, 0 if of == HOUSEHOLD else int(of))
        column = self._population.facts[fact]
        is_truth = isinstance(column.low, bool) if isinstance(column, Bounds) else column.is_truth
        if isinstance(column, Bounds):
            return column
        return Bounds(bool(low), bool(high)) if is_truth else Bounds(_whole(low), _whole(high))

    def _bounds(self, fact: Input, position: int) -> tuple[float, float]:
        column = self._population.facts[fact]
        if isinstance(column, Bounds):
            return float(column.low), float(column.high)
        row = self.household if fact.of == HOUSEHOLD else self._members[position]
        return float(column.low[row]), float(column.high[row])


@lru_cache(maxsize=4096)
def _written_out(question: Question, members: int, owners: tuple[tuple[str, str], ...]) -> Node:
    return grounded(question.root, [str(position) for position in range(members)], dict(owners))


def _whole(value: float) -> int | float:
    return value if math.isinf(value) else int(value)
