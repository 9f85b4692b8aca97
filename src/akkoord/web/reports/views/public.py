"""What everybody sees: the reports that were sent, and when the others are expected."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.web.accounts.access import granted
from akkoord.web.frame import language
from akkoord.web.reports import naming, queries, showing
from akkoord.web.reports.addresses import Period
from akkoord.web.reports.making import made
from akkoord.web.reports.models import Report

_PAGE = re.compile(r"[1-9]\d{0,5}", re.ASCII)


@require_safe
def all_reports(request: HttpRequest) -> HttpResponse:
    """All reports that were sent; for staff, also those that can be made."""
    sent = list(queries.with_files(queries.sent()))
    held = granted(request)
    today = timezone.localdate()
    reported = {report.period for report in sent}
    return render(
        request,
        "reports/all.html",
        {
            "reports": [(naming.title(one.of), one, showing.downloads(one)) for one in sent],
            "waiting": [_waiting(one) for one in queries.ended(today) if str(one) not in reported],
            "may_report": "followup.report" in held,
        },
    )


@require_safe
def report(request: HttpRequest, period: Period) -> HttpResponse:
    """The report of a period that holds; before it is sent, when it is expected."""
    found = queries.latest(period)
    may_preview = "followup.read_draft" in granted(request)
    if found is not None:
        return _page(request, found)
    _check_ended(period)
    return render(
        request,
        "reports/expected.html",
        {"period": period, "may_preview": may_preview, **_waiting(period)},
    )


@require_safe
def sent(request: HttpRequest, number: int) -> HttpResponse:
    """One report that was sent, also one that was corrected since."""
    return _page(request, sent_report(number))


@require_safe
def section(request: HttpRequest, number: int, section: str) -> HttpResponse:
    """Some promises of a report that was sent."""
    found = sent_report(number)
    sheet = queries.sheet(found)
    part = sheet.section(section)
    if part is None:
        raise Http404(_("This report has no such part."))
    page = page_asked(request, part.pages)
    return render(request, "reports/section.html", showing.section(sheet, found, part, page))


@require_safe
def report_file(request: HttpRequest, period: Period, ending: str) -> HttpResponseBase:
    """A file of the report of a period that holds."""
    found = queries.latest(period)
    if found is None:
        _check_ended(period)
        raise Http404(_("This report was not sent to the council yet."))
    return _file(found, ending)


@require_safe
def sent_file(request: HttpRequest, number: int, ending: str) -> HttpResponseBase:
    """A file of a report that was sent."""
    return _file(sent_report(number), ending)


def page_asked(request: HttpRequest, pages: int) -> int:
    """Return which page was asked for; the first where that says nothing."""
    found = _PAGE.fullmatch(request.GET.get("blad", ""))
    return min(int(found[0]), pages) if found else 1


def _file(found: Report, ending: str) -> HttpResponseBase:
    if ending in made.KEPT:
        asked = (ending, language.current())
        kept = next((one.file for one in showing.kept(found) if (one.form, one.language) == asked), None)
        if kept is None:
            raise Http404(_("This file is still being made. Try again in a few minutes."))
        return redirect(kept)
    if ending not in naming.FORMS:
        raise Http404(_("There is no file of that kind."))
    if ending == "json":
        # The very text that the hash was taken of.
        content = queries.document_text(found).encode()
    else:
        content = made.file(queries.document(found), ending)
    return attachment(content, naming.file_name(found.of, ending), ending)


def attachment(content: bytes, name: str, ending: str) -> HttpResponse:
    """Return a file to be saved."""
    response = HttpResponse(content, content_type=naming.FORMS[ending][1])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _page(request: HttpRequest, found: Report) -> HttpResponse:
    may_report = "followup.report" in granted(request)
    replaced_by = getattr(found, "replaced_by", None)
    return render(
        request,
        "reports/report.html",
        {
            **showing.report(queries.sheet(found), found),
            "downloads": showing.downloads(found),
            "is_complete": showing.is_complete(found),
            "replaced_by": replaced_by,
            "replaces": found.replaces,
            "may_report": may_report and replaced_by is None,
            "sender": found.sent_by.name if may_report and found.sent_by else "",
            "may_make_files": may_report and not showing.is_complete(found),
        },
    )


def sent_report(number: int) -> Report:
    """Return a report that was sent, by its number; an address of none is not found."""
    # SQLite and PostgreSQL hold no larger number; a larger one is no report.
    found = queries.by_number(number) if number < 2**63 else None
    if found is None:
        raise Http404(_("No report has this number."))
    return found


def _check_ended(period: Period) -> None:
    if period not in queries.ended(timezone.localdate()):
        raise Http404(
            _("There is a report of each half year and of each year of the term, once it has ended.")
        )


def _waiting(period: Period) -> dict[str, object]:
    return {"of": period, "title": naming.title(period), "expected": naming.expected(period)}
