"""The machine that runs a program: one instruction at a time over one block of households.

A block is small enough for the cache of the processor, so that an instruction finds its columns there and is
one plain loop. The machine is compiled once, whatever the rules are, and kept on disk.
"""
# The functions of this module are compiled by numba, which infers their types.
# mypy: disable-error-code="no-untyped-def, untyped-decorator, no-untyped-call"
# mypy: disable-error-code="attr-defined, call-arg, unreachable"

from __future__ import annotations

import numba
import numpy as np
from numba.core import cgutils
from numba.extending import intrinsic

from akkoord.rules.batch import instructions as op

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@intrinsic
def _pointer(_, address):
    """Return a whole number as the place in memory that it is the number of."""

    def generate(context, builder, signature, arguments):
        return builder.inttoptr(arguments[0], cgutils.voidptr_t)

    return numba.types.voidptr(numba.types.int64), generate


@_compiled
def _load_truths(target, address, start, rows):
    source = numba.carray(_pointer(address), (start + rows,), np.uint8)[start:]
    for row in range(rows):
        target[row] = source[row]


@_compiled
def _load_numbers(target, address, is_whole, start, rows):
    # Read where they lie: a copy of every column would take as long as some of the rules.
    if is_whole:
        whole = numba.carray(_pointer(address), (start + rows,), np.int64)[start:]
        for row in range(rows):
            target[row] = whole[row]
    else:
        source = numba.carray(_pointer(address), (start + rows,), np.float64)[start:]
        for row in range(rows):
            target[row] = source[row]


@_compiled
def _place(places, offsets, first, last):
    """Write at each member the place of the household in the block: one more where a household starts."""
    for member in range(places.shape[0]):
        places[member] = 0
    for household in range(first + 1, last):
        places[offsets[household] - offsets[first]] = 1
    place = 0
    for member in range(places.shape[0]):
        place += places[member]
        places[member] = place


@_compiled
def _store(target, source, start, rows):
    for row in range(rows):
        target[start + row] = source[row]


@_compiled
def _fill(target, k, rows):
    for row in range(rows):
        target[row] = k


@_compiled
def _of_heads(target, source, heads, start, rows):
    for row in range(rows):
        target[row] = source[heads[row] - start]


@_compiled
def _spread(target, source, places, first, rows):
    for row in range(rows):
        target[row] = source[places[row] - first]


@_compiled
def _gather(operation, target, source, places, first, rows):
    members = places.shape[0]
    if operation == op.ANY:
        for row in range(rows):
            target[row] = 0
        for member in range(members):
            target[places[member] - first] |= source[member]
    else:
        for row in range(rows):
            target[row] = 1
        for member in range(members):
            target[places[member] - first] &= source[member]


@_compiled
def _sum(target, source, places, first, rows):
    for row in range(rows):
        target[row] = 0.0
    for member in range(places.shape[0]):
        target[places[member] - first] += source[member]


@_compiled
def _logic(operation, target, a, b, rows):
    if operation == op.AND:
        for row in range(rows):
            target[row] = a[row] & b[row]
    elif operation == op.OR:
        for row in range(rows):
            target[row] = a[row] | b[row]
    else:
        for row in range(rows):
            target[row] = a[row] ^ 1


@_compiled
def _compare(operation, target, a, b, rows):
    if operation == op.LESS:
        for row in range(rows):
            target[row] = a[row] < b[row]
    elif operation == op.LESS_EQUAL:
        for row in range(rows):
            target[row] = a[row] <= b[row]
    else:
        for row in range(rows):
            target[row] = a[row] == b[row]


@_compiled
def _compare_constant(operation, target, a, k, rows):
    if operation == op.LESS_K:
        for row in range(rows):
            target[row] = a[row] < k
    elif operation == op.LESS_EQUAL_K:
        for row in range(rows):
            target[row] = a[row] <= k
    elif operation == op.MORE_K:
        for row in range(rows):
            target[row] = a[row] > k
    elif operation == op.MORE_EQUAL_K:
        for row in range(rows):
            target[row] = a[row] >= k
    else:
        for row in range(rows):
            target[row] = a[row] == k


@_compiled
def _calculate(operation, target, a, b, rows):
    if operation == op.ADD:
        for row in range(rows):
            target[row] = a[row] + b[row]
    elif operation == op.SUBTRACT:
        for row in range(rows):
            target[row] = a[row] - b[row]
    elif operation == op.SMALLEST:
        for row in range(rows):
            target[row] = a[row] if a[row] < b[row] else b[row]
    elif operation == op.LARGEST:
        for row in range(rows):
            target[row] = a[row] if a[row] > b[row] else b[row]
    else:
        for row in range(rows):
            target[row] = 0.0 if a[row] == 0 or b[row] == 0 else a[row] * b[row]


@_compiled
def _calculate_constant(operation, target, a, k, rows):
    if operation == op.ADD_K:
        for row in range(rows):
            target[row] = a[row] + k
    elif operation == op.FROM_K:
        for row in range(rows):
            target[row] = k - a[row]
    elif operation == op.MULTIPLY_K:
        for row in range(rows):
            target[row] = a[row] * k
    elif operation == op.SMALLEST_K:
        for row in range(rows):
            target[row] = a[row] if a[row] < k else k
    elif operation == op.LARGEST_K:
        for row in range(rows):
            target[row] = a[row] if a[row] > k else k
    else:
        for row in range(rows):
            # The quotient can be rounded up to a whole number that it is not; the product tells.
            down = np.floor(a[row] / k)
            target[row] = down - 1.0 if down * k > a[row] else down


