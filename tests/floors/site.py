"""The addresses of the site, and two more, to see the pages that answer when something goes wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.csrf import csrf_failure

from akkoord.web.config.urls import urlpatterns as of_the_site


def broken(request: HttpRequest) -> HttpResponse:
    """Fail, as no page should."""
    raise RuntimeError("this page breaks on purpose")


urlpatterns = [
    path("stuk/", broken, name="broken"),
    path("geweigerd/", csrf_failure, name="refused"),
    *of_the_site,
]
