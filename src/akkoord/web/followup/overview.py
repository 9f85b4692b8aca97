"""The first page of follow-up: how much is known, what is proved, what changed lately, which money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from akkoord.followup import plan
from akkoord.followup import standing as engine
from akkoord.followup.stages import STAGES
from akkoord.web.agreement.models import Domain, PromiseText
from akkoord.web.followup import record as records
from akkoord.web.followup.record import Record
from akkoord.web.followup.saying import stage_name
from akkoord.web.followup.shown import Stand, stand

_RECENT = 10


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
    stages: tuple[StageCount, ...]
    domains: tuple[Tally, ...]
    recent: tuple[Recent, ...]
    years: tuple[YearMoney, ...]
    total_cents: int
    actions: int


def of(texts: Sequence[PromiseText], on: date) -> Overview:
    """Return where the promises stand on a day, as far as is known on that day."""
    record = records.of(texts)
    stands = [stand(record, text, on, on) for text in texts]
    actions = _actions(record, on)
    by_year = plan.cents_by_year(actions)
    return Overview(
        all=_tally("", "", stands),
        stages=_stages(stands),
        domains=_domains(texts, stands),
        recent=_recent(record),
        years=tuple(YearMoney(str(year), cents) for year, cents in by_year.items()),
        total_cents=sum(by_year.values()),
        actions=len(actions),
    )


def open_work(texts: Sequence[PromiseText], on: date) -> list[tuple[PromiseText, Stand]]:
    """Return the promises that ask for work: overdue ones first, then those that are only claimed."""
    record = records.of(texts)
    stands = [(text, stand(record, text, on, on)) for text in texts]
    asking = [pair for pair in stands if pair[1].is_overdue or pair[1].is_claimed]
    return sorted(asking, key=lambda pair: not pair[1].is_overdue)


def _tally(title: str, address: str, stands: Sequence[Stand]) -> Tally:
    known = [one for one in stands if one.is_known]
    claimed = sum(one.is_claimed for one in known)
    return Tally(
        title=title,
        address=address,
        promises=len(stands),
        known=len(known),
        proved=len(known) - claimed,
        claimed=claimed,
        delivered=sum(one.code == "delivered" for one in known),
        overdue=sum(one.is_overdue for one in known),
    )


def _stages(stands: Sequence[Stand]) -> tuple[StageCount, ...]:
    counts = Counter(one.code for one in stands)
    return tuple(StageCount(code, stage_name(code), counts[code]) for code in STAGES)


def _domains(texts: Sequence[PromiseText], stands: Sequence[Stand]) -> tuple[Tally, ...]:
    groups: dict[Domain | None, list[Stand]] = {}
    for text, one in zip(texts, stands, strict=True):
        groups.setdefault(text.domain, []).append(one)
    return tuple(
        _tally(domain.title if domain else "", domain.get_absolute_url() if domain else "", group)
        for domain, group in groups.items()
    )


def _recent(record: Record) -> tuple[Recent, ...]:
    text_of = {text.promise_id: text for text in record.texts}
    valid = [
        (event, text_of[promise])
        for promise, events in record.events.items()
        for event in engine.in_force(events)
        if event.stage
    ]
    lately = sorted(valid, key=lambda pair: pair[0].number, reverse=True)[:_RECENT]
    return tuple(
        Recent(
            text=text.text,
            address=text.promise.get_absolute_url(),
            code=str(event.stage),
            name=stage_name(str(event.stage)),
            true_on=event.true_on,
            known_on=event.known_on,
            has_proof=bool(event.proof),
        )
        for event, text in lately
    )


def _actions(record: Record, on: date) -> list[plan.PlanAction]:
    """Return the linked actions, each once: one action can serve several promises."""
    linked = (action for text in record.texts for action in record.actions(text.promise_id, on))
    return list({(action.plan, action.code): action for action in linked}.values())
