"""The instructions of a program over columns, and the builder that puts them together.

A column has one number or one truth value for each household or for each member. Instructions that would
say the same are one instruction, and what can be computed beforehand is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from akkoord.rules.tree import Input

# Truth values.
LOAD_TRUTH: Final = 0
AND: Final = 1
OR: Final = 2
NOT: Final = 3
LESS: Final = 4
LESS_EQUAL: Final = 5
EQUAL: Final = 6
LESS_K: Final = 7  # less than a constant
LESS_EQUAL_K: Final = 8
MORE_K: Final = 9
MORE_EQUAL_K: Final = 10
EQUAL_K: Final = 11
HEAD_TRUTH: Final = 12  # of the head of each household
SPREAD_TRUTH: Final = 13  # of the household, to each member
ANY: Final = 14
ALL: Final = 15
STORE_TRUTH: Final = 16
NEAR_WHOLE: Final = 17  # so close to a whole number that a rounding error can hide it
# Numbers.
LOAD_NUMBER: Final = 20
ADD: Final = 21
SUBTRACT: Final = 22
MULTIPLY: Final = 23  # in which 0 times infinity is 0
SMALLEST: Final = 24
LARGEST: Final = 25
ADD_K: Final = 26
FROM_K: Final = 27  # a constant minus the column
MULTIPLY_K: Final = 28
SMALLEST_K: Final = 29
LARGEST_K: Final = 30
FLOOR_K: Final = 31  # whole division by a constant above zero
PICK: Final = 32  # where the first holds the second, else the third
PICK_OR_K: Final = 33
PICK_K_OR: Final = 34
PICK_K_OR_K: Final = 35
HEAD_NUMBER: Final = 36
SPREAD_NUMBER: Final = 37
SUM: Final = 38
STORE_NUMBER: Final = 39
FILL_K: Final = 40
DIVIDE: Final = 41  # inexact

_WITH_CONSTANT: Final = {
    LESS: LESS_K, LESS_EQUAL: LESS_EQUAL_K, EQUAL: EQUAL_K, SMALLEST: SMALLEST_K, LARGEST: LARGEST_K,
}  # fmt: skip
_OF_CONSTANT: Final = {LESS: MORE_K, LESS_EQUAL: MORE_EQUAL_K, EQUAL: EQUAL_K}

HOUSEHOLD: Final = 0
MEMBER: Final = 1


@dataclass(frozen=True, slots=True)
class Column:
    """The result of an instruction.

    Attributes:
        id: Its number.
        level: HOUSEHOLD or MEMBER: one value for each of which.
        is_truth: Whether its values are truth values.
    """

    id: int
    level: int
    is_truth: bool


# One end of what is known of a value: a column, or the same for everybody.
End: TypeAlias = "Column | bool | int | float"


@dataclass(frozen=True, slots=True)
class Source:
    """A column of the population: one end of what is known of an input."""

    name: Input
    end: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """One step: an operation on columns with at most two constants."""

    operation: int
    level: int
    parts: tuple[int, ...] = ()
    constants: tuple[float, ...] = ()
    source: Source | None = None


@dataclass(slots=True)
class Builder:
    """Puts instructions together; each method returns the end that it computes."""

    instructions: list[Instruction] = field(default_factory=list)
    _known: dict[Instruction, Column] = field(default_factory=dict)
    _opposites: dict[int, Column] = field(default_factory=dict)

    def load(self, source: Source, level: int, *, is_truth: bool) -> Column:
        return self._emit(LOAD_TRUTH if is_truth else LOAD_NUMBER, level, source=source)

    # Truth values

    def both(self, left: End, right: End) -> End:
        if not isinstance(left, Column):
            return right if left else False
        if not isinstance(right, Column):
            return left if right else False
        return left if left == right else self._joined(AND, left, right)

    def either(self, left: End, right: End) -> End:
        if not isinstance(left, Column):
            return True if left else right
        if not isinstance(right, Column):
            return True if right else left
        return left if left == right else self._joined(OR, left, right)

    def opposite(self, part: End) -> End:
        if not isinstance(part, Column):
            return not part
        if part.id not in self._opposites:
            found = self._emit(NOT, part.level, (part.id,))
            self._opposites |= {part.id: found, found.id: part}
        return self._opposites[part.id]

    def less(self, left: End, right: End) -> End:
        return self._compared(LESS, left, right)

    def less_equal(self, left: End, right: End) -> End:
        return self._compared(LESS_EQUAL, left, right)

    def equal(self, left: End, right: End) -> End:
        return self._compared(EQUAL, left, right)

    def _compared(self, operation: int, left: End, right: End) -> End:
        if isinstance(left, Column):
            if isinstance(right, Column):
                return operation != LESS if left == right else self._joined(operation, left, right)
            return self._with_constant(_WITH_CONSTANT[operation], left, right)
        if isinstance(right, Column):
            return self._with_constant(_OF_CONSTANT[operation], right, left)
        return {LESS: left < right, LESS_EQUAL: left <= right, EQUAL: left == right}[operation]

    # Numbers

    def add(self, left: End, right: End) -> End:
        if isinstance(left, Column) and isinstance(right, Column):
            return self._joined(ADD, left, right)
        if isinstance(right, Column):
            return self.add(right, left)
        if isinstance(left, Column):
            return self._with_constant(ADD_K, left, right) if right else left
        return left + right

    def subtract(self, left: End, right: End) -> End:
        if isinstance(right, Column):
            if isinstance(left, Column):
                return self._joined(SUBTRACT, left, right)
            return self._with_constant(FROM_K, right, left)
        return self.add(left, -right)

    def multiply(self, left: End, right: End) -> End:
        if isinstance(left, Column):
            return (
                self._joined(MULTIPLY, left, right) if isinstance(right, Column) else self._times(left, right)
            )
        if isinstance(right, Column):
            return self._times(right, left)
        return 0 if left == 0 or right == 0 else left * right

    def _times(self, column: Column, constant: float) -> End:
        if constant in (0, 1):
            return column if constant else 0
        if math.isinf(constant):  # only the general instruction knows that 0 times this is 0
            return self._joined(MULTIPLY, column, self._filled(constant, column))
        return self._with_constant(MULTIPLY_K, column, constant)

    def smallest(self, left: End, right: End) -> End:
        return self._extreme(SMALLEST, left, right)

    def largest(self, left: End, right: End) -> End:
        return self._extreme(LARGEST, left, right)

    def _extreme(self, operation: int, left: End, right: End) -> End:
        if left == right:
            return left
        if isinstance(left, Column):
            if isinstance(right, Column):
                return self._joined(operation, left, right)
            return self._limited(operation, left, right)
        if isinstance(right, Column):
            return self._limited(operation, right, left)
        return min(left, right) if operation == SMALLEST else max(left, right)

    def _limited(self, operation: int, column: Column, constant: float) -> End:
        if math.isinf(constant):
            return column if (constant > 0) == (operation == SMALLEST) else constant
        return self._with_constant(_WITH_CONSTANT[operation], column, constant)

    def floor(self, part: End, divisor: int) -> End:
        """Divide by a whole number above zero, and round down."""
        if isinstance(part, Column):
            return self._with_constant(FLOOR_K, part, divisor) if divisor != 1 else part
        return int(part) // divisor if math.isfinite(part) else part

    def floor_rough(self, part: End) -> End:
        """Round a number down that need not be whole."""
        if isinstance(part, Column):
            return self._with_constant(FLOOR_K, part, 1)
        return math.floor(part) if math.isfinite(part) else part

    def pick(self, test: End, then: End, otherwise: End) -> End:
        """Take one number where the test holds, another where it does not."""
        if not isinstance(test, Column):
            return then if test else otherwise
        if then == otherwise:
            return then
        level = max(part.level for part in (test, then, otherwise) if isinstance(part, Column))
        chosen = self.spread(test, level).id
        columns = [self.spread(part, level).id for part in (then, otherwise) if isinstance(part, Column)]
        constants = tuple(float(part) for part in (then, otherwise) if not isinstance(part, Column))
        operation = (
            PICK if not constants else PICK_K_OR_K if not columns
            else PICK_OR_K if isinstance(then, Column) else PICK_K_OR
        )  # fmt: skip
        return self._emit(operation, level, (chosen, *columns), constants)

    def divide(self, left: End, right: End) -> End:
        """Divide as floats do: not exact."""
        if isinstance(right, Column):
            numerator = left if isinstance(left, Column) else self._filled(left, right)
            return self._joined(DIVIDE, numerator, right)
        return self.multiply(left, 1 / right)

    def near_whole(self, part: End) -> End:
        if isinstance(part, Column):
            return self._emit(NEAR_WHOLE, part.level, (part.id,))
        return math.isfinite(part) and abs(part - round(part)) < 1e-6

    # From members to households and back

    def spread(self, part: Column, level: int) -> Column:
        """Give each member what the household has, where the level asks for that."""
        if part.level == level:
            return part
        return self._emit(SPREAD_TRUTH if part.is_truth else SPREAD_NUMBER, MEMBER, (part.id,))

    def of_head(self, part: Column) -> Column:
        return self._emit(HEAD_TRUTH if part.is_truth else HEAD_NUMBER, HOUSEHOLD, (part.id,))

    def gathered(self, how: str, part: End) -> End:
        """Return whether any or all members have it, or the sum over them; every household has a member."""
        if how != "sum" and not (isinstance(part, Column) and part.level == MEMBER):
            return part
        if not isinstance(part, Column):
            if part == 0:
                return 0
            part = self._filled(part, Column(-1, MEMBER, is_truth=False))
        operation = {"any": ANY, "all": ALL, "sum": SUM}[how]
        return self._emit(operation, HOUSEHOLD, (self.spread(part, MEMBER).id,))

    def _filled(self, constant: float, like: Column) -> Column:
        """Return a column with one constant in every row."""
        return self._emit(FILL_K, like.level, (), (float(constant),))

    def _joined(self, operation: int, left: Column, right: Column) -> Column:
        level = max(left.level, right.level)
        parts = self.spread(left, level).id, self.spread(right, level).id
        if operation in (AND, OR, ADD, MULTIPLY, SMALLEST, LARGEST, EQUAL):
            parts = min(parts), max(parts)
        return self._emit(operation, level, parts)

    def _with_constant(self, operation: int, column: Column, constant: float) -> Column:
        return self._emit(operation, column.level, (column.id,), (float(constant),))

    def _emit(
        self,
        operation: int,
        level: int,
        parts: tuple[int, ...] = (),
        constants: tuple[float, ...] = (),
        source: Source | None = None,
    ) -> Column:
        instruction = Instruction(operation, level, parts, constants, source)
        if instruction not in self._known:
            self._known[instruction] = Column(len(self.instructions), level, operation < LOAD_NUMBER)
            self.instructions.append(instruction)
        return self._known[instruction]
