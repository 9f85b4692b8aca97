"""What pages and other apps read of follow-up; each function costs a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from akkoord.followup import plan as plan_engine
from akkoord.followup import standing as engine
from akkoord.followup.stages import STAGES
from akkoord.phrases import Reason
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement import standings as agreement_standings
from akkoord.web.agreement.models import Promise, PromiseText, Version
from akkoord.web.followup import events as reading
from akkoord.web.followup import record as records
from akkoord.web.followup import saying, shown, sources, standing_rows, underway
from akkoord.web.followup.models import Deadline, Plan, PlanAction, PlanLink, Status
from akkoord.web.followup.record import Due
from akkoord.web.followup.shown import Money, Shown, Stand
from akkoord.web.followup.underway import Way
from akkoord.web.indicators import queries as indicators

_MOST_READINGS = 12
_NOT_SHOWN = ("conditions", "trends", "parts", "cross_refs")


@dataclass(frozen=True, slots=True)
class StageWords:
    """A stage as the page of the stages tells of it."""

    code: str
    name: str
    criterion: str
    proof: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """One thing recorded about a promise, for who records.

    Attributes:
        pk: Its number.
        code: The code of its stage; empty for a withdrawal.
        name: What that stage is called; of a withdrawal, the stage that it withdraws.
        true_on: From which day it holds.
        known_at: When it was recorded.
        by: Who recorded it.
        remark: What they added.
        proof: What shows it.
        is_in_force: Whether nothing withdrew it, and nobody took it back on its way.
        way: Its way to the public.
    """

    pk: int
    code: str
    name: str
    true_on: date
    known_at: datetime
    by: str
    remark: str
    proof: tuple[Shown, ...]
    is_in_force: bool
    way: Way


def standings(promises: Collection[int], true_on: date, known_on: date) -> Mapping[int, engine.Standing]:
    """Return where promises stood on a day, as far as was known on another; without information left out."""
    events = records.events(promises)
    found = {pk: engine.standing(events[pk], true_on, known_on) for pk in events}
    return {pk: one for pk, one in found.items() if one is not engine.UNKNOWN}


def deadlines(texts: Sequence[PromiseText], known_on: date) -> Mapping[int, Due]:
    """Return by when promises are to be kept, by id; what staff set goes before the agreement."""
    record = records.of(texts, money=False)
    found = {text.promise_id: record.due(text, known_on) for text in texts}
    return {pk: due for pk, due in found.items() if due is not None}


def told(promises: Collection[int], on: date) -> Mapping[int, agreement_standings.Standing]:
    """Return where promises of the published agreement stand today, for the pages of the agreement."""
    known = frozenset(promises)
    names: dict[str, Reason] = {code: one.name for code, one in STAGES.items()}
    late: set[str] = {code for code, one in STAGES.items() if one.can_be_overdue}
    rows = standing_rows.spans(known, on, on).annotate(due=_due())
    return {
        promise: agreement_standings.Standing(
            stage=stage,
            name=names[stage],
            package=saying.ENGINE,
            is_claimed=is_claimed,
            is_overdue=stage in late and due is not None and on > due,
            since=since,
        )
        for promise, stage, is_claimed, since, due in rows.values_list(
            "promise_id", "stage", "is_claimed", "since", "due"
        )
        if promise in known
    }


def _due() -> Coalesce:
    """Return the last day on which the promise of a span is in time: set by staff, or written."""
    last_set = Deadline.objects.filter(promise=OuterRef("promise")).order_by("-pk").values("last_day")[:1]
    written = agreement.published_rows().filter(promise=OuterRef("promise")).order_by().values("due_on")[:1]
    # The last one set holds, also where it takes back an earlier one: then it has no day.
    return Coalesce(Subquery(last_set), Subquery(written))


def stages() -> list[StageWords]:
    """Return the eight stages in words, in their order."""
    return [
        StageWords(
            code,
            saying.sentence(stage.name),
            saying.sentence(stage.criterion),
            saying.sentence(stage.proof),
        )
        for code, stage in STAGES.items()
    ]


def published() -> Version | None:
    """Return the version that residents see; None before the first, or where it holds nothing."""
    version = agreement.published()
    return version if version and version.texts.exists() else None


def published_texts() -> list[PromiseText]:
    """Return the promises that residents see, in the order of the agreement; none before the first."""
    version = agreement.published()
    if version is None:
        return []
    # Prefetched, a domain is one object for all its promises; what is shown nowhere here is not read.
    texts = agreement.texts(version).select_related(None).select_related("promise")
    return list(texts.defer(*_NOT_SHOWN).prefetch_related("domain"))


def stand(text: PromiseText, on: date) -> Stand:
    """Return where one promise stands on a day, as far as is known on that day."""
    return shown.stand(records.of([text], money=False), text, on, on)


def money(text: PromiseText, on: date) -> Money:
    """Return what the plan holds for one promise."""
    return shown.money(records.of([text], stands=False).actions(text.promise_id, on))


def recorded(promise: Promise) -> list[Recorded]:
    """Return all that was recorded about a promise, the last first."""
    statuses = list(
        Status.objects.filter(promise=promise)
        .select_related("recorded_by", "withdraws")
        .prefetch_related("proof__file")
        .order_by("-pk")
    )
    events = records.events([promise.pk], underway=True).get(promise.pk, [])
    valid = {event.number for event in engine.in_force(events)}
    ways = underway.ways(statuses)
    return [_recorded(status, ways[status.pk], status.pk in valid) for status in statuses]


def last_recorded_at() -> datetime | None:
    """Return when residents could last read anything new of a stage or a deadline."""
    known = (
        Status.objects.aggregate(last=Max("public_at"))["last"],
        Deadline.objects.aggregate(last=Max("set_at"))["last"],
    )
    return max(filter(None, known), default=None)


def plans() -> QuerySet[Plan]:
    """Return all plans with their actions and money, the newest first."""
    return Plan.objects.prefetch_related("actions__amounts")


def plan_money(plan: Plan) -> Money:
    """Return the actions of a plan of `plans` with their money."""
    return shown.money(
        [
            plan_engine.PlanAction(
                plan.title,
                action.code,
                action.title,
                {amount.year: amount.cents for amount in action.amounts.all()},
            )
            for action in plan.actions.all()
        ]
    )


def links(promise: Promise) -> QuerySet[PlanLink]:
    """Return the actions of the plan that a promise is linked to now."""
    return PlanLink.objects.filter(promise=promise, unlinked_at__isnull=True).select_related("action__plan")


def linkable(promise: Promise) -> QuerySet[PlanAction]:
    """Return the actions of all plans that a promise is not linked to yet."""
    linked = links(promise).values("action")
    return (
        PlanAction.objects.exclude(pk__in=linked).select_related("plan").order_by("-plan__first_year", "code")
    )


def provable(promise: Promise, until: date) -> dict[str, tuple[sources.Reference, ...]]:
    """Return what can be ticked as proof: decisions that carry a promise out, figures that measure it.

    A figure of fewer than five people proves nothing: nobody may read it.
    """
    read = [one for one in indicators.readings(promise.pk) if one.value is not None]
    return {
        "decisions": sources.of("decisions", [promise.pk], until).get(promise.pk, ()),
        "readings": tuple(sources.Reference(one.address, one.title) for one in read[:_MOST_READINGS]),
    }


def published_text(number: int) -> PromiseText | None:
    """Return one promise that residents see."""
    version = agreement.published()
    return agreement.promise_text(version, number) if version else None


def _recorded(status: Status, way: Way, is_in_force: bool) -> Recorded:
    stage = status.stage or (status.withdraws.stage if status.withdraws else None)
    return Recorded(
        pk=status.pk,
        code=status.stage or "",
        name=saying.stage_name(stage) if stage else "",
        true_on=status.true_on,
        known_at=timezone.localtime(status.known_at),
        by=status.recorded_by.name if status.recorded_by else "",
        remark=status.remark,
        proof=tuple(
            shown.linked(
                one.reference,
                one.title,
                saying.proof_name(one.kind),
                one.seen_on,
                shown.kept_file(reading.kept(one)),
            )
            for one in status.proof.all()
        ),
        is_in_force=is_in_force,
        way=way,
    )
