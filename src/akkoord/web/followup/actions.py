"""Record where promises stand, by when they are to be kept, and with which money."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from akkoord.errors import InputError, StateError
from akkoord.followup import standing
from akkoord.followup.stages import UnknownStage
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.followup import approval, given, proving, record
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import (
    RECORDED_STAGES,
    Deadline,
    Plan,
    PlanAction,
    PlanAmount,
    PlanLink,
    Status,
)
from akkoord.web.frame import national_numbers
from akkoord.web.history import actions as history


class TrueInTheFuture(InputError):
    """A status, or proof of it, is dated after today."""

    code = "true_in_the_future"
    message = "{day} is after today, {today}; record what is true already"

    def __init__(self, *, field: str, **values: object) -> None:
        self.field = field
        super().__init__(**values)


class AlreadyWithdrawn(StateError):
    """A status that was withdrawn cannot be withdrawn again."""

    code = "already_withdrawn"
    message = "status {status} was withdrawn before"


class PlanExists(InputError):
    """There is a plan of this name already."""

    code = "plan_exists"
    message = "there is a plan {title!r} already"
    field = "title"


class PlanActionExists(InputError):
    """This plan has an action of this code already."""

    code = "plan_action_exists"
    message = "plan {plan} has an action {action} already; each code stands once in a plan"
    field = "code"


class AlreadyLinked(StateError):
    """A promise is linked to this action already."""

    code = "already_linked"
    message = "action {action} is linked to promise {promise} already"
    field = "action"


@transaction.atomic
def add_plan(*, title: str, first_year: int, last_year: int, actor: User | None, now: datetime) -> Plan:
    """Add a multi-year plan.

    Raises:
        WrongPlan: if it has no title, or its years are not in order or too many.
        PlanExists: if there is one of this title.
    """
    given.check_plan(title, first_year, last_year)
    if Plan.objects.filter(title=title).exists():
        raise PlanExists(title=title)
    try:
        with transaction.atomic():
            plan = Plan.objects.create(title=title, first_year=first_year, last_year=last_year)
    except IntegrityError as error:
        # Somebody else, or a second click, made it a moment ago.
        raise PlanExists(title=title) from error
    history.record(
        actor=actor,
        subject=plan,
        kind="followup.plan_added",
        payload={"title": title, "first_year": first_year, "last_year": last_year},
        now=now,
    )
    return plan


@transaction.atomic
def add_plan_action(
    *,
    plan_id: int,
    code: str,
    title: str,
    cents_by_year: Mapping[int, int],
    actor: User | None,
    now: datetime,
) -> PlanAction:
    """Add an action with its money to a plan.

    Raises:
        PlanActionExists: if the plan has an action of this code.
        AmountOutsidePlan: if an amount is for a year outside the plan, or beyond all measure.
        NationalNumberFound: if the title holds one.
    """
    plan = Plan.objects.select_for_update().get(pk=plan_id)
    national_numbers.refuse(title=title)
    if plan.actions.filter(code=code).exists():
        raise PlanActionExists(plan=plan.title, action=code)
    given.check_amounts(plan, code, cents_by_year)
    action = PlanAction.objects.create(plan=plan, code=code, title=title)
    PlanAmount.objects.bulk_create(
        PlanAmount(action=action, year=year, cents=cents) for year, cents in sorted(cents_by_year.items())
    )
    history.record(
        actor=actor,
        subject=plan,
        kind="followup.plan_action_added",
        payload={"action": code, "cents": sum(cents_by_year.values())},
        now=now,
    )
    return action


@transaction.atomic
def link_plan_action(*, promise_id: int, action_id: int, actor: User | None, now: datetime) -> PlanLink:
    """Say that an action of the plan carries out a promise.

    Raises:
        AlreadyLinked: if it says so already.
    """
    promise = _locked(promise_id)
    action = PlanAction.objects.select_related("plan").get(pk=action_id)
    if PlanLink.objects.filter(promise=promise, action=action, unlinked_at__isnull=True).exists():
        raise AlreadyLinked(action=action.code, promise=promise.number)
    link = PlanLink.objects.create(promise=promise, action=action, linked_at=now)
    _record_link("followup.plan_linked", link, actor, now)
    return link


@transaction.atomic
def unlink_plan_action(*, link_id: int, actor: User | None, now: datetime) -> None:
    """Say that an action of the plan carries out a promise no longer; twice is once."""
    link = (
        PlanLink.objects.select_related("promise", "action__plan")
        .select_for_update(of=("self",))
        .get(pk=link_id)
    )
    if link.unlinked_at is not None:
        return
    link.unlinked_at = now
    link.save(update_fields=["unlinked_at"])
    _record_link("followup.plan_unlinked", link, actor, now)


@transaction.atomic
def record_status(
    *,
    promise_id: int,
    stage: str,
    true_on: date,
    proof: Sequence[GivenProof] = (),
    remark: str = "",
    actor: User | None,
    now: datetime,
) -> Status:
    """Record from which day a promise is in a stage, and what shows it.

    Proof of a kind that the stage does not accept is kept; the stage then stays claimed. What the same person
    recorded last, word for word, is not recorded twice: a second click changes nothing.

    Raises:
        UnknownStage: if the stage is none that can be recorded.
        TrueInTheFuture: if a date lies after today.
        NationalNumberFound: if the remark holds one.
    """
    if stage not in RECORDED_STAGES:
        raise UnknownStage(stage=stage, known=", ".join(RECORDED_STAGES))
    today = timezone.localdate(now)
    for field, day in (("true_on", true_on), *(("seen_on", one.seen_on) for one in proof)):
        if day > today:
            raise TrueInTheFuture(field=field, day=day, today=today)
    national_numbers.refuse(remark=remark)
    promise = _locked(promise_id)
    says = {"stage": stage, "true_on": true_on, "remark": remark, "recorded_by": actor}
    if again := proving.again(promise, proof, actor=actor, now=now, **says):
        return again
    status = Status.objects.create(promise=promise, known_at=now, **says)
    proving.keep(status, proof)
    approval.submit(status, actor=actor, now=now)
    return status


@transaction.atomic
def withdraw_status(*, status_id: int, actor: User | None, now: datetime) -> Status:
    """Record that a status was a mistake, or that a withdrawal was one.

    What nobody read yet is taken back from its way to the public, without a withdrawal of its own.

    Raises:
        AlreadyWithdrawn: if it was withdrawn before.
    """
    mistake = Status.objects.select_related("promise").get(pk=status_id)
    # Two people who withdraw one status at once must not leave two withdrawals.
    promise = _locked(mistake.promise_id)
    mistake.refresh_from_db(fields=["public_at"])
    if mistake.pk not in _in_force(promise):
        raise AlreadyWithdrawn(status=mistake.pk)
    if mistake.public_at is None:
        approval.take_back(mistake, actor=actor, now=now)
        return mistake
    status = Status.objects.create(
        promise=promise, true_on=timezone.localdate(now), known_at=now, recorded_by=actor, withdraws=mistake
    )
    approval.submit(status, actor=actor, now=now)
    return status


@transaction.atomic
def set_deadline(*, promise_id: int, deadline: str, actor: User | None, now: datetime) -> Deadline:
    """Set by when a promise is to be kept, in place of what the agreement says.

    Args:
        promise_id: The promise.
        deadline: A year, a month (2027-06) or a day; empty lets the agreement decide again.
        actor: Who sets it.
        now: When.

    Raises:
        NotADeadline: if it is none of these.
    """
    deadline = deadline.strip()
    last_day = standing.last_day(deadline) if deadline else None
    promise = _locked(promise_id)
    parts = [int(part) for part in deadline.split("-")] if deadline else []
    year, month, day = [*parts, None, None, None][:3]
    row = Deadline.objects.create(
        promise=promise, year=year, month=month, day=day, last_day=last_day, set_at=now, set_by=actor
    )
    history.record(
        actor=actor,
        subject=promise,
        kind="followup.deadline_set",
        payload={"deadline": row.text},
        now=now,
    )
    return row


def _locked(promise_id: int) -> Promise:
    return Promise.objects.select_for_update().get(pk=promise_id)


def _in_force(promise: Promise) -> Collection[int]:
    events = record.events([promise.pk], underway=True).get(promise.pk, [])
    return {event.number for event in standing.in_force(events)}


def _record_link(kind: str, link: PlanLink, actor: User | None, now: datetime) -> None:
    cents = sum(link.action.amounts.values_list("cents", flat=True))
    history.record(
        actor=actor,
        subject=link.promise,
        kind=kind,
        payload={"plan": link.action.plan.title, "action": link.action.code, "cents": cents},
        now=now,
    )
