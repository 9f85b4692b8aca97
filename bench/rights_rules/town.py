"""A made-up town with every fact that rights ask for: by chance, but the same for a seed.

Nobody lives there, and its numbers say nothing about a real place: each fact is drawn apart from the others,
so that every branch of every rule is reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.rights.facts import BENEFITS, STATUSES, Fact, FactKind, facts

DAY = date(2023, 6, 1)
"""A day on which most figures of the catalogue are known."""

Chance: TypeAlias = np.random.Generator
Drawn: TypeAlias = dict[str, pa.Array]
_SIZES = (1, 2, 3, 4, 5, 6)
_CHANCES = (0.33, 0.32, 0.155, 0.125, 0.05, 0.02)
_HOLDS = 0.02
_MONEY_PER_YEAR = 24_000
_LARGEST = 30
_UNKNOWN = "?"
_IN_LISTS = ("status_", "benefit_")


def town(count: int, seed: int, unknown: float) -> tuple[pa.Table, pa.Table]:
    """Return the persons and the households of a town, in the columns of `akkoord.rights.batch`.

    Args:
        count: How many persons.
        seed: What makes the town the same each time.
        unknown: The share of the facts that is not told (null); who is who is always told.

    >>> persons, households = town(1_000, seed=1, unknown=0.3)
    >>> persons.num_rows, households.num_rows, persons["household"][-1].as_py()
    (1000, 448, 447)
    """
    chance = np.random.default_rng(seed)
    household = np.repeat(np.arange(count), chance.choice(_SIZES, count, p=_CHANCES))[:count]
    place = np.arange(count) - np.searchsorted(household, household)
    homes = int(household[-1]) + 1
    persons = {"household": pa.array(household), "id": pa.array(place).cast(pa.string())}
    persons |= {"role": _roles(place, chance), **_columns("person", count, chance, unknown)}
    households = {"id": pa.array(np.arange(homes)), **_columns("household", homes, chance, unknown)}
    return pa.table(persons), pa.table(households)


def cases(persons: pa.Table, households: pa.Table) -> Iterator[dict[str, Any]]:
    """Yield each household as `akkoord rights assess` reads it."""
    members: dict[int, list[dict[str, Any]]] = {}
    for row in persons.to_pylist():
        members.setdefault(row.pop("household"), []).append(_told(row))
    for row in households.to_pylist():
        number = row.pop("id")
        yield {
            "id": str(number),
            "date": DAY.isoformat(),
            "household": _told(row),
            "members": members[number],
        }


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {
        name: _plain(value)
        for name, value in row.items()
        if value is not None and not name.startswith(_IN_LISTS)
    }
    if "role" in row:
        told |= {"status": _statuses(row), "benefits": _held(row)}
    return told


def _statuses(row: Mapping[str, Any]) -> list[str] | str:
    known = {name: row[f"status_{name}"] for name in STATUSES}
    return _UNKNOWN if None in known.values() else [name for name, holds in known.items() if holds]


def _held(row: Mapping[str, Any]) -> list[dict[str, str]] | str:
    known = {name: row[f"benefit_{name}"] for name in BENEFITS}
    if None in known.values():
        return _UNKNOWN
    return [
        {"type": name, "since": _plain(row[f"benefit_{name}_since"])}
        for name, holds in known.items()
        if holds
    ]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _columns(of: str, count: int, chance: Chance, unknown: float) -> dict[str, pa.Array]:
    found = {}
    for (kind, name), fact in facts().items():
        if kind == of and name != "role":
            is_told = pa.array(chance.random(count) >= unknown)
            for column, values in _DRAWN[fact.kind](fact, count, chance).items():
                found[column] = pc.if_else(is_told, values, None)
    return found


def _roles(place: np.ndarray[Any, Any], chance: Chance) -> pa.Array:
    second = np.where(chance.random(len(place)) < 0.7, "partner", "other")
    later = np.where(chance.random(len(place)) < 0.85, "child", "other")
    return pa.array(np.where(place == 0, "applicant", np.where(place == 1, second, later)))


def _truth(fact: Fact, count: int, chance: Chance) -> Drawn:
    # What nearly always holds, or hardly ever, has a default.
    share = {None: 0.5, True: 0.95, False: 0.05}[None if fact.default is None else bool(fact.default)]
    return {fact.name: pa.array(chance.random(count) < share)}


def _money(fact: Fact, count: int, chance: Chance) -> Drawn:
    """Draw whole euros: some for a year, some for a month."""
    euros = chance.gamma(1.5, _MONEY_PER_YEAR / 1.5, count) * chance.choice([1, 1 / 12], count)
    return {fact.name: pa.array(euros.astype(np.int64))}


def _number(fact: Fact, count: int, chance: Chance) -> Drawn:
    low = fact.at_least or 0
    return {fact.name: pa.array(chance.integers(low, (fact.at_most or low + _LARGEST) + 1, count))}


def _choice(fact: Fact, count: int, chance: Chance) -> Drawn:
    return {fact.name: pa.array(np.array(fact.options)[chance.integers(0, len(fact.options), count)])}


def _day(fact: Fact, count: int, chance: Chance) -> Drawn:
    """Draw days of birth of the last ninety years, up to the day of the answers."""
    return {fact.name: _before(90 * 365, count, chance)}


def _benefits(_: Fact, count: int, chance: Chance) -> Drawn:
    found = {}
    for name in BENEFITS:
        holds = pa.array(chance.random(count) < _HOLDS)
        since = pc.if_else(holds, _before(900, count, chance), None)
        found |= {f"benefit_{name}": holds, f"benefit_{name}_since": since}
    return found


def _status(_: Fact, count: int, chance: Chance) -> Drawn:
    return {f"status_{name}": pa.array(chance.random(count) < _HOLDS) for name in STATUSES}


def _before(days: int, count: int, chance: Chance) -> pa.Array:
    return pa.array(np.datetime64(DAY) - chance.integers(0, days, count).astype("timedelta64[D]"))


_DRAWN: Mapping[FactKind, Callable[[Fact, int, Chance], Drawn]] = {
    "truth": _truth,
    "money": _money,
    "number": _number,
    "choice": _choice,
    "day": _day,
    "benefits": _benefits,
    "status": _status,
}
