"""The pages of the agreement: home, domain, promise, and all promises with search and filters."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.web.agreement import queries
from akkoord.web.agreement.forms import FilterForm
from akkoord.web.agreement.models import Version

_PER_PAGE = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, a search box, the figures, and the domains."""
    version = queries.published()
    if version is None:
        return render(request, "agreement/nothing_yet.html")
    domains = list(queries.domains(version))
    return render(
        request,
        "agreement/home.html",
        {"version": version, "domains": domains, "figures": queries.figures(version)},
    )


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """All promises, with search and filters in the address."""
    version = _published()
    form = FilterForm(request.GET, domains=queries.domains(version))
    found = queries.found(version, form.filters())
    page = Paginator(found.texts, _PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "agreement/promises.html", {"form": form, "page": page, "search": found.search})


@require_safe
def promise(request: HttpRequest, number: int) -> HttpResponse:
    """One promise: its place, its targets, what it serves and what serves it."""
    version = _published()
    text = queries.promise_text(version, number)
    if text is None:
        raise Http404(_("There is no promise %(number)s in this agreement.") % {"number": number})
    before, after = queries.neighbours(text)
    return render(
        request,
        "agreement/promise.html",
        {
            "text": text,
            "parent": queries.parent_text(text),
            "serving": queries.serving(version, text.promise),
            "before": before,
            "after": after,
        },
    )


@require_safe
def domain(request: HttpRequest, slug: str) -> HttpResponse:
    """One domain: its promises by theme."""
    version = _published()
    chosen = queries.domains(version).filter(slug=slug).first()
    if chosen is None:
        raise Http404(_("There is no domain “%(slug)s” in this agreement.") % {"slug": slug})
    texts = queries.texts(version).filter(domain=chosen)
    return render(request, "agreement/domain.html", {"domain": chosen, "texts": texts})


def _published() -> Version:
    version = queries.published()
    if version is None:
        raise Http404(_("No agreement has been published yet."))
    return version
