"""Trees in which what says the same is the same node, whoever wrote it down and however often.

A rule that is called in two places stands in the tree twice, with other names for "each member". Here those
names go by how deep they stand, and the names of steps are left out, for nobody explains a population.
"""

from __future__ import annotations

from akkoord.rules.bounds import SURE_YES, compare, point
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
    children,
    rebuilt,
)

_EACH = "each#"


class Unifying:
    """Makes one node of all that say the same, over as many trees as it is given.

    >>> from akkoord.rules.tree import AnyOf
    >>> one, other = (Over("any", name, Input("fact", "is_pupil", name)) for name in ("m#1", "m#2.3"))
    >>> both = Unifying().of(AnyOf((one, other)))
    >>> both.parts[0] is both.parts[1]
    True
    """

    def __init__(self) -> None:
        self._same: dict[object, Node] = {}

    def of(self, root: Node) -> Node:
        """Return a tree that says the same as this one."""
        return _Renaming(self._same).of(root)


class _Renaming:
    def __init__(self, same: dict[object, Node]) -> None:
        self._same = same
        self._done: dict[int, Node] = {}
        self._depths: dict[int, int] = {}
        self._names: dict[str, str] = {}

    def of(self, node: Node) -> Node:
        if isinstance(node, Named):
            return self.of(node.part)
        if id(node) not in self._done:
            found = self._renamed(node)
            self._done[id(node)] = self._one(found)
        return self._done[id(node)]

    def _renamed(self, node: Node) -> Node:
        match node:
            case Input(role=role, name=name, of=of):
                return Input(role, name, self._names.get(of, of))
            case Over(variable=variable):
                self._names[variable] = f"{_EACH}{self._depth(node)}"
                return Over(node.how, self._names[variable], self.of(node.part))
            case Compare(sign=sign, left=left, right=Constant() as right):
                return self._compared(sign, self.of(left), right)
            case _:
                return rebuilt(node, tuple(self.of(child) for child in children(node)))

    def _compared(self, sign: str, left: Node, right: Constant) -> Node:
        """Say "the category is 1" as the test that gives category 1."""
        if isinstance(left, Choose) and _are_constants(left):
            then = self._one(self._compared(sign, left.then, right))
            otherwise = self._one(self._compared(sign, left.otherwise, right))
            return self._chosen(left.test, then, otherwise)
        if isinstance(left, Constant):
            return Constant(compare(sign, point(left.value), point(right.value)) == SURE_YES)
        return Compare(sign, left, right)

    def _chosen(self, test: Node, then: Node, otherwise: Node) -> Node:
        """Return a choice between truth values without those that are certain."""
        if isinstance(then, Constant) and isinstance(otherwise, Constant):
            if then.value == otherwise.value:
                return then
            return test if then.value else Not(test)
        if isinstance(then, Constant):
            return AnyOf((test, otherwise)) if then.value else All((self._one(Not(test)), otherwise))
        if isinstance(otherwise, Constant):
            return AnyOf((self._one(Not(test)), then)) if otherwise.value else All((test, then))
        return Choose(test, then, otherwise)

    def _one(self, node: Node) -> Node:
        return self._same.setdefault(_what_it_says(node), node)

    def _depth(self, node: Node) -> int:
        """Return how many groups stand in each other, from this node on."""
        if id(node) not in self._depths:
            inside = max((self._depth(child) for child in children(node)), default=0)
            self._depths[id(node)] = inside + isinstance(node, Over)
        return self._depths[id(node)]


def _are_constants(node: Node) -> bool:
    """Return whether a number is one of a few, by tests."""
    if isinstance(node, Choose):
        return _are_constants(node.then) and _are_constants(node.otherwise)
    return isinstance(node, Constant)


def _what_it_says(node: Node) -> tuple[object, ...]:
    """Return what makes a node equal to another: its kind, its own words, and which parts it has."""
    own: tuple[object, ...]
    match node:
        case Input():
            own = (node,)
        case Constant(value=value):
            own = (type(value), value)
        case Compare(sign=sign) | Arithmetic(sign=sign):
            own = (sign,)
        case Extreme(which=which):
            own = (which,)
        case Over(how=how, variable=variable):
            own = (how, variable)
        case _:
            own = ()
    return (type(node), *own, *(id(part) for part in children(node)))
