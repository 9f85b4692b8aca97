"""What an address follows, read from its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.web.agreement.models import PromiseText
from akkoord.web.updates import chosen
from akkoord.web.updates.listing import Asked
from akkoord.web.updates.models import Follower, Following

FEWEST = 5
"""Fewer people than this are not counted in numbers that anybody sees."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that is followed.

    Attributes:
        key: The key of its row.
        title: What it is called.
        is_own_words: Whether that is in the language of the agreement.
        address: Its page.
        asked_at: When it was asked for.
        confirmed_at: When that was confirmed; None while it was not.
    """

    key: str
    title: str
    is_own_words: bool
    address: str
    asked_at: datetime
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Number:
    """How many follow one sort of thing; None for fewer than `FEWEST`, nobody at all among them."""

    what: str
    people: int | None


def by_key(key: str | None) -> Follower | None:
    """Return a follower by the key of their link."""
    return Follower.objects.filter(key=key, confirmed_at__isnull=False).first() if key else None


def pending(key: str | None) -> Following | None:
    """Return what waits to be confirmed, or was, by the key of its link."""
    return Following.objects.filter(key=key).select_related("follower").first() if key else None


def of(follower: Follower) -> list[Shown]:
    """Return all that an address follows or asked to."""
    rows = list(follower.follows.select_related("promise", "domain", "place"))
    return shown(rows)


def shown(rows: Sequence[Following]) -> list[Shown]:
    """Return rows as a page or a mail tells them; one query for the words of promises."""
    promises = [row.promise_id for row in rows if row.promise_id]
    texts = PromiseText.objects.filter(promise__in=promises, version__published_at__isnull=False)
    words = (
        dict(texts.order_by("version__published_at").values_list("promise_id", "text")) if promises else {}
    )
    return [_shown(row, words) for row in rows]


def asked(follower: Follower) -> Asked:
    """Return which changes an address was not told of yet."""
    rows = list(follower.follows.filter(confirmed_at__isnull=False))
    if any(not (row.promise_id or row.domain_id or row.place_id) for row in rows):
        return Asked(after=follower.told_until)
    promises = chosen.promises(
        promises=[row.promise_id for row in rows if row.promise_id],
        domains=[row.domain_id for row in rows if row.domain_id],
        places=[row.place_id for row in rows if row.place_id],
    )
    return Asked(promises, after=follower.told_until)


def numbers() -> list[Number]:
    """Return how many people follow what, in one query; small numbers are not told."""
    confirmed = Q(confirmed_at__isnull=False)
    of_all = confirmed & Q(promise__isnull=True, domain__isnull=True, place__isnull=True)
    counts = Following.objects.filter(follower__confirmed_at__isnull=False).aggregate(
        together=Count("follower", distinct=True, filter=confirmed),
        all=Count("follower", distinct=True, filter=of_all),
        promise=Count("follower", distinct=True, filter=confirmed & Q(promise__isnull=False)),
        domain=Count("follower", distinct=True, filter=confirmed & Q(domain__isnull=False)),
        place=Count("follower", distinct=True, filter=confirmed & Q(place__isnull=False)),
    )
    return [Number(what, number if number >= FEWEST else None) for what, number in counts.items()]


def _shown(row: Following, words: dict[int, str]) -> Shown:
    if row.promise:
        title, address = words.get(row.promise_id or 0, ""), row.promise.get_absolute_url()
        title = title or _("Promise %(number)s") % {"number": row.promise.number}
    elif row.domain:
        title, address = row.domain.title, row.domain.get_absolute_url()
    elif row.place:
        title, address = row.place.name, row.place.get_absolute_url()
    else:
        title, address = _("All promises"), reverse("agreement:home")
    is_own = bool(row.promise_id or row.domain_id or row.place_id)
    return Shown(row.key, title, is_own, address, row.asked_at, row.confirmed_at)
