"""A population in columns: households in order, their members side by side, and what is known of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from akkoord.rules.tree import Input

Array = npt.NDArray[np.float64] | npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]

# Whose field an input is, in a population: `Input("fact", "birth", MEMBER)`.
HOUSEHOLD = "household"
MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of one fact of every household, or of every member.

    Attributes:
        low: The lowest that it can be: whole numbers as float64, or 0 and 1 as uint8 for a truth value.
        high: The highest; the same array as `low` where the fact is known in every row.
    """

    low: Array
    high: Array

    @property
    def is_truth(self) -> bool:
        """Whether it holds truth values."""
        return self.low.dtype == np.uint8

    @property
    def is_known(self) -> bool:
        """Whether the fact is known in every row."""
        return self.low is self.high

    def rows(self, rows: Rows) -> Column:
        """Return some rows of it, perhaps more than once."""
        low = self.low[rows]
        return Column(low, low if self.is_known else self.high[rows])


@dataclass(frozen=True, slots=True)
class Population:
    """Some households.

    Attributes:
        offsets: Where the members of each household start among all members, and behind the last where they
            end. A household has one member at least.
        heads: By the name of a record parameter, such as "applicant": which member that is, per household.
        columns: What is known, by `Input(role, name, HOUSEHOLD or MEMBER)`.
    """

    offsets: Rows
    heads: Mapping[str, Rows]
    columns: Mapping[Input, Column] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many households there are."""
        return len(self.offsets) - 1

    def of(self, households: Rows) -> Population:
        """Return the population of some households, in this order; one may come more than once."""
        sizes = np.diff(self.offsets)[households]
        offsets = np.concatenate(([0], np.cumsum(sizes)))
        shift = self.offsets[households] - offsets[:-1]
        members = np.arange(offsets[-1]) + np.repeat(shift, sizes)
        columns = {
            name: column.rows(members if name.of == MEMBER else households)
            for name, column in self.columns.items()
        }
        heads = {name: rows[households] - shift for name, rows in self.heads.items()}
        return Population(offsets, heads, columns)
