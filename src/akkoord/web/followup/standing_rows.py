"""Where the promises of a version stand, as rows that the database filters, counts and pages."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from akkoord.followup.stages import STAGES
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.followup.models import Deadline, Span

_CAN_BE_OVERDUE = [code for code, stage in STAGES.items() if stage.can_be_overdue]


def as_of(true_on: date, known_on: date, place: str = "") -> Q:
    """Return what picks the spans that held on a day, as far as was known at the end of another.

    Args:
        true_on: The day asked about.
        known_on: The day of knowing.
        place: The way from a row to its spans, ending in two underscores.
    """
    return Q(
        Q(**{f"{place}true_until__isnull": True}) | Q(**{f"{place}true_until__gt": true_on}),
        Q(**{f"{place}known_until__isnull": True}) | Q(**{f"{place}known_until__gt": known_on}),
        **{f"{place}true_from__lte": true_on, f"{place}known_from__lte": known_on},
    )


def spans(promises: Collection[int], true_on: date, known_on: date) -> QuerySet[Span]:
    """Return the span of each promise of which anything was known, in one query and in no order."""
    rows = Span.objects.filter(as_of(true_on, known_on)).order_by()
    return agreement.of_promises(rows, promises)


def in_stage(stage: str, on: date) -> Q:
    """Return what picks the texts of the promises that are in a stage on a day, as far as is known then."""
    now = Span.objects.filter(as_of(on, on), promise=OuterRef("promise"))
    if stage == "no_information":
        return ~Q(Exists(now))
    return Q(Exists(now.filter(stage=stage)))


def texts(version: Version, on: date) -> QuerySet[Any]:
    """Return the promises of a version with where each stands on a day, as far as is known then.

    Each row has `now` (a span, or nothing without information), `due` (the last day on which it is in time)
    and `is_overdue`.
    """
    last_set = Deadline.objects.filter(promise=OuterRef("promise")).order_by("-pk").values("last_day")[:1]
    overdue = Q(due__lt=on, now__stage__in=_CAN_BE_OVERDUE)
    return (
        PromiseText.objects.filter(version=version)
        .annotate(
            now=FilteredRelation("promise__spans", condition=as_of(on, on, "promise__spans__")),
            # What staff took back has no day: then the agreement decides.
            due=Coalesce(Subquery(last_set), F("due_on")),
        )
        .annotate(
            is_overdue=Case(When(overdue, then=Value(True)), default=False, output_field=BooleanField())
        )
        .order_by("position")
    )
