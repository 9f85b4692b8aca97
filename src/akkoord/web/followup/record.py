"""All that was recorded about some promises, read once, to be asked as of any two days.

What is true on a day depends on what was known on another; a report compares two such pairs. So the rows are
read without regard to dates, in a fixed number of queries, and the engine picks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from akkoord import dated
from akkoord.followup import plan, standing
from akkoord.followup.standing import Event, Standing
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import PromiseText
from akkoord.web.followup import events as reading
from akkoord.web.followup.events import Kept, day
from akkoord.web.followup.models import Deadline, PlanAmount, PlanLink, Proof, Status


@dataclass(frozen=True, slots=True)
class Due:
    """By when a promise is to be kept.

    Attributes:
        text: The deadline as it was written: a year, a month or a day.
        last_day: Its last day, which is still in time.
        is_set_by_staff: Whether staff set it; otherwise it stands in the agreement.
    """

    text: str
    last_day: date
    is_set_by_staff: bool


@dataclass(frozen=True, slots=True)
class Record:
    """What was recorded about some promises.

    Attributes:
        texts: The promises, in the order of the agreement.
        events: What was recorded of each, by id of the promise.
        deadlines: What staff set, oldest first.
        links: The links to the plan, also those that ended.
        money: The actions of the plan with their money, by id of the action.
        titles: What proof is called, by promise and reference.
        files: The proof that is kept here, with its file, by promise and reference.
    """

    texts: Sequence[PromiseText]
    events: Mapping[int, list[Event]]
    deadlines: Mapping[int, list[Deadline]]
    links: Mapping[int, list[PlanLink]]
    money: Mapping[int, plan.PlanAction]
    titles: Mapping[tuple[int, str], str]
    files: Mapping[tuple[int, str], Kept]

    def standing(self, promise_id: int, true_on: date, known_on: date) -> Standing:
        """Return where a promise stood on a day, as far as was known on another."""
        recorded = self.events.get(promise_id)
        return standing.standing(recorded, true_on, known_on) if recorded else standing.UNKNOWN

    def due(self, text: PromiseText, known_on: date) -> Due | None:
        """Return by when a promise is to be kept: what staff set last, or else what the agreement says."""
        known = [one for one in self.deadlines.get(text.promise_id, []) if day(one.set_at) <= known_on]
        if known and known[-1].text:
            return Due(known[-1].text, standing.last_day(known[-1].text), is_set_by_staff=True)
        return _promised(text)

    def actions(self, promise_id: int, known_on: date) -> tuple[plan.PlanAction, ...]:
        """Return the actions of the plan that a promise was linked to at the end of a day."""
        return tuple(
            self.money[link.action_id]
            for link in self.links.get(promise_id, [])
            if day(link.linked_at) <= known_on
            and (link.unlinked_at is None or day(link.unlinked_at) > known_on)
        )


def of(texts: Sequence[PromiseText], *, stands: bool = True, money: bool = True) -> Record:
    """Return what was recorded about some promises: three queries for where they stand, two for the money."""
    ids = frozenset(text.promise_id for text in texts)
    found = _read(ids) if stands else reading.Read({}, {}, {})
    linked = agreement.of_promises(PlanLink.objects.select_related("action__plan"), ids) if money else ()
    links = [link for link in linked if link.promise_id in ids]
    return Record(
        texts=texts,
        events=found.events,
        deadlines=_deadlines(ids) if stands else {},
        links=_by_promise(links),
        money=_money(links),
        titles=found.titles,
        files=found.files,
    )


def events(promises: Collection[int], *, underway: bool = False) -> Mapping[int, list[Event]]:
    """Return what was recorded about some promises as the engine takes it, in two queries.

    Args:
        promises: The ids of the promises.
        underway: Whether what is on its way to the public is among it, as known since it was recorded.
    """
    return _read(frozenset(promises), underway=underway).events


def _read(promises: frozenset[int], *, underway: bool = False) -> reading.Read:
    # What was taken back on its way is in neither: it has no place on the route, and never became public.
    seen = Q(public_at__isnull=False) | (Q(underway__isnull=False) if underway else Q())
    given = Proof.objects if underway else Proof.objects.filter(status__public_at__isnull=False)
    found = reading.read(
        agreement.of_promises(Status.objects.filter(seen), promises),
        agreement.of_promises(given, promises, "status__promise"),
    )
    # Of many promises those of all were read.
    return replace(found, events={pk: found.events[pk] for pk in promises if pk in found.events})


def _deadlines(promises: frozenset[int]) -> dict[int, list[Deadline]]:
    rows = agreement.of_promises(Deadline.objects, promises)
    return _by_promise(row for row in rows if row.promise_id in promises)


def _money(links: list[PlanLink]) -> dict[int, plan.PlanAction]:
    actions = {link.action_id: link.action for link in links}
    amounts: dict[int, dict[int, int]] = defaultdict(dict)
    for amount in PlanAmount.objects.filter(action_id__in=list(actions)) if actions else ():
        amounts[amount.action_id][amount.year] = amount.cents
    return {
        pk: plan.PlanAction(action.plan.title, action.code, action.title, amounts[pk])
        for pk, action in actions.items()
    }


def _by_promise(rows):
    found = defaultdict(list)
    for row in rows:
        found[row.promise_id].append(row)
    return dict(found)


def _promised(text: PromiseText) -> Due | None:
    """Return by when the agreement says that a promise is to be kept."""
    day = text.due_on
    if day is None:
        return None
    written = (one.get("deadline") for one in text.targets if isinstance(one, dict))
    said = next((one for one in written if isinstance(one, str) and dated.last_day(one) == day), str(day))
    return Due(said, day, is_set_by_staff=False)
