"""How many people follow what: numbers for staff, and never who."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from akkoord.web.accounts.access import needs
from akkoord.web.updates import followed


@require_safe
@never_cache
@needs("followup.report")
def home(request: HttpRequest) -> HttpResponse:
    """How many people follow what; fewer than five are not told."""
    together, *each = followed.numbers()
    values = {"together": together, "each": each, "fewest": followed.FEWEST}
    return render(request, "updates/numbers.html", values)
