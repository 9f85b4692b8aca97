"""What follow-up shows on the page of a promise: where it stands on what proof, its money, the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from akkoord.web.accounts.access import granted_anywhere
from akkoord.web.agreement import panels
from akkoord.web.agreement.models import PromiseText
from akkoord.web.followup import judged, judging, milestones, people, queries, rolling


def stand(request: HttpRequest, text: PromiseText) -> Mapping[str, Any]:
    """Where the promise stands today; that nothing is known is told as well."""
    today = timezone.localdate()
    return {
        "text": text,
        "stand": queries.stand(text, today),
        "carriers": people.of([text.promise_id], today).get(text.promise_id),
        "milestones": milestones.shown(text.promise, today),
        "may_record": "followup.record_status" in granted_anywhere(request),
    }


def below(request: HttpRequest, text: PromiseText) -> Mapping[str, Any] | None:
    """What the promises under a goal come to; nothing for a promise under which none stands."""
    found = rolling.below(text, timezone.localdate())
    return {"below": found} if found else None


def money(request: HttpRequest, text: PromiseText) -> Mapping[str, Any]:
    """What the multi-year plan holds for the promise."""
    return {"money": queries.money(text, timezone.localdate())}


def verdict(request: HttpRequest, text: PromiseText) -> Mapping[str, Any] | None:
    """What readers found of the promise at the end of the term; nothing before."""
    if not judging.is_open(timezone.localdate()):
        return None
    return {
        "text": text,
        "outcome": judged.outcome(text.promise_id),
        "may_judge": "followup.judge" in granted_anywhere(request),
    }


def register() -> None:
    """Put the panels on the page of every promise."""
    panels.register(panels.Panel("followup.stand", 10, "followup/_stand_panel.html", stand))
    panels.register(panels.Panel("followup.below", 12, "followup/_below_panel.html", below))
    panels.register(panels.Panel("followup.verdict", 15, "followup/_verdict_panel.html", verdict))
    panels.register(panels.Panel("followup.money", 20, "followup/_money_panel.html", money))
