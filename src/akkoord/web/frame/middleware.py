"""What holds for every request and answer, whatever the page."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

Answer = Callable[[HttpRequest], HttpResponseBase]


def keep_out_of_caches(answer: Answer) -> Answer:
    """Let no cache keep a page that was made for somebody with a session: it may show more to staff."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return answered


def refuse_large_bodies(answer: Answer) -> Answer:
    """Refuse a body that no form here takes, before anything of it is read or written to disk.

    A body without a length is read as empty, so the length that is given can be relied on.
    """

    def answered(request: HttpRequest) -> HttpResponseBase:
        given = str(request.META.get("CONTENT_LENGTH") or "")
        if given.isdecimal() and int(given) > settings.MOST_BODY_BYTES:
            limit_mb = settings.MOST_BODY_BYTES // (1024 * 1024)
            return render(request, "413.html", {"limit_mb": limit_mb}, status=413)
        return answer(request)

    return answered
