"""The public pages of the agreement: home, domain, promise, and all promises with search and filters."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url

from akkoord.web.agreement import differences, downloads, listing, of_promise, panels, queries, rows, stages
from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.agreement.pictures import overview
from akkoord.web.agreement.sharing.negotiation import offering
from akkoord.web.agreement.views import sharing
from akkoord.web.frame.requests import HttpRequest

_PER_PAGE = 50
_MOST_SIBLINGS = 8
_MOST_SERVING = 60


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, a search box, the figures, and the agreement in one picture."""
    version = queries.published()
    if version is None:
        return render(request, "agreement/nothing_yet.html")
    values = {
        "version": version,
        "figures": queries.figures(version),
        "overview": overview.of(version, timezone.localdate()),
    }
    return render(request, "agreement/home.html", values)


@require_safe
@vary_on_headers("HX-Request")
def promises(request: HttpRequest) -> HttpResponse:
    """All promises, with search and filters in the address; only the results where a script asks for them."""
    version = published()
    today = timezone.localdate()
    form, filters = listing.asked(version, request.GET)
    found = queries.found(version, filters)
    texts = listing.in_stage(found.texts, filters.stage, today)
    page = Paginator(texts, _PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "form": form,
        "page": page,
        "search": found.search,
        "sections": listing.sections(rows.rows(page.object_list, today), is_ranked=bool(filters.words)),
        "active": listing.active(form, request.GET, listing.named(filters)),
    }
    if not request.htmx or request.htmx.history_restore_request:
        return render(request, "agreement/promises.html", values)
    part = render(request, "agreement/_found_part.html", values)
    return push_url(part, listing.address(request.path, request.GET))


@require_safe
def promise_json(request: HttpRequest, number: int) -> HttpResponse:
    """One promise for a program."""
    text = _text(number)
    stage = stages.on([text.promise_id], timezone.localdate()).of(text.promise_id)
    options = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(downloads.promise(text, stage), json_dumps_params=options)


@offering({"application/ld+json": sharing.promise_jsonld, "application/json": promise_json})
@require_safe
def promise(request: HttpRequest, number: int) -> HttpResponse:
    """One promise: where it stands, its place, what was read in it, and what it is tied to."""
    text = queries.promise_text(published(), number)
    if text is None:
        return _gone(request, number)
    today = timezone.localdate()
    siblings = list(queries.siblings(text)[: _MOST_SIBLINGS + 1])
    serving = list(queries.serving(text.version, text.promise)[: _MOST_SERVING + 1])
    known = stages.on([one.promise_id for one in (text, *siblings, *serving)], today)
    read = of_promise.read(text)
    values = {
        "text": text,
        "kind": rows.kind(text.level),
        "stage": known.of(text.promise_id),
        "read": read,
        "findings": differences.of_promise(text),
        "panels": panels.filled(request, text),
        "parent": read.parent,
        "serving": rows.in_stages(serving[:_MOST_SERVING], known),
        "has_more_serving": len(serving) > _MOST_SERVING,
        "siblings": rows.in_stages(siblings[:_MOST_SIBLINGS], known),
        "has_more_siblings": len(siblings) > _MOST_SIBLINGS,
        "before": read.before,
        "after": read.after,
        "permanent_address": downloads.permanent_address(text),
    }
    return render(request, "agreement/promise.html", values)


def _gone(request: HttpRequest, number: int) -> HttpResponse:
    """A promise that an earlier version had: its address stays, and tells what became of it."""
    text = of_promise.last_seen(number)
    if text is None:
        raise _no_promise(number)
    became = of_promise.became(text.promise)
    values = {"text": text, "became": became, "permanent_address": downloads.permanent_address(text)}
    return render(request, "agreement/promise_gone.html", values)


@require_safe
def domain(request: HttpRequest, slug: str) -> HttpResponse:
    """One domain: its picture, and its promises by theme, actions under the goal that they serve."""
    version = published()
    chosen = queries.domains(version).filter(slug=slug).first()
    if chosen is None:
        raise Http404(_("There is no domain “%(slug)s” in this agreement.") % {"slug": slug})
    texts = list(queries.texts(version).filter(domain=chosen))
    known = stages.on([text.promise_id for text in texts], timezone.localdate())
    values = {
        "domain": chosen,
        "sections": rows.by_theme(texts, known),
        "drawing": overview.of_domain(chosen.title, texts, known),
        "counts": known.counts(text.promise_id for text in texts),
        "goals": sum(text.is_goal for text in texts),
    }
    return render(request, "agreement/domain.html", values)


def published() -> Version:
    """Return the version that residents see, or say that there is none yet."""
    version = queries.published()
    if version is None:
        raise Http404(_("No agreement has been published yet."))
    return version


def _text(number: int) -> PromiseText:
    text = queries.promise_text(published(), number)
    if text is None:
        raise _no_promise(number)
    return text


def _no_promise(number: int) -> Http404:
    return Http404(_("There is no promise %(number)s in this agreement.") % {"number": number})
