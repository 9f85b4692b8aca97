"""Runs a program over a population: blocks of households that fit the cache, shared among threads."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from akkoord.rules.batch import kernel
from akkoord.rules.batch.instructions import Column as Computed
from akkoord.rules.batch.instructions import End, Source
from akkoord.rules.batch.population import Array, Population, Rows
from akkoord.rules.batch.program import Program

# Members in a block: a register is then 16 kB, and some fifty of them fit the cache of a core.
BLOCK = 2048


@dataclass(frozen=True, slots=True)
class Results:
    """The ends that a program was made for, per household."""

    program: Program
    truths: npt.NDArray[np.uint8]
    numbers: npt.NDArray[np.float64]

    def of(self, end: End) -> Array:
        """Return one end for every household; for a number, times its denominator."""
        if isinstance(end, Computed):
            return (self.truths if end.is_truth else self.numbers)[self.program.places[end]]
        kind = np.uint8 if isinstance(end, bool) else np.float64
        return np.full(self.truths.shape[1], end, kind)


def run(program: Program, population: Population, threads: int = 1) -> Results:
    """Compute the outputs of a program for every household.

    Args:
        program: What to compute.
        population: Has a column for every source of the program.
        threads: How many cores to use.
    """
    truths = sum(1 for column in program.places if column.is_truth)
    outputs = (
        np.empty((truths, population.size), np.uint8),
        np.empty((len(program.places) - truths, population.size), np.float64),
    )
    sources = tuple(
        _matrix(program.sources.get((level, is_truth), ()), population, is_truth=is_truth)
        for is_truth in (True, False)
        for level in (0, 1)
    )
    blocks = _blocks(population.offsets)
    width = _width(population.offsets, blocks)
    heads = next(iter(population.heads.values()), population.offsets[:-1])

    def work(some: npt.NDArray[np.int64]) -> None:
        registers = np.empty((program.truths, width), np.uint8), np.empty((program.numbers, width))
        kernel.run(
            program.code, program.constants, some, population.offsets, heads, sources, registers, outputs
        )

    if threads == 1:
        work(blocks)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(work, np.array_split(blocks, threads)))
    return Results(program, *outputs)


def _matrix(sources: Sequence[Source], population: Population, *, is_truth: bool) -> Array:
    """Return the columns that are read, one per row."""
    found = [_end(population, source) for source in sources]
    kind = np.uint8 if is_truth else np.float64
    return np.stack(found) if found else np.empty((0, 0), kind)


def _end(population: Population, source: Source) -> Array:
    column = population.columns[source.name]
    return column.low if source.end == "low" else column.high


def _blocks(offsets: Rows) -> npt.NDArray[np.int64]:
    """Cut the households into blocks of about as many members; a household is never cut."""
    total = int(offsets[-1])
    ends = np.searchsorted(offsets, np.arange(BLOCK, total, BLOCK), side="left")
    cuts = np.unique(np.concatenate(([0], ends, [len(offsets) - 1])))
    return np.stack([cuts[:-1], cuts[1:]], axis=1).astype(np.int64)


def _width(offsets: Rows, blocks: npt.NDArray[np.int64]) -> int:
    if not len(blocks):
        return 0
    return int((offsets[blocks[:, 1]] - offsets[blocks[:, 0]]).max())
