"""What must be sent or started at a time: a row now, the deed when it is due."""

from __future__ import annotations

import hashlib
import logging
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from akkoord.errors import InputError
from akkoord.web.accounts.models import User
from akkoord.web.jobs import kinds
from akkoord.web.jobs.models import Job, Outgoing

_log = logging.getLogger(__name__)

MAX_ATTEMPTS = 10
_FIRST_WAIT = timedelta(minutes=5)
_LONGEST_WAIT = timedelta(hours=6)
_MAIL_TIMEOUT_S = 20
_PARTS = {Outgoing.Kind.EMAIL: {"subject", "text"}, Outgoing.Kind.JOB: {"kind", "arguments"}}

_OPTIONAL = {Outgoing.Kind.EMAIL: {"headers"}, Outgoing.Kind.JOB: set[str]()}
# Only what says how to stop a mail: no other header is anybody's to choose.
_HEADERS = frozenset({"List-Unsubscribe", "List-Unsubscribe-Post"})
_HEADER_VALUE = re.compile(r"[\x21-\x7e]{1,900}")

Starter = Callable[..., Job]
Outcome = Literal["mails", "jobs", "failed", "given_up", "elsewhere"]


class NotSendable(InputError):
    """What was posted lacks something, or holds what may not be in it."""

    code = "outgoing_not_sendable"
    message = "{key!r} cannot be sent: {why}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is asked to be sent or started, checked when it is made.

    Raises:
        NotSendable: if it could never be sent.
        UnknownKind: if it would start a job that nobody registered.
    """

    key: str
    kind: str
    payload: Mapping[str, Any]
    user: User | None
    address: str

    def __post_init__(self) -> None:
        if self.kind not in _PARTS:
            raise NotSendable(key=self.key, why=f"kind {self.kind!r} is not 'email' or 'job'")
        parts = _PARTS[Outgoing.Kind(self.kind)]
        if set(self.payload) - _OPTIONAL[Outgoing.Kind(self.kind)] != parts:
            raise NotSendable(
                key=self.key,
                why=f"its payload has {sorted(self.payload)}, give exactly {sorted(parts)}",
            )
        if self.kind == Outgoing.Kind.JOB:
            kinds.of(self.payload["kind"])
        elif self.user is None and not self.address:
            raise NotSendable(key=self.key, why="it has no reader: give a user or an address")
        elif "\n" in self.payload["subject"] or "\r" in self.payload["subject"]:
            raise NotSendable(key=self.key, why=f"its subject has two lines: {self.payload['subject']!r}")
        for name, value in self.payload.get("headers", {}).items():
            if name not in _HEADERS or not _HEADER_VALUE.fullmatch(value):
                raise NotSendable(key=self.key, why=f"the header {name!r} may not say {value!r}")


def claim_next(now: datetime, moment: datetime) -> Outgoing | None:
    """Take the next thing that is due, so that nobody else does until it may be tried again.

    Args:
        now: What was due by then.
        moment: The clock at this instant, from which the wait counts.
    """
    with transaction.atomic():
        waiting = Outgoing.objects.filter(
            sent_at__isnull=True, given_up_at__isnull=True, due_at__lte=now, try_after__lte=now
        )
        item = waiting.select_for_update(skip_locked=True).first()
        if item is None:
            return None
        item.attempts += 1
        item.try_after = moment + wait_before(item.attempts)
        item.save(update_fields=["attempts", "try_after"])
        return item


def send_due(now: datetime, start: Starter) -> list[Outcome]:
    """Send and start all that is due, one by one; what fails is tried later and stops nothing else."""
    began = time.monotonic()
    outcomes: list[Outcome] = []
    while True:
        moment = now + timedelta(seconds=time.monotonic() - began)
        item = claim_next(now, moment)
        if item is None:
            return outcomes
        outcomes.append(_deliver(item, now, start))


def wait_before(attempt: int) -> timedelta:
    """Return how long after an attempt the next may come: 5 minutes, then twice as long, at most 6 hours.

    >>> [wait_before(attempt).total_seconds() / 60 for attempt in (1, 2, 3, 10)]
    [5.0, 10.0, 20.0, 360.0]
    """
    return min(_FIRST_WAIT * 2 ** min(attempt - 1, 20), _LONGEST_WAIT)


def _deliver(item: Outgoing, now: datetime, start: Starter) -> Outcome:
    try:
        if item.kind == Outgoing.Kind.EMAIL:
            _mail(item)
            _sent(item, now)
            outcome: Outcome = "mails"
        else:
            outcome = "jobs" if _start(item, now, start) else "elsewhere"
    except Exception as error:
        return _failed(item, now, error)
    _log.info("outgoing %s sent (attempt %s)", item.key, item.attempts)
    return outcome


def _mail(item: Outgoing) -> None:
    reader = item.user.email if item.user is not None else item.address
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ") or "localhost"
    EmailMessage(
        subject=item.payload["subject"],
        body=item.payload["text"],
        to=[reader],
        # The same for each attempt: a mail server that gets it twice can see that it is one message.
        headers={
            "Message-ID": f"<{hashlib.sha256(item.key.encode()).hexdigest()[:40]}@{domain}>",
            "Auto-Submitted": "auto-generated",
            **item.payload.get("headers", {}),
        },
        connection=get_connection(timeout=_MAIL_TIMEOUT_S),
    ).send()


def _start(item: Outgoing, now: datetime, start: Starter) -> bool:
    with transaction.atomic():
        # Marked in the same transaction as the job is made: a job is started exactly once.
        first = _sent(item, now)
        if first:
            start(kind=item.payload["kind"], arguments=item.payload["arguments"], owner=item.user, now=now)
    return first


def _sent(item: Outgoing, now: datetime) -> bool:
    waiting = Outgoing.objects.filter(pk=item.pk, sent_at__isnull=True)
    return bool(waiting.update(sent_at=now, payload={}, address="", last_error=""))


def _failed(item: Outgoing, now: datetime, error: Exception) -> Outcome:
    told = f"{type(error).__name__}: {error}".replace("\0", "")[:2000]
    # A mail server names the reader in its refusal; that belongs in `user` or `address` only.
    for reader in filter(None, [item.address, item.user.email if item.user else ""]):
        told = told.replace(reader, "(reader)")
    item.last_error = told
    if item.attempts < MAX_ATTEMPTS:
        item.save(update_fields=["last_error"])
        _log.warning("outgoing %s failed, next try after %s: %s", item.key, item.try_after, told)
        return "failed"
    item.given_up_at, item.payload, item.address = now, {}, ""
    item.save(update_fields=["last_error", "given_up_at", "payload", "address"])
    _log.error("outgoing %s given up after %s attempts: %s", item.key, item.attempts, told)
    return "given_up"
