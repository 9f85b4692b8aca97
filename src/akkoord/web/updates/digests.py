"""Tell each address what changed, once in its period, as the clock comes to it."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from akkoord.web.history import moments
from akkoord.web.jobs import actions as jobs
from akkoord.web.updates import actions, followed, listing, mails, times
from akkoord.web.updates.models import Follower

_log = logging.getLogger(__name__)

_AT_ONCE = 500
_IN_A_MAIL = 50


def post_due(now: datetime) -> None:
    """Post the mails that are due, and forget what nobody confirmed; each minute, by several workers at once.

    One address for which it fails stops no other; the failure is told at the end.
    """
    actions.forget_unconfirmed(now)
    due = Follower.objects.filter(next_at__lte=now).order_by("next_at", "pk")
    failed: Exception | None = None
    for pk in list(due.values_list("pk", flat=True)[:_AT_ONCE]):
        try:
            post(pk, now)
        except Exception as error:
            _log.exception("the mail for follower %s could not be made", pk)
            failed = error
    if failed is not None:
        raise failed


@transaction.atomic
def post(follower_id: int, now: datetime) -> bool:
    """Post the mail to one address where it is due and anything changed; returns whether it was posted.

    What is told is what came into the history since the last time. Nothing can come in between later on: the
    places in it are given one after the other. So nothing is told twice and nothing is lost, however late a
    clock comes.
    """
    follower = Follower.objects.select_for_update().filter(pk=follower_id, next_at__lte=now).first()
    if follower is None or follower.next_at is None:
        return False
    last = moments.last_position()
    payload = _payload(follower, now)
    if payload is not None:
        key = f"updates:{follower.pk}:digest:{follower.next_at.isoformat()}"
        jobs.post(key=key, kind="email", payload=payload, due_at=now, address=follower.address)
    follower.told_until, follower.told_at = last, now
    follower.next_at = times.next_after(now, follower.frequency)
    follower.save(update_fields=["told_until", "told_at", "next_at"])
    return payload is not None


def _payload(follower: Follower, now: datetime) -> dict[str, Any] | None:
    """Return the mail with what changed, or None where nothing did."""
    asked = followed.asked(follower)
    # What changed is said in words as it is read, so in the language of who reads it.
    with override(follower.language):
        page = listing.page(asked, _IN_A_MAIL)
        if not page.changes:
            return None
        more = listing.count(asked) - len(page.changes) if page.next else 0
        return mails.digest(follower, page.changes, more, followed.of(follower), timezone.localdate(now))
