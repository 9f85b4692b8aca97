"""From the columns that a program computed to answers, and to where they may be too wide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from akkoord.rules.batch.exactness import MOST_MEMBERS
from akkoord.rules.batch.instructions import HOUSEHOLD as OF_HOUSEHOLDS
from akkoord.rules.batch.instructions import MEMBER as OF_MEMBERS
from akkoord.rules.batch.lowering import Value
from akkoord.rules.batch.machine import Results
from akkoord.rules.batch.plan import LARGE, Part, Plan
from akkoord.rules.batch.population import MEMBER, Column, Population
from akkoord.rules.batch.questions import Question
from akkoord.rules.bounds import Bounds
from akkoord.rules.tree import Input

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]


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
        found = self.population.facts[fact]
        if isinstance(found, Bounds):
            return np.full(self.population.size, not found.is_point)
        if found.is_known:
            return np.zeros(self.population.size, np.bool_)
        return self.population.any_member(found.is_open) if fact.of == MEMBER else found.is_open


@dataclass(frozen=True, slots=True)
class Reading:
    """What columns tell of a question, per row.

    Attributes:
        low: The lowest that the value can be, or lower.
        high: The highest that it can be, or higher.
        least: A value that is possible, unless a mixed fact is unknown: the lowest that was found.
        most: The highest such value.
        needs_figure: As in `Answers`.
        is_unsure: Whether `needs_figure` may be wrong.
        is_proven: Where figures alone turn it, whatever the facts are: then nothing is mixed or unsure.
    """

    low: Numbers
    high: Numbers
    least: Numbers
    most: Numbers
    needs_figure: Mask
    is_unsure: Mask
    is_proven: Mask

    @property
    def is_tight(self) -> Mask:
        """Where the bounds are surely as tight as can be, unless a mixed fact is unknown."""
        is_open = self.low != self.high
        return ~is_open | (_reaches(self.low, self.least) & _reaches(self.high, self.most))


def _reaches(end: Numbers, found: Numbers) -> Mask:
    # Facts are smaller than this by far, so only a value without limit comes so far.
    mask: Mask = (end == found) | (np.isinf(end) & (np.abs(found) >= LARGE / 2) & (np.sign(end) == np.sign(found)))
    return mask


def read(part: Part, results: Results, level: int) -> Reading:
    """Read what a program found for a question."""
    low, high = ends(part.value, results, level)
    is_open = low != high
    nothing = np.zeros(len(low), np.bool_)
    if not part.fact_corners:
        return Reading(low, high, low, high, nothing, nothing, nothing)
    at_corners = [np.equal(*ends(corner, results, level)) for corner in part.fact_corners]
    least, most, turns = low, high, nothing
    if part.figure_corners:
        (low_a, high_a), (low_b, high_b) = (ends(one, results, level) for one in part.figure_corners)
        least, most = np.minimum(low_a, low_b), np.maximum(high_a, high_b)
        turns = (low_a != low_b) | (high_a != high_b)
        if part.is_truth:
            turns = (low_a == high_a) & (low_b == high_b) & (low_a != low_b)
    if part.is_truth:
        # Facts settle it at a corner, or nowhere; where figures work both ways only if figures turn it alone.
        needs = is_open & ~(at_corners[0] | at_corners[1])
        unsure = needs & ~turns & bool(part.figure_corners)
        return Reading(low, high, least, most, needs, unsure, needs & turns)
    # A figure that changes nothing at a corner may do so in between.
    reached = results.of(part.reach, level).astype(np.bool_) & is_open
    unsure = reached & ~turns & (bool(part.figure_corners) | (at_corners[0] & at_corners[1]))
    return Reading(low, high, least, most, reached, unsure, nothing)


def ends(value: Value, results: Results, level: int) -> tuple[Numbers, Numbers]:
    """Return the lowest and the highest that a value can be, in every row."""
    low = results.of(value.low, level) / value.denominator
    return low, low if value.is_known else results.of(value.high, level) / value.denominator


def any_open(asked: Asked, facts: Iterable[Input]) -> Mask:
    """Return for which rows one of these facts is unknown."""
    found = np.zeros(asked.population.size, np.bool_)
    for fact in facts:
        found |= asked.is_open(fact)
    return asked.per_row(found)


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
