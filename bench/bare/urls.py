"""One query, one row, one template, through the same server and the same middleware."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from akkoord.web.agreement.models import Version
from akkoord.web.config import urls

_PAGE = engines["django"].from_string("<!doctype html><title>{{ version }}</title><p>{{ version }}</p>")


def page(request: HttpRequest) -> HttpResponse:
    """Show one row."""
    return HttpResponse(_PAGE.render({"version": Version.objects.order_by("pk").first()}, request))


urlpatterns = [path("bare", page), *urls.urlpatterns]
