"""What is left of a tree once everything that is settled has gone from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from akkoord.rules.evaluation import Known, NotGrounded
from akkoord.rules.parts import Part, Parts
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
)


class Residue:
    """What is left of trees of which the same inputs are known.

    It comes to the same as the tree, has no names of steps, and shares what the trees share.

    >>> from akkoord.rules import bounds
    >>> a, b = Input("fact", "a"), Input("fact", "b")
    >>> left = Residue({a: bounds.SURE_YES, b: bounds.PERHAPS})
    >>> left.of(Choose(a, b, Constant(False))) is left.of(b)
    True
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self.parts = Parts()
        self._done: dict[Node, Part] = {}

    def of(self, node: Node) -> Part:
        """Return what is left of a node.

        Raises:
            NotGrounded: if the tree goes over members that are not written out.
        """
        if isinstance(node, Constant):
            # Not kept: as a key, a 1 would be a yes.
            return self.parts.settled(node.value)
        left = self._done.get(node)
        if left is None:
            left = self._done[node] = _LEFT[type(node)](self, node)
        return left

    def each(self, nodes: tuple[Node, ...]) -> Iterable[Part]:
        """Yield what is left of some nodes; who stops asking, spares the rest."""
        return map(self.of, nodes)


def _choose(left: Residue, node: Choose) -> Part:
    test = left.of(node.test)
    if test.is_settled:
        return left.of(node.then if test.low else node.otherwise)
    return left.parts.choice(test, left.of(node.then), left.of(node.otherwise))


def _over(_: Residue, node: Over) -> Part:
    raise NotGrounded(variable=node.variable)


# By the class of the node: a rule has hundreds of nodes, and trying one class after another takes long.
_LEFT: dict[type, Callable[[Residue, Any], Part]] = {
    Input: lambda left, node: left.parts.given_as(node, left.known[node]),
    Named: lambda left, node: left.of(node.part),
    Not: lambda left, node: left.parts.negated(left.of(node.part)),
    Rounded: lambda left, node: left.parts.other("rounded", "", (left.of(node.part),)),
    All: lambda left, node: left.parts.every(left.each(node.parts)),
    AnyOf: lambda left, node: left.parts.some(left.each(node.parts)),
    Extreme: lambda left, node: left.parts.extreme(node.which, left.each(node.parts)),
    Compare: lambda left, node: left.parts.other(
        "compare", node.sign, (left.of(node.left), left.of(node.right))
    ),
    Arithmetic: lambda left, node: left.parts.other(
        "arithmetic", node.sign, (left.of(node.left), left.of(node.right))
    ),
    Choose: _choose,
    Over: _over,
}
