"""From the columns that a program computed to answers, and to where they may be too wide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from akkoord.rules.batch.exactness import LARGE, MOST_MEMBERS
from akkoord.rules.batch.instructions import HOUSEHOLD as OF_HOUSEHOLDS
from akkoord.rules.batch.instructions import MEMBER as OF_MEMBERS
from akkoord.rules.batch.machine import Results
from akkoord.rules.batch.plan import Part, Plan
from akkoord.rules.batch.population import MEMBER, Array, Column, Population
from akkoord.rules.batch.questions import Answers, Question
from akkoord.rules.batch.values import Value
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
        least: The lowest value that was found possible.
        most: The highest such value.
        needs_figure: As in `Answers`.
        is_sure: Where `needs_figure` is.
    """

    low: Numbers
    high: Numbers
    least: Numbers
    most: Numbers
    needs_figure: Mask
    is_sure: Mask

    @property
    def is_open(self) -> Mask:
        """Where the bounds leave it open."""
        return self.low != self.high

    @property
    def is_done(self) -> Mask:
        """Where nothing has to be looked at more closely."""
        return ~self.is_open | (
            _reaches(self.low, self.least) & _reaches(self.high, self.most) & self.is_sure
        )


def _reaches(end: Numbers, found: Numbers) -> Mask:
    # Facts are smaller than this by far, so only a value without limit comes so far.
    is_far = np.isinf(end) & (np.abs(found) >= LARGE / 2) & (np.sign(end) == np.sign(found))
    mask: Mask = (end == found) | is_far
    return mask


@dataclass(frozen=True, slots=True)
class Loose:
    """For which rows facts are unknown that bounds are not surely tight for.

    Attributes:
        mixed: Facts that work both ways.
        shared: Facts that are mentioned more than once.
    """

    mixed: Mask
    shared: Mask


def read(part: Part, results: Results, level: int, loose: Loose) -> Reading:
    """Read what a program found for a question."""
    low, high = ends(part.value, results, level)
    if not part.variants:
        always = np.ones(len(low), np.bool_)
        return Reading(low, high, low, high, ~always, always)
    variants = [ends(one, results, level) for one in part.variants]
    settles = reduce(np.logical_or, (one == other for one, other in variants))
    corners = [ends(one, results, level) for one in part.figure_corners]
    least, most = _possible(low, high, loose, variants, corners if part.is_blurred else [])
    # Where two corners have nothing in common figures alone turn the value, whatever facts are.
    turns = _turn(corners) if corners else np.zeros(len(low), np.bool_)
    if part.is_truth:
        # What facts do not settle in any of these ways they settle in none, unless a fact is mixed.
        is_sure = settles | turns | (~loose.mixed & (not part.is_blurred))
        least, most = np.where(turns, 0.0, least), np.where(turns, 1.0, most)
        needs = ~settles
    else:
        needs = results.of(part.reach, level).astype(np.bool_)
        opens = reduce(np.logical_or, (one != other for one, other in variants)) | ~loose.shared
        is_sure = ~needs | turns | (_differ(corners, loose) if part.is_blurred else opens)
    return Reading(low, high, least, most, needs & (low != high), is_sure)


_Ends = tuple[Numbers, Numbers]


def _possible(
    low: Numbers, high: Numbers, loose: Loose, variants: list[_Ends], corners: list[_Ends]
) -> _Ends:
    """Return the lowest and the highest value that is surely possible."""
    if corners:
        # Where a fact is mixed bounds may be too wide, and only what holds of all they hold is sure.
        least = reduce(np.minimum, (np.where(loose.mixed, other, one) for one, other in corners))
        most = reduce(np.maximum, (np.where(loose.mixed, one, other) for one, other in corners))
        return least, most
    if not loose.mixed.any():
        return low, high
    least = reduce(np.minimum, (one for one, _ in variants))
    most = reduce(np.maximum, (one for _, one in variants))
    return np.where(loose.mixed, least, low), np.where(loose.mixed, most, high)


def _differ(corners: list[_Ends], loose: Loose) -> Mask:
    """Return where figures change the value."""
    (low, high), *others = corners
    found = reduce(np.logical_or, ((low != one) | (high != other) for one, other in others))
    mask: Mask = _turn(corners) | (found & ~loose.mixed)
    return mask


def _turn(corners: list[_Ends]) -> Mask:
    """Return where two corners have nothing in common: figures alone turn the value, whatever facts are."""
    lows, highs = [one for one, _ in corners], [one for _, one in corners]
    mask: Mask = reduce(np.maximum, lows) > reduce(np.minimum, highs)
    return mask


def ends(value: Value, results: Results, level: int) -> tuple[Numbers, Numbers]:
    """Return the lowest and the highest that a value can be, in every row."""
    low = _over(results.of(value.low, level), value.denominator)
    return low, low if value.is_known else _over(results.of(value.high, level), value.denominator)


def known_of(part: Part, results: Results, level: int) -> Answers:
    """Return the answers to a question of which everything is known."""
    value, _ = ends(part.value, results, level)
    return Answers(value, value, np.zeros(len(value), np.bool_))


def _over(numerators: Array, denominator: int) -> Numbers:
    return numerators.astype(np.float64, copy=False) if denominator == 1 else numerators / denominator


def loose(asked: Asked, part: Part) -> Loose:
    """Return for which rows the bounds are not surely tight."""
    return Loose(_any_open(asked, part.mixed), _any_open(asked, part.shared))


def _any_open(asked: Asked, facts: Iterable[Input]) -> Mask:
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
        # Nearly always there is nothing to look for, which two numbers tell.
        if not len(end) or (-limit <= end.min() and end.max() <= limit):
            continue
        beyond = (np.abs(end) > limit) & np.isfinite(end)
        if beyond.any():
            found = beyond if found is None else found | beyond
    return found
