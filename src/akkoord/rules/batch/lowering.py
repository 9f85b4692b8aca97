"""From the tree of a rule to instructions over columns.

What is known of a number is two ends, and each end is a column of its own, or a constant; where a value is
known in every row the two ends are one column, so that a population of which all is known pays nothing for
the unknown. A number stands over a denominator that the program knows: 4/5 of 101 cents is 404 over 5. So
every column holds whole numbers, which a float holds exactly up to 2**53, and every comparison is exact.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from akkoord.errors import InputError
from akkoord.rules import bounds
from akkoord.rules.batch.instructions import Builder, Column, End
from akkoord.rules.batch.values import Value, constant, exact, is_truth, numerator
from akkoord.rules.tree import (
    All,
    AnyOf,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Extreme,
    Input,
    Named,
    Node,
    Not,
    Over,
    Rounded,
    inputs,
    walk,
)

# Two rough numbers this close may be equal.
_CLOSE = 1e-6


class NotForColumns(InputError):
    """A rule compares two members with each other or divides by a fact; such a rule is asked one by one."""

    code = "not_for_columns"
    message = "{what} cannot be computed in columns; ask about each household by itself"


class Lowering:
    """Turns trees into instructions of one builder, so that what they share is computed once.

    Args:
        builder: Gets the instructions.
        values: What is known of an input, in columns or in constants.

    >>> builder = Builder()
    >>> Lowering(builder, lambda _: Value(3, 5)).of(Compare("<", Input("fact", "x"), Constant(5)))
    Value(low=False, high=True, denominator=1, is_rough=False)
    """

    def __init__(self, builder: Builder, values: Callable[[Input], Value]) -> None:
        self._builder = builder
        self._values = values
        # The node is kept beside its value: an id alone could be given out again.
        self._done: dict[int, tuple[Node, Value]] = {}
        self._inside: set[str] = set()
        self._doubts: dict[int, list[End]] = {}

    def of(self, node: Node) -> Value:
        """Return the value of a node.

        Raises:
            NotForColumns: if it holds what columns cannot compute.
        """
        if id(node) not in self._done:
            self._done[id(node)] = node, self._value(node)
        return self._done[id(node)][1]

    def doubt(self, root: Node) -> End:
        """Return where a rounding error can make a difference for a tree, as a truth value."""
        found: End = False
        for node in walk(root):
            for end in self._doubts.get(id(node), ()):
                found = self._builder.either(found, self._builder.gathered("any", end))
        return found

    def _value(self, node: Node) -> Value:  # noqa: C901, PLR0911 - one case per node
        match node:
            case Input():
                return self._values(node)
            case Constant(value=value):
                return constant(bounds.point(value))
            case Named(part=part):
                return self.of(part)
            case Not(part=part):
                return self._not(self.of(part))
            case All(parts=parts):
                return self._folded(parts, self._builder.both)
            case AnyOf(parts=parts):
                return self._folded(parts, self._builder.either)
            case Extreme(which=which, parts=parts):
                builder = self._builder
                return self._folded(parts, builder.smallest if which == "min" else builder.largest)
            case Rounded(part=part):
                return self._rounded(node, self.of(part))
            case Over():
                return self._over(node)
            case Compare(sign=sign, left=left, right=right):
                return self._compared(node, sign, *self.alike(self.of(left), self.of(right)))
            case Choose(test=test, then=then, otherwise=otherwise):
                return self._chosen(self.of(test), *self.alike(self.of(then), self.of(otherwise)))
            case Arithmetic(sign=sign, left=left, right=right):
                return self._arithmetic(sign, self.of(left), self.of(right))

    # Truth values, and what is the same for truth values and numbers

    def _not(self, part: Value) -> Value:
        return Value(self._builder.opposite(part.high), self._builder.opposite(part.low))

    def _folded(self, parts: tuple[Node, ...], join: Callable[[End, End], End]) -> Value:
        total = self.of(parts[0])
        for part in parts[1:]:
            left, right = self.alike(total, self.of(part))
            low, high = join(left.low, right.low), join(left.high, right.high)
            total = Value(low, high, left.denominator, left.is_rough)
        return total

    def _chosen(self, test: Value, then: Value, otherwise: Value) -> Value:
        builder = self._builder
        if is_truth(then.low):
            return self._chosen_truth(test, then, otherwise)
        if test.is_known:
            low = builder.pick(test.low, then.low, otherwise.low)
            high = builder.pick(test.low, then.high, otherwise.high)
            return Value(low, high, then.denominator, then.is_rough)
        low = builder.smallest(
            builder.pick(test.high, then.low, math.inf), builder.pick(test.low, math.inf, otherwise.low)
        )
        high = builder.largest(
            builder.pick(test.high, then.high, -math.inf), builder.pick(test.low, -math.inf, otherwise.high)
        )
        return Value(low, high, then.denominator, then.is_rough)

    def _chosen_truth(self, test: Value, then: Value, otherwise: Value) -> Value:
        builder = self._builder
        perhaps_not, surely_not = builder.opposite(test.low), builder.opposite(test.high)
        high = builder.either(builder.both(test.high, then.high), builder.both(perhaps_not, otherwise.high))
        if test.is_known and then.is_known and otherwise.is_known:
            return Value(high, high)
        low = builder.both(builder.either(surely_not, then.low), builder.either(test.low, otherwise.low))
        return Value(low, high)

    def _compared(self, node: Node, sign: str, left: Value, right: Value) -> Value:
        builder = self._builder
        if left.is_rough:
            self._doubt_close(node, left, right)
        match sign:
            case "<":
                return Value(builder.less(left.high, right.low), builder.less(left.low, right.high))
            case "<=":
                return Value(
                    builder.less_equal(left.high, right.low), builder.less_equal(left.low, right.high)
                )
            case ">" | ">=":
                return self._compared(node, sign.replace(">", "<"), right, left)
            case "==" if left.is_known and right.is_known:
                same = builder.equal(left.low, right.low)
                return Value(same, same)
            case "==":
                surely = builder.both(
                    builder.equal(left.low, right.high), builder.equal(left.high, right.low)
                )
                possibly = builder.both(
                    builder.less_equal(left.low, right.high), builder.less_equal(right.low, left.high)
                )
                return Value(surely, possibly)
            case _:
                return self._not(self._compared(node, "==", left, right))

    # Numbers

    def alike(self, left: Value, right: Value) -> tuple[Value, Value]:
        """Return both over the same denominator; rough both if one is."""
        if left.is_rough or right.is_rough:
            return self._rough(left), self._rough(right)
        shared = math.lcm(left.denominator, right.denominator)
        return self._over_denominator(left, shared), self._over_denominator(right, shared)

    def _over_denominator(self, part: Value, denominator: int) -> Value:
        factor = denominator // part.denominator
        return part if factor == 1 else Value(*self._scaled(part, factor), denominator)

    def _rough(self, part: Value) -> Value:
        if part.is_rough:
            return part
        low, high = (self._builder.multiply(end, 1 / part.denominator) for end in (part.low, part.high))
        return Value(low, high, is_rough=True)

    def _doubt_close(self, node: Node, left: Value, right: Value) -> None:
        builder = self._builder
        for one, other in ((left.high, right.low), (left.low, right.high)):
            gap = builder.subtract(one, other)
            is_close = builder.both(builder.less_equal(gap, _CLOSE), builder.less_equal(-_CLOSE, gap))
            self._doubts.setdefault(id(node), []).append(is_close)

    def _scaled(self, part: Value, factor: int) -> tuple[End, End]:
        low, high = self._builder.multiply(part.low, factor), self._builder.multiply(part.high, factor)
        return (low, high) if factor >= 0 else (high, low)

    def _arithmetic(self, sign: str, left: Value, right: Value) -> Value:
        builder = self._builder
        match sign:
            case "+":
                one, other = self.alike(left, right)
                low, high = builder.add(one.low, other.low), builder.add(one.high, other.high)
                return Value(low, high, one.denominator, one.is_rough)
            case "-":
                one, other = self.alike(left, right)
                low, high = builder.subtract(one.low, other.high), builder.subtract(one.high, other.low)
                return Value(low, high, one.denominator, one.is_rough)
            case "*":
                return self._multiplied(left, right)
            case "//":
                return self._floored(left, right)
            case _:
                return self._divided(left, right)

    def _multiplied(self, left: Value, right: Value) -> Value:
        if left.is_rough or right.is_rough:
            left, right = self._rough(left), self._rough(right)
        denominator, is_rough = left.denominator * right.denominator, left.is_rough
        for one, other in ((left, right), (right, left)):
            factor = numerator(other)
            if factor is not None and not is_rough:
                return Value(*self._scaled(one, factor), denominator)
        builder = self._builder
        if left.is_known and right.is_known:
            product = builder.multiply(left.low, right.low)
            return Value(product, product, denominator, is_rough)
        ends = [builder.multiply(a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
        low = high = ends[0]
        for end in ends[1:]:
            low, high = builder.smallest(low, end), builder.largest(high, end)
        return Value(low, high, denominator, is_rough)

    def _divided(self, left: Value, right: Value) -> Value:
        divisor = None if right.is_rough or left.is_rough else numerator(right)
        if divisor is None:
            return self._divided_by_range(left, right)
        if divisor == 0:
            return Value(-math.inf, math.inf)
        scale = Fraction(right.denominator, divisor)
        ends = self._scaled(left, scale.numerator)
        return Value(*ends, left.denominator * scale.denominator)

    def _divided_by_range(self, left: Value, right: Value) -> Value:
        """Divide by what is not the same for everybody: not exact, and anything where it may be zero."""
        if not any(isinstance(end, Column) for end in (left.low, left.high, right.low, right.high)):
            return constant(bounds.divide(exact(left), exact(right)))
        builder = self._builder
        dividend, divisor = self._rough(left), self._rough(right)
        low, high = divisor.low, divisor.high
        has_zero = builder.both(builder.less_equal(low, 0), builder.less_equal(0, high))
        if has_zero is True:
            return Value(-math.inf, math.inf)
        ends = [builder.divide(one, other) for one in (dividend.low, dividend.high) for other in (low, high)]
        smallest = largest = ends[0]
        for end in ends[1:]:
            smallest, largest = builder.smallest(smallest, end), builder.largest(largest, end)
        # Divided by what may be zero it may be anything, as in `akkoord.rules.bounds`.
        low, high = builder.pick(has_zero, -math.inf, smallest), builder.pick(has_zero, math.inf, largest)
        return Value(low, high, is_rough=True)

    def _floored(self, left: Value, right: Value) -> Value:
        divisor = numerator(right) or 1
        builder = self._builder
        if left.is_rough:
            raise NotForColumns(what="a whole division of a quotient")
        low, high = left.low, left.high
        if divisor < 0:
            low, high = builder.subtract(0, high), builder.subtract(0, low)
        by = abs(divisor) * left.denominator
        return Value(builder.floor(low, by), builder.floor(high, by))

    def _rounded(self, node: Node, part: Value) -> Value:
        if part.is_rough:
            low, high = (self._builder.add(end, 0.5) for end in (part.low, part.high))
            self._doubts.setdefault(id(node), []).extend(map(self._builder.near_whole, (low, high)))
            return Value(self._builder.floor_rough(low), self._builder.floor_rough(high))
        by = 2 * part.denominator
        if part.denominator == 1:
            return part
        low, high = (self._builder.add(end, part.denominator) for end in self._scaled(part, 2))
        return Value(self._builder.floor(low, by), self._builder.floor(high, by))

    # Members

    def _over(self, node: Over) -> Value:
        if self._inside & {part.of for part in inputs(node.part)}:
            raise NotForColumns(what="a comparison of members with each other")
        self._inside.add(node.variable)
        try:
            part = self.of(node.part)
        finally:
            self._inside.discard(node.variable)
        low, high = (self._builder.gathered(node.how, end) for end in (part.low, part.high))
        return Value(low, high, part.denominator, part.is_rough)
