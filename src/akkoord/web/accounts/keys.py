"""Keys for programs: made by who holds a role, shown once, dead with that role.

An app whose interface asks for a permission says so in `ready` of its `apps.py`:

    keys.offer("followup.record_status", _("Record where a promise stands"))
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from akkoord.errors import InputError, StateError
from akkoord.web.accounts import log, queries, sentences
from akkoord.web.accounts.models import ApiKey, User

PREFIX = "ak_"
PLACE = "akkoord.key"
"""Where a request holds the key that came with it, in its META."""
LONGEST_DAYS = 366
MOST_KEYS = 20

_SCHEME = "bearer "
_HINT = len(PREFIX) + 4
# To write each use down would make every reading a writing.
_USE_WRITTEN_EVERY = timedelta(minutes=10)
_OFFERED: dict[str, str | LazyText] = {}


class NotYours(InputError):
    """A key may do no more than who makes it."""

    code = "not_yours"
    message = "a key cannot get the permission {permission}: its owner does not hold it"


class WrongEnd(InputError):
    """A key ends, and not in a far future."""

    code = "wrong_end"
    message = "a key cannot be valid until {valid_until}: choose a day from {first} to {last}"


class TooManyKeys(StateError):
    """Somebody with so many keys has lost sight of them."""

    code = "too_many_keys"
    message = "{name} has {most} keys that are valid; withdraw one first"


sentences.register(NotYours, _("You cannot give a key the permission %(permission)s: you do not have it."))
sentences.register(WrongEnd, _("Choose a last day from %(first)s to %(last)s."))
sentences.register(TooManyKeys, _("You have %(most)s valid keys already. Withdraw one that you do not use."))


@dataclass(frozen=True, slots=True)
class Shown:
    """A key as a page tells it.

    Attributes:
        pk: Its number.
        name: What it is for, as its owner wrote.
        hint: The characters that it begins with.
        owner: Whose it is.
        may: What it was made to do, in words.
        is_idle: Whether its owner may do nothing of that any more.
        state: "valid", "over" or "revoked".
        valid_until: Its last day.
        made_at: When it was made.
        used_at: When it was last used, to ten minutes; None for never.
    """

    pk: int
    name: str
    hint: str
    owner: str
    may: tuple[str | LazyText, ...]
    is_idle: bool
    state: str
    valid_until: date
    made_at: datetime
    used_at: datetime | None


def offer(permission: str, title: str | LazyText) -> None:
    """Let keys be made for a permission."""
    _OFFERED[permission] = title


def offered(user: User, on: date) -> list[tuple[str, str | LazyText]]:
    """Return what a key of somebody could do: what programs can ask for, as far as they may do it today."""
    held = queries.permissions_anywhere(user, on)
    return [(permission, title) for permission, title in _OFFERED.items() if permission in held]


def concern(user: User, on: date) -> bool:
    """Whether somebody can make keys, or look after those of others."""
    return bool(offered(user, on)) or "accounts.grant_role" in queries.permissions_anywhere(user, on)


@transaction.atomic
def make(
    *, user: User, name: str, permissions: Collection[str], valid_until: date, now: datetime
) -> tuple[ApiKey, str]:
    """Make a key, and return it with what opens it: that is kept nowhere and shown once.

    Raises:
        NotYours: if it asks for what its owner may not do.
        WrongEnd: if its last day is past, or more than a year away.
        TooManyKeys: if there are too many already.
    """
    today = timezone.localdate(now)
    last = today + timedelta(days=LONGEST_DAYS)
    if not today <= valid_until <= last:
        raise WrongEnd(valid_until=valid_until, first=today, last=last)
    User.objects.select_for_update().get(pk=user.pk)
    can = [permission for permission, _title in offered(user, today)]
    for permission in permissions:
        if permission not in can:
            raise NotYours(permission=permission)
    if user.keys.filter(revoked_at=None, valid_until__gte=today).count() >= MOST_KEYS:
        raise TooManyKeys(name=user.name, most=MOST_KEYS)
    secret = PREFIX + secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        user=user, name=name, hint=secret[:_HINT], digest=_digest(secret), permissions=sorted(permissions),
        valid_until=valid_until, made_at=now,
    )  # fmt: skip
    told = {"key": key.pk, "permissions": key.permissions, "valid_until": valid_until}
    log.record("account.key_made", actor=user, subject=user, payload=told, now=now)
    return key, secret


@transaction.atomic
def revoke(*, key_id: int, actor: User | None, now: datetime) -> None:
    """Withdraw a key at once; twice is once."""
    key = ApiKey.objects.select_for_update(of=("self",)).select_related("user").get(pk=key_id)
    if key.revoked_at is not None:
        return
    key.revoked_at = now
    key.save(update_fields=["revoked_at"])
    log.record("account.key_revoked", actor=actor, subject=key.user, payload={"key": key.pk}, now=now)


def revoke_all(*, user: User, actor: User | None, now: datetime) -> None:
    """Withdraw all keys of somebody whose account closes."""
    for key in user.keys.filter(revoked_at=None):
        revoke(key_id=key.pk, actor=actor, now=now)


def of(header: str, now: datetime) -> ApiKey | None:
    """Return the key that a header Authorization holds, if it is valid; its use is noted now and then."""
    if not header.lower().startswith(_SCHEME):
        return None
    digest = _digest(header[len(_SCHEME) :].strip())
    today = timezone.localdate(now)
    valid = ApiKey.objects.filter(revoked_at=None, valid_until__gte=today, user__is_active=True)
    key = valid.select_related("user").filter(digest=digest).first()
    if key is not None:
        unwritten = Q(used_at=None) | Q(used_at__lt=now - _USE_WRITTEN_EVERY)
        ApiKey.objects.filter(unwritten, pk=key.pk).update(used_at=now)
    return key


def of_request(request: HttpRequest) -> ApiKey | None:
    """Return the key that came with a request."""
    found = request.META.get(PLACE)
    return found if isinstance(found, ApiKey) else None


def may(key: ApiKey, permission: str, on: date) -> bool:
    """Whether a key may do something on a day: it was made for it, and its owner may do it."""
    return permission in key.permissions and permission in queries.permissions_anywhere(key.user, on)


def of_user(user: User) -> QuerySet[ApiKey]:
    """Return the keys of somebody, the last made first."""
    return user.keys.all()


def every() -> QuerySet[ApiKey]:
    """Return the keys of everybody, the last made first."""
    return ApiKey.objects.all()


def shown(rows: QuerySet[ApiKey], on: date) -> list[Shown]:
    """Return keys as a page tells them: two queries, however many there are."""
    return [_shown(key, on) for key in rows.select_related("user").prefetch_related("user__grants")]


def held_about(user: User) -> Iterable[str | LazyText]:
    """Return what is held about somebody here."""
    count = user.keys.count()
    return (
        [_("The name, last use and permissions of your %(count)s keys for programs.") % {"count": count}]
        if count
        else []
    )


def _shown(key: ApiKey, on: date) -> Shown:
    held = queries.permissions_anywhere(key.user, on)
    is_over = key.valid_until < on
    return Shown(
        pk=key.pk,
        name=key.name,
        hint=key.hint,
        owner=key.user.name,
        may=tuple(_OFFERED.get(permission, permission) for permission in key.permissions),
        is_idle=not held.intersection(key.permissions),
        state="revoked" if key.revoked_at else "over" if is_over else "valid",
        valid_until=key.valid_until,
        made_at=key.made_at,
        used_at=key.used_at,
    )


def _digest(secret: str) -> str:
    return salted_hmac("akkoord.keys", secret, algorithm="sha256").hexdigest()
