"""Reports that were sent, and what the next one would be; each function costs a fixed number of queries."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import cast

from django.conf import settings
from django.db.models import Max, QuerySet

from akkoord.followup.report import document as documents
from akkoord.followup.report import periods
from akkoord.followup.report.document import ComparedWith
from akkoord.followup.report.periods import Period
from akkoord.web.agreement import changes
from akkoord.web.followup import people
from akkoord.web.followup import queries as followup
from akkoord.web.followup.reported import Reported
from akkoord.web.reports import gathering, naming
from akkoord.web.reports.models import Document, Part, Report, Words
from akkoord.web.reports.parts import Sheet

Values = documents.Values
"""A part of a document, as plain values."""


def ended(today: date) -> list[Period]:
    """Return the periods of the term of which a report can be made, the last first."""
    return periods.ended(settings.CITY.term_start, settings.CITY.term_end, today)


def sent() -> QuerySet[Report]:
    """Return all reports that were sent, the last period first, without what they tell."""
    summaries = ("summary", "replaces__summary", "replaced_by__summary")
    return Report.objects.select_related("replaces", "replaced_by").defer(*summaries)


def with_files(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Return reports with the files that were made of them."""
    return reports.prefetch_related("files__file")


def latest(period: Period) -> Report | None:
    """Return the report of a period that holds: the last that was sent; None before the first."""
    return _one(Report.objects.filter(period=str(period), replaced_by__isnull=True))


def by_number(pk: int) -> Report | None:
    """Return a report that was sent by its number."""
    return _one(Report.objects.filter(pk=pk))


def last_sent() -> Reported | None:
    """Return the last report that was sent: for what changed since."""
    found = sent().order_by("-known_on", "-sent_at").first()
    if found is None:
        return None
    return Reported(found.get_absolute_url(), naming.title(found.of), found.last_day, found.known_on)


def leads(reports: Collection[int]) -> Mapping[int, changes.Lead]:
    """Return what reports that were sent are called, and where each stands."""
    found = sent().filter(pk__in=reports)
    return {one.pk: changes.Lead(naming.title(one.of), one.get_absolute_url()) for one in found}


def last_sent_at() -> datetime | None:
    """Return when a report was last sent."""
    return Report.objects.aggregate(last=Max("sent_at"))["last"]


def in_force() -> list[str]:
    """Return the periods of which a report was sent, the last first."""
    return list(Report.objects.filter(replaced_by__isnull=True).values_list("period", flat=True))


def sheet(report: Report) -> Sheet:
    """Return a report that was sent as it is shown: all of it is read from what was frozen."""

    def read(section: str, number: int) -> list[Values]:
        part = Part.objects.filter(report=report, section=section, number=number).first()
        return cast(list[Values], part.rows) if part else []

    return Sheet(report.summary, read)


def document_text(report: Report) -> str:
    """Return the canonical text of a report that was sent."""
    return Document.objects.get(report=report).text


def document(report: Report) -> Values:
    """Return the document of a report that was sent."""
    return cast(Values, json.loads(document_text(report)))


def words(period: Period) -> dict[str, str]:
    """Return what staff wrote for the report of a period, by domain."""
    found = Words.objects.filter(period=str(period)).exclude(text="").values_list("domain", "text")
    return dict(found)


def digest(document: Values) -> str:
    """Return the hash of a document."""
    return documents.digest(document)


def draft(period: Period, known_on: date) -> Values:
    """Return the report of a period as it would be sent today."""
    replaced = latest(period)
    texts = followup.published_texts()
    carriers = people.of([text.promise_id for text in texts], period.last_day)
    beside = gathering.Beside(
        words=words(period),
        last=_last_before(period),
        replaces=replaced.sha256 if replaced else "",
        services={promise: one.service for promise, one in carriers.items()},
    )
    return gathering.document(period, texts=texts, known_on=known_on, beside=beside)


def _last_before(period: Period) -> gathering.Last | None:
    """Return the last report of this kind that was sent of an earlier period."""
    earlier = Report.objects.filter(last_day__lt=period.last_day, replaced_by__isnull=True)
    of_kind = earlier.filter(period__contains="-") if period.half else earlier.exclude(period__contains="-")
    last = of_kind.order_by("-last_day").first()
    if last is None:
        return None
    counts = last.summary["counts"]
    compared = ComparedWith(last.last_day, last.known_on, last.sha256, counts)
    return gathering.Last(compared, documents.before(document(last)["promises"]))


def _one(reports: QuerySet[Report]) -> Report | None:
    beside = ("replaces__summary", "replaced_by__summary")
    return with_files(reports.select_related("replaces", "replaced_by", "sent_by").defer(*beside)).first()
