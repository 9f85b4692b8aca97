"""The page about the data, and the catalogue for programs."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from akkoord.web.open_data import queries

_FORMS = {"ttl": ("turtle", "text/turtle"), "jsonld": ("json-ld", "application/ld+json")}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What data there is and how to get it; who asks for linked data is sent to the catalogue."""
    ending = _asked_for(request)
    answer = (
        redirect("open_data:catalogue", ending)
        if ending
        else render(request, "open_data/home.html", {"page": queries.page()})
    )
    patch_vary_headers(answer, ["Accept"])
    return answer


@require_safe
def catalogue(request: HttpRequest, ending: str) -> HttpResponse:
    """The catalogue in DCAT-AP Vlaanderen."""
    form, media_type = _FORMS[ending]
    content = queries.catalogue(form)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    answer = HttpResponse(content, content_type=f"{media_type}; charset=utf-8", headers={"ETag": etag})
    # Other sites may read it from a page of theirs: it is the same for everybody.
    answer["Access-Control-Allow-Origin"] = "*"
    conditional = get_conditional_response(request, etag=etag, response=answer)
    return conditional if isinstance(conditional, HttpResponse | HttpResponseNotModified) else answer


def _asked_for(request: HttpRequest) -> str:
    """Return the ending of the form that is asked for; nothing where a page does."""
    wanted = request.get_preferred_type(["text/html", *(media_type for _form, media_type in _FORMS.values())])
    return next((ending for ending, (_form, media_type) in _FORMS.items() if media_type == wanted), "")
