"""Which way a fact moves a rule: what tells whether the bounds of one evaluation are as tight as can be.

They are where each unknown fact moves the rule one way only, however often it is mentioned, or is mentioned
once: then the lowest outcome is that of one way of filling in what is unknown, and the highest that of
another. A fact that works both ways ("18 or older, and younger than 65") is *mixed*: what one mention
supposes of it another may contradict. Households of which a mixed fact is unknown need a closer look.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from akkoord.rules.bounds import Bounds
from akkoord.rules.evaluation import Evaluation
from akkoord.rules.tree import Arithmetic, Choose, Compare, Extreme, Input, Node, Not, Over, bare, children

Direction: TypeAlias = Literal[-1, 0, 1]

_UP: Direction = 1
_DOWN: Direction = -1
_EITHER: Direction = 0


@dataclass(slots=True)
class Uses:
    """How often a rule comes to an input, and which way each mention moves it."""

    times: int = 0
    directions: set[Direction] = field(default_factory=set)

    @property
    def direction(self) -> Direction:
        """The one way in which it moves the rule; 0 where there is no such way."""
        return next(iter(self.directions)) if len(self.directions) == 1 else _EITHER

    @property
    def is_mixed(self) -> bool:
        """Whether one mention may suppose of it what another contradicts."""
        return self.times > 1 and self.direction == _EITHER


def uses(root: Node, ranges: Mapping[Input, Bounds]) -> dict[Input, Uses]:
    """Return how a rule uses each of its inputs.

    Args:
        root: The tree; its `Over` need not be written out.
        ranges: All that an input can be.

    >>> age, limit = Input("fact", "age"), Input("figure", "limit")
    >>> found = uses(Compare("<", age, limit), {age: Bounds(0, 150), limit: Bounds(18, 21)})
    >>> found[age].direction, found[limit].direction
    (-1, 1)
    """
    return _Uses(root, ranges).inputs


class _Ranges(Evaluation):
    """The range of every part over all households, whoever their members are."""

    def _bounds(self, node: Node) -> Bounds:
        if not isinstance(node, Over):
            return super()._bounds(node)
        part = self.of(node.part)
        if node.how != "sum":
            return part
        low, high = part.low, part.high
        return Bounds(low if low >= 0 else -math.inf, high if high <= 0 else math.inf)


class _Uses:
    def __init__(self, root: Node, ranges: Mapping[Input, Bounds]) -> None:
        self.inputs: dict[Input, Uses] = {}
        self._ranges = _Ranges(ranges)
        self._nodes: dict[int, Uses] = {id(root): Uses(1, {_UP})}
        for node in _parents_first(root):
            found = self._nodes[id(node)]
            if isinstance(node, Input):
                self._add(self.inputs.setdefault(node, Uses()), found.times, found.directions)
            for child, turns, times in self._moves(node):
                directions: set[Direction] = {_times(one, turns) for one in found.directions}
                self._add(self._nodes.setdefault(id(child), Uses()), found.times * times, directions)

    @staticmethod
    def _add(uses: Uses, times: int, directions: set[Direction]) -> None:
        # More than two is not told apart from two.
        uses.times = min(uses.times + times, 2)
        uses.directions |= directions

    def _moves(self, node: Node) -> list[tuple[Node, Direction, int]]:
        """Return each part, the way in which it moves the node, and for how many mentions it counts."""
        match node:
            case Not(part=part):
                return [(part, _DOWN, 1)]
            case Compare(sign="==" | "!=", left=left, right=right):
                # Between the ends a computed number may step over the value that it is compared with.
                times = 1 if _is_plain(left) and _is_plain(right) else 2
                return [(left, _EITHER, times), (right, _EITHER, times)]
            case Compare(sign=sign, left=left, right=right):
                turns = _DOWN if sign in ("<", "<=") else _UP
                return [(left, turns, 1), (right, _times(turns, _DOWN), 1)]
            case Arithmetic():
                return self._arithmetic(node)
            case Choose(test=test, then=then, otherwise=otherwise):
                return [(test, self._of_choice(then, otherwise), 1), (then, _UP, 1), (otherwise, _UP, 1)]
            case _:
                return [(child, _UP, 1) for child in children(node)]

    def _arithmetic(self, node: Arithmetic) -> list[tuple[Node, Direction, int]]:
        left, right = node.left, node.right
        match node.sign:
            case "+":
                return [(left, _UP, 1), (right, _UP, 1)]
            case "-":
                return [(left, _UP, 1), (right, _DOWN, 1)]
            case "*":
                return [(left, self._sign(right), 1), (right, self._sign(left), 1)]
            case _:
                return [(left, self._sign(right), 1), (right, _times(_DOWN, self._sign(left)), 1)]

    def _sign(self, node: Node) -> Direction:
        found = self._ranges.of(node)
        return _UP if found.low >= 0 else _DOWN if found.high <= 0 else _EITHER

    def _of_choice(self, then: Node, otherwise: Node) -> Direction:
        sides: tuple[tuple[Node, Node, Direction], ...] = ((then, otherwise, _UP), (otherwise, then, _DOWN))
        for branch, rest, side in sides:
            # The smallest of something and more is not above it, whatever it is.
            if isinstance(branch, Extreme) and rest in branch.parts:
                return _times(side, _DOWN if branch.which == "min" else _UP)
        one, other = self._ranges.of(then), self._ranges.of(otherwise)
        return _UP if one.low >= other.high else _DOWN if one.high <= other.low else _EITHER


def _times(one: Direction, other: Direction) -> Direction:
    product = one * other
    return _UP if product > 0 else _DOWN if product < 0 else _EITHER


def _is_plain(node: Node) -> bool:
    return not children(bare(node))


def _parents_first(root: Node) -> list[Node]:
    """Return every node once, after all nodes that it is a part of."""
    done: dict[int, Node] = {}
    waiting: list[tuple[Node, bool]] = [(root, False)]
    while waiting:
        node, is_ready = waiting.pop()
        if is_ready:
            done[id(node)] = node
        elif id(node) not in done:
            waiting.append((node, True))
            waiting.extend((child, False) for child in children(node))
    return list(reversed(done.values()))
