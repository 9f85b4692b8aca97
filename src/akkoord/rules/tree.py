"""The expression tree of a rule: what is left of the Python function, and all that the engine evaluates.

A node that is used twice is the same object twice, so a tree is small and each part is evaluated once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

Kind = Literal["truth", "number"]
# As in `akkoord.rules.bounds`: a float is only ever an infinity.
Number: TypeAlias = int | Fraction | float


@dataclass(frozen=True, slots=True)
class Input:
    """What the tree is evaluated on: a fact, a figure of the law, or something that the day itself tells.

    Attributes:
        role: "fact", "figure" or "day".
        name: The name of the parameter, of the field, or of the figure (`leefloon.amount.category_1`).
        of: Whose field it is: the name of a record parameter, the variable of an `Over`, or, once the tree
            is grounded, the id of a member. Empty for a plain parameter and for a figure.
    """

    role: Literal["fact", "figure", "day"]
    name: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Constant:
    """A truth value or a number that stands in the rule itself, or that a part of it comes to."""

    value: bool | Number


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """One step in the reasoning, which explanations speak of: a local name, or another rule that is called.

    Attributes:
        name: The local name, or the name of the rule.
        part: What it stands for.
        source: The article of the rule; empty for a local name.
        scope: Where the rule stands: the last part of the name of its module; empty for a local name.
        of: Whom it is about: the owner of the first record that the rule was called with.
    """

    name: str
    part: Node
    source: str = ""
    scope: str = ""
    of: str = ""


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
    """Two numbers joined by `+`, `-`, `*`, `/` (exact) or `//` (with a constant on the right)."""

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


@dataclass(frozen=True, slots=True, eq=False)
class Rounded:
    """A number rounded to a whole one, half up."""

    part: Node


@dataclass(frozen=True, slots=True, eq=False)
class Over:
    """All members of a household together: whether any or all of them, or the sum over them.

    Attributes:
        how: "any", "all" or "sum".
        variable: The name by which `part` speaks of one member: `Input.of`.
        part: What is asked of each member.
    """

    how: Literal["any", "all", "sum"]
    variable: str
    part: Node


Node: TypeAlias = (
    Input | Constant | Named | All | AnyOf | Not | Compare | Arithmetic | Extreme | Choose | Rounded | Over
)


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole rule.

    Attributes:
        root: The value of the rule.
        kind: Whether that value is a truth value or a number.
        facts: The plain facts it may look at, in the order of the function's parameters.
        figures: The figures it looks at, in the order in which they appear.
        records: The record parameters, by name; each the class of the record.
    """

    root: Node
    kind: Kind
    facts: Mapping[str, Kind]
    figures: Mapping[str, Kind]
    records: Mapping[str, type] = field(default_factory=dict)


def children(node: Node) -> tuple[Node, ...]:
    """Return the direct parts of a node, in source order."""
    match node:
        case Input() | Constant():
            return ()
        case Named(part=part) | Not(part=part) | Rounded(part=part) | Over(part=part):
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
    Input(role='figure', name='ceiling.after', of='')
    """
    return replaced(
        node, lambda part: Input("figure", names.get(part.name, part.name)) if part.role == "figure" else part
    )


def with_owners(node: Node, owners: Mapping[str, str]) -> Node:
    """Return the same tree in which fields and steps belong to others: `owners` gives the new for the old.

    >>> with_owners(Input("fact", "birth", "m"), {"m": "a"})
    Input(role='fact', name='birth', of='a')
    """
    return replaced(
        node, lambda part: Input(part.role, part.name, owners.get(part.of, part.of)), owners=owners
    )


def replaced(node: Node, replace: Callable[[Input], Node], owners: Mapping[str, str] | None = None) -> Node:
    """Return the same tree with something else in the place of each input.

    Args:
        node: The tree; it stays as it was.
        replace: What comes in the place of an input.
        owners: The new owner of the steps of an old one.
    """
    done: dict[int, Node] = {}

    def renewed(part: Node) -> Node:
        if id(part) not in done:
            done[id(part)] = (
                replace(part)
                if isinstance(part, Input)
                else rebuilt(part, tuple(renewed(child) for child in children(part)), owners or {})
            )
        return done[id(part)]

    return renewed(node)


def rebuilt(  # noqa: C901, PLR0911 - one case per node
    node: Node, parts: tuple[Node, ...], owners: Mapping[str, str] | None = None
) -> Node:
    """Return a node of the same kind around other parts."""
    match node:
        case Input() | Constant():
            return node
        case Named(name=name, source=source, scope=scope, of=of):
            return Named(name, parts[0], source, scope, (owners or {}).get(of, of))
        case Not():
            return Not(*parts)
        case Rounded():
            return Rounded(*parts)
        case Over(how=how, variable=variable):
            return Over(how, (owners or {}).get(variable, variable), *parts)
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
