"""The bounds of every part of a tree, given the bounds of its facts and figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from akkoord.errors import InputError
from akkoord.rules import bounds
from akkoord.rules.bounds import Bounds
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
    children,
)


class NotGrounded(InputError):
    """A rule over members was evaluated without saying who the members are."""

    code = "not_grounded"
    message = "the rule goes over {variable!r}; say who the members are with akkoord.rules.grounding"


Known: TypeAlias = Mapping[Input, Bounds]
# How the bounds of two numbers are joined; `//` needs a constant, and stands apart.
JOINED: dict[str, Callable[[Bounds, Bounds], Bounds]] = {
    "+": bounds.add,
    "-": bounds.subtract,
    "*": bounds.multiply,
    "/": bounds.divide,
}


class Evaluation:
    """One evaluation of a tree: the bounds of the root, and of each part on request.

    Sound: for every choice of inputs within `known`, the value of each part lies within its bounds. Not
        always
    tight: two mentions of one unknown input are taken to vary freely; `akkoord.rules.influence` mends that.

    >>> half_known = {Input("fact", "a"): bounds.SURE_NO, Input("fact", "b"): bounds.PERHAPS}
    >>> Evaluation(half_known).of(All((Input("fact", "a"), Input("fact", "b")))) == bounds.SURE_NO
    True
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        # The node is kept beside its bounds: an id alone could be given out again.
        self._done: dict[int, tuple[Node, Bounds]] = {}

    def of(self, node: Node) -> Bounds:
        """Return the bounds of a node."""
        done = self._done.get(id(node))
        if done is None:
            done = self._done[id(node)] = (node, self._bounds(node))
        return done[1]

    def live_parts(self, node: Node) -> tuple[Node, ...]:
        """Return the direct parts that can still matter: of a choice that is made, only the chosen branch."""
        if isinstance(node, Choose):
            test = self.of(node.test)
            if test.is_point:
                return (node.test, node.then if test.low else node.otherwise)
        return children(node)

    def _bounds(self, node: Node) -> Bounds:  # noqa: C901, PLR0911 - one case per node
        match node:
            case Input():
                return self._known[node]
            case Constant(value=value):
                return bounds.point(value)
            case Named(part=part):
                return self.of(part)
            case Not(part=part):
                return bounds.negate(self.of(part))
            case Rounded(part=part):
                return bounds.round_half_up(self.of(part))
            case Over():
                raise NotGrounded(variable=node.variable)
            case All(parts=parts) | Extreme(which="min", parts=parts):
                return bounds.lowest([self.of(part) for part in parts])
            case AnyOf(parts=parts) | Extreme(parts=parts):
                return bounds.highest([self.of(part) for part in parts])
            case Compare(sign=sign, left=left, right=right):
                return bounds.compare(sign, self.of(left), self.of(right))
            case Arithmetic(sign="//", left=left, right=Constant(value=int() as divisor)):
                return bounds.floor_divide(self.of(left), divisor)
            case Arithmetic(sign=sign, left=left, right=right):
                return JOINED[sign](self.of(left), self.of(right))
            case Choose():
                _, *branches = self.live_parts(node)
                return bounds.hull([self.of(branch) for branch in branches])
