"""Whether an unknown figure of the law can change a value, in columns.

As in `akkoord.rules.influence`: what can change a part can change the whole, as long as the whole is open
and that part of it still counts. Where an unknown input is mentioned twice this may be too much, never too
little.
"""

from __future__ import annotations

from functools import reduce

from akkoord.rules.batch.instructions import Builder, End
from akkoord.rules.batch.lowering import Lowering
from akkoord.rules.batch.values import Value
from akkoord.rules.tree import Choose, Extreme, Input, Node, Over, children


class Reach:
    """Tells of each node where an unknown figure can change it.

    Args:
        builder: Gets the instructions.
        lowering: Gives the bounds of each node.
    """

    def __init__(self, builder: Builder, lowering: Lowering) -> None:
        self._builder = builder
        self._lowering = lowering
        self._done: dict[int, tuple[Node, End]] = {}

    def of(self, node: Node) -> End:
        """Return where a figure can change a node, as a truth value."""
        if id(node) not in self._done:
            self._done[id(node)] = node, self._found(node)
        return self._done[id(node)][1]

    def _found(self, node: Node) -> End:
        value = self._lowering.of(node)
        if value.is_known:
            return False
        if isinstance(node, Input):
            return node.role == "figure"
        reached = self._parts(node, value)
        return self._builder.both(reached, self._is_open(value)) if reached is not False else False

    def _parts(self, node: Node, value: Value) -> End:
        builder = self._builder
        match node:
            case Choose(test=test, then=then, otherwise=otherwise):
                tested = self._lowering.of(test)
                return self._any(
                    self.of(test),
                    builder.both(tested.high, self.of(then)),
                    builder.both(builder.opposite(tested.low), self.of(otherwise)),
                )
            case Extreme(which=which, parts=parts):
                return self._any(*(self._of_extreme(which, part, value) for part in parts))
            case Over(part=part):
                return builder.gathered("any", self.of(part))
            case _:
                return self._any(*(self.of(child) for child in children(node)))

    def _of_extreme(self, which: str, part: Node, whole: Value) -> End:
        """Only a part counts that can be the smallest, or the largest."""
        found = self.of(part)
        if found is False:
            return False
        one, other = self._lowering.alike(self._lowering.of(part), whole)
        counts = (
            self._builder.less(one.low, other.high)
            if which == "min"
            else self._builder.less(other.low, one.high)
        )
        return self._builder.both(found, counts)

    def _any(self, *parts: End) -> End:
        return reduce(self._builder.either, parts)

    def _is_open(self, value: Value) -> End:
        low, high = value.low, value.high
        if _is_truth(low):
            return self._builder.both(high, self._builder.opposite(low))
        return self._builder.less(low, high)


def _is_truth(end: End) -> bool:
    return isinstance(end, bool) or getattr(end, "is_truth", False)
