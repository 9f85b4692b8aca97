"""The figures of a promise, on its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from akkoord.web.agreement import panels
from akkoord.web.agreement.models import PromiseText
from akkoord.web.indicators import queries, shown


def gather(request: HttpRequest, text: PromiseText) -> Mapping[str, Any] | None:
    """Return the indicators that measure a promise, with their last figure; None without any."""
    aimed = queries.measured_by(text.promise_id)
    if not aimed:
        return None
    return {"rows": list(shown.at_a_glance(aimed, timezone.localdate().year).values())}


def register() -> None:
    """Put the panel on the page of every promise."""
    panels.register(panels.Panel("indicators", 15, "indicators/panel.html", gather))
