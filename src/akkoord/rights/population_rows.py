"""One household of a population at a time: the rows of Arrow tables as what is known of a household."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from akkoord.rights import periods
from akkoord.rights.facts import BENEFITS, LATEST_DAY, STATUSES, Fact, facts
from akkoord.rights.known import KnownHousehold, Told, absent
from akkoord.rights.population import Tables
from akkoord.rules import bounds
from akkoord.rules.bounds import PERHAPS, Bounds

_CENTS = 100


def households(
    found: Tables, rows: npt.NDArray[np.int64], on: date | None = None
) -> Iterator[KnownHousehold]:
    """Yield some households of a population; their members go by their position.

    Args:
        found: The tables, of which `akkoord.rights.batch` has looked at the columns.
        rows: Which households.
        on: The day of the answers, instead of the column `date`.
    """
    some = found.some(rows)
    people = some.persons.to_pylist()
    for place, row in enumerate(some.households.to_pylist()):
        members = people[some.offsets[place] : some.offsets[place + 1]]
        yield KnownHousehold(
            id=str(row["id"]),
            on=on or row["date"],
            members=tuple((str(number), _told("person", one)) for number, one in enumerate(members)),
            told=_told("household", row),
            income_year=row.get("income_year"),
            neighbourhood=row.get("neighbourhood") or "",
        )


def _told(of: str, row: Mapping[str, Any]) -> tuple[Told, ...]:
    told = []
    for (owner, name), fact in facts().items():
        if owner != of:
            continue
        if fact.kind == "benefits":
            told.append(Told(fact, _benefits(fact, row)))
        elif fact.kind == "status":
            told.append(Told(fact, _statuses(fact, row)))
        elif row.get(name) is not None:
            told.append(Told(fact, fact.given(bounds.point(_number(fact, row[name])))))
    return tuple(told)


def _number(fact: Fact, value: Any) -> bool | int:
    match fact.kind:
        case "truth":
            return bool(value)
        case "day":
            return periods.number(value)
        case "choice":
            return fact.code(value)
        case "money":
            cents: int = round(value * _CENTS)
            return cents
        case _:
            whole: int = round(value)
            return whole


def _statuses(fact: Fact, row: Mapping[str, Any]) -> dict[str, Bounds]:
    told = {f"is_{one}": row[f"status_{one}"] for one in STATUSES if f"status_{one}" in row}
    return absent(fact) | {
        field: PERHAPS if value is None else bounds.point(value) for field, value in told.items()
    }


def _benefits(fact: Fact, row: Mapping[str, Any]) -> dict[str, Bounds]:
    found = absent(fact)
    for one in BENEFITS:
        held, since = row.get(f"benefit_{one}"), row.get(f"benefit_{one}_since")
        if since is not None:
            found |= {f"holds_{one}": bounds.SURE_YES, f"{one}_since": bounds.point(periods.number(since))}
        elif held or (held is None and f"benefit_{one}" in row):
            is_held = bounds.SURE_YES if held else PERHAPS
            found |= {f"holds_{one}": is_held, f"{one}_since": Bounds(0, LATEST_DAY)}
    return found
