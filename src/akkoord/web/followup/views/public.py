"""The public pages: where the promises stand, what the stages mean, the report for the council."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.web.followup import half_years, overview, queries, sheets


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where the promises stand today."""
    version = queries.published()
    if version is None:
        return render(request, "followup/nothing_yet.html")
    today = timezone.localdate()
    return render(
        request,
        "followup/home.html",
        {
            "overview": overview.of(version, today),
            "today": today,
            "reports": [_address_parts(one) for one in half_years.ended(settings.CITY.term_start, today)],
        },
    )


@require_safe
def stages(request: HttpRequest) -> HttpResponse:
    """What each stage means, and what proves it."""
    return render(request, "followup/stages.html", {"stages": queries.stages()})


@require_safe
def report(request: HttpRequest, year: int, half: int) -> HttpResponse:
    """The report of a half year, a draft as long as nobody has fixed it."""
    made = _made(year, half)
    with_all = request.GET.get("alles") == "1"
    return render(
        request,
        "followup/report.html",
        {
            **_address_parts(made.report.period),
            "report": made.report,
            "known_on": made.known_on,
            "known": half_years.known(made.report.counts),
            "compared_with": made.compared_with.last_day if made.compared_with else None,
            "stages": half_years.stage_counts(made.report.counts),
            "sections": half_years.sections(made, with_all=with_all),
            "with_all": with_all,
        },
    )


@require_safe
def report_csv(request: HttpRequest, year: int, half: int) -> HttpResponse:
    """The report as a table for a spreadsheet."""
    content = sheets.csv_bytes(_made(year, half))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="opvolgingsrapportering-{year}-{half}.csv"'
    return response


@require_safe
def report_json(request: HttpRequest, year: int, half: int) -> HttpResponse:
    """The report for programs."""
    return JsonResponse(sheets.document(_made(year, half)), json_dumps_params={"ensure_ascii": False})


def _made(year: int, half: int) -> half_years.Made:
    today, term_start = timezone.localdate(), settings.CITY.term_start
    period = half_years.find(year, half, term_start, today)
    if period is None:
        raise Http404(_("There is a report of each half year of the term, once that half year has ended."))
    texts = queries.published_texts()
    return half_years.report(period, texts=texts, known_on=today, term_start=term_start)


def _address_parts(period: half_years.Period) -> dict[str, object]:
    # Years as text: a template would write the number 2026 as 2.026.
    return {"year": str(period.year), "half": period.half, "last_day": period.last_day}
