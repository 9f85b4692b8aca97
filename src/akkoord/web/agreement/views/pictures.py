"""The pages of the pictures: all of them, each with its table, and each as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.web.agreement import queries, rows, stages, targets
from akkoord.web.agreement.models import Version
from akkoord.web.agreement.pictures import actors, deadlines, goals, overview
from akkoord.web.agreement.pictures.deadlines import Target
from akkoord.web.agreement.pictures.drawn import Drawn
from akkoord.web.agreement.stages import Stages
from akkoord.web.frame.requests import HttpRequest

_PER_PAGE = 50

_PICTURES: dict[str, Callable[[Version, date, Stages | None], Drawn]] = {
    overview.NAME: overview.draw,
    deadlines.NAME: deadlines.draw,
    actors.NAME: lambda version, on, known: actors.draw(version),
    goals.NAME: lambda version, on, known: goals.draw(version),
}


@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    """Every picture, with the way to its table."""
    version = queries.published()
    if version is None:
        return render(request, "agreement/nothing_yet.html")
    today = timezone.localdate()
    known = stages.on(queries.promise_ids(version), today)
    values = {"pictures": [draw(version, today, known) for draw in _PICTURES.values()]}
    return render(request, "agreement/pictures/all.html", values)


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """One picture with its table; a long table in pages."""
    version, drawn = _drawn(name)
    values = {"version": version, "drawn": drawn}
    if name == deadlines.NAME:
        page = Paginator(drawn.table.dated, _PER_PAGE).get_page(request.GET.get("page"))
        values |= {"page": page, "lines": _lines(version, drawn, list(page.object_list))}
    if name == actors.NAME:
        values |= {"page": Paginator(drawn.table, 4 * _PER_PAGE).get_page(request.GET.get("page"))}
    return render(request, f"agreement/pictures/{name}.html", values)


@require_safe
def picture_svg(request: HttpRequest, name: str) -> HttpResponse:
    """One picture as a file, to put into a report or on a slide."""
    version, drawn = _drawn(name)
    source = f"{settings.CITY.name} · {version.title} · {settings.CITY.base_url}{request.path}"
    answer = HttpResponse(drawn.sheet(source), content_type="image/svg+xml")
    # Its style stands in the file, which the policy of the site would not let a browser show in place.
    answer["Content-Disposition"] = f'attachment; filename="{name}.svg"'
    return answer


def _drawn(name: str) -> tuple[Version, Drawn]:
    version = queries.published()
    if version is None:
        raise Http404(_("No agreement has been published yet."))
    if name not in _PICTURES:
        raise Http404(_("There is no picture “%(name)s”.") % {"name": name})
    return version, _PICTURES[name](version, timezone.localdate(), None)


def _lines(version: Version, drawn: Drawn, shown: list[Target]) -> list[dict[str, object]]:
    """Return the targets of one page of the table, each with its promise in one line."""
    asked = {one.of.promise_id for one in shown}
    texts = queries.texts(version).filter(promise__in=asked)
    row_of = {row.number: row for row in rows.in_stages(texts, drawn.table.known)}
    return [
        {
            "deadline": targets.when(one.deadline),
            "meaning": targets.spoken(one.of.target).meaning,
            "row": row_of[one.of.number],
        }
        for one in shown
    ]
