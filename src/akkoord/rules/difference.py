"""What other figures do to a number or a truth value, as one tree: its value with them less that without.

The difference is taken part by part, and not of the two totals. So what stands in both, such as an income
that is taken off an allowance, is gone from it: an unknown income does not blur a rise of the allowance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce

from akkoord.rules.bounds import Bounds
from akkoord.rules.tree import (
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Extreme,
    Input,
    Node,
    Rounded,
    bare,
    children,
    rebuilt,
    walk,
)

_NOTHING = Constant(0)


@dataclass
class Difference:
    """Two sets of figures for one tree.

    Attributes:
        names: The name of each figure that differs, with the name that its other value goes by.
        known: What is known of those figures, by either name.
    """

    names: Mapping[str, str]
    known: Mapping[str, Bounds]
    _touched: dict[int, tuple[Node, bool]] = field(default_factory=dict)
    _after: dict[int, tuple[Node, Node]] = field(default_factory=dict)
    _of: dict[int, tuple[Node, Node]] = field(default_factory=dict)

    def of_truth(self, node: Node) -> Node:
        """Return 1 where a truth value becomes a yes, -1 where it becomes a no, and else 0."""
        if not self.touches(node):
            return _NOTHING
        lost, won = Choose(node, Constant(-1), _NOTHING), Choose(node, _NOTHING, Constant(1))
        return Choose(self.after(node), won, lost)

    def of(self, node: Node) -> Node:
        """Return the difference that the figures make to a number.

        >>> rise = Difference({"allowance": "new"}, {"allowance": Bounds(10, 10), "new": Bounds(15, 15)})
        >>> rise.of(Arithmetic("-", Input("figure", "allowance"), Input("fact", "income")))
        Constant(value=5)
        """
        found = self._of.get(id(node))
        if found is None:
            found = self._of[id(node)] = (node, self._difference(bare(node)))
        return found[1]

    def touches(self, node: Node) -> bool:
        """Return whether a part looks at a figure that differs."""
        found = self._touched.get(id(node))
        if found is None:
            is_touched = any(
                isinstance(part, Input) and part.role == "figure" and self._differs(part.name)
                for part in walk(node)
            )
            found = self._touched[id(node)] = (node, is_touched)
        return found[1]

    def after(self, node: Node) -> Node:
        """Return a part with the other figures; a part that looks at none of them is the same object."""
        if not self.touches(node):
            return node
        found = self._after.get(id(node))
        if found is None:
            renewed = (
                Input("figure", self.names[node.name])
                if isinstance(node, Input)
                else rebuilt(node, tuple(self.after(part) for part in children(node)))
            )
            found = self._after[id(node)] = (node, renewed)
        return found[1]

    def _differs(self, name: str) -> bool:
        if name not in self.names:
            return False
        before, after = self.known[name], self.known[self.names[name]]
        return before != after or not before.is_point

    def _difference(self, node: Node) -> Node:  # noqa: PLR0911 - one case per node
        if not self.touches(node):
            return _NOTHING
        match node:
            case Input(name=name):
                return self._of_figure(node, name)
            case Arithmetic(sign="+" | "-" as sign, left=left, right=right):
                return _joined(sign, self.of(left), self.of(right))
            case Arithmetic(sign="*" | "/" as sign, left=left, right=right) if not self.touches(right):
                return _times(sign, self.of(left), right)
            case Arithmetic(sign="*", left=left, right=right) if not self.touches(left):
                return _times("*", self.of(right), left)
            case Choose(test=test, then=then, otherwise=otherwise):
                return self._of_choice(test, then, otherwise)
            case Extreme(which=which, parts=parts) if len(parts) > 1:
                return self._of_extreme(which, reduce(lambda one, two: Extreme(which, (one, two)), parts))
            case Rounded(part=part):
                return self._of_rounded(node, part)
            case _:
                return Arithmetic("-", self.after(node), node)

    def _of_figure(self, node: Node, name: str) -> Node:
        before, after = self.known[name], self.known[self.names[name]]
        if before.is_point and after.is_point:
            return Constant(after.low - before.low)
        return Arithmetic("-", self.after(node), node)

    def _of_choice(self, test: Node, then: Node, otherwise: Node) -> Node:
        if not self.touches(test):
            return Choose(test, self.of(then), self.of(otherwise))
        to_then = Arithmetic("-", self.after(then), otherwise)
        to_otherwise = Arithmetic("-", self.after(otherwise), then)
        return Choose(
            self.after(test),
            Choose(test, self.of(then), to_then),
            Choose(test, to_otherwise, self.of(otherwise)),
        )

    def _of_extreme(self, which: str, pair: Node) -> Node:
        """Return the difference of the larger or smaller of two: never beyond those of the two themselves."""
        one, two = children(pair)
        sign = "<=" if which == "min" else ">="
        found = self.of(Choose(Compare(sign, one, two), one, two))
        ends = (self.of(one), self.of(two))
        return _within(Extreme("min", ends), found, Extreme("max", ends))

    def _of_rounded(self, node: Node, part: Node) -> Node:
        """Return the difference after rounding: that before it, rounded down or up."""
        found = self.of(part)
        if _is_whole(found):
            return found
        down = Arithmetic("//", found, Constant(1))
        up = Arithmetic("-", _NOTHING, Arithmetic("//", Arithmetic("-", _NOTHING, found), Constant(1)))
        return _within(down, Arithmetic("-", self.after(node), node), up)


def _joined(sign: str, left: Node, right: Node) -> Node:
    if isinstance(left, Constant) and isinstance(right, Constant):
        return Constant(left.value + right.value if sign == "+" else left.value - right.value)
    if right == _NOTHING:
        return left
    return right if left == _NOTHING and sign == "+" else Arithmetic(sign, left, right)


def _within(low: Node, found: Node, high: Node) -> Node:
    """Return a number that lies between two others: what is unknown cannot seem to carry it further."""
    return found if isinstance(found, Constant) else Extreme("min", (Extreme("max", (found, low)), high))


def _times(sign: str, part: Node, by: Node) -> Node:
    return _NOTHING if part == _NOTHING else Arithmetic(sign, part, by)


def _is_whole(node: Node) -> bool:
    """Return whether a number is surely whole: it can then be taken out of a rounding."""
    match bare(node):
        case Constant(value=value):
            return isinstance(value, int)
        case Choose(then=then, otherwise=otherwise):
            return _is_whole(then) and _is_whole(otherwise)
        case Arithmetic(sign="+" | "-" | "*", left=left, right=right):
            return _is_whole(left) and _is_whole(right)
        case _:
            return False
