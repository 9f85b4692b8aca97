"""A population in columns: households in order, their members side by side, and what is known of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from akkoord.rules.bounds import ANYTHING, Bounds
from akkoord.rules.tree import Input

Array: TypeAlias = npt.NDArray[Any]
Rows: TypeAlias = npt.NDArray[np.int64]

# Whose field an input is: `Input("fact", "birth", MEMBER)`.
HOUSEHOLD = "household"
MEMBER = "member"
HEAD = "applicant"


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of one fact of every household, or of every member.

    Attributes:
        low: The lowest that it can be: whole numbers as float64, or 0 and 1 as uint8 for a truth value. Where
            it is known in every row, int64 will do.
        high: The highest; the same array as `low` where the fact is known in every row.
        widest: All that such a fact can be, in any population.
    """

    low: Array
    high: Array
    widest: Bounds = ANYTHING

    @property
    def is_truth(self) -> bool:
        """Whether it holds truth values."""
        return self.low.dtype == np.uint8

    @property
    def is_known(self) -> bool:
        """Whether the fact is known in every row."""
        return self.low is self.high

    @property
    def is_open(self) -> npt.NDArray[np.bool_]:
        """Where it is not known."""
        return self.low != self.high

    def rows(self, rows: Rows) -> Column:
        """Return some rows of it, perhaps more than once."""
        low = self.low[rows]
        return Column(low, low if self.is_known else self.high[rows], self.widest)


@dataclass(frozen=True)
class Population:
    """Some households.

    Attributes:
        offsets: Where the members of each household start among all members, and behind the last where they
            end. A household has one member at least.
        heads: The row among all members of the one whom rules call the applicant, per household.
        facts: What is known, by `Input(role, name, HOUSEHOLD or MEMBER)`: a column, or bounds that are the
            same for everybody.
    """

    offsets: Rows
    heads: npt.NDArray[np.int32]
    facts: Mapping[Input, Column | Bounds] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many households there are."""
        return len(self.offsets) - 1

    @cached_property
    def sizes(self) -> Rows:
        """How many members each household has."""
        return np.diff(self.offsets)

    @cached_property
    def owners(self) -> npt.NDArray[np.int32]:
        """The household of each member."""
        return np.repeat(np.arange(self.size, dtype=np.int32), self.sizes)

    def column(self, name: Input) -> Column:
        """Return what is known of a fact that is not the same for everybody."""
        found = self.facts[name]
        if isinstance(found, Bounds):
            raise TypeError(f"{name} is the same for everybody")
        return found

    def of(self, households: Rows) -> Population:
        """Return the population of some households, in this order; one may come more than once."""
        sizes = self.sizes[households]
        offsets = np.concatenate(([0], np.cumsum(sizes)))
        shift = self.offsets[households] - offsets[:-1]
        members = np.arange(offsets[-1]) + np.repeat(shift, sizes)
        facts = {
            name: fact
            if isinstance(fact, Bounds)
            else fact.rows(members if name.of == MEMBER else households)
            for name, fact in self.facts.items()
        }
        return Population(offsets, (self.heads[households] - shift).astype(np.int32), facts)

    def any_member(self, of_members: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Return for each household whether something holds of any of its members."""
        if not self.size:
            return np.zeros(0, np.bool_)
        return np.logical_or.reduceat(of_members, self.offsets[:-1])
