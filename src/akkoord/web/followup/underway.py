"""What is on its way to the public, for who agrees to it and for the service that recorded it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from akkoord.followup.route import STEPS, StepCode
from akkoord.web.agreement import queries as agreement
from akkoord.web.followup import approval, saying, shown
from akkoord.web.followup.models import Passage, Status, Underway
from akkoord.web.followup.shown import Shown


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the route, with how much waits there and since when; None where nothing does."""

    code: str
    name: str
    waiting: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Passed:
    """One step that a status passed, or that sent it back with a remark; `by` is who answered for it."""

    step: str
    is_return: bool
    remark: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one status to the public.

    Attributes:
        place: `public`, `waiting` at a step, `sent_back` to the service, or `taken_back` by it.
        step: Who looks at it now; empty where nobody does.
        since: Since when it is there; None once it was taken back.
        passed: What each step answered, the first one first.
    """

    place: str
    step: str
    since: datetime | None
    passed: tuple[Passed, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for an answer.

    Attributes:
        pk: The number of the status.
        number: The permanent number of the promise.
        text: The promise; empty where the published agreement no longer holds it.
        code: The code of the stage; empty for a withdrawal.
        name: What the stage is called; of a withdrawal, the stage that it withdraws.
        true_on: From which day it holds.
        since: Since when it waits here.
        by: Who recorded it.
        remark: What they added for colleagues.
        proof: What shows it.
        passed: What earlier steps answered.
    """

    pk: int
    number: int
    text: str
    code: str
    name: str
    true_on: date
    since: datetime
    by: str
    remark: str
    proof: tuple[Shown, ...]
    passed: tuple[Passed, ...]


def steps() -> list[Step]:
    """Return the steps of the route, and those outside it at which something still waits."""
    route = approval.route()
    found = Underway.objects.exclude(step="").order_by().values("step")
    waiting: dict[str, list[tuple[int, datetime]]] = {}
    for step, count, since in found.annotate(n=Count("pk"), first=Min("since")).values_list(
        "step", "n", "first"
    ):
        waiting.setdefault(route.at(cast(StepCode, step)), []).append((count, since))
    return [
        Step(
            code=code,
            name=saying.step_name(code),
            waiting=sum(count for count, _ in waiting.get(code, ())),
            since=min((_local(since) for _, since in waiting.get(code, ())), default=None),
        )
        for code in STEPS
        if code in route.steps or code in waiting
    ]


def at(step: str) -> QuerySet[Underway]:
    """Return what waits at a step, the longest first, to be paged and given to `told`."""
    route = approval.route()
    codes = [code for code in STEPS if route.at(code) == step]
    return (
        Underway.objects.filter(step__in=codes)
        .select_related("status__promise", "status__withdraws", "status__recorded_by")
        .prefetch_related("status__proof", "status__passages__passed_by")
        .order_by("since", "pk")
    )


def told(rows: Sequence[Underway]) -> list[Waiting]:
    """Return what waits as a page shows it, in one query for the texts of the promises."""
    texts = _texts([row.status.promise_id for row in rows])
    return [_waiting(row, texts.get(row.status.promise_id, "")) for row in rows]


def ways(statuses: Sequence[Status]) -> Mapping[int, Way]:
    """Return the way of each status, in two queries."""
    passed: dict[int, list[Passed]] = {}
    for one in Passage.objects.filter(status__in=statuses).select_related("passed_by"):
        passed.setdefault(one.status_id, []).append(_passed(one))
    places = {one.status_id: one for one in Underway.objects.filter(status__in=statuses)}
    return {one.pk: _way(one, places.get(one.pk), tuple(passed.get(one.pk, ()))) for one in statuses}


def _way(status: Status, place: Underway | None, passed: tuple[Passed, ...]) -> Way:
    if status.public_at is not None:
        return Way("public", "", _local(status.public_at), passed)
    if place is None:
        return Way("taken_back", "", None, passed)
    if not place.step:
        return Way("sent_back", "", _local(place.since), passed)
    step = approval.route().at(cast(StepCode, place.step))
    return Way("waiting", saying.step_name(step), _local(place.since), passed)


def _waiting(row: Underway, text: str) -> Waiting:
    status = row.status
    stage = status.stage or (status.withdraws.stage if status.withdraws else None)
    return Waiting(
        pk=status.pk,
        number=status.promise.number,
        text=text,
        code=status.stage or "",
        name=saying.stage_name(stage) if stage else "",
        true_on=status.true_on,
        since=_local(row.since),
        by=status.recorded_by.name if status.recorded_by else "",
        remark=status.remark,
        proof=tuple(
            shown.linked(one.reference, one.title, saying.proof_name(one.kind), one.seen_on)
            for one in status.proof.all()
        ),
        passed=tuple(_passed(one) for one in status.passages.all()),
    )


def _passed(passage: Passage) -> Passed:
    return Passed(
        step=saying.step_name(passage.step),
        is_return=passage.is_return,
        remark=passage.remark,
        by=passage.passed_by.name if passage.passed_by else "",
        at=_local(passage.passed_at),
    )


def _texts(promises: Collection[int]) -> dict[int, str]:
    rows = agreement.published_rows().filter(promise__in=promises).order_by()
    return dict(rows.values_list("promise_id", "text"))


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment)
