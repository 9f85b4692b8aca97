"""A report made from what is recorded now: the preview, and what is frozen when it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

from akkoord.followup.report import document as documents
from akkoord.followup.report import made
from akkoord.followup.report.document import About, ComparedWith, Values
from akkoord.followup.report.made import Before, Followed, Source
from akkoord.followup.report.periods import Period
from akkoord.followup.standing import Proof
from akkoord.web.agreement.models import PromiseText
from akkoord.web.followup import record as records
from akkoord.web.followup import sources
from akkoord.web.followup.record import Record
from akkoord.web.reports import addresses


@dataclass(frozen=True, slots=True)
class Last:
    """The last report that was sent before, to tell what changed since."""

    compared: ComparedWith
    promises: Mapping[str, Before]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a report tells beside what is recorded of its promises.

    Attributes:
        words: What staff wrote, by domain.
        last: The last report of an earlier period; None where none was sent.
        replaces: The hash of the report of this period that it corrects; empty without one.
        services: The name of the service that owns a promise on the last day of the period, by its id; one
            without a service may be left out.
    """

    words: Mapping[str, str]
    last: Last | None = None
    replaces: str = ""
    services: Mapping[int, str] = field(default_factory=dict)


def document(period: Period, *, texts: Sequence[PromiseText], known_on: date, beside: Beside) -> Values:
    """Return the report of a period as it is now.

    Standings are those of the last day of the period, as far as is known on the day the report is made. What
    changed is told against the last report that was sent. Where none was, it is told against what was known
    at the end of the period before: so what was recorded late about that period is a change in this one, and
    every record is told of at least once.

    Args:
        period: The period.
        texts: The promises of the report, in the order of the agreement.
        known_on: The day the report is made.
        beside: What else it tells.
    """
    record = records.of(texts)
    last = beside.last or _not_sent(record, period.before)
    report = made.of(
        period, _followed(record, period, known_on, beside.services), last.promises if last else None
    )
    about = About(
        city=settings.CITY.name,
        agreement=settings.CITY.agreement_title,
        words=beside.words,
        compared_with=last.compared if last else None,
        replaces=beside.replaces,
    )
    return documents.of(report, known_on=known_on, about=about)


def _not_sent(record: Record, period: Period) -> Last | None:
    """Return what would have stood in a report that was never sent; None before the term."""
    if period.last_day <= settings.CITY.term_start:
        return None
    report = made.of(period, _followed(record, period, period.last_day, {}))
    compared = ComparedWith(period.last_day, period.last_day, "", documents.counts(report.counts))
    return Last(compared, made.last(report))


def _followed(record: Record, period: Period, known_on: date, services: Mapping[int, str]) -> list[Followed]:
    ids = [text.promise_id for text in record.texts]
    decisions = sources.of("decisions", ids, until=period.last_day)
    checks = sources.of("checks", ids, until=period.last_day)
    found = []
    for text in record.texts:
        due = record.due(text, known_on)
        standing = record.standing(text.promise_id, period.last_day, known_on)
        one = Followed(
            promise=str(text.promise.number),
            text=text.text,
            domain=text.domain.title if text.domain else "",
            standing=standing,
            service=services.get(text.promise_id, ""),
            deadline=due.last_day if due else None,
            actions=record.actions(text.promise_id, known_on),
            proof=tuple(_proof(record, text.promise_id, one) for one in standing.proof),
            checks=_sources(checks, text.promise_id),
            decisions=_sources(decisions, text.promise_id),
        )
        found.append(one)
    return found


def _proof(record: Record, promise: int, one: Proof) -> Source:
    """Return proof as a report names it; what is kept here by its permanent address and its hash."""
    title = record.titles.get((promise, one.reference), "")
    kept = record.files.get((promise, one.reference))
    if kept is None:
        return Source(one.reference, title, one.kind, one.seen_on)
    address = addresses.whole(one.reference)
    return Source(address, title or kept.name, one.kind, one.seen_on, kept.sha256)


def _sources(references: Mapping[int, tuple[sources.Reference, ...]], promise: int) -> tuple[Source, ...]:
    return tuple(Source(one.address, one.title) for one in references.get(promise, ()))
