"""A population of households in Arrow tables: what is known of every field that a rule can look at.

The vocabulary of `akkoord rights assess`, in columns. See `docs/how-to/check-a-population.md` for the names.
What holds of one household in `akkoord.rights.known` holds here of every row: defaults, who can have which
role, and that nothing that is known of today begins later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from akkoord.errors import InputError
from akkoord.rights import columns
from akkoord.rights.columns import Flags, Told, Values
from akkoord.rights.facts import LATEST_DAY, Fact, fact_of_field, facts
from akkoord.rights.known import NoApplicant, absent
from akkoord.rights.vocabulary import Household, Person
from akkoord.rules.batch.population import HOUSEHOLD, MEMBER, Column, Population
from akkoord.rules.bounds import PERHAPS, SURE_NO, Bounds
from akkoord.rules.tree import Input

_APPLICANT, _PARTNER, _CHILD, _OTHER = range(4)
_OF_CHILDREN = ("pillar1", "child_points_total")


class NoMembers(InputError):
    """A household of the population has nobody in it."""

    code = "no_members"
    message = "household {household!r} has no persons; give each household one at least"


class StrangeHousehold(InputError):
    """A person belongs to a household that is not in the population, or not in the same order."""

    code = "strange_household"
    message = (
        "a person belongs to household {household!r}, which is not among the households; "
        "files are read side by side, so keep both in the order of the households"
    )


class MissingColumn(InputError):
    """A table lacks a column that everything hangs on."""

    code = "missing_column"
    message = "the table of {of} has no column {column!r}; there are {possible}"


@dataclass(frozen=True)
class Tables:
    """Households and their persons, side by side.

    Attributes:
        households: One row per household.
        persons: One row per person, in the order of the households.
        offsets: Where the persons of each household start, and behind the last where they end.
    """

    households: pa.Table
    persons: pa.Table
    offsets: npt.NDArray[np.int64]

    @cached_property
    def heads(self) -> npt.NDArray[np.int32]:
        """The row of the applicant of each household.

        Raises:
            NoApplicant: if not exactly one person of a household can be the applicant.
        """
        if "role" not in self.persons.column_names:
            raise MissingColumn(of="persons", column="role", possible=", ".join(self.persons.column_names))
        roles = columns.told(self.persons, "role", facts()["person", "role"])
        is_untold = np.zeros(len(roles.values), np.bool_) if roles.is_told is None else ~roles.is_told
        is_sure = ~is_untold & (roles.values == _APPLICANT)
        starts = self.offsets[:-1]
        if not len(starts):
            return np.zeros(0, np.int32)
        sure, untold = (np.add.reduceat(found.astype(np.int64), starts) for found in (is_sure, is_untold))
        wrong = np.flatnonzero((sure != 1) & ((sure != 0) | (untold != 1)))
        if len(wrong):
            first = int(wrong[0])
            name = self.households["id"][first].as_py()
            raise NoApplicant(household=name, found=int(sure[first] or untold[first]))
        return np.flatnonzero(is_sure | (is_untold & (sure[self.owners] == 0))).astype(np.int32)

    @cached_property
    def owners(self) -> npt.NDArray[np.int64]:
        """The row of the household of each person."""
        return np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))

    def some(self, rows: npt.NDArray[np.int64]) -> Tables:
        """Return some of the households, in this order, with their persons."""
        sizes = np.diff(self.offsets)[rows]
        offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        members = np.arange(offsets[-1]) + np.repeat(self.offsets[rows] - offsets[:-1], sizes)
        return Tables(self.households.take(pa.array(rows)), self.persons.take(pa.array(members)), offsets)


def tables(persons: pa.Table, households: pa.Table) -> Tables:
    """Put persons beside their households.

    Args:
        persons: With a column `household`; in any order.
        households: With a column `id`.

    Raises:
        MissingColumn: if one of these columns is absent.
        StrangeHousehold: if a person belongs to no household of the table.
        NoMembers: if a household has no persons.
    """
    places = places_of(persons, households)
    if len(places) and places.min() < 0:
        raise StrangeHousehold(household=persons["household"][int(np.argmin(places))].as_py())
    sizes = np.bincount(places, minlength=households.num_rows)
    if len(sizes) and not sizes.all():
        raise NoMembers(household=households["id"][int(np.argmin(sizes))].as_py())
    if len(places) and (np.diff(places) < 0).any():
        persons = persons.take(pa.array(np.argsort(places, kind="stable")))
    return Tables(households, persons, np.concatenate(([0], np.cumsum(sizes))).astype(np.int64))


def places_of(persons: pa.Table, households: pa.Table) -> npt.NDArray[np.int64]:
    """Return the row of the household of each person; -1 where it is not among them.

    Raises:
        MissingColumn: if `household` or `id` is absent.
    """
    for of, table, column in (("persons", persons, "household"), ("households", households, "id")):
        if column not in table.column_names:
            raise MissingColumn(of=of, column=column, possible=", ".join(table.column_names))
    return columns.places_in(persons["household"], households["id"])


def population(found: Tables, needed: Iterable[Input], today: Values | float) -> Population:
    """Return what is known of the facts that are needed.

    Args:
        found: The tables.
        needed: Facts by the names that rules have for them.
        today: The day of the answer as a number such as 20240615; one, or one per household.

    Raises:
        BadColumn: if a column holds what its fact cannot be.
        NoApplicant: if not exactly one person of a household can be the applicant.
    """
    return _Reader(found, today).population(needed)


class _Reader:
    def __init__(self, found: Tables, today: Values | float) -> None:
        self._tables = found
        self._of_households = today
        self._of_persons = today if isinstance(today, float) else np.repeat(today, np.diff(found.offsets))

    def population(self, needed: Iterable[Input]) -> Population:
        heads = self._tables.heads
        return Population(self._tables.offsets, heads, {name: self._known(name) for name in needed})

    def _known(self, name: Input) -> Column | Bounds:
        is_of_household = name.of == HOUSEHOLD
        fact = fact_of_field(Household if is_of_household else Person, name.name)
        table = self._tables.households if is_of_household else self._tables.persons
        if fact.kind == "status":
            return self._status(table, fact, name.name)
        if fact.kind == "benefits":
            return self._benefit(table, name.name)
        if fact.name == "vt_status":
            return self._vt_status(table, fact, name.name)
        if fact.name == "role":
            return self._role(table, fact)
        if fact.name in _OF_CHILDREN:
            return self._of_child(table, fact)
        found = _column(table, fact.name, fact, absent(fact)[fact.name])
        return self._born_by_now(found) if fact.name == "birth" else found

    def _status(self, table: pa.Table, fact: Fact, field: str) -> Column | Bounds:
        column = field.replace("is_", "status_", 1)
        if column not in table.column_names:
            return SURE_NO
        return _filled(columns.flags(table, column), PERHAPS, PERHAPS)

    def _vt_status(self, table: pa.Table, fact: Fact, field: str) -> Column | Bounds:
        if fact.name not in table.column_names:
            return absent(fact)[field]
        told = columns.told(table, fact.name, fact)
        if field == "vt_status":
            return _filled(told, PERHAPS, PERHAPS)
        is_known = (
            np.ones(table.num_rows, np.uint8) if told.is_told is None else told.is_told.astype(np.uint8)
        )
        return Column(is_known, is_known, PERHAPS)

    def _role(self, table: pa.Table, fact: Fact) -> Column | Bounds:
        """Who is not told to be the applicant is not; nor a second partner."""
        told = columns.told(table, "role", fact)
        low, high = told.values.copy(), told.values.copy()
        if told.is_told is not None:
            starts, owners = self._tables.offsets[:-1], self._tables.owners
            has_partner = np.logical_or.reduceat(told.is_told & (told.values == _PARTNER), starts)
            low = np.where(told.is_told, low, np.where(has_partner[owners], _CHILD, _PARTNER))
            high = np.where(told.is_told, high, _OTHER)
        low[self._tables.heads] = high[self._tables.heads] = _APPLICANT
        return Column(low, high if (low != high).any() else low, fact.widest)

    def _of_child(self, table: pa.Table, fact: Fact) -> Column | Bounds:
        """Of an adult a child's score is not unknown: it does not apply."""
        found = _column(table, fact.name, fact, fact.widest)
        role = self._known(Input("fact", "role", MEMBER))
        if isinstance(role, Bounds):
            return found
        is_adult = (role.low == role.high) & (role.low != _CHILD)
        column = _spread(found, table.num_rows)
        untold = column.is_open & is_adult
        low, high = np.where(untold, 0, column.low), np.where(untold, 0, column.high)
        return Column(low, high if (low != high).any() else low, fact.widest)

    def _born_by_now(self, found: Column | Bounds) -> Column | Bounds:
        column = _spread(found, self._tables.persons.num_rows)
        if column.is_known:
            return column
        is_late = (column.high > self._of_persons) & (column.low <= self._of_persons)
        return Column(column.low, np.where(is_late, self._of_persons, column.high), column.widest)

    def _benefit(self, table: pa.Table, field: str) -> Column | Bounds:
        """Return whether a benefit is held, or since when, from `benefit_x` and `benefit_x_since`."""
        name = field.removeprefix("holds_").removesuffix("_since")
        since, held = self._since(table, name), self._held(table, name)
        if since is None and held is None:
            return absent(fact_of_field(Person, field))[field]
        size = table.num_rows
        start, is_started = since or (np.zeros(size), np.zeros(size, np.bool_))
        surely, possibly = held or (np.zeros(size, np.bool_), np.zeros(size, np.bool_))
        is_later = is_started & (start > self._of_persons)
        surely = (surely | is_started) & ~is_later
        possibly = (possibly | is_started) & ~is_later
        if field.startswith("holds_"):
            low, high = surely.astype(np.uint8), possibly.astype(np.uint8)
            return Column(low, high if (low != high).any() else low, PERHAPS)
        low = np.where(is_started & ~is_later, start, 0.0)
        high = np.where(possibly & ~is_started, self._of_persons, low)
        return Column(low, high if (low != high).any() else low, Bounds(0, LATEST_DAY))

    @staticmethod
    def _since(table: pa.Table, name: str) -> tuple[Values, Flags] | None:
        column = f"benefit_{name}_since"
        if column not in table.column_names:
            return None
        told = columns.days(table, column)
        everybody = np.ones(len(told.values), np.bool_)
        return told.values, everybody if told.is_told is None else told.is_told

    @staticmethod
    def _held(table: pa.Table, name: str) -> tuple[Flags, Flags] | None:
        column = f"benefit_{name}"
        if column not in table.column_names:
            return None
        told = columns.flags(table, column)
        holds = told.values.astype(np.bool_)
        return holds, holds if told.is_told is None else holds | ~told.is_told


def _column(table: pa.Table, name: str, fact: Fact, missing: Bounds) -> Column | Bounds:
    if name not in table.column_names:
        return missing
    return _filled(columns.told(table, name, fact), missing, fact.widest)


def _filled(told: Told, missing: Bounds, widest: Bounds) -> Column:
    """Return a column with what is known of a row that tells nothing in its place."""
    if told.is_told is None:
        return Column(told.values, told.values, widest)
    kind = told.values.dtype.type
    low = np.where(told.is_told, told.values, kind(missing.low))
    return Column(
        low, low if missing.is_point else np.where(told.is_told, told.values, kind(missing.high)), widest
    )


def _spread(found: Column | Bounds, size: int) -> Column:
    if isinstance(found, Column):
        return found
    low, high = np.full(size, float(found.low)), np.full(size, float(found.high))
    return Column(low, low if found.is_point else high, found)
