"""What changed, newest first, as pages, feeds and mails tell it; at a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from itertools import groupby
from typing import Literal

from django.db.models import Q
from django.utils import timezone

from akkoord.web.agreement import changes
from akkoord.web.agreement.changes import Lead, Promises
from akkoord.web.agreement.models import PromiseText
from akkoord.web.history import moments, telling
from akkoord.web.history.moments import Moment, Wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes are asked for.

    Attributes:
        promises: About which promises; None for all.
        group: Of which sort, as in `changes.GROUPS`; empty for all.
        since: From this day on.
        before: Further back than the change with this name.
        after: Later in the history than this position.
    """

    promises: Promises | None = None
    group: str = ""
    since: date | None = None
    before: str = ""
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        name: Its name for ever; it says nothing about other events.
        at: When it became known.
        is_of_another_day: Whether it was true from another day than it became known.
        true_on: That day.
        group: What sort of change it is.
        sentence: What happened.
        lead: What it happened to, and where that stands.
    """

    name: str
    at: datetime
    is_of_another_day: bool
    true_on: date
    group: str
    sentence: str
    lead: Lead


@dataclass(frozen=True, slots=True)
class Day:
    """The changes of one day."""

    day: date
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes, newest first; `next` names the last, where there are more behind it."""

    changes: tuple[Change, ...] = field(default=())
    next: str = ""

    @property
    def days(self) -> list[Day]:
        """The changes by the day on which they became known."""
        by_day = groupby(self.changes, key=lambda one: timezone.localdate(one.at))
        return [Day(day, tuple(found)) for day, found in by_day]


def page(asked: Asked, limit: int) -> Page:
    """Return the newest changes that are asked for."""
    found: list[tuple[Moment, changes.Kind]] = []
    before = moments.place_of(asked.before) if asked.before else None
    for wanted in _wanted(asked):
        found += [(one, _kind(one)) for one in moments.newest(replace(wanted, before=before), limit + 1)]
    found.sort(key=lambda pair: pair[0].place, reverse=True)
    shown = found[:limit]
    more = shown[-1][0].seal if len(found) > limit else ""
    return Page(tuple(_told(shown)), more)


def count(asked: Asked) -> int:
    """Return how many changes are asked for."""
    return sum(moments.count(wanted) for wanted in _wanted(asked))


def _wanted(asked: Asked) -> Iterable[Wanted]:
    kinds = [kind for kind in changes.kinds() if asked.group in {"", kind.group}]
    since = timezone.make_aware(datetime.combine(asked.since, time.min)) if asked.since else None
    for subject in dict.fromkeys(kind.subject for kind in kinds):
        codes = tuple(kind.code for kind in kinds if kind.subject == subject)
        about = _about(subject, asked.promises)
        if about is not False:
            yield Wanted(subject, codes, about, since, after=asked.after)


def _about(subject: str, promises: Promises | None) -> Q | Literal[False] | None:
    """Return the condition on what a change is about; None for no condition, False for nothing at all."""
    if promises is None:
        return None
    if subject == changes.PROMISE:
        return Q(subject_id__in=promises)
    known = changes.subject(subject)
    if known.concerns_each:
        return None
    return known.of_promises(promises) if known.of_promises else False


def _kind(moment: Moment) -> changes.Kind:
    return next(kind for kind in changes.kinds() if kind.code == moment.kind)


def _told(found: Sequence[tuple[Moment, changes.Kind]]) -> Iterable[Change]:
    sentences = _sentences(found)
    leads = {
        subject: _leads(subject, {one.subject_id for one, kind in found if kind.subject == subject})
        for subject in {kind.subject for _, kind in found}
    }
    for moment, kind in found:
        lead = leads[kind.subject].get(moment.subject_id)
        sentence = sentences[moment.position]
        if lead is None or not sentence:
            continue
        yield Change(
            name=moment.seal,
            at=moment.recorded_at,
            is_of_another_day=moment.effective_on != timezone.localdate(moment.recorded_at),
            true_on=moment.effective_on,
            group=kind.group,
            sentence=sentence,
            lead=lead,
        )


def _sentences(found: Sequence[tuple[Moment, changes.Kind]]) -> dict[int, str]:
    said: dict[int, str] = {}
    for kind in {kind.code: kind for _, kind in found}.values():
        own = [moment for moment, of in found if of.code == kind.code]
        payloads = [moment.payload for moment in own]
        told = kind.tell(payloads) if kind.tell else [telling.sentence(kind.code, one) for one in payloads]
        said |= {moment.position: sentence for moment, sentence in zip(own, told, strict=True)}
    return said


def _leads(subject: str, ids: Collection[int]) -> Mapping[int, Lead]:
    if subject != changes.PROMISE:
        return changes.subject(subject).leads(ids)
    # A promise that the last version no longer holds is told by the words that it had in the one before.
    texts = PromiseText.objects.filter(promise__in=ids, version__published_at__isnull=False)
    rows = texts.select_related("promise").only("text", "promise__number").order_by("version__published_at")
    return {row.promise_id: Lead(row.text, row.promise.get_absolute_url(), is_own_words=True) for row in rows}
