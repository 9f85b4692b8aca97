"""From the columns that a program computed to answers, and to where they may be too wide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from akkoord.rules.batch.exactness import MOST_MEMBERS
from akkoord.rules.batch.instructions import HOUSEHOLD as OF_HOUSEHOLDS
from akkoord.rules.batch.instructions import MEMBER as OF_MEMBERS
from akkoord.rules.batch.lowering import Value
from akkoord.rules.batch.machine import Results
from akkoord.rules.batch.plan import Part, Plan
from akkoord.rules.batch.population import MEMBER, Column, Population
from akkoord.rules.batch.questions import Answers, Question
from akkoord.rules.bounds import Bounds
from akkoord.rules.tree import Input

Mask = npt.NDArray[np.bool_]
_Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about one population.

    Attributes:
        question: What is asked.
        population: What is known.
        figures: The bounds of every figure.
    """

    question: Question
    population: Population
    figures: Mapping[str, Bounds]

    @property
    def level(self) -> int:
        """Whether households or members get an answer."""
        return OF_MEMBERS if self.question.is_of_members else OF_HOUSEHOLDS

    def per_row(self, of_households: Mask) -> Mask:
        """Return what holds of households for each row that gets an answer."""
        return of_households[self.population.owners] if self.question.is_of_members else of_households

    def is_open(self, fact: Input) -> Mask:
        """Return for each household whether a fact of it, or of one of its members, is unknown."""
        return is_open(self.population, fact)


def is_open(population: Population, fact: Input) -> Mask:
    """Return for each household whether a fact of it, or of one of its members, is unknown."""
    found = population.facts[fact]
    if isinstance(found, Bounds):
        return np.full(population.size, not found.is_point)
    if found.is_known:
        return np.zeros(population.size, np.bool_)
    return population.any_member(found.is_open) if fact.of == MEMBER else found.is_open


def answers_of(part: Part, results: Results, level: int) -> Answers:
    """Return the bounds that a program found for a question."""
    low, high = ends(part.value, results, level)
    corners = [np.equal(*ends(corner, results, level)) for corner in part.corners]
    if not corners:
        return Answers(low, high, np.zeros(len(low), np.bool_))
    is_settled = corners[0] | corners[1] if part.is_truth else corners[0] & corners[1]
    return Answers(low, high, (low != high) & ~is_settled)


def ends(value: Value, results: Results, level: int) -> tuple[_Numbers, _Numbers]:
    """Return the lowest and the highest that a value can be, in every row."""
    low = results.of(value.low, level) / value.denominator
    return low, low.copy() if value.is_known else results.of(value.high, level) / value.denominator


def is_loose(asked: Asked, part: Part, found: Answers) -> Mask:
    """Return where the bounds are perhaps wider than the answers that are possible."""
    loose = np.full(asked.population.size, part.is_blurred)
    for fact in part.mixed:
        loose |= asked.is_open(fact)
    rows = asked.per_row(loose)
    if part.corners and not part.is_truth:
        # A figure that counts at neither corner may count in between.
        rows = rows | ~found.needs_figure
    return rows


def too_large(population: Population, made: Plan) -> Mask:
    """Return for which households the numbers are too large for columns to be exact."""
    found = population.sizes > MOST_MEMBERS
    limit = made.program.largest_input
    for sources in made.program.sources.values():
        for name in dict.fromkeys(source.name for source in sources):
            column = population.column(name)
            if not column.is_truth:
                rows = _is_beyond(column, limit)
                if rows is not None:
                    found |= population.any_member(rows) if name.of == MEMBER else rows
    return found


def _is_beyond(column: Column, limit: float) -> Mask | None:
    parts = [column.low] if column.is_known else [column.low, column.high]
    found: Mask | None = None
    for end in parts:
        beyond = (np.abs(end) > limit) & np.isfinite(end)
        if beyond.any():
            found = beyond if found is None else found | beyond
    return found
