"""The statements: accessibility, privacy, contact, language; and the address for who found a hole."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from akkoord.web.frame.statements import processings

# RFC 9116 advises less than a year; a machine that is not kept up says so by a date that passed.
_SECURITY_FILE_HOLDS = timedelta(days=180)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible this site is, how that is known, and where to complain."""
    return render(request, "frame/statements/accessibility.html", {"given": settings.CITY.statements})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of whom, and the rights of whom it is."""
    values = {"given": settings.CITY.statements, "processings": processings.entries()}
    return render(request, "frame/statements/privacy.html", values)


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to write to, about what."""
    return render(request, "frame/statements/contact.html", {"given": settings.CITY.statements})


@require_safe
def language(request: HttpRequest) -> HttpResponse:
    """Which language is used where, and what a translation is worth."""
    return render(request, "frame/statements/language.html")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to tell of a hole in this site, by RFC 9116; there is none where the city gives no address."""
    given, base = settings.CITY.statements, settings.CITY.base_url
    if not given.security_contact:
        raise Http404
    midnight = datetime.combine(timezone.localdate(), time(), tzinfo=timezone.get_current_timezone())
    lines = (
        f"Contact: {given.security_contact}",
        f"Expires: {(midnight + _SECURITY_FILE_HOLDS).isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {base}/.well-known/security.txt",
    )
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")
