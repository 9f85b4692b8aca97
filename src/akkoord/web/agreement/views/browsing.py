"""Ways into the agreement: by domain, by goal of the world, by place, by who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.web.agreement import filtering, listing, marked, naming, queries, rows
from akkoord.web.agreement.filtering import Filters
from akkoord.web.agreement.models import Name, PromiseText, Version
from akkoord.web.agreement.views.public import published

_NAMES_PER_PAGE = 120
_PER_PAGE = 50
SDG_URI = "http://metadata.un.org/sdg/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One way in: what it is called, where it leads, and to how many promises."""

    title: str
    address: str
    promises: int
    number: int = 0


@require_safe
def domains(request: HttpRequest) -> HttpResponse:
    """Every domain of the agreement."""
    version = published()
    counted = filtering.counts(version, Filters(), "domain")
    found = [
        Entry(domain.title, domain.get_absolute_url(), counted[domain.slug])
        for domain in queries.domains(version)
    ]
    return _index(request, "domains", found)


@require_safe
def sdgs(request: HttpRequest) -> HttpResponse:
    """The seventeen sustainable development goals, with how many promises may serve each."""
    counted = filtering.counts(published(), Filters(), "sdg")
    found = [
        Entry(str(title), reverse("agreement:sdg", args=[goal]), counted.get(str(goal), 0), goal)
        for goal, title in naming.SDGS.items()
    ]
    return _index(request, "sdgs", found)


@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    """Who takes part, those that are named most first."""
    return _index(request, "actors", _named(published(), Name.Kind.ACTOR))


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Where promises land, the places that are named most first."""
    return _index(request, "places", _named(published(), Name.Kind.PLACE))


@require_safe
def sdg(request: HttpRequest, goal: int) -> HttpResponse:
    """The promises that may serve one goal, each with the words that led there."""
    if goal not in naming.SDGS:
        raise Http404(_("There is no goal %(number)s: they go from 1 to 17.") % {"number": goal})
    page = _page(request, published(), Filters(sdg=goal))
    texts = list(page.object_list.prefetch_related("sdg_marks"))
    because = {
        text.promise.number: mark.because
        for text in texts
        for mark in text.sdg_marks.all()
        if mark.goal == goal
    }
    values = {
        "page": page,
        "sections": _sections(texts, because),
        "goal": goal,
        "title": naming.SDGS[goal],
        "uri": f"{SDG_URI}{goal}",
        "list_address": _list_address(sdg=goal),
        "before": goal - 1 if goal > 1 else None,
        "after": goal + 1 if goal + 1 in naming.SDGS else None,
    }
    return render(request, "agreement/browse/sdg.html", values)


@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    """The promises that somebody takes part in."""
    return _of_name(request, Name.Kind.ACTOR, slug)


@require_safe
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """The promises that land in a place."""
    return _of_name(request, Name.Kind.PLACE, slug)


def _named(version: Version, kind: Name.Kind) -> list[Entry]:
    return [
        Entry(own.name, reverse(f"agreement:{kind.value}", args=[own.slug]), own.promises)
        for own in marked.named(version, kind)
    ]


def _index(request: HttpRequest, name: str, found: Sequence[Entry]) -> HttpResponse:
    page = Paginator(found, _NAMES_PER_PAGE).get_page(request.GET.get("page"))
    values = {"page": page, "count": len(found), "name": name, "file": f"agreement:{name}_file"}
    return render(request, f"agreement/browse/{name}.html", values)


def _of_name(request: HttpRequest, kind: Name.Kind, slug: str) -> HttpResponse:
    name = Name.objects.filter(kind=kind, slug=slug).first()
    filters = Filters(actor=slug) if kind is Name.Kind.ACTOR else Filters(place=slug)
    page = _page(request, published(), filters) if name else None
    if name is None or page is None or not page.paginator.count:
        raise Http404(_("No promise of this agreement names that. Names can change with a new version."))
    values = {
        "name": name.name,
        "slug": slug,
        "is_actor": kind is Name.Kind.ACTOR,
        "page": page,
        "sections": _sections(list(page.object_list), {}),
        "list_address": _list_address(**{kind.value: slug}),
    }
    return render(request, "agreement/browse/name.html", values)


def _page(request: HttpRequest, version: Version, filters: Filters):
    texts: QuerySet[PromiseText] = filtering.fitting(version, filters).select_related("domain", "promise")
    return Paginator(texts, _PER_PAGE).get_page(request.GET.get("page"))


def _sections(texts: Sequence[PromiseText], because: dict[int, str]) -> list[listing.Section]:
    found = rows.rows(texts, timezone.localdate())
    told = [replace(row, note=because.get(row.number, "")) for row in found]
    return listing.sections(told, is_ranked=False)


def _list_address(**filters: object) -> str:
    return f"{reverse('agreement:promises')}?{urlencode(filters)}"
