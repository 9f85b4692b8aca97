"""The pages on which staff make a report: a preview, words, and the sending."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, granted, needs
from akkoord.web.reports import actions, naming, parts, queries, showing
from akkoord.web.reports.addresses import Period
from akkoord.web.reports.forms import SendForm, WordsForm
from akkoord.web.reports.making import made
from akkoord.web.reports.queries import Values
from akkoord.web.reports.views.public import attachment, page_asked, sent_report

_WRONG, _CONFLICT = 422, 409
MOST_PREVIEWED = 2000
"""Up to how many promises a preview can be had as a file at once; larger ones are made after the sending."""


@require_safe
@never_cache
@needs("followup.read_draft")
def preview(request: HttpRequest, period: Period) -> HttpResponse:
    """The report of a period as it would be sent today."""
    document = _document(period)
    may_report = "followup.report" in granted(request)
    return render(
        request,
        "reports/report.html",
        {
            **showing.report(parts.of(document), None),
            "downloads": _downloads(period, document),
            "may_report": may_report,
            "replaced": queries.latest(period),
        },
    )


@require_safe
@never_cache
@needs("followup.read_draft")
def preview_section(request: HttpRequest, period: Period, section: str) -> HttpResponse:
    """Some promises of the preview of a report."""
    sheet = parts.of(_document(period))
    found = sheet.section(section)
    if found is None:
        raise Http404(_("This report has no such part."))
    page = page_asked(request, found.pages)
    return render(request, "reports/section.html", showing.section(sheet, None, found, page))


@require_safe
@never_cache
@needs("followup.read_draft")
def preview_file(request: HttpRequest, period: Period, ending: str) -> HttpResponse:
    """A file of the preview of a report, which says that it is provisional."""
    document = _document(period)
    if ending not in naming.FORMS or not _can_be_had(document, ending):
        raise Http404(_("There is no file of that kind."))
    name = "-".join([_("provisional"), naming.file_name(period, ending)])
    return attachment(made.file(document, ending), name, ending)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs("followup.report")
def words(request: HttpRequest, period: Period) -> HttpResponse:
    """What staff write with the report of a period."""
    document = _document(period)
    titles = [group["title"] for group in document["domains"]]
    form = WordsForm(request.POST or None, domains=titles, words=queries.words(period))
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_words(period=period, words=form.words(), actor=account(request), now=timezone.now())
        except AkkoordError as error:
            form.show_error(error)
        else:
            messages.success(request, _("Kept. You see it in the preview."))
            return redirect("reports:preview", period)
    context = {"form": form, "period": period, "title": naming.title(period)}
    return render(request, "reports/words.html", context, status=_WRONG if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs("followup.report")
def send(request: HttpRequest, period: Period) -> HttpResponse:
    """What to look at before a report is sent, and the sending."""
    form = SendForm(request.POST) if request.method == "POST" else None
    status = 200
    if form is not None and form.is_valid():
        try:
            report = actions.send(
                period=period, seen=form.cleaned_data["seen"], actor=account(request), now=timezone.now()
            )
        except actions.ReportChanged as error:
            form.add_error(None, naming.sentence(error))
            status = _CONFLICT
        else:
            messages.success(request, _("The report was sent. Its files are made in the next minutes."))
            return redirect(report)
    elif form is not None:
        status = _WRONG
    return render(request, "reports/send.html", _before_sending(period, form), status=status)


@require_POST
@needs("followup.report")
def make_files(request: HttpRequest, number: int) -> HttpResponse:
    """Make the files that a report lacks, and show how far that is."""
    report = sent_report(number)
    person = account(request)
    job = actions.start_files(report_id=report.pk, actor=person, now=timezone.now())
    if job.owner_id == person.pk:
        return redirect("jobs:job", job.public_id)
    messages.info(request, _("Somebody else had started this already. Look again in a few minutes."))
    return redirect(report)


def _before_sending(period: Period, form: SendForm | None) -> dict[str, object]:
    document = _document(period)
    seen = queries.digest(document)
    sheet = parts.of(document)
    shown = showing.report(sheet, None)
    fresh = SendForm(initial={"seen": seen})
    return {
        "form": fresh,
        "errors": [*form.non_field_errors(), *form.errors.get("confirmed", [])] if form else [],
        "period": period,
        "title": shown["title"],
        "figures": shown["figures"],
        "attention": shown["attention"],
        "without_words": [
            one.section.title for one in shown["domains"] if not (one.section.group or {})["words"]
        ],
        "expected": naming.expected(period),
        "replaced": queries.latest(period),
        "seen": seen,
    }


def _document(period: Period) -> Values:
    today = timezone.localdate()
    if period not in queries.ended(today):
        raise Http404(
            _("There is a report of each half year and of each year of the term, once it has ended.")
        )
    return queries.draft(period, today)


def _downloads(period: Period, document: Values) -> list[showing.Download]:
    return [
        showing.Download(name, reverse("reports:preview_file", args=[period, form]))
        for form, (name, _type) in naming.FORMS.items()
        if _can_be_had(document, form)
    ]


def _can_be_had(document: Values, ending: str) -> bool:
    return ending not in made.KEPT or document["counts"]["promises"] <= MOST_PREVIEWED
