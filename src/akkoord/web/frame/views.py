"""Pages about the site itself."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer `ok` when the process and its database work; for monitors and for `serve`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def theme(request: HttpRequest, name: str) -> HttpResponse:
    """The style sheet or the logo of the city; its name holds its content, so it may be kept for good."""
    found = settings.CITY.theme
    if found is not None and name == found.name:
        response = HttpResponse(found.style, content_type="text/css; charset=utf-8")
    elif found is not None and found.logo is not None and name == found.logo.name:
        response = HttpResponse(found.logo.content, content_type=found.logo.media_type)
    else:
        raise Http404
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
