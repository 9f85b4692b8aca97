"""The steps on the way to a promise: set, moved, reached, dropped; history keeps each change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from akkoord.errors import InputError, StateError
from akkoord.followup import milestones as engine
from akkoord.followup import standing
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.followup.models import Milestone
from akkoord.web.frame import national_numbers
from akkoord.web.history import actions as history


class MilestoneExists(InputError):
    """A promise has a milestone of this name already."""

    code = "milestone_exists"
    message = "this promise has a milestone {title!r} already; give another name"
    field = "title"


class ReachedInTheFuture(InputError):
    """A milestone cannot be reached on a day that has not come yet."""

    code = "reached_in_the_future"
    message = "{day} is after today, {today}; give the day on which it was reached"
    field = "reached_on"


class MilestoneEnded(StateError):
    """A milestone that was dropped cannot be reached, and one that was reached cannot be dropped."""

    code = "milestone_ended"
    message = "milestone {title!r} was reached or dropped before; nothing was changed"


@dataclass(frozen=True, slots=True)
class Shown:
    """One milestone on a page; `state` is that of the engine."""

    pk: int
    title: str
    due: str
    due_on: date | None
    reached_on: date | None
    state: str

    @property
    def is_open(self) -> bool:
        """Whether it is still aimed at."""
        return self.state in ("to_come", "late")


@transaction.atomic
def add(*, promise_id: int, title: str, due: str, actor: User | None, now: datetime) -> Milestone:
    """Set a milestone.

    Args:
        promise_id: The promise.
        title: What there is once it is reached.
        due: A year, a month or a day; empty sets no date.
        actor: Who sets it.
        now: When.

    Raises:
        NotADeadline: if the date is none of these.
        MilestoneExists: if the promise has one of this name.
        NationalNumberFound: if the title holds one.
    """
    national_numbers.refuse(title=title)
    due = due.strip()
    due_on = standing.last_day(due) if due else None
    promise = Promise.objects.select_for_update().get(pk=promise_id)
    if Milestone.objects.filter(promise=promise, title=title).exists():
        raise MilestoneExists(title=title)
    milestone = Milestone.objects.create(promise=promise, title=title, due=due, due_on=due_on)
    _record("followup.milestone_set", milestone, payload={"due": due}, actor=actor, now=now)
    return milestone


@transaction.atomic
def move(*, milestone_id: int, due: str, actor: User | None, now: datetime) -> None:
    """Give a milestone another date.

    Raises:
        NotADeadline: if it is no date.
        MilestoneEnded: if it was reached or dropped.
    """
    milestone = _open(milestone_id)
    before, milestone.due = milestone.due, due.strip()
    milestone.due_on = standing.last_day(milestone.due) if milestone.due else None
    if milestone.due != before:
        milestone.save(update_fields=["due", "due_on"])
        _record(
            "followup.milestone_moved",
            milestone,
            payload={"before": before, "due": milestone.due},
            actor=actor,
            now=now,
        )


@transaction.atomic
def reach(*, milestone_id: int, reached_on: date, actor: User | None, now: datetime) -> None:
    """Say on which day a milestone was reached.

    Raises:
        ReachedInTheFuture: if that day has not come yet.
        MilestoneEnded: if it was reached or dropped before.
    """
    today = timezone.localdate(now)
    if reached_on > today:
        raise ReachedInTheFuture(day=reached_on, today=today)
    milestone = _open(milestone_id)
    milestone.reached_on = reached_on
    milestone.save(update_fields=["reached_on"])
    _record("followup.milestone_reached", milestone, actor=actor, effective_on=reached_on, now=now)


@transaction.atomic
def drop(*, milestone_id: int, actor: User | None, now: datetime) -> None:
    """Say that a milestone is no longer aimed at.

    Raises:
        MilestoneEnded: if it was reached or dropped before.
    """
    milestone = _open(milestone_id)
    milestone.is_dropped = True
    milestone.save(update_fields=["is_dropped"])
    _record("followup.milestone_dropped", milestone, actor=actor, now=now)


def shown(promise: Promise, on: date) -> Sequence[Shown]:
    """Return the milestones of a promise on a day, the first date first and those without a date last."""
    rows = sorted(
        promise.milestones.all(), key=lambda row: (row.due_on is None, row.due_on or date.max, row.pk)
    )
    return [
        Shown(
            pk=row.pk,
            title=row.title,
            due=row.due,
            due_on=row.due_on,
            reached_on=row.reached_on,
            state=engine.state(
                engine.Milestone(row.title, row.due_on, row.reached_on, is_dropped=row.is_dropped), on
            ),
        )
        for row in rows
    ]


def _open(milestone_id: int) -> Milestone:
    milestone = Milestone.objects.select_for_update().get(pk=milestone_id)
    if milestone.is_dropped or milestone.reached_on is not None:
        raise MilestoneEnded(title=milestone.title)
    return milestone


def _record(kind: str, milestone: Milestone, **values: Any) -> None:
    payload = {"milestone": milestone.title, **values.pop("payload", {})}
    history.record(subject=milestone.promise, kind=kind, payload=payload, **values)
