"""Steps on the way to a promise, each with a date, in the place of a percentage that somebody guesses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["to_come", "late", "reached", "reached_late", "dropped"]


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step.

    Attributes:
        title: What there is once it is reached.
        due_on: The last day on which it is in time; None where no date was set.
        reached_on: The day on which it was reached; None as long as it is not.
        is_dropped: Whether it is no longer aimed at.
    """

    title: str
    due_on: date | None
    reached_on: date | None = None
    is_dropped: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How far along its milestones a promise is; dropped ones are in no count."""

    reached: int
    late: int
    total: int
    next: Milestone | None


def state(milestone: Milestone, on: date) -> State:
    """Return where a milestone stands on a day; the day on which it is due is in time.

    >>> studied = Milestone("Studie klaar", date(2026, 6, 30))
    >>> state(studied, date(2026, 6, 30)), state(studied, date(2026, 7, 1))
    ('to_come', 'late')
    >>> state(Milestone("Studie klaar", date(2026, 6, 30), date(2026, 7, 2)), date(2026, 8, 1))
    'reached_late'
    """
    if milestone.is_dropped:
        return "dropped"
    due, reached = milestone.due_on, milestone.reached_on
    if reached is not None and reached <= on:
        return "reached_late" if due is not None and reached > due else "reached"
    return "late" if due is not None and on > due else "to_come"


def way(milestones: Iterable[Milestone], on: date) -> Way:
    """Return how far along its milestones a promise is on a day; next is the one that is due first.

    >>> steps = [Milestone("Studie", date(2026, 1, 1), date(2026, 1, 1)), Milestone("Werf", date(2027, 1, 1))]
    >>> found = way(steps, date(2026, 2, 1))
    >>> found.reached, found.total, found.next.title
    (1, 2, 'Werf')
    """
    counted = [one for one in milestones if not one.is_dropped]
    states = [state(one, on) for one in counted]
    still = [one for one, now in zip(counted, states, strict=True) if now in ("to_come", "late")]
    return Way(
        reached=sum(now in ("reached", "reached_late") for now in states),
        late=states.count("late"),
        total=len(counted),
        next=min(still, key=lambda one: one.due_on or date.max, default=None),
    )
