"""The panel on the page of a promise: the decisions that carry it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from akkoord.web.agreement.models import PromiseText
from akkoord.web.decisions import queries


def gather(request: HttpRequest, text: PromiseText) -> Mapping[str, Any] | None:
    """Return the published decisions of a promise; nothing to show without one. Drafts are not public."""
    found = queries.of_promise(text.promise_id)
    return {"decisions": found} if found else None
