"""A closer look at some households: each is written out as one household for each case of what is unknown.

A fact that works both ways is cut into cells, as in `akkoord.rules.cuts`: yes and no, each text, the sides of
a limit. For every combination of cells there is a household in which it is known better, and the answer is
what these households have in common. Within a cell the lowest and the highest value are looked at too: what
they come to is surely possible, so bounds that reach no further are tight.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from akkoord.rules.batch import machine, plan
from akkoord.rules.batch.instructions import HOUSEHOLD as OF_HOUSEHOLDS
from akkoord.rules.batch.population import MEMBER, Column, Population, Rows
from akkoord.rules.batch.questions import Answers, Question
from akkoord.rules.batch.reading import Asked, Reading, loose, read
from akkoord.rules.bounds import Bounds
from akkoord.rules.tree import Input

# More cases than this, and a household is asked about by itself.
MOST_CASES = 256
# How many households, written out, are looked at together.
_TOGETHER = 65536

Cells: TypeAlias = Mapping[Input, tuple[Bounds, ...]]


def fill(found: Answers, asked: Asked, cells: Cells, rows: Rows) -> Rows:
    """Put tight answers in some rows, and return the rows for which there are none.

    Args:
        found: Gets the answers.
        asked: The question.
        cells: The facts to look at case by case, and the cells of each.
        rows: Of households.
    """
    left = []
    ends = {fact: tuple(plan.ends_of(parts)) for fact, parts in cells.items()}
    are_points = all(cell.is_point for parts in cells.values() for cell in parts)
    facts = {fact: asked.population.facts[fact] for fact in asked.question.facts}
    population = Population(asked.population.offsets, asked.population.heads, facts)
    counts = _cases(population.of(rows), ends)
    left.append(rows[counts > MOST_CASES])
    rows, counts = rows[counts <= MOST_CASES], counts[counts <= MOST_CASES]
    for some in _together(counts):
        few = population.of(rows[some])
        told = _hull(asked, few, ends)
        if not are_points:
            told = _within(asked.question, _hull(asked, few, cells), told)
        is_done = told.is_done
        done = rows[some][is_done]
        for name in ("low", "high", "needs_figure"):
            getattr(found, name)[done] = getattr(told, name)[is_done]
        left.append(rows[some][~is_done])
    return np.concatenate(left)


def _within(question: Question, cells: Reading, ends: Reading) -> Reading:
    """Join what holds for all values of the cells and what was found at their ends."""
    is_sure = ends.is_sure
    if question.figures:
        # Between the ends there may be a value at which facts settle it, or at which a figure counts.
        is_between = (
            ends.needs_figure if question.kind == "truth" else cells.needs_figure & ~ends.needs_figure
        )
        is_sure = is_sure & ~is_between
    return Reading(cells.low, cells.high, ends.least, ends.most, ends.needs_figure, is_sure)


def _cases(population: Population, cells: Cells) -> npt.NDArray[np.float64]:
    """Return how many cases each household has."""
    counts = np.ones(population.size)
    for fact, parts in cells.items():
        counts *= float(len(parts)) ** _times_open(population, fact)
    return counts


def _times_open(population: Population, fact: Input) -> npt.NDArray[np.int64]:
    found = _column(population, fact).is_open
    if fact.of != MEMBER:
        return found.astype(np.int64)
    return np.add.reduceat(found.astype(np.int64), population.offsets[:-1])


def _together(counts: npt.NDArray[np.float64]) -> Iterator[slice]:
    """Yield runs of households that have not too many cases together."""
    places = np.floor((np.cumsum(counts) - 1) / _TOGETHER)
    cuts = [0, *(np.flatnonzero(np.diff(places)) + 1).tolist(), len(counts)]
    yield from (slice(start, end) for start, end in itertools.pairwise(cuts) if start < end)


def _hull(asked: Asked, population: Population, cells: Cells) -> Reading:
    """Answer the question for every case of every household, and take together what belongs together."""
    counts = _cases(population, cells).astype(np.int64)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    written_out = _written_out(population, cells, counts)
    made = plan.planned((asked.question,), written_out, asked.figures)
    part = made.parts[0]
    if part is None:
        raise TypeError("a question with a part of a plan has one for its cases too")
    results = machine.run(made.program, written_out)
    cases = Asked(asked.question, written_out, asked.figures)
    told = read(part, results, OF_HOUSEHOLDS, loose(cases, part))
    in_doubt = results.of(part.doubt, OF_HOUSEHOLDS).astype(np.bool_)
    # What is in doubt is left to the exact engine: it reaches nothing.
    told = replace(told, least=np.where(in_doubt, np.nan, told.least))
    return _joined(told, starts, is_truth=part.is_truth)


def _joined(each: Reading, starts: Rows, *, is_truth: bool) -> Reading:
    """Take the cases of each household together."""
    low, least = (np.minimum.reduceat(found, starts) for found in (each.low, each.least))
    high, most = (np.maximum.reduceat(found, starts) for found in (each.high, each.most))
    all_sure = np.logical_and.reduceat(each.is_sure, starts)
    if is_truth:
        # Facts settle it if they do so in one case.
        settles = np.logical_or.reduceat(~each.needs_figure & each.is_sure, starts)
        return Reading(low, high, least, most, ~settles & (low != high), settles | all_sure)
    needs = np.logical_or.reduceat(each.needs_figure & each.is_sure, starts)
    return Reading(low, high, least, most, needs & (low != high), needs | all_sure)


@dataclass(slots=True)
class _Digits:
    """The number of a case, read as one digit for each unknown fact."""

    rest: npt.NDArray[np.int64]

    def next(self, rows: Rows, base: int) -> npt.NDArray[np.int64]:
        """Take the last digit of some rows."""
        digits = self.rest[rows] % base
        self.rest[rows] //= base
        return digits


def _written_out(population: Population, cells: Cells, counts: npt.NDArray[np.int64]) -> Population:
    sources = np.repeat(np.arange(population.size), counts)
    first = np.concatenate(([0], np.cumsum(counts)[:-1]))
    digits = _Digits(np.arange(len(sources)) - np.repeat(first, counts))
    large = population.of(sources)
    facts = dict(large.facts)
    for fact, parts in cells.items():
        facts[fact] = _split(large, fact, parts, digits)
    return Population(large.offsets, large.heads, facts)


def _split(population: Population, fact: Input, parts: tuple[Bounds, ...], digits: _Digits) -> Column:
    """Return the column of a fact in which every unknown value is narrowed to the cell of its case."""
    column = _column(population, fact)
    is_open = column.is_open
    low, high = column.low.copy(), column.high.copy()
    lows, highs = (np.array([getattr(part, end) for part in parts], low.dtype) for end in ("low", "high"))
    for all_households, all_rows in _rows(population, fact):
        chosen = is_open[all_rows]
        households, rows = all_households[chosen], all_rows[chosen]
        digit = digits.next(households, len(parts))
        # A cell outside what is known of this row gives way to one end of it.
        low[rows] = np.clip(lows[digit], column.low[rows], column.high[rows])
        high[rows] = np.clip(highs[digit], low[rows], column.high[rows])
    is_known = all(part.is_point for part in parts)
    return Column(low, low if is_known else high, column.widest)


def _rows(population: Population, fact: Input) -> Iterator[tuple[Rows, Rows]]:
    """Yield households with a row of each: their own, or that of the first member, of the second, and on."""
    if fact.of != MEMBER:
        everybody = np.arange(population.size)
        yield everybody, everybody
        return
    for position in range(int(population.sizes.max(initial=0))):
        households = np.flatnonzero(population.sizes > position)
        yield households, population.offsets[:-1][households] + position


def _column(population: Population, fact: Input) -> Column:
    """Return a fact as a column, also where it is the same for everybody."""
    found = population.facts[fact]
    if isinstance(found, Column):
        return found
    size = int(population.offsets[-1]) if fact.of == MEMBER else population.size
    kind = np.uint8 if isinstance(found.low, bool) else np.float64
    low, high = np.full(size, found.low, kind), np.full(size, found.high, kind)
    return Column(low, low if found.is_point else high, found)
