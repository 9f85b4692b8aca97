"""What an action on a draft or decision leaves behind: rows of links, and events in the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.decisions.models import Decision, Link
from akkoord.web.history import actions as history


@dataclass(frozen=True, slots=True)
class By:
    """Who did something, and when."""

    actor: User | None
    now: datetime


def make(decision: Decision, promise: Promise, by: By, *, is_named: bool) -> Link:
    """Link a promise to a decision, and tell it in the history of both."""
    made = Link.objects.create(
        decision=decision,
        promise=promise,
        is_named_in_decision=is_named,
        confirmed_by=by.actor,
        confirmed_at=by.now,
    )
    tell("decisions.linked", decision, promise, by)
    return made


def tell(kind: str, decision: Decision, promise: Promise, by: By) -> None:
    """Record in the history of both what happened to a link."""
    payload = {"decision": decision.pk, "uri": decision.uri, "promise": promise.number}
    record(decision, kind, payload, by)
    record(promise, kind, payload, by)


def record(
    subject: models.Model, kind: str, payload: dict[str, Any], by: By, effective_on: date | None = None
) -> None:
    """Record what happened to a row, true from its own day or else from the day that it became known."""
    history.record(
        actor=by.actor,
        subject=subject,
        kind=kind,
        payload=payload,
        effective_on=effective_on,
        now=by.now,
    )
