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

from akkoord.rights.facts import BENEFITS, STATUSES, Fact, FactKind, facts

DAY = date(2023, 6, 1)
"""A day on which most figures of the catalogue are known."""

Chance: TypeAlias = np.random.Generator
_SIZES = (1, 2, 3, 4, 5, 6)
_CHANCES = (0.33, 0.32, 0.155, 0.125, 0.05, 0.02)
_HOLDS = 0.08
_MONEY_PER_YEAR = 24_000
_LARGEST = 30
_ALWAYS_TOLD = ("role",)


def town(count: int, seed: int, unknown: float) -> tuple[pa.Table, pa.Table]:
    """Return the persons and the households of a town.

    Args:
        count: How many persons.
        seed: What makes the town the same each time.
        unknown: The share of the values that is not told (null); who is who is always told.

    >>> persons, households = town(1_000, seed=1, unknown=0.3)
    >>> persons.num_rows, households.num_rows, persons["household"][-1].as_py()
    (1000, 448, 447)
    """
    chance = np.random.default_rng(seed)
    household = np.repeat(np.arange(count), chance.choice(_SIZES, count, p=_CHANCES))[:count]
    place = np.arange(count) - np.searchsorted(household, household)
    told = {"role": _roles(place, chance)}
    persons = {"household": pa.array(household), "id": pa.array(place).cast(pa.string())}
    persons |= _columns("person", count, chance, unknown, told)
    homes = int(household[-1]) + 1
    households = {
        "household": pa.array(np.arange(homes)),
        **_columns("household", homes, chance, unknown, {}),
    }
    return pa.table(persons), pa.table(households)


def cases(persons: pa.Table, households: pa.Table) -> Iterator[dict[str, Any]]:
    """Yield each household as `akkoord rights assess` reads it; money becomes text with cents."""
    members: dict[int, list[dict[str, Any]]] = {}
    for row in persons.to_pylist():
        members.setdefault(row.pop("household"), []).append(_told(row))
    for row in households.to_pylist():
        name = row.pop("household")
        yield {
            "id": str(name),
            "date": DAY.isoformat(),
            "household": _told(row),
            "members": members[name],
        }


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row.items() if value is not None}


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case list():
            return [_plain(one) for one in value]
        case dict():
            return {name: _plain(one) for name, one in value.items()}
        case bool() | int() | str():
            return value
        case _:
            return float(value)


def _columns(
    of: str, count: int, chance: Chance, unknown: float, told: Mapping[str, pa.Array]
) -> dict[str, pa.Array]:
    found = {}
    for (kind, name), fact in facts().items():
        if kind == of:
            column = told[name] if name in told else _DRAWN[fact.kind](fact, count, chance)
            is_told = pa.array(chance.random(count) >= unknown)
            found[name] = column if name in _ALWAYS_TOLD else pa.compute.if_else(is_told, column, None)
    return found


def _roles(place: np.ndarray[Any, Any], chance: Chance) -> pa.Array:
    second = np.where(chance.random(len(place)) < 0.7, "partner", "other")
    later = np.where(chance.random(len(place)) < 0.85, "child", "other")
    return pa.array(np.where(place == 0, "applicant", np.where(place == 1, second, later)))


def _truth(fact: Fact, count: int, chance: Chance) -> pa.Array:
    # What nearly always holds, or hardly ever, has a default.
    share = {None: 0.5, True: 0.95, False: 0.05}[None if fact.default is None else bool(fact.default)]
    return pa.array(chance.random(count) < share)


def _money(_: Fact, count: int, chance: Chance) -> pa.Array:
    euros = np.floor(chance.gamma(1.5, _MONEY_PER_YEAR / 1.5, count) * chance.choice([1, 1 / 12], count))
    return pa.array(euros.astype(np.int32)).cast(pa.decimal128(12, 2))


def _number(fact: Fact, count: int, chance: Chance) -> pa.Array:
    low = fact.at_least or 0
    return pa.array(chance.integers(low, (fact.at_most or low + _LARGEST) + 1, count))


def _choice(fact: Fact, count: int, chance: Chance) -> pa.Array:
    return pa.array(np.array(fact.options)[chance.integers(0, len(fact.options), count)])


def _day(_: Fact, count: int, chance: Chance) -> pa.Array:
    """Draw days of birth of the last ninety years, up to the day of the answers."""
    last = np.datetime64(DAY)
    return pa.array(last - chance.integers(0, 90 * 365, count).astype("timedelta64[D]"))


def _benefits(_: Fact, count: int, chance: Chance) -> pa.Array:
    ends, kinds = _held(BENEFITS, count, chance)
    since = np.datetime64(DAY) - chance.integers(0, 900, len(kinds)).astype("timedelta64[D]")
    held = pa.StructArray.from_arrays([kinds, pa.array(since)], ["type", "since"])
    return pa.ListArray.from_arrays(ends, held)


def _status(_: Fact, count: int, chance: Chance) -> pa.Array:
    return pa.ListArray.from_arrays(*_held(STATUSES, count, chance))


def _held(options: tuple[str, ...], count: int, chance: Chance) -> tuple[pa.Array, pa.Array]:
    holds = chance.random(count) < _HOLDS
    ends = np.concatenate(([0], np.cumsum(holds))).astype(np.int32)
    return pa.array(ends), pa.array(np.array(options)[chance.integers(0, len(options), int(ends[-1]))])


_DRAWN: Mapping[FactKind, Callable[[Fact, int, Chance], pa.Array]] = {
    "truth": _truth,
    "money": _money,
    "number": _number,
    "choice": _choice,
    "day": _day,
    "benefits": _benefits,
    "status": _status,
}
