"""Spans are made from what was recorded, in the transaction in which something is recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, cast

from django.utils import timezone

from akkoord.followup.spans import Span as Cut
from akkoord.followup.spans import spans
from akkoord.followup.stages import ProofKind, StageCode
from akkoord.followup.standing import Event, Proof
from akkoord.web.followup import models

_BATCH = 500


def rebuild(promises: Collection[int]) -> None:
    """Make the spans of some promises anew from what is public of them."""
    fill(models.Status.objects, models.Proof.objects, models.Span, promises)


def fill(statuses: Any, proof: Any, span: type[Any], promises: Collection[int]) -> None:
    """Make the spans of promises anew, with the tables as they are now or as a migration knows them."""
    for some in _batches(promises):
        cut = {pk: spans(events) for pk, events in _events(statuses, proof, some).items()}
        span.objects.filter(promise__in=some).delete()
        span.objects.bulk_create(_row(span, pk, one) for pk, found in cut.items() for one in found)


def _events(statuses: Any, proof: Any, promises: list[int]) -> dict[int, list[Event]]:
    shown = defaultdict(list)
    given = proof.filter(status__promise__in=promises, status__public_at__isnull=False)
    for status, kind, reference, seen_on in given.values_list("status_id", "kind", "reference", "seen_on"):
        shown[status].append(Proof(cast(ProofKind, kind), reference, seen_on))
    found = defaultdict(list)
    rows = statuses.filter(promise__in=promises, public_at__isnull=False)
    for pk, promise, true_on, public_at, stage, withdraws in rows.values_list(
        "pk", "promise_id", "true_on", "public_at", "stage", "withdraws_id"
    ):
        code = cast(StageCode | None, stage)
        found[promise].append(Event(pk, true_on, _day(public_at), code, tuple(shown[pk]), withdraws))
    return found


def _row(span: type[Any], promise: int, cut: Cut) -> Any:
    return span(
        promise_id=promise,
        stage=cut.stage,
        is_claimed=cut.is_claimed,
        since=cut.since,
        true_from=cut.true_from,
        true_until=cut.true_until,
        known_from=cut.known_from,
        known_until=cut.known_until,
    )


def _batches(promises: Collection[int]) -> Iterator[list[int]]:
    left = iter(promises)
    while some := list(islice(left, _BATCH)):
        yield some


def _day(moment: datetime) -> Any:
    return timezone.localtime(moment).date()
