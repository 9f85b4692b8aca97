"""Start and stop long work, and post what must happen at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from akkoord.errors import StateError
from akkoord.web.accounts.models import User
from akkoord.web.jobs import clock, kinds, outbox, runs
from akkoord.web.jobs.kinds import KindTaken, UnknownKind, register
from akkoord.web.jobs.models import Job, Outgoing, State
from akkoord.web.jobs.outbox import NotSendable
from akkoord.web.jobs.progress import Cancelled, Progress

__all__ = [
    "Cancelled",
    "JobEnded",
    "KindTaken",
    "NotSendable",
    "Progress",
    "Ticked",
    "UnknownKind",
    "cancel",
    "erase_address",
    "forget",
    "post",
    "reclaim",
    "register",
    "start",
    "take_back",
    "tick",
]


class JobEnded(StateError):
    """There is nothing left to stop."""

    code = "job_ended"
    message = "job {job} cannot be stopped: it is {state}"


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did, in numbers."""

    mails: int
    jobs: int
    failed: int
    given_up: int
    reclaimed: int


@transaction.atomic
def start(*, kind: str, arguments: Mapping[str, Any], owner: User | None, now: datetime) -> Job:
    """Ask for long work; a worker takes it once the transaction around this has been committed.

    Args:
        kind: The name under which the work was registered.
        arguments: Plain JSON values, given to the work by name; no personal data, only ids.
        owner: Who may see and stop it; None for what a clock starts.
        now: When it was asked.

    Raises:
        UnknownKind: if nothing is registered under that name.
    """
    kinds.of(kind)
    job = Job.objects.create(kind=kind, arguments=dict(arguments), owner=owner, made_at=now, run_after=now)
    transaction.on_commit(partial(runs.enqueue, job.pk))
    return job


@transaction.atomic
def cancel(*, job_id: int, now: datetime) -> Job:
    """Stop a job: at once while it waits, else at the next report of its progress.

    Raises:
        JobEnded: if it has ended already.
    """
    job = Job.objects.select_for_update().get(pk=job_id)
    if job.has_ended:
        raise JobEnded(job=str(job.public_id), state=job.state)
    job.cancel_asked_at = job.cancel_asked_at or now
    if job.state == State.QUEUED:
        job.state, job.ended_at = State.CANCELLED, now
    job.save(update_fields=["cancel_asked_at", "state", "ended_at"])
    return job


def reclaim(now: datetime) -> int:
    """Put back the jobs that gave no sign of life for 10 minutes; returns how many.

    One that was tried often enough fails; one that was asked to stop is stopped.
    """
    return runs.reclaim(now)


def post(
    *,
    key: str,
    kind: str,
    payload: Mapping[str, Any],
    due_at: datetime,
    user: User | None = None,
    address: str = "",
) -> Outgoing:
    """Post what must be sent or started at a time; the same key a second time changes nothing.

    A job is started once. A mail is sent at least once: a machine that stops between the sending and the
    note of it sends again, under the same Message-ID.

    Args:
        key: Names this one thing for ever, such as `vote-reminder:7:123`; no personal data.
        kind: `email` with payload `subject` and `text`, or `job` with payload `kind` and `arguments`.
        payload: Those two parts; it names nobody. A mail may have `headers` as well, by name: only
            `List-Unsubscribe` and `List-Unsubscribe-Post`, by which a mail program stops such mails.
        due_at: From when it may be done.
        user: Whom a mail is for, or who owns the job.
        address: Whom a mail is for, without an account; erased once it is sent.

    Raises:
        NotSendable: if it could never be sent.
        UnknownKind: if the job is of a kind that nobody registered.
    """
    outbox.Draft(key, kind, payload, user, address)
    item, _ = Outgoing.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "payload": dict(payload),
            "due_at": due_at,
            "try_after": due_at,
            "user": user,
            "address": address,
        },
    )
    return item


def erase_address(*, address: str) -> int:
    """Forget an address, with the mail that was still to go there; returns how many."""
    return Outgoing.objects.filter(address__iexact=address).delete()[0]


def take_back(*, keys: str) -> int:
    """Forget what was still to be sent under keys that begin with this; returns how many."""
    waiting = Outgoing.objects.filter(key__startswith=keys, sent_at__isnull=True, given_up_at__isnull=True)
    return waiting.delete()[0]


def forget(user: User, now: datetime) -> None:
    """Take back the mail that was still to go to somebody whose account is erased."""
    Outgoing.objects.filter(user=user, kind=Outgoing.Kind.EMAIL).delete()
    erase_address(address=user.email)


def tick(now: datetime) -> Ticked:
    """Do what is due: send, start, and put back what died. Twice in a minute does nothing twice."""
    reclaimed = reclaim(now)
    # First what the moment asks for, so that it is sent in this same minute.
    failed = clock.strike(now)
    did = Counter(outbox.send_due(now, start))
    return Ticked(did["mails"], did["jobs"], did["failed"] + failed, did["given_up"], reclaimed)
