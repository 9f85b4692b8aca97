"""Spans are made from what was recorded, in the transaction in which something is recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from akkoord.followup.spans import Span as Cut
from akkoord.followup.spans import spans
from akkoord.web.followup import events as reading
from akkoord.web.followup import models

_BATCH = 500


def rebuild(promises: Collection[int]) -> None:
    """Make the spans of some promises anew from what is public of them."""
    fill(models.Status.objects, models.Proof.objects, models.Span, promises)


def fill(statuses: Any, proof: Any, span: type[Any], promises: Collection[int]) -> None:
    """Make the spans of promises anew, with the tables as they are now or as a migration knows them."""
    for some in _batches(promises):
        found = reading.read(
            statuses.filter(promise__in=some, public_at__isnull=False),
            proof.filter(status__promise__in=some, status__public_at__isnull=False),
        )
        cut = {pk: spans(events) for pk, events in found.events.items()}
        span.objects.filter(promise__in=some).delete()
        span.objects.bulk_create(_row(span, pk, one) for pk, ones in cut.items() for one in ones)


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
