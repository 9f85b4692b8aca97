"""Write the words of a report, send it, and make its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from akkoord.errors import InputError, StateError
from akkoord.followup.report import document as documents
from akkoord.followup.report.document import Values
from akkoord.followup.report.periods import Period
from akkoord.phrases import Reason
from akkoord.web.accounts.models import User
from akkoord.web.files import actions as files
from akkoord.web.frame import national_numbers
from akkoord.web.frame.national_numbers import NationalNumberFound
from akkoord.web.history import actions as history
from akkoord.web.jobs import actions as jobs
from akkoord.web.jobs.models import Job
from akkoord.web.jobs.progress import Progress
from akkoord.web.jobs.queries import under_way
from akkoord.web.reports import naming, parts, queries
from akkoord.web.reports.making import made
from akkoord.web.reports.models import Document, Part, Report, ReportFile, Words

KIND = "reports.make_files"
LONGEST_WORDS = 4000
_MOST_BYTES = 100 * 1024 * 1024


class WordsTooLong(InputError):
    """What was written on a domain is longer than a report holds."""

    code = "words_too_long"
    message = "the words on {domain!r} have {length} characters; a report holds {longest}"


class NotEnded(StateError):
    """A period goes on, or lies outside the term: there is nothing to report of it yet."""

    code = "period_not_ended"
    message = "period {period} has no report: it has not ended, or does not belong to the term"


class ReportChanged(StateError):
    """What would be sent is not what was looked at before."""

    code = "report_changed"
    message = "the report of {period} is now {now}, and {seen!r} was looked at; look again before sending"


@transaction.atomic
def write_words(*, period: Period, words: Mapping[str, str], actor: User | None, now: datetime) -> int:
    """Keep what staff write on domains in the report of a period; returns on how many that changed.

    Args:
        period: The period.
        words: The text by the title of a domain; under the empty title, on the whole.
        actor: Who wrote it.
        now: When.

    Raises:
        WordsTooLong: if a text is longer than a report holds.
        NationalNumberFound: if a text holds a national number.
    """
    written = queries.words(period)
    changed = {domain: text for domain, text in words.items() if text != written.get(domain, "")}
    for domain, text in changed.items():
        if len(text) > LONGEST_WORDS:
            raise WordsTooLong(domain=domain, length=len(text), longest=LONGEST_WORDS)
        if national_numbers.has_one(text):
            raise NationalNumberFound(field=domain)
    for domain, text in changed.items():
        row, _made = Words.objects.update_or_create(
            period=str(period),
            domain=domain,
            defaults={"text": text, "written_by": actor, "written_at": now},
        )
        # What was typed stays in the row, where it can be taken out before anything is sent.
        history.record(
            actor=actor,
            subject=row,
            kind="reports.words_written",
            payload={"period": str(period), "characters": len(text)},
            now=now,
        )
    return len(changed)


@transaction.atomic
def send(*, period: Period, seen: str, actor: User | None, now: datetime) -> Report:
    """Freeze the report of a period as it is now; its files are made by a job after that.

    Where one was sent before, this one corrects it, and names it.

    Args:
        period: The period.
        seen: The hash of the preview that was looked at: nothing else is sent.
        actor: Who sends it.
        now: When.

    Raises:
        NotEnded: if there is no report of this period yet.
        ReportChanged: if something was recorded, written or sent since the preview was looked at.
    """
    today = timezone.localdate(now)
    if period not in queries.ended(today):
        raise NotEnded(period=str(period))
    text = documents.canonical(queries.draft(period, today))
    sha256 = documents.hash_of(text)
    if sha256 != seen:
        raise ReportChanged(period=str(period), now=sha256, seen=seen)
    try:
        with transaction.atomic():
            report = _frozen(period, text, actor, now)
    except IntegrityError as error:
        # Somebody else sent it in the same moment.
        raise ReportChanged(period=str(period), now=sha256, seen=seen) from error
    history.record(
        actor=actor,
        subject=report,
        kind="reports.sent",
        payload={
            "period": str(period),
            "sha256": sha256,
            "known_on": today,
            "replaces": report.replaces.sha256 if report.replaces else None,
        },
        effective_on=period.last_day,
        now=now,
    )
    start_files(report_id=report.pk, actor=actor, now=now)
    return report


@transaction.atomic
def start_files(*, report_id: int, actor: User | None, now: datetime) -> Job:
    """Start the making of the files that a report still lacks; what is under way is not started twice.

    Args:
        report_id: The report that was sent.
        actor: Who asks for them, and sees how far it is.
        now: When.
    """
    arguments = {"report": report_id}
    return under_way(KIND, arguments) or jobs.start(kind=KIND, arguments=arguments, owner=actor, now=now)


@jobs.register(KIND, title=_("Making the files of a report"), phrases="akkoord.web.reports")
def make_files(progress: Progress, report: int) -> Reason:
    """Make each file of a report that was sent, and keep it; one that is kept is not made again."""
    sent = Report.objects.select_related("replaces", "replaced_by", "sent_by").get(pk=report)
    document = queries.document(sent)
    wanted = [(spoken, form) for spoken in naming.languages() for form in made.KEPT]
    for done, (spoken, form) in enumerate(wanted):
        progress.report(done, len(wanted))
        if not ReportFile.objects.filter(report=sent, form=form, language=spoken).exists():
            _keep(sent, document, spoken, form)
    progress.report(len(wanted), len(wanted))
    return Reason("files_made", {"count": len(wanted)})


def _keep(report: Report, document: Values, spoken: str, form: str) -> None:
    with override(spoken):
        content = made.file(document, form, made.Sent(report.sent_at, report.sha256))
    name = naming.file_name(report.of, form, spoken)
    upload = ContentFile(content, name=name)
    with transaction.atomic():
        # Made by the clock of the machine, not of the report: it is the file that is kept now.
        file = files.keep(
            upload=upload,
            actor=report.sent_by,
            now=timezone.now(),
            allowed={form},
            is_public=True,
            most_bytes=_MOST_BYTES,
        )
        ReportFile.objects.create(report=report, form=form, language=spoken, file=file)


def _frozen(period: Period, text: str, actor: User | None, now: datetime) -> Report:
    """Store the text of a document, and the document cut into what its pages show."""
    document = json.loads(text)
    report = Report.objects.create(
        period=str(period),
        last_day=period.last_day,
        known_on=date.fromisoformat(document["known_on"]),
        sha256=documents.hash_of(text),
        summary=parts.of(document).summary,
        sent_at=now,
        sent_by=actor,
        replaces=queries.latest(period),
    )
    Document.objects.create(report=report, text=text)
    Part.objects.bulk_create(
        Part(report=report, section=section, number=number, rows=rows)
        for section, number, rows in parts.pages(document)
    )
    return report
