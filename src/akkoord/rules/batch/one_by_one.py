"""The exact engine, for the few rows of a population that columns leave open."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from akkoord.rules import influence
from akkoord.rules.batch.population import HEAD, HOUSEHOLD, MEMBER, Population, Rows
from akkoord.rules.batch.questions import Answers, Question
from akkoord.rules.batch.reading import Asked
from akkoord.rules.bounds import Bounds
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

    Args:
        found: Gets the answers.
        asked: The question.
        rows: Of households, or of members where the question is about a person.
    """
    known: dict[tuple[object, ...], Outcome] = {}
    for row in rows:
        one = _Row(asked.question, asked.population, int(row))
        key = one.key
        if key not in known:
            known[key] = influence.outcome(one.root, one.known(asked.figures))
        outcome = known[key]
        found.low[row], found.high[row] = float(outcome.bounds.low), float(outcome.bounds.high)
        found.needs_figure[row] = _needs_figure(asked.question, outcome)


def _needs_figure(question: Question, outcome: Outcome) -> bool:
    if outcome.bounds.is_point:
        return False
    return not outcome.relevant if question.kind == "truth" else bool(outcome.figures)


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
