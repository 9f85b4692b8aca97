"""What changed, on a page and in feeds."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.web.agreement import changes
from akkoord.web.agreement import queries as agreement
from akkoord.web.updates import chosen, feeds, listing
from akkoord.web.updates.chosen import Choice, What
from akkoord.web.updates.forms import FilterForm
from akkoord.web.updates.listing import Asked

_PER_PAGE = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What changed, newest first, with filters in the address."""
    choice = _choice(request)
    form = FilterForm(request.GET)
    asked = Asked(chosen.of_choice(choice), **form.asked(), before=request.GET.get("na", "")[:64])
    values = {
        "choice": choice,
        "form": form,
        "page": listing.page(asked, _PER_PAGE),
        "is_filtered": bool(asked.group or asked.since or asked.before),
        "groups": changes.GROUPS,
    }
    return render(request, "updates/home.html", values)


@require_safe
def feed(request: HttpRequest, what: What = "all", key: str = "") -> HttpResponseBase:
    """The last changes as an Atom feed; who has it already gets nothing but that word."""
    choice = chosen.find(what, str(key))
    if choice is None:
        raise Http404(_unknown())
    last = listing.page(Asked(chosen.of_choice(choice)), feeds.MOST)
    content, updated = feeds.written(choice, last.changes)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type=feeds.TYPE)
    response["ETag"], response["Last-Modified"] = etag, http_date(updated.timestamp())
    response["Cache-Control"] = "public, max-age=300"
    answer = get_conditional_response(request, etag, int(updated.timestamp()), response)
    return answer if answer is not None else response


def _choice(request: HttpRequest) -> Choice:
    if agreement.published() is None and not request.GET:
        return chosen.everything()
    choice = chosen.in_address(request.GET)
    if choice is None:
        raise Http404(_unknown())
    return choice


def _unknown() -> str:
    return _("The agreement has no such promise, domain or place. It can have gone with a new version.")
