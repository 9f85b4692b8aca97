"""Write history."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from akkoord import chain
from akkoord.web.accounts.models import User
from akkoord.web.history.models import Event

# One number that every writer of history locks on PostgreSQL; SQLite has one writer at a time by itself.
_LOCK = 0x414B4B4F


def subject_of(row: models.Model) -> tuple[str, int]:
    """Return the kind and id under which history knows a row.

    Raises:
        ValueError: if the row was not saved yet.
    """
    if row.pk is None:
        raise ValueError(f"{row!r} has no id yet: save it before recording what happened to it")
    return row._meta.label_lower, row.pk


def wait_turn() -> None:
    """Wait until nobody else writes history, and let nobody else until this transaction ends.

    For an action that counts on, such as the next number of a promise: it calls this before it counts.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


@transaction.atomic
def record(
    *,
    actor: User | None,
    subject: models.Model,
    kind: str,
    payload: Mapping[str, Any],
    effective_on: date | None = None,
    now: datetime,
) -> Event:
    """Add one event to the chain, in the same transaction as the change that it tells of.

    Args:
        actor: Who did it; None for what a clock or a set-up did.
        subject: The saved row that it happened to.
        kind: What happened, such as `promise.published`.
        payload: Text, whole numbers, booleans, dates, moments, lists and mappings; no personal data.
        effective_on: The day from which it is true; without one, the day that `now` is in the city.
        now: When it became known; with a time zone.

    Raises:
        NotSealable: if the payload holds a value that cannot be sealed; nothing is stored then.
    """
    wait_turn()
    last = Event.objects.order_by("-position").first()
    subject_kind, subject_id = subject_of(subject)
    event = Event(
        position=last.position + 1 if last else 0,
        recorded_at=now,
        effective_on=effective_on or timezone.localdate(now),
        actor=actor,
        subject_kind=subject_kind,
        subject_id=subject_id,
        kind=kind,
        # As it will come back: dates as text, so that the seal over the stored row is the same.
        payload=json.loads(chain.canonical(payload)),
        previous=last.seal if last else chain.GENESIS,
    )
    event.seal = chain.seal(event.previous, event.sealed_part())
    event.save(force_insert=True)
    return event
