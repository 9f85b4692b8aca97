"""Whether an answer is still the one that somebody has: told from what happened last, without making it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from akkoord.web.history import queries as history
from akkoord.web.open_data.api import contract


@dataclass(frozen=True, slots=True)
class Mark:
    """What an answer is made of.

    Attributes:
        etag: Names the answer; a weak one, for it says the same in other bytes when it is compressed.
        changed_at: When something last happened that can have changed it.
    """

    etag: str
    changed_at: datetime


def mark(address: str, language: str, now: datetime) -> Mark:
    """Return the mark of what an address answers now, at the cost of one query.

    Every change of state is an event in history, so the seal of its last event vouches for all the data; what
    a date changes, such as a deadline that passes, changes at midnight.
    """
    today = timezone.localdate(now)
    seal, recorded_at = history.last()
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    parts = (contract.VERSION, address, language, today.isoformat(), seal)
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
    return Mark(f'W/"{digest[:32]}"', max(recorded_at or midnight, midnight))
