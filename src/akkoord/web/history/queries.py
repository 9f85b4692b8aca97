"""Read history, as of any two dates, and check that nobody rewrote it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import models
from django.db.models import QuerySet

from akkoord import chain
from akkoord.web.history.actions import subject_of
from akkoord.web.history.models import Event


def of(subject: models.Model) -> QuerySet[Event]:
    """Return all that happened to a row, oldest first."""
    kind, number = subject_of(subject)
    return Event.objects.filter(subject_kind=kind, subject_id=number).select_related("actor")


def as_of(subject: models.Model, *, true_on: date, known_at: datetime) -> QuerySet[Event]:
    """Return what was true of a row on a day, as far as it was known at a moment, oldest first."""
    return of(subject).filter(effective_on__lte=true_on, recorded_at__lte=known_at)


def first_break(last: str | None = None) -> chain.Break | None:
    """Return the first place where the chain was tampered with, or None when it holds.

    Args:
        last: The seal that the chain should end with, kept elsewhere; without it, rows removed from the
            end are not seen.
    """
    return chain.verify(_records(), last)


def _records() -> Iterator[tuple[str, dict[str, object]]]:
    for event in Event.objects.order_by("position").iterator(chunk_size=2000):
        yield event.seal, event.sealed_part()
