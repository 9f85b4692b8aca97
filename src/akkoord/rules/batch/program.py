"""A finished program: instructions as arrays, with registers given out so that few stay in the cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from akkoord.rules.batch.exactness import largest_input
from akkoord.rules.batch.instructions import (
    LOAD_NUMBER,
    STORE_NUMBER,
    STORE_TRUTH,
    Builder,
    Column,
    End,
    Instruction,
    Source,
)

# Operation, level, register of the result or place of the output, and up to three registers it is made of.
WIDTH = 6


@dataclass(frozen=True, slots=True)
class Program:
    """Instructions that a kernel runs over blocks of households.

    Attributes:
        code: One row per instruction: operation, level, where the result goes, and what it is made of.
        constants: The two constants of each instruction.
        truths: How many registers hold truth values.
        numbers: How many registers hold numbers.
        sources: The columns of the population it reads, by (level, whether they are truth values).
        largest_input: The size below which facts must lie for every column to be exact.
        places: For each column it was made for: its row in the output matrix of its level and kind.
    """

    code: npt.NDArray[np.int32]
    constants: npt.NDArray[np.float64]
    truths: int
    numbers: int
    sources: Mapping[tuple[int, bool], tuple[Source, ...]]
    largest_input: float
    places: Mapping[Column, int]


def finished(builder: Builder, outputs: Sequence[End]) -> Program:
    """Make a program that computes these ends, as far as they are columns."""
    wanted = tuple(dict.fromkeys(end for end in outputs if isinstance(end, Column)))
    places = {column: _place(column, wanted) for column in wanted}
    order = _order(builder.instructions, wanted)
    last_use = {part: step for step, id_ in enumerate(order) for part in builder.instructions[id_].parts}
    layout = _Layout(builder.instructions, places, last_use)
    for step, id_ in enumerate(order):
        layout.add(step, id_)
    return Program(
        np.array(layout.code, np.int32).reshape(-1, WIDTH),
        np.array(layout.constants, np.float64).reshape(-1, 2),
        layout.counts[True],
        layout.counts[False],
        {key: tuple(found) for key, found in layout.sources.items()},
        largest_input(builder.instructions, order),
        places,
    )


def _place(column: Column, wanted: Sequence[Column]) -> int:
    alike = [one for one in wanted if (one.level, one.is_truth) == (column.level, column.is_truth)]
    return alike.index(column)


def _order(instructions: Sequence[Instruction], wanted: Sequence[Column]) -> list[int]:
    """Return the ids that are needed, each just before its first use: so few are alive at one time."""
    order: dict[int, None] = {}
    waiting = [(column.id, False) for column in reversed(wanted)]
    while waiting:
        id_, is_ready = waiting.pop()
        if id_ in order:
            continue
        if is_ready:
            order[id_] = None
        else:
            waiting.append((id_, True))
            waiting.extend((part, False) for part in reversed(instructions[id_].parts))
    return list(order)


class _Layout:
    """Gives registers to instructions; one that is not read again is given out again."""

    def __init__(
        self, instructions: Sequence[Instruction], places: Mapping[Column, int], last_use: Mapping[int, int]
    ) -> None:
        self._instructions = instructions
        self._places = {column.id: place for column, place in places.items()}
        self._last_use = last_use
        self._register: dict[int, int] = {}
        self._free: dict[bool, list[int]] = {True: [], False: []}
        self.counts = {True: 0, False: 0}
        self.sources: dict[tuple[int, bool], list[Source]] = {}
        self.code: list[list[int]] = []
        self.constants: list[list[float]] = []

    def add(self, step: int, id_: int) -> None:
        instruction = self._instructions[id_]
        is_truth = instruction.operation < LOAD_NUMBER
        parts = [self._register[part] for part in instruction.parts]
        if instruction.source is not None:
            parts = [self._input(instruction.source, instruction.level, is_truth)]
        # The result never shares a register with what it is made of: loops then run over rows apart.
        self._register[id_] = self._taken(is_truth)
        self._write(
            instruction.operation, instruction.level, self._register[id_], parts, instruction.constants
        )
        if id_ in self._places:
            store = STORE_TRUTH if is_truth else STORE_NUMBER
            self._write(store, instruction.level, self._places[id_], [self._register[id_]], ())
        for part in {*instruction.parts, id_}:
            if self._last_use.get(part, -1) <= step:
                self._give_back(part)

    def _write(
        self, operation: int, level: int, result: int, parts: Sequence[int], constants: Sequence[float]
    ) -> None:
        self.code.append([operation, level, result, *parts, *[0] * (WIDTH - 3 - len(parts))])
        self.constants.append([*constants, *[0.0] * (2 - len(constants))])

    def _input(self, source: Source, level: int, is_truth: bool) -> int:
        known = self.sources.setdefault((level, is_truth), [])
        known.append(source)
        return len(known) - 1

    def _taken(self, is_truth: bool) -> int:
        if self._free[is_truth]:
            return self._free[is_truth].pop()
        self.counts[is_truth] += 1
        return self.counts[is_truth] - 1

    def _give_back(self, id_: int) -> None:
        is_truth = self._instructions[id_].operation < LOAD_NUMBER
        self._free[is_truth].append(self._register[id_])
