"""What the city has settled about follow-up, under `[followup]` in the city file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from akkoord.followup.route import STEPS, Route, StepCode, WrongRoute

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


@dataclass(frozen=True)
class Followup:
    """How the city follows its promises up.

    Attributes:
        route: Who looks at what a service reports before residents read it, in that order; nobody: at once.
        reminders: On which day of the week services are reminded by e-mail; empty: never.
    """

    route: tuple[StepCode, ...] = ()
    reminders: str = ""


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
    if (day := given.get("reminders", "")) not in ("", *_DAYS):
        yield f'reminders of [followup] is {day!r}; write a day such as "monday", or leave it out'


def read(raw: dict[str, Any]) -> Followup:
    """Return what a table without problems says."""
    given = raw.get("followup", {})
    return Followup(route=tuple(given.get("route", ())), reminders=given.get("reminders", ""))


def _problems_of_route(route: Any) -> Iterator[str]:
    if not isinstance(route, list) or not all(isinstance(step, str) for step in route):
        yield f"route of [followup] is {route!r}; write a list of {', '.join(STEPS)}"
        return
    try:
        Route(tuple(route))
    except WrongRoute as error:
        yield f"[followup]: {error}"