@_compiled
def _divide(target, a, b, rows):
    for row in range(rows):
        target[row] = 0.0 if a[row] == 0 or np.isinf(b[row]) else a[row] / b[row]


@_compiled
def _near_whole(target, a, rows):
    for row in range(rows):
        # A float has some 16 digits; three or four of them may be lost on the way.
        target[row] = abs(a[row] - np.rint(a[row])) <= 1e-6 + 1e-12 * abs(a[row])


@_compiled
def _pick(target, test, then, otherwise, rows):
    for row in range(rows):
        target[row] = then[row] if test[row] else otherwise[row]


@_compiled
def _pick_constants(target, test, then, otherwise, rows):
    for row in range(rows):
        target[row] = then if test[row] else otherwise


@_compiled
def _pick_or_constant(operation, target, test, column, k, rows):
    if operation == op.PICK_OR_K:
        for row in range(rows):
            target[row] = column[row] if test[row] else k
    else:
        for row in range(rows):
            target[row] = k if test[row] else column[row]


_TRUTHS, _NUMBERS = numba.uint8[:, ::1], numba.float64[:, ::1]
_PLACES, _ROWS = numba.int32[::1], numba.int64[::1]
_FOUR = numba.types.Tuple((_TRUTHS, _TRUTHS, _NUMBERS, _NUMBERS))
_ADDRESSES = numba.types.UniTuple(numba.int64[:, ::1], 4)
_RUN = numba.void(
    numba.int32[:, ::1], _NUMBERS, numba.int64[:, ::1], _ROWS, _PLACES, _ADDRESSES,
    numba.types.Tuple((_TRUTHS, _NUMBERS, _PLACES)), _FOUR,
)  # fmt: skip


@numba.njit(_RUN, cache=True, nogil=True, error_model="numpy")
def run(code, constants, blocks, offsets, heads, sources, registers, outputs):
    """Run a program over some blocks of households.

    Args:
        code: One row per instruction: see `akkoord.rules.batch.program.Program`.
        constants: Two per instruction.
        blocks: One row per block: the first household, and the first after it.
        offsets: Where the members of each household start, and behind the last where they end.
        heads: The row of the head of each household among all members.
        sources: The columns that are read: truths of households and of members, numbers of households and of
            members; of each where it lies in memory, and whether it holds int64.
        registers: Room for one block: a matrix of truths, one of numbers, and the household of each member.
        outputs: Room for the answers, in the same order: four matrices with a row per column.
    """
    truths, numbers, room = registers
    for block in range(blocks.shape[0]):
        first, last = blocks[block, 0], blocks[block, 1]
        start, end = offsets[first], offsets[last]
        places = room[: end - start]
        _place(places, offsets, first, last)
        for step in range(code.shape[0]):
            operation, level = code[step, 0], code[step, 1]
            of_households = level == op.HOUSEHOLD
            rows = last - first if of_households else end - start
            above = first if of_households else start
            target, a, b, c = code[step, 2], code[step, 3], code[step, 4], code[step, 5]
            k, other_k = constants[step, 0], constants[step, 1]
            if operation == op.LOAD_TRUTH:
                source = sources[0] if of_households else sources[1]
                _load_truths(truths[target], source[a, 0], above, rows)
            elif operation == op.LOAD_NUMBER:
                source = sources[2] if of_households else sources[3]
                _load_numbers(numbers[target], source[a, 0], source[a, 1] == 1, above, rows)
            elif operation == op.STORE_TRUTH:
                _store(outputs[0][target] if of_households else outputs[1][target], truths[a], above, rows)
            elif operation == op.STORE_NUMBER:
                _store(outputs[2][target] if of_households else outputs[3][target], numbers[a], above, rows)
            elif operation == op.HEAD_TRUTH:
                _of_heads(truths[target], truths[a], heads[first:last], start, rows)
            elif operation == op.HEAD_NUMBER:
                _of_heads(numbers[target], numbers[a], heads[first:last], start, rows)
            elif operation == op.SPREAD_TRUTH:
                _spread(truths[target], truths[a], places, 0, rows)
            elif operation == op.SPREAD_NUMBER:
                _spread(numbers[target], numbers[a], places, 0, rows)
            elif operation <= op.NOT:
                _logic(operation, truths[target], truths[a], truths[b], rows)
            elif operation <= op.EQUAL:
                _compare(operation, truths[target], numbers[a], numbers[b], rows)
            elif operation <= op.EQUAL_K:
                _compare_constant(operation, truths[target], numbers[a], k, rows)
            elif operation == op.NEAR_WHOLE:
                _near_whole(truths[target], numbers[a], rows)
            elif operation == op.ANY or operation == op.ALL:
                _gather(operation, truths[target], truths[a], places, 0, rows)
            elif operation == op.SUM:
                _sum(numbers[target], numbers[a], places, 0, rows)
            elif operation <= op.LARGEST:
                _calculate(operation, numbers[target], numbers[a], numbers[b], rows)
            elif operation <= op.FLOOR_K:
                _calculate_constant(operation, numbers[target], numbers[a], k, rows)
            elif operation == op.PICK:
                _pick(numbers[target], truths[a], numbers[b], numbers[c], rows)
            elif operation == op.PICK_K_OR_K:
                _pick_constants(numbers[target], truths[a], k, other_k, rows)
            elif operation == op.DIVIDE:
                _divide(numbers[target], numbers[a], numbers[b], rows)
            elif operation == op.FILL_K:
                _fill(numbers[target], k, rows)
            else:
                _pick_or_constant(operation, numbers[target], truths[a], numbers[b], k, rows)
