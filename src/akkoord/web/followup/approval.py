"""The way of what was recorded to the public: each step of the city's route agrees, or sends it back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import cast

from django.conf import settings
from django.db import transaction

from akkoord.errors import InputError, StateError
from akkoord.followup.route import Route, StepCode
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.files import actions as files
from akkoord.web.followup import projection
from akkoord.web.followup.models import Passage, Proof, Status, Underway
from akkoord.web.frame import national_numbers
from akkoord.web.history import actions as history


class NoLongerWaits(StateError):
    """Somebody else answered, or the service took it back, a moment ago."""

    code = "no_longer_waits"
    message = "promise {promise}: what was recorded no longer waits at {step}; look at the list again"


class NothingChosen(InputError):
    """An answer is about nothing."""

    code = "nothing_chosen"
    message = "choose at least one thing to answer"


class NoRemark(InputError):
    """Something is sent back without a word on what to change."""

    code = "no_remark"
    message = "say what the service has to change"
    field = "remark"


class NotSentBack(StateError):
    """Only what was sent back can be submitted again."""

    code = "not_sent_back"
    message = "status {status} was not sent back, so it cannot be submitted again"


def route() -> Route:
    """Return the route of this city."""
    return Route(settings.CITY.followup.route)


def is_with_the_service(status: Status) -> bool:
    """Tell whether a status goes nowhere now: it was sent back, or taken back on its way."""
    return status.public_at is None and not Underway.objects.filter(status=status).exclude(step="").exists()


@transaction.atomic
def submit(status: Status, *, actor: User | None, now: datetime) -> None:
    """Send a new status, with its proof, to the first step; to the public where the city has no route."""
    first = route().first
    if first is None:
        _publish([status], actor, now)
        return
    Underway.objects.create(status=status, step=first, since=now)
    _tell("followup.status_submitted", status, first, actor, now)


@transaction.atomic
def agree(*, statuses: Collection[int], step: str, actor: User | None, now: datetime) -> None:
    """Let what waits at a step go on to the next; after the last one, residents read it.

    Raises:
        NothingChosen: if there is nothing to answer.
        NoLongerWaits: if one of them does not wait there now; then none goes on.
    """
    waiting = _waiting(statuses, step)
    _pass(waiting, step, actor, now)
    later = route().after(cast(StepCode, step))
    if later is None:
        _leave(waiting)
        _publish([one.status for one in waiting], actor, now)
        return
    Underway.objects.filter(pk__in=[one.pk for one in waiting]).update(step=later, since=now)


@transaction.atomic
def send_back(
    *, statuses: Collection[int], step: str, remark: str, actor: User | None, now: datetime
) -> None:
    """Send what waits at a step back to the service, with what it has to change.

    Raises:
        NothingChosen: if there is nothing to answer.
        NoRemark: if it does not say what to change.
        NationalNumberFound: if the remark holds one.
        NoLongerWaits: if one of them does not wait there now; then none is sent back.
    """
    if not remark.strip():
        raise NoRemark()
    national_numbers.refuse(remark=remark)
    waiting = _waiting(statuses, step)
    _pass(waiting, step, actor, now, remark=remark)
    Underway.objects.filter(pk__in=[one.pk for one in waiting]).update(step="", since=now)


@transaction.atomic
def resubmit(*, status_id: int, actor: User | None, now: datetime) -> None:
    """Send what was sent back on its way again, from the first step.

    Raises:
        NotSentBack: if it waits at a step, is public, or was taken back.
    """
    rows = _locked([status_id])
    if not rows or rows[0].step:
        raise NotSentBack(status=status_id)
    _leave(rows)
    submit(rows[0].status, actor=actor, now=now)


@transaction.atomic
def take_back(status: Status, *, actor: User | None, now: datetime) -> None:
    """Take a status from its way to the public: nobody will read it, and it stays in the record.

    Whoever asks keeps its promise from everybody else, and knows that it is on its way.
    """
    Underway.objects.filter(status=status).delete()
    _tell("followup.status_taken_back", status, "", actor, now)


def _waiting(statuses: Collection[int], step: str) -> list[Underway]:
    if not statuses:
        raise NothingChosen()
    found = {one.status_id: one for one in _locked(statuses)}
    for pk in sorted(set(statuses)):
        one = found.get(pk)
        if one is None or not one.step or route().at(cast(StepCode, one.step)) != step:
            status = Status.objects.select_related("promise").filter(pk=pk).first()
            raise NoLongerWaits(promise=status.promise.number if status else "?", step=step)
    return list(found.values())


def _locked(statuses: Collection[int]) -> list[Underway]:
    """Return where statuses are, kept from everybody else; promises first, as whoever records does."""
    promises = Promise.objects.filter(statuses__in=statuses).values("pk")
    list(Promise.objects.select_for_update().filter(pk__in=promises).order_by("pk").values_list("pk"))
    rows = Underway.objects.select_for_update(of=("self",)).filter(status__in=statuses).order_by("status")
    return list(rows.select_related("status__promise", "status__withdraws").prefetch_related("status__proof"))


def _pass(
    waiting: Sequence[Underway], step: str, actor: User | None, now: datetime, remark: str = ""
) -> None:
    Passage.objects.bulk_create(
        Passage(
            status=one.status,
            step=step,
            is_return=bool(remark),
            remark=remark,
            passed_by=actor,
            passed_at=now,
        )
        for one in waiting
    )
    kind = "followup.status_sent_back" if remark else "followup.status_agreed"
    for one in waiting:
        _tell(kind, one.status, step, actor, now)


def _leave(rows: Sequence[Underway]) -> None:
    Underway.objects.filter(pk__in=[one.pk for one in rows]).delete()


def _publish(statuses: Sequence[Status], actor: User | None, now: datetime) -> None:
    """Show statuses to residents from now on, and tell so in the history that they read."""
    for status in statuses:
        status.public_at = now
    Status.objects.bulk_update(statuses, ["public_at"])
    projection.rebuild(sorted({status.promise_id for status in statuses}))
    proof = Proof.objects.filter(status__in=statuses, file__isnull=False)
    files.publish(file_ids=list(proof.values_list("file_id", flat=True)), actor=actor, now=now)
    for status in statuses:
        kind, payload = _said(status)
        history.record(
            actor=actor,
            subject=status.promise,
            kind=kind,
            payload={"status": status.pk, "stage": _stage(status), **payload},
            effective_on=status.true_on,
            now=now,
        )


def _said(status: Status) -> tuple[str, dict[str, object]]:
    """Return the kind of event, and what it holds: words that people typed stay where they can be erased."""
    if status.withdraws is None:
        proof = [one.kind for one in status.proof.all()]
        return "followup.status_recorded", {"proof": proof}
    return "followup.status_withdrawn", {"withdraws": status.withdraws.pk}


def _tell(kind: str, status: Status, step: str, actor: User | None, now: datetime) -> None:
    """Tell colleagues, in the history that residents do not read, what happened on the way."""
    history.record(
        actor=actor,
        subject=status.promise,
        kind=kind,
        payload={
            "status": status.pk,
            "stage": _stage(status),
            "is_withdrawal": status.withdraws is not None,
            "step": step,
        },
        now=now,
    )


def _stage(status: Status) -> str | None:
    return status.withdraws.stage if status.withdraws else status.stage
