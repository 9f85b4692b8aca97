"""How large a fact may be for every column of a program to hold exact whole numbers.

A float64 holds every whole number up to 2**53. Sums, products and shared denominators make numbers grow; this
follows them through a program, so that nothing has to be checked while it runs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from akkoord.rules.batch import instructions as op
from akkoord.rules.batch.instructions import Instruction

_EXACT: Final = 2.0**53
# A number that stands for "as large as you like" where one way to fill in what is unknown is tried.
LARGE: Final = 2**44
# A household with more members than this is asked about by itself.
MOST_MEMBERS: Final = 64
# In cents the smallest of these is some 2.6 million euros.
_LIMITS: Final = (2.0**36, 2.0**34, 2.0**32, 2.0**28)


def largest_input(instructions: Sequence[Instruction], order: Iterable[int]) -> float:
    """Return a size below which all facts may lie; 0 where a program is never surely exact.

    Args:
        instructions: Of a builder.
        order: The ids of those that count, each after its parts.
    """
    ids = tuple(order)
    return next((limit for limit in _LIMITS if _largest(instructions, ids, limit) < _EXACT), 0.0)


def _largest(instructions: Sequence[Instruction], ids: tuple[int, ...], limit: float) -> float:
    sizes: dict[int, float] = {}
    for id_ in ids:
        one = instructions[id_]
        parts = [sizes[part] for part in one.parts if part in sizes]
        # What stands for "as large as you like" need not be exact.
        constants = [abs(value) for value in one.constants if abs(value) < LARGE]
        if one.operation >= op.LOAD_NUMBER:
            sizes[id_] = _size(one.operation, parts, constants, limit)
    return max(sizes.values(), default=0.0)


def _size(operation: int, parts: Sequence[float], constants: Sequence[float], limit: float) -> float:
    match operation:
        case op.LOAD_NUMBER:
            return limit
        case op.ADD | op.SUBTRACT | op.ADD_K | op.FROM_K:
            return sum(parts) + sum(constants)
        case op.MULTIPLY | op.MULTIPLY_K:
            return math.prod(parts) * math.prod(constants)
        case op.DIVIDE:
            # What is not exact anyway needs no room.
            return 0.0
        case op.SUM:
            return parts[0] * MOST_MEMBERS
        case _:
            return max([*parts, *constants], default=0.0)
