"""Runs a program over a population: blocks of households that fit the cache, shared among threads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from akkoord.rules.batch import kernel
from akkoord.rules.batch.instructions import HOUSEHOLD, MEMBER, Column, End, Source
from akkoord.rules.batch.population import Array, Population, Rows
from akkoord.rules.batch.program import Program

# Members in a block: a register is then 16 kB, and a hundred of them fit the cache of a core.
BLOCK = 2048
# The order of the four matrices that the kernel takes.
_KINDS = ((HOUSEHOLD, True), (MEMBER, True), (HOUSEHOLD, False), (MEMBER, False))


_READABLE = (np.float64, np.int64, np.uint8)


@dataclass(frozen=True, slots=True)
class Results:
    """What a program computed.

    Attributes:
        places: See `Program`.
        matrices: By level and whether they are truth values: one row per column.
        sizes: How many households and members there are.
    """

    places: Mapping[Column, int]
    matrices: Mapping[tuple[int, bool], Array]
    sizes: tuple[int, int]

    def of(self, end: End, level: int) -> Array:
        """Return one end for every row; of a number, times its denominator."""
        if isinstance(end, Column):
            return self.matrices[end.level, end.is_truth][self.places[end]]
        kind = np.uint8 if isinstance(end, bool) else np.float64
        return np.full(self.sizes[level], end, kind)


def run(program: Program, population: Population, threads: int = 1) -> Results:
    """Compute the outputs of a program.

    Args:
        program: What to compute.
        population: Has a column for every source of the program.
        threads: How many cores to use.
    """
    sizes = population.size, int(population.offsets[-1])
    columns = tuple(_columns(program.sources.get(kind, ()), population) for kind in _KINDS)
    sources = tuple(_addresses(found) for found in columns)
    outputs = tuple(_room(program, kind, sizes) for kind in _KINDS)
    blocks = _blocks(population.offsets)
    width = _width(population.offsets, blocks)

    def work(some: npt.NDArray[np.int64]) -> None:
        registers = (
            np.empty((program.truths, width), np.uint8),
            np.empty((program.numbers, width)),
            np.empty(width, np.int32),
        )
        kernel.run(
            program.code,
            program.constants,
            some,
            population.offsets,
            population.heads,
            sources,
            registers,
            outputs,
        )

    if threads == 1 or len(blocks) < threads:
        work(blocks)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(work, np.array_split(blocks, threads)))
    return Results(program.places, dict(zip(_KINDS, outputs, strict=True)), sizes)


def _columns(sources: Sequence[Source], population: Population) -> list[Array]:
    """Return the columns that are read, as they lie; a kernel reads them by their place in memory."""
    found = []
    for source in sources:
        column = population.column(source.name)
        end = column.low if source.end == "low" else column.high
        is_readable = end.dtype in _READABLE and end.flags.c_contiguous
        found.append(end if is_readable else np.ascontiguousarray(end, np.float64))
    return found


def _addresses(columns: Sequence[Array]) -> npt.NDArray[np.int64]:
    """Return where each column lies in memory, and whether it holds int64."""
    rows = [(column.__array_interface__["data"][0], column.dtype == np.int64) for column in columns]
    return np.array(rows, np.int64).reshape(-1, 2)


def _room(program: Program, kind: tuple[int, bool], sizes: tuple[int, int]) -> Array:
    level, is_truth = kind
    columns = sum(1 for column in program.places if (column.level, column.is_truth) == kind)
    return np.empty((columns, sizes[level]), np.uint8 if is_truth else np.float64)


def _blocks(offsets: Rows) -> npt.NDArray[np.int64]:
    """Cut the households into blocks of about as many members; a household is never cut."""
    ends = np.searchsorted(offsets, np.arange(BLOCK, int(offsets[-1]), BLOCK))
    cuts = np.unique(np.concatenate(([0], ends, [len(offsets) - 1])))
    return np.ascontiguousarray(np.stack([cuts[:-1], cuts[1:]], axis=1))


def _width(offsets: Rows, blocks: npt.NDArray[np.int64]) -> int:
    if not len(blocks):
        return 0
    return int((offsets[blocks[:, 1]] - offsets[blocks[:, 0]]).max())
