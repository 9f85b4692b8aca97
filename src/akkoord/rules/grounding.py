"""From a rule over "every member" to a rule over these members: each `Over` written out.

A grounded tree holds no `Over`: `any` has become an `AnyOf`, `all` an `All`, and `sum` additions. It depends
on how many members there are, not on who they are, so it is kept and used again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from akkoord.rules.tree import (
    All,
    AnyOf,
    Arithmetic,
    Compare,
    Constant,
    Extreme,
    Input,
    Named,
    Node,
    Over,
    children,
    rebuilt,
    walk,
)


def grounded(root: Node, members: Sequence[str], owners: Mapping[str, str] | None = None) -> Node:
    """Write out every `Over` of a tree.

    Args:
        root: The tree.
        members: The ids of the members.
        owners: Who the record parameters are: `{"applicant": "a"}`. What is not named keeps its name.

    >>> any_pupil = Over("any", "m", Input("fact", "is_pupil", "m"))
    >>> grounded(any_pupil, ["a", "k"])
    AnyOf(parts=(Input(role='fact', name='is_pupil', of='a'), Input(role='fact', name='is_pupil', of='k')))
    """
    return Grounding(members).of(root, dict(owners or {}))


class Grounding:
    """Writes out trees over the same members; what two trees have in common stays one node."""

    def __init__(self, members: Sequence[str]) -> None:
        self._members = members
        # What does not speak of any variable is the same for each member, and stays one node.
        self._done: dict[tuple[int, tuple[tuple[str, str], ...]], Node] = {}
        self._spoken: dict[int, frozenset[str]] = {}
        self._same: dict[object, Node] = {}

    def of(self, node: Node, owners: Mapping[str, str]) -> Node:
        """Return a tree with every `Over` written out; see `grounded`."""
        spoken = self._speaks_of(node)
        key = (id(node), tuple(sorted((name, owner) for name, owner in owners.items() if name in spoken)))
        if key not in self._done:
            self._done[key] = self.one(self._grounded(node, owners))
        return self._done[key]

    def one(self, node: Node) -> Node:
        """Return the one node that stands for all that say the same: two calls of a rule share a tree."""
        return self._same.setdefault(_what_it_says(node), node)

    def _grounded(self, node: Node, owners: Mapping[str, str]) -> Node:
        match node:
            case Input(role=role, name=name, of=of):
                return Input(role, name, owners.get(of, of))
            case Over(how=how, variable=variable, part=part):
                parts = tuple(self.of(part, {**owners, variable: member}) for member in self._members)
                return self._together(how, parts)
            case Named():
                return rebuilt(node, (self.of(node.part, owners),), owners)
            case _:
                return rebuilt(node, tuple(self.of(child, owners) for child in children(node)))

    def _speaks_of(self, node: Node) -> frozenset[str]:
        if id(node) not in self._spoken:
            self._spoken[id(node)] = frozenset(
                part.of for part in walk(node) if isinstance(part, Input | Named) and part.of
            )
        return self._spoken[id(node)]

    def _together(self, how: str, parts: tuple[Node, ...]) -> Node:
        if how == "any":
            return AnyOf(parts) if parts else Constant(False)
        if how == "all":
            return All(parts) if parts else Constant(True)
        total: Node = parts[0] if parts else Constant(0)
        for part in parts[1:]:
            total = self.one(Arithmetic("+", total, part))
        return total


def _what_it_says(node: Node) -> tuple[object, ...]:
    """Return what makes a node equal to another: its kind, its own words, and which parts it has."""
    own: tuple[object, ...]
    match node:
        case Input() | Constant(value=bool()):
            own = (node,)
        case Constant(value=value):
            own = ("number", value)
        case Named(name=name, source=source, scope=scope, of=of):
            own = (name, source, scope, of)
        case Compare(sign=sign) | Arithmetic(sign=sign):
            own = (sign,)
        case Extreme(which=which):
            own = (which,)
        case _:
            own = ()
    return (type(node), *own, *(id(part) for part in children(node)))
