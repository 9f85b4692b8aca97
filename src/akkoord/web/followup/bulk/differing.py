"""What a row of a sheet would change, why it cannot, and what is to be done for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from akkoord.errors import AkkoordError
from akkoord.web.followup.bulk.known import Known
from akkoord.web.followup.reach import Reach

Deed = Callable[..., object]
"""An action with all it needs, but for `promise_id`, `actor` and `now`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """In what a sheet is read: how far who brings it reaches, the day, the services and the offices."""

    reach: Reach
    today: date
    known: Known


@dataclass(frozen=True, slots=True)
class Change:
    """What changes in one column; empty for nothing."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be used: in which column, which value, and why."""

    column: str
    value: str
    reason: AkkoordError


@dataclass(slots=True)
class Difference:
    """What a row would change; a row with a problem changes nothing.

    Attributes:
        row: Its place in the sheet.
        number: The number of its promise; None where it is none.
        promise_id: The id of its promise; None where there is none.
        changes: What is different.
        problems: What cannot be used.
        deeds: What is to be done, in this order.
    """

    row: int
    number: int | None
    promise_id: int | None = None
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)

    @property
    def state(self) -> str:
        """`problem`, `change` or `same`."""
        return "problem" if self.problems else "change" if self.changes else "same"

    def change(self, column: str, before: str, after: str) -> None:
        """Tell what changes in a column."""
        self.changes.append(Change(column, before, after))

    def refuse(self, column: str, value: str, reason: AkkoordError) -> None:
        """Tell what cannot be used; a national number is told to nobody and kept nowhere."""
        self.problems.append(Problem(column, "" if reason.code == "national_number" else value, reason))


def counts(found: Iterable[Difference]) -> dict[str, int]:
    """Return how many rows would change something, change nothing, or cannot be used."""
    states = [one.state for one in found]
    return {state: states.count(state) for state in ("change", "same", "problem")}
