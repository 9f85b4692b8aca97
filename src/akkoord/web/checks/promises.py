"""The checks behind a promise: a panel on its page, and references in the report."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import timezone

from akkoord.web.agreement.models import PromiseText
from akkoord.web.checks import queries
from akkoord.web.followup.sources import Reference
from akkoord.web.frame import language


def references(promises: Collection[int], until: date) -> Mapping[int, tuple[Reference, ...]]:
    """Return the complete checks of decisions that carry out promises, with their permanent address."""
    found = queries.finished(promises, until, language.current())
    return {
        promise: tuple(Reference(_permanent(one.address), f"{one.title}: {one.decision}") for one in told)
        for promise, told in found.items()
    }


def _permanent(path: str) -> str:
    # The report is a file that people carry away: a path alone would lead nowhere from there.
    return f"{settings.CITY.base_url}{translate_url(path, settings.LANGUAGE_CODE)}"


def panel(request: HttpRequest, text: PromiseText) -> Mapping[str, Any] | None:
    """Return the checks of one promise for its page; None where there are none."""
    found = queries.finished([text.promise_id], timezone.localdate(), language.current())
    checks = found.get(text.promise_id)
    return {"checks": checks} if checks else None
