"""What the city has settled about follow-up, under `[followup]` in the city file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from akkoord.followup.route import STEPS, Route, StepCode, WrongRoute


@dataclass(frozen=True)
class Followup:
    """How the city follows its promises up.

    Attributes:
        route: Who looks at what a service reports before residents read it, in that order; nobody: at once.
    """

    route: tuple[StepCode, ...] = ()


def problems(raw: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the table of follow-up."""
    given = raw.get("followup", {})
    if not isinstance(given, dict):
        yield f"followup is {given!r}; write a table, [followup]"
        return
    names = [one.name for one in fields(Followup)]
    if unknown := set(given) - set(names):
        yield f"[followup] has {sorted(unknown)}; write {', '.join(names)} only"
    yield from _problems_of_route(given.get("route", []))


def read(raw: dict[str, Any]) -> Followup:
    """Return what a table without problems says."""
    return Followup(route=tuple(raw.get("followup", {}).get("route", ())))


def _problems_of_route(route: Any) -> Iterator[str]:
    if not isinstance(route, list) or not all(isinstance(step, str) for step in route):
        yield f"route of [followup] is {route!r}; write a list of {', '.join(STEPS)}"
        return
    try:
        Route(tuple(route))
    except WrongRoute as error:
        yield f"[followup]: {error}"
