"""How often something may be tried in a while, counted in the database so that all processes count together.

    limits.check(f"login:{address}", limit=30, window=timedelta(minutes=15), now=now)

A key may name a person or an address: only a keyed hash of it is stored, and that only until its window ends.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from akkoord.errors import StateError
from akkoord.web.accounts.models import Counter

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class TooMany(StateError):
    """It was tried too often; it can be tried again later."""

    code = "too_many"
    message = "tried too often; possible again at {until}"

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(until=until)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a limit: how many tries, and how many seconds until it begins anew."""

    limit: int
    tries: int
    seconds: int


def check(key: str, limit: int, window: timedelta, now: datetime) -> Left:
    """Count one try; refuse it when there were `limit` in this window already.

    Call it outside a transaction that may be taken back, or the try is not counted.

    Args:
        key: What is counted, such as `login:192.0.2.7`.
        limit: How many tries a window allows.
        window: How long a window lasts; windows follow each other without a gap.
        now: The moment of the try.

    Returns:
        What is left of the limit after this try.

    Raises:
        TooMany: with the moment from which it can be tried again.
    """
    ends_at = _end(now, window)
    counted = _counted(_hashed(key), ends_at, now)
    if counted > limit:
        raise TooMany(until=ends_at)
    return Left(limit, limit - counted, ceil((ends_at - now).total_seconds()))


def give_back(key: str, window: timedelta, now: datetime) -> None:
    """Take back one counted try, for limits that count failures only."""
    counter = Counter.objects.filter(key=_hashed(key), ends_at=_end(now, window), count__gt=0)
    counter.update(count=F("count") - 1)


def address_of(request: HttpRequest) -> str:
    """Return the address that a request comes from, seen through the proxies that stand in front of us.

    What a visitor claims about themselves is not believed: only the entry that the outermost of our own
    proxies wrote. An IPv6 address counts with all its neighbours of the same /64, which one household holds.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    hops = [hop.strip() for hop in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    if 0 < settings.TRUSTED_PROXIES <= len(hops):
        address = hops[-settings.TRUSTED_PROXIES]
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _end(now: datetime, window: timedelta) -> datetime:
    return _EPOCH + ((now - _EPOCH) // window + 1) * window


def _hashed(key: str) -> str:
    return salted_hmac("akkoord.limits", key, algorithm="sha256").hexdigest()


@transaction.atomic
def _counted(key: str, ends_at: datetime, now: datetime) -> int:
    counter = Counter.objects.filter(key=key, ends_at=ends_at)
    if not counter.update(count=F("count") + 1):
        Counter.objects.filter(ends_at__lte=now).delete()
        Counter.objects.bulk_create([Counter(key=key, ends_at=ends_at)], ignore_conflicts=True)
        counter.update(count=F("count") + 1)
    return counter.values_list("count", flat=True).get()
