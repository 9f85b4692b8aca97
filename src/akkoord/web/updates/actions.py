"""Ask to follow, confirm it, change it, stop; and forget what nobody confirmed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from akkoord.errors import StateError
from akkoord.web.accounts import limits
from akkoord.web.history import moments
from akkoord.web.jobs import actions as jobs
from akkoord.web.updates import followed, mails, times
from akkoord.web.updates.chosen import Choice
from akkoord.web.updates.models import Follower, Following

HOLDS = timedelta(days=7)
"""How long a question waits for its answer; after that the address is forgotten."""

MOST = 50
"""How many things one address can follow."""

_DAY = timedelta(days=1)
_QUESTIONS_A_DAY = 3
_QUESTIONS_A_WEEK = 6


class LinkIsOver(StateError):
    """What was asked for was not confirmed in time, or was stopped since."""

    code = "follow_link_is_over"
    message = "this link is over: it worked for seven days; ask again"


class FollowsTooMuch(StateError):
    """An address follows as many things as it can."""

    code = "follows_too_much"
    message = "an address follows {most} things at most; stop one first"


def ask(*, address: str, choice: Choice, frequency: str, language: str, now: datetime) -> None:
    """Send an address the question whether it wants to follow this; whoever asks learns nothing about it.

    An address gets three such mails a day and six a week at most, whoever asks: after that, nothing is sent,
    and that is not told either.
    """
    address = address.strip().lower()
    # A mailbox has many addresses with a plus: they are counted as one.
    local, _, domain = address.rpartition("@")
    mailbox = f"{local.partition('+')[0]}@{domain}"
    try:
        limits.check(f"updates:week:{mailbox}", _QUESTIONS_A_WEEK, 7 * _DAY, now)
        limits.check(f"updates:day:{mailbox}", _QUESTIONS_A_DAY, _DAY, now)
    except limits.TooMany:
        return
    _ask(address, choice, frequency, language, now)


@transaction.atomic
def _ask(address: str, choice: Choice, frequency: str, language: str, now: datetime) -> None:
    how = {"frequency": frequency, "language": language}
    follower, _ = Follower.objects.get_or_create(address=address, defaults={**how, "made_at": now})
    about = {f"{choice.what}_id": choice.pk} if choice.what != "all" else {}
    nothing = {"promise_id": None, "domain_id": None, "place_id": None}
    following, is_new = Following.objects.get_or_create(
        follower=follower, **(nothing | about), defaults={**how, "asked_at": now}
    )
    (shown,) = followed.shown([following])
    if following.confirmed_at is not None:
        payload = mails.known_already(follower, shown)
    else:
        if not is_new:
            following.frequency, following.language, following.asked_at = frequency, language, now
            following.save(update_fields=["frequency", "language", "asked_at"])
        payload = mails.question(following, shown)
    key = f"{_keys(follower)}ask:{following.pk}:{now.isoformat()}"
    jobs.post(key=key, kind="email", payload=payload, due_at=now, address=follower.address)


@transaction.atomic
def confirm(*, key: str, now: datetime) -> Follower:
    """Confirm what was asked for: from now on its changes are told. Twice is once.

    Raises:
        LinkIsOver: if it was asked for too long ago, or is gone.
        FollowsTooMuch: if the address follows as much as it can.
    """
    following = Following.objects.select_for_update(of=("self",)).filter(key=key).first()
    if following is None or (following.confirmed_at is None and following.asked_at + HOLDS <= now):
        raise LinkIsOver
    follower = Follower.objects.select_for_update().get(pk=following.follower_id)
    if following.confirmed_at is not None:
        return follower
    if follower.follows.filter(confirmed_at__isnull=False).count() >= MOST:
        raise FollowsTooMuch(most=MOST)
    following.confirmed_at = now
    following.save(update_fields=["confirmed_at"])
    if follower.confirmed_at is None:
        follower.confirmed_at = follower.told_at = now
        follower.told_until = moments.last_position()
    follower.frequency, follower.language = following.frequency, following.language
    follower.next_at = times.next_after(now, follower.frequency)
    follower.save()
    return follower


@transaction.atomic
def change_frequency(*, key: str, frequency: str, now: datetime) -> None:
    """Let an address be told more often, or less."""
    follower = Follower.objects.select_for_update().get(key=key, confirmed_at__isnull=False)
    follower.frequency = frequency
    follower.next_at = times.next_after(now, frequency)
    follower.save(update_fields=["frequency", "next_at"])


@transaction.atomic
def leave(*, key: str, following: str) -> bool:
    """Follow one thing no longer; who follows nothing is forgotten. Returns whether anything is left."""
    follower = Follower.objects.select_for_update().get(key=key)
    for row in follower.follows.all():
        # Compared here: what somebody typed may be no text that a database takes.
        if row.key == following:
            row.delete()
    if follower.follows.filter(confirmed_at__isnull=False).exists():
        return True
    stop(key=key)
    return False


@transaction.atomic
def stop(*, key: str) -> None:
    """Send nothing any more, and erase all that is held of an address; twice is once."""
    for follower in Follower.objects.select_for_update().filter(key=key):
        jobs.take_back(keys=_keys(follower))
        follower.delete()


def forget_unconfirmed(now: datetime) -> None:
    """Erase what nobody confirmed in time, with the addresses that follow nothing else."""
    if Following.objects.filter(confirmed_at__isnull=True, asked_at__lte=now - HOLDS).delete()[0]:
        Follower.objects.filter(Q(follows__isnull=True)).delete()


def _keys(follower: Follower) -> str:
    """Return how the keys begin of all that is sent to an address."""
    return f"updates:{follower.pk}:"
