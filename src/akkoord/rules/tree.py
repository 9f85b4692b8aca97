"""The expression tree of a rule: what is left of the Python function, and all that the engine evaluates.

A node that is used twice is the same object twice, so a tree is small and each part is evaluated once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind = Literal["truth", "number"]


@dataclass(frozen=True, slots=True)
class Input:
    """A fact about the household, or a figure of the law: what the tree is evaluated on."""

    role: Literal["fact", "figure"]
    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A truth value or a whole number that stands in the rule itself."""

    value: bool | int


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A local name of the rule: one step in the reasoning, which explanations speak of."""

    name: str
    part: Node


@dataclass(frozen=True, slots=True, eq=False)
class All:
    """Every part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Not:
    """The part does not hold."""

    part: Node


@dataclass(frozen=True, slots=True, eq=False)
class Compare:
    """Two numbers compared by `<`, `<=`, `>`, `>=`, `==` or `!=`."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Arithmetic:
    """Two numbers joined by `+`, `-`, `*` or `//` (the last with a constant on the right)."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Extreme:
    """The smallest or the largest of some numbers."""

    which: Literal["min", "max"]
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Choose:
    """One value where a test holds, another where it does not."""

    test: Node
    then: Node
    otherwise: Node


Node: TypeAlias = Input | Constant | Named | All | AnyOf | Not | Compare | Arithmetic | Extreme | Choose


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole rule.

    Attributes:
        root: The value of the rule.
        kind: Whether that value is a truth value or a number.
        facts: The facts it may look at, in the order of the function's parameters.
        figures: The figures it looks at, in the order in which they appear.
    """

    root: Node
    kind: Kind
    facts: Mapping[str, Kind]
    figures: Mapping[str, Kind]


def children(node: Node) -> tuple[Node, ...]:
    """Return the direct parts of a node, in source order."""
    match node:
        case Input() | Constant():
            return ()
        case Named(part=part) | Not(part=part):
            return (part,)
        case All(parts=parts) | AnyOf(parts=parts) | Extreme(parts=parts):
            return parts
        case Compare(left=left, right=right) | Arithmetic(left=left, right=right):
            return (left, right)
        case Choose(test=test, then=then, otherwise=otherwise):
            return (test, then, otherwise)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything below it, each once, in source order."""
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if id(current) not in seen:
            seen.add(id(current))
            yield current
            waiting.extend(reversed(children(current)))


def inputs(node: Node) -> tuple[Input, ...]:
    """Return the facts and figures below a node, each once, in source order."""
    return tuple(dict.fromkeys(part for part in walk(node) if isinstance(part, Input)))


def bare(node: Node) -> Node:
    """Return what a node stands for, without the local names around it."""
    while isinstance(node, Named):
        node = node.part
    return node


def renamed_figures(node: Node, names: Mapping[str, str]) -> Node:
    """Return the same tree in which figures go by other names; the old tree stays as it was.

    >>> renamed_figures(Input("figure", "ceiling"), {"ceiling": "ceiling.after"})
    Input(role='figure', name='ceiling.after')
    """
    done: dict[int, Node] = {}

    def renamed(part: Node) -> Node:
        if id(part) not in done:
            done[id(part)] = _rebuilt(part, tuple(renamed(child) for child in children(part)), names)
        return done[id(part)]

    return renamed(node)


def _rebuilt(  # noqa: C901, PLR0911 - one case per node
    node: Node, parts: tuple[Node, ...], names: Mapping[str, str]
) -> Node:
    match node:
        case Input(role="figure", name=name):
            return Input("figure", names.get(name, name))
        case Input() | Constant():
            return node
        case Named(name=name):
            return Named(name, *parts)
        case Not():
            return Not(*parts)
        case All():
            return All(parts)
        case AnyOf():
            return AnyOf(parts)
        case Extreme(which=which):
            return Extreme(which, parts)
        case Compare(sign=sign):
            return Compare(sign, *parts)
        case Arithmetic(sign=sign):
            return Arithmetic(sign, *parts)
        case Choose():
            return Choose(*parts)
