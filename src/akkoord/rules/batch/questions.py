"""A rule that is asked about a population, and what is found of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from akkoord.rules.batch.population import HEAD, HOUSEHOLD, MEMBER
from akkoord.rules.batch.unified import Unifying
from akkoord.rules.records import Group, Record, fields
from akkoord.rules.tree import Input, Kind, Node, Tree, inputs, replaced


@dataclass(frozen=True, eq=False)
class Question:
    """A rule for every household, or for every member.

    Attributes:
        root: Its tree; fields belong to HOUSEHOLD, to HEAD, to MEMBER or to the variable of an `Over`.
        kind: Whether it yields truth values or numbers.
    """

    root: Node
    kind: Kind

    @cached_property
    def facts(self) -> tuple[Input, ...]:
        """What it looks at, by the names of a population: facts and days."""
        return tuple(dict.fromkeys(in_population(part) for part in self._inputs if part.role != "figure"))

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The figures that it looks at."""
        return tuple(part.name for part in self._inputs if part.role == "figure")

    @cached_property
    def is_of_members(self) -> bool:
        """Whether each member gets an answer, rather than each household."""
        return any(part.of == MEMBER for part in self._inputs)

    @cached_property
    def _inputs(self) -> tuple[Input, ...]:
        return inputs(self.root)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is found of a question, per household or per member.

    Attributes:
        low: The lowest that the value can be; for a truth value, whether it surely holds.
        high: The highest; for a truth value, whether it possibly holds.
        needs_figure: Where the value is not certain: of a truth value, whether no completion of the facts
            settles it, because figures of the law are missing; of a number, whether a missing figure can
            change it.
    """

    low: npt.NDArray[np.float64]
    high: npt.NDArray[np.float64]
    needs_figure: npt.NDArray[np.bool_]

    @property
    def is_open(self) -> npt.NDArray[np.bool_]:
        """Where the value is not certain."""
        return self.low != self.high


def question(tree: Tree) -> Question:
    """Return the question that a rule asks."""
    return asked(canonical(tree), tree.kind)


def asked(root: Node, kind: Kind) -> Question:
    """Return the question that a tree asks whose fields have the owners of `canonical`."""
    return Question(Unifying().of(root), kind)


def canonical(tree: Tree) -> Node:
    """Return the tree of a rule in which fields belong to HOUSEHOLD, to HEAD or to MEMBER.

    A record parameter with members is the household; `applicant` is its head; another record of a person
    makes that each member gets an answer. A plain fact is one of the household.
    """
    owners = {name: _owner(name, record) for name, record in tree.records.items()}

    def replace(part: Input) -> Input:
        if part.role == "figure":
            return part
        return Input(part.role, part.name, owners.get(part.of, part.of or HOUSEHOLD))

    return replaced(tree.root, replace)


def _owner(name: str, record: type[Record]) -> str:
    has_members = any(isinstance(kind, Group) for kind in fields(record).values())
    if has_members or record.tells == "day":
        return HOUSEHOLD
    return HEAD if name == HEAD else MEMBER


def in_population(part: Input) -> Input:
    """Return the name that an input has in a population.

    >>> in_population(Input("fact", "birth", "member#2"))
    Input(role='fact', name='birth', of='member')
    """
    return part if part.of == HOUSEHOLD else Input(part.role, part.name, MEMBER)
