"""How jobs stand, for those who may know."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from akkoord import phrases
from akkoord.web.accounts import queries as accounts
from akkoord.web.accounts.models import User
from akkoord.web.jobs import kinds, reasons
from akkoord.web.jobs.models import Job, Outgoing, State

_log = logging.getLogger(__name__)

Visitor = User | AnonymousUser
SEE_ALL = "jobs.see_all"


@dataclass(frozen=True, slots=True)
class Standing:
    """A job as its page tells it."""

    title: str | LazyText
    state: str
    sentence: str | LazyText
    done: int
    total: int
    has_ended: bool
    is_stopping: bool

    @property
    def step(self) -> str:
        """What changes each time that there is something worth saying aloud: the state, or another tenth."""
        tenth = self.done * 10 // self.total if self.total else 0
        return f"{self.state}-{tenth}{'-stopping' if self.is_stopping else ''}"


def visible(public_id: UUID, *, user: Visitor, on: date) -> Job | None:
    """Return a job to its owner, or to who may see all jobs on that day; None to everybody else."""
    if not isinstance(user, User) or not user.is_active:
        return None
    job = Job.objects.filter(public_id=public_id).first()
    if job is None or job.owner_id == user.pk or SEE_ALL in accounts.permissions(user, on):
        return job
    return None


def under_way(kind: str, arguments: Mapping[str, Any]) -> Job | None:
    """Return the job of a kind that has these arguments and has not ended yet."""
    waiting = Job.objects.filter(kind=kind, state__in=[State.QUEUED, State.RUNNING])
    # Compared here: how a database compares JSON depends on the order of its keys.
    return next((job for job in waiting if job.arguments == dict(arguments)), None)


def standing(job: Job, language: phrases.Language) -> Standing:
    """Return a job as its page tells it, in a language."""
    kind = kinds.known().get(job.kind)
    return Standing(
        title=kind.title if kind else job.kind,
        state=job.state,
        sentence=_sentence(job, kind, language),
        done=job.done,
        total=job.total,
        has_ended=job.has_ended,
        is_stopping=job.cancel_asked_at is not None and not job.has_ended,
    )


def held_about(user: User) -> list[str]:
    """Return what is held about somebody here: the mail that still has to go to them."""
    count = Outgoing.objects.filter(
        Q(user=user) | Q(address__iexact=user.email), kind=Outgoing.Kind.EMAIL, sent_at=None
    ).count()
    if not count:
        return []
    told = ngettext(
        "%(count)s message to you is still to be sent.",
        "%(count)s messages to you are still to be sent.",
        count,
    )
    return [told % {"count": count}]


def _sentence(job: Job, kind: kinds.Kind | None, language: phrases.Language) -> str | LazyText:
    """Return what the engine said of the end; else what is known of any job in this state."""
    package = kind.phrases if kind else None
    if job.message is not None and package is not None:
        try:
            return phrases.say(reasons.from_row(job.message), language, package=package)
        except phrases.UnknownPhrase as error:
            # The job ended well or badly before the sentence was missed: the page still tells how.
            _log.error("%s", error)
    return _GENERAL[State(job.state)]


_GENERAL = {
    State.QUEUED: _("This is waiting for its turn."),
    State.RUNNING: _("We are working on this."),
    State.DONE: _("This is done."),
    State.FAILED: _("This did not work. Nothing more will happen. Try again, or ask the administrator."),
    State.CANCELLED: _("This was stopped before it was done."),
}
