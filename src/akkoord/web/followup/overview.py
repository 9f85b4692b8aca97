"""The first page of follow-up: how much is known, what is proved, what changed lately, which money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.utils import timezone

from akkoord.followup import standing as engine
from akkoord.followup.stages import STAGES
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.followup import record as records
from akkoord.web.followup import standing_rows
from akkoord.web.followup.models import PlanAmount, PlanLink, Status
from akkoord.web.followup.saying import stage_name

_RECENT = 10
_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many promises are in a stage."""

    code: str
    name: str
    promises: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many promises stand where; a domain's, or all. Those without information are in no other count."""

    title: str
    address: str
    promises: int
    known: int
    proved: int
    claimed: int
    delivered: int
    overdue: int
    stages: tuple[StageCount, ...]


@dataclass(frozen=True, slots=True)
class Recent:
    """One thing recorded lately."""

    text: str
    address: str
    code: str
    name: str
    true_on: date
    known_on: date
    has_proof: bool


@dataclass(frozen=True, slots=True)
class YearMoney:
    """What is planned for linked promises in a year."""

    year: str
    cents: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    all: Tally
    domains: tuple[Tally, ...]
    recent: tuple[Recent, ...]
    years: tuple[YearMoney, ...]
    total_cents: int
    actions: int


@dataclass(frozen=True, slots=True)
class Group:
    """How many promises of a domain are in one stage, with or without proof, and overdue or not."""

    domain: int | None
    stage: str
    is_claimed: bool
    is_overdue: bool
    promises: int


def of(version: Version, on: date) -> Overview:
    """Return where the promises of a version stand on a day, in a fixed number of queries."""
    groups = counted(version, on)
    years, actions = _money(version)
    return Overview(
        all=tally("", "", groups),
        domains=_domains(version, groups),
        recent=_recent(version),
        years=tuple(YearMoney(str(year), cents) for year, cents in years),
        total_cents=sum(cents for _, cents in years),
        actions=actions,
    )


def counted(version: Version, on: date) -> list[Group]:
    """Return how many promises of a version stand where on a day, counted by the database."""
    texts = standing_rows.texts(version, on).order_by()
    found = texts.values("domain", "now__stage", "now__is_claimed", "is_overdue").annotate(n=Count("pk"))
    return [
        Group(
            row["domain"],
            row["now__stage"] or "no_information",
            bool(row["now__is_claimed"]),
            row["is_overdue"],
            row["n"],
        )
        for row in found
    ]


def tally(title: str, address: str, groups: Iterable[Group]) -> Tally:
    """Return groups as one tally."""
    stages: Counter[str] = Counter()
    claimed = overdue = 0
    for one in groups:
        stages[one.stage] += one.promises
        claimed += one.promises * one.is_claimed
        overdue += one.promises * one.is_overdue
    promises = stages.total()
    known = promises - stages["no_information"]
    return Tally(
        title=title,
        address=address,
        promises=promises,
        known=known,
        proved=known - claimed,
        claimed=claimed,
        delivered=stages["delivered"],
        overdue=overdue,
        stages=tuple(StageCount(code, stage_name(code), stages[code]) for code in STAGES),
    )


def _domains(version: Version, groups: Sequence[Group]) -> tuple[Tally, ...]:
    by_domain: dict[int | None, list[Group]] = {}
    for one in groups:
        by_domain.setdefault(one.domain, []).append(one)
    found = [
        tally(domain.title, domain.get_absolute_url(), by_domain[domain.pk])
        for domain in agreement.domains(version)
        if domain.pk in by_domain
    ]
    return (*found, *([tally("", "", by_domain[None])] if None in by_domain else []))


def _recent(version: Version) -> tuple[Recent, ...]:
    """Return what was recorded last and still holds; of what was withdrawn lately there is seldom much."""
    # Without the version the index gives the last ones at once; what is gone from it is left out below.
    rows = Status.objects.filter(stage__isnull=False, public_at__isnull=False)
    last = list(rows.order_by("-public_at", "-pk").prefetch_related("proof")[:_LOOKED_AT])
    promises = {status.promise_id for status in last}
    valid = {
        event.number for events in records.events(promises).values() for event in engine.in_force(events)
    }
    texts = PromiseText.objects.filter(version=version, promise__in=promises).select_related("promise")
    text_of = {text.promise_id: text for text in texts}
    kept = [status for status in last if status.pk in valid and status.promise_id in text_of]
    return tuple(_told(status, text_of[status.promise_id]) for status in kept[:_RECENT])


def _told(status: Status, text: PromiseText) -> Recent:
    if status.public_at is None:
        raise ValueError(f"{status} is not public")
    return Recent(
        text=text.text,
        address=text.promise.get_absolute_url(),
        code=str(status.stage),
        name=stage_name(str(status.stage)),
        true_on=status.true_on,
        known_on=timezone.localdate(status.public_at),
        has_proof=bool(status.proof.all()),
    )


def _money(version: Version) -> tuple[list[tuple[int, int]], int]:
    """Return the planned eurocents per year of all linked actions, each once, and how many there are."""
    links = PlanLink.objects.filter(unlinked_at__isnull=True, promise__texts__version=version).order_by()
    amounts = PlanAmount.objects.filter(action__in=links.values("action")).order_by("year")
    return (
        list(amounts.values("year").annotate(total=Sum("cents")).values_list("year", "total")),
        links.values("action").distinct().count(),
    )
