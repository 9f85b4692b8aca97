"""Events as residents follow them, newest first: of chosen kinds, in pieces, without who did it.

Where a reader is in the list is told by the seal of the last event that they saw. A seal tells nothing else:
the place of an event in the chain would tell how much happened that is not theirs to know.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from akkoord.web.history.models import Event

_SEAL = re.compile(r"[0-9a-f]{64}")
_FIELDS = ("position", "recorded_at", "effective_on", "kind", "subject_id", "payload", "seal")


@dataclass(frozen=True, slots=True)
class Moment:
    """One event.

    Attributes:
        position: Its place in the chain; to compare by, and not to show.
        recorded_at: Since when it is known.
        effective_on: The day from which it is true.
        kind: What happened.
        subject_id: The id of what it happened to.
        payload: What it was told with.
        seal: Its seal: a name for it that never changes.
    """

    position: int
    recorded_at: datetime
    effective_on: date
    kind: str
    subject_id: int
    payload: Mapping[str, Any]
    seal: str

    @property
    def place(self) -> tuple[datetime, int]:
        """What sorts moments, oldest first."""
        return self.recorded_at, self.position


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are asked for.

    Attributes:
        subject_kind: The kind of what they happened to, such as `agreement.promise`.
        kinds: What happened, by code; nothing else is ever given.
        subjects: A condition on `subject_id`; without one, whatever it happened to.
        since: Known at this moment or later.
        before: Further back than this place.
        after: Later in the chain than this position.
    """

    subject_kind: str
    kinds: Collection[str]
    subjects: Q | None = None
    since: datetime | None = None
    before: tuple[datetime, int] | None = None
    after: int | None = None


def newest(wanted: Wanted, limit: int) -> list[Moment]:
    """Return the newest events that are asked for, newest first, in one query for each kind at most."""
    # About everything, a database would sort all there ever was; of one kind it walks an index from its end.
    kinds = [wanted.kinds] if wanted.subjects is not None else [[kind] for kind in wanted.kinds]
    found: list[Moment] = []
    for some in kinds:
        rows = _rows(replace(wanted, kinds=some)).order_by("-recorded_at", "-position")
        found += [Moment(*row) for row in rows.values_list(*_FIELDS)[:limit]]
    return sorted(found, key=lambda one: one.place, reverse=True)[:limit]


def count(wanted: Wanted) -> int:
    """Return how many events are asked for."""
    return _rows(wanted).count()


def place_of(seal: str) -> tuple[datetime, int] | None:
    """Return the place of the event with this seal; None where there is none."""
    if not _SEAL.fullmatch(seal):
        return None
    return Event.objects.filter(seal=seal).values_list("recorded_at", "position").first()


def last_position() -> int:
    """Return the position of the last event; -1 before the first."""
    last = Event.objects.aggregate(last=Max("position"))["last"]
    return -1 if last is None else int(last)


def _rows(wanted: Wanted) -> QuerySet[Event]:
    kinds = {"kind": next(iter(wanted.kinds))} if len(wanted.kinds) == 1 else {"kind__in": list(wanted.kinds)}
    rows = Event.objects.filter(subject_kind=wanted.subject_kind, **kinds)
    if wanted.subjects is not None:
        rows = rows.filter(wanted.subjects)
    if wanted.since is not None:
        rows = rows.filter(recorded_at__gte=wanted.since)
    if wanted.after is not None:
        rows = rows.filter(position__gt=wanted.after)
    if wanted.before is not None:
        at, position = wanted.before
        # An index is read by the first condition; the second keeps what happened at that same moment.
        rows = rows.filter(Q(recorded_at__lte=at), Q(recorded_at__lt=at) | Q(position__lt=position))
    return rows
