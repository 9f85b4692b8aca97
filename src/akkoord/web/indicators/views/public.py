"""The pages for everybody: all figures, one indicator, and both as files."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.web.accounts.access import granted
from akkoord.web.indicators import downloads, pages, places, queries, shown
from akkoord.web.indicators.models import Indicator, Observation


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All indicators, each with its last figure and its targets."""
    rows = list(queries.indicators())
    values = {
        "themes": shown.themes(rows, timezone.localdate().year),
        "count": len(rows),
        "has_place": bool(places.own()),
        "may_edit": "indicators.edit" in granted(request),
        "files": downloads.NAMES,
    }
    return render(request, "indicators/home.html", values)


@require_safe
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator."""
    page = pages.page(_found(code), timezone.localdate().year)
    may_edit = "indicators.edit" in granted(request)
    return render(
        request, "indicators/indicator.html", {"page": page, "may_edit": may_edit, "files": downloads.NAMES}
    )


@require_safe
def indicator_file(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """The figures of one indicator, of all places, as a file."""
    row = _found(code)
    return _file(request, row.code, ending, ((row, one) for one in queries.observations(row)))


@require_safe
def all_files(request: HttpRequest, ending: str) -> HttpResponse:
    """All figures as a file."""
    rows = ((one.indicator, one) for one in queries.every_observation())
    return _file(request, "cijfers", ending, rows)


def _file(
    request: HttpRequest, name: str, ending: str, rows: Iterable[tuple[Indicator, Observation]]
) -> HttpResponse:
    if ending not in downloads.KINDS:
        kinds = ", ".join(downloads.KINDS)
        raise Http404(_("These figures can be downloaded as: %(kinds)s.") % {"kinds": kinds})
    address = f"{settings.CITY.base_url}{request.path}"
    content = downloads.written(rows, ending, address=address, on=timezone.localdate())
    response = HttpResponse(content, content_type=downloads.KINDS[ending])
    response["Content-Disposition"] = f'attachment; filename="{downloads.file_name(name, ending)}"'
    return response


def _found(code: str) -> Indicator:
    row = queries.indicator(code)
    if row is None:
        raise Http404(_("There is no indicator “%(code)s”.") % {"code": code})
    return row
