"""The page that describes the interface for programs."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from akkoord.web.frame import language
from akkoord.web.open_data.api import contract, described, door


@require_safe
def api(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters and an example, and every error."""
    values = {
        "operations": described.operations(language.current()),
        "errors": described.errors(),
        "version": contract.VERSION,
        "reads": door.READS_PER_ADDRESS,
        "keyed": door.REQUESTS_PER_KEY,
        "base_url": settings.CITY.base_url,
    }
    return render(request, "open_data/api.html", values)
