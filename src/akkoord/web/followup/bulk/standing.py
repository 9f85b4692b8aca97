"""How promises stand now, as the sheet tells of them: also what is still on its way to the public."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from akkoord.followup import standing as engine
from akkoord.web.agreement import queries as agreement
from akkoord.web.followup import people, record, standing_rows
from akkoord.web.followup.models import Deadline, Owner, Proof, Responsible, Status, Weight

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of proof."""

    kind: str
    reference: str
    title: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class Now:
    """How a promise stands now.

    Attributes:
        promise_id: Its id.
        number: Its permanent number.
        text: Its words.
        domain: The title of its domain; empty without one.
        stage: The code of its stage.
        true_on: The day of what was recorded last; None without information.
        proof: All that shows the stage, oldest first.
        remark: The remark of what was recorded last.
        deadline: By when it is to be kept, as staff set it; empty where they did not.
        due: The last day on which it is in time; None without a deadline.
        service: The slug of the service that carries it out; empty without one.
        service_since: From which day it does, which can be still to come.
        office: The title of the office that answers for it; empty without one.
        office_since: From which day it does.
        weight: How much it counts; None where nobody said so.
        partners: Who helps keep it.
        keepers: Who must keep it in the place of the city.
        is_claimed: Whether the stage has no proof.
        is_overdue: Whether the deadline has passed.
    """

    promise_id: int
    number: int
    text: str
    domain: str
    stage: str
    true_on: date | None
    proof: tuple[Shown, ...]
    remark: str
    deadline: str
    due: date | None
    service: str
    service_since: date | None
    office: str
    office_since: date | None
    weight: Decimal | None
    partners: tuple[str, ...]
    keepers: tuple[str, ...]
    is_claimed: bool
    is_overdue: bool


def now(on: date, numbers: Collection[int] | None = None) -> dict[int, Now]:
    """Return how the promises that residents see stand on a day, by number, in the order of the agreement.

    Args:
        on: The day.
        numbers: The numbers of the promises; None for all.
    """
    version = agreement.published()
    if version is None:
        return {}
    rows = standing_rows.texts(version, on)
    fields = ("promise_id", "promise__number", "text", "domain__title", "due")
    if numbers is None:
        found: list[Any] = list(rows.values_list(*fields))
    else:
        some = (rows.filter(promise__number__in=part) for part in _parts(sorted(numbers)))
        found = [row for part in some for row in part.values_list(*fields)]
    ids = [row[0] for row in found]
    events = record.events(ids, underway=True)
    last = {pk: _last(events[pk], on) for pk in ids if pk in events}
    facts = _Facts(
        events=events,
        last=last,
        remarks=_remarks(one.number for one in last.values() if one),
        titles=_titles(ids),
        deadlines=_deadlines(ids),
        carriers=people.of(ids, on),
        service_since=_since(Owner.objects.all(), ids),
        office_since=_since(Responsible.objects.all(), ids),
        weights=_weights(ids),
    )
    return {row[1]: _now(row, facts, on) for row in found}


@dataclass(frozen=True, slots=True)
class _Facts:
    """What was recorded of some promises, by id; remarks by status, titles by promise and reference.

    Weights are in hundredths.
    """

    events: Mapping[int, list[engine.Event]]
    last: Mapping[int, engine.Event | None]
    remarks: Mapping[int, str]
    titles: Mapping[tuple[int, str], str]
    deadlines: Mapping[int, str]
    carriers: Mapping[int, people.Carriers]
    service_since: Mapping[int, date]
    office_since: Mapping[int, date]
    weights: Mapping[int, int]


def _now(row: tuple[int, int, str, str | None, date | None], facts: _Facts, on: date) -> Now:
    pk, number, text, domain, due = row
    events, last = facts.events.get(pk), facts.last.get(pk)
    stand = engine.standing(events, on, on) if events else engine.UNKNOWN
    carriers = facts.carriers.get(pk, people.Carriers())
    return Now(
        promise_id=pk,
        number=number,
        text=text,
        domain=domain or "",
        stage=stand.stage.code,
        true_on=last.true_on if last else None,
        proof=tuple(
            Shown(one.kind, one.reference, facts.titles.get((pk, one.reference), ""), one.seen_on)
            for one in stand.proof
        ),
        remark=facts.remarks.get(last.number, "") if last else "",
        deadline=facts.deadlines.get(pk, ""),
        due=due,
        service=carriers.service_slug,
        service_since=facts.service_since.get(pk),
        office=carriers.office,
        office_since=facts.office_since.get(pk),
        weight=Decimal(facts.weights[pk]) / 100 if pk in facts.weights else None,
        partners=carriers.partners,
        keepers=carriers.keepers,
        is_claimed=stand.is_claimed,
        is_overdue=engine.is_overdue(stand, due, on),
    )


def _last(events: Iterable[engine.Event], on: date) -> engine.Event | None:
    valid = [one for one in engine.in_force(events) if one.stage and one.true_on <= on]
    return max(valid, key=lambda one: (one.true_on, one.number), default=None)


def _remarks(statuses: Iterable[int]) -> dict[int, str]:
    rows = (
        Status.objects.filter(pk__in=part).exclude(remark="").values_list("pk", "remark")
        for part in _parts(sorted(statuses))
    )
    return {pk: remark for part in rows for pk, remark in part}


def _titles(promises: Collection[int]) -> dict[tuple[int, str], str]:
    rows = agreement.of_promises(Proof.objects.exclude(title=""), promises, "status__promise")
    return {
        (promise, reference): title
        for promise, reference, title in rows.values_list("status__promise_id", "reference", "title")
    }


def _deadlines(promises: Collection[int]) -> dict[int, str]:
    # The last one set holds, also where it takes back an earlier one.
    return {row.promise_id: row.text for row in agreement.of_promises(Deadline.objects, promises)}


def _since(rows: QuerySet[Owner] | QuerySet[Responsible], promises: Collection[int]) -> dict[int, date]:
    """Return since when the last change of hands holds, which may be a day to come."""
    last = agreement.of_promises(rows.order_by("from_on", "pk"), promises)
    return dict(last.values_list("promise_id", "from_on"))


def _weights(promises: Collection[int]) -> dict[int, int]:
    return dict(agreement.of_promises(Weight.objects, promises).values_list("promise_id", "hundredths"))


def _parts(values: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]
