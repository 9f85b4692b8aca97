"""What readers found of a promise at the end of the term, as pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.utils import timezone

from akkoord.followup import verdict as engine
from akkoord.followup.verdict import VerdictCode
from akkoord.phrases import Reason
from akkoord.web.accounts.models import User
from akkoord.web.followup.models import Judgement
from akkoord.web.followup.saying import sentence


@dataclass(frozen=True, slots=True)
class Found:
    """What one reader found.

    Attributes:
        name: The verdict in words.
        why: Why, in the words of the reader.
        judged_at: When.
    """

    name: str
    why: str
    judged_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the readers came to together.

    Attributes:
        standing: "unread", "one_reader", "agreed" or "differ".
        readers: How many read.
        names: The verdicts in words, each once.
        found: What each reader found; empty before the second, who reads apart from the first.
    """

    standing: engine.Standing
    readers: int
    names: tuple[str, ...]
    found: tuple[Found, ...]


def outcome(promise_id: int) -> Outcome:
    """Return what the readers of a promise came to, in one query."""
    rows = list(Judgement.objects.filter(promise=promise_id).order_by("pk"))
    # A constraint of the database keeps verdicts to those that the engine knows.
    read = [engine.Judgement(row.pk, row.reader_key, cast(VerdictCode, row.verdict)) for row in rows]
    came_to = engine.verdict(read)
    if came_to.readers < 2:
        return Outcome(came_to.standing, came_to.readers, (), ())
    return Outcome(
        came_to.standing,
        came_to.readers,
        tuple(verdict_name(code) for code in came_to.verdicts),
        _last_of_each(rows),
    )


def own(promise_id: int, reader: User) -> Judgement | None:
    """Return what a reader found last of a promise."""
    return Judgement.objects.filter(promise=promise_id, reader=reader).order_by("pk").last()


def verdicts() -> list[tuple[str, str]]:
    """Return the code of each verdict and what it is called, in their order."""
    return [(code, verdict_name(code)) for code in engine.VERDICTS]


def verdict_name(code: str) -> str:
    """Return what a verdict is called."""
    return sentence(Reason(f"verdict.{code}"))


def _last_of_each(rows: Sequence[Judgement]) -> tuple[Found, ...]:
    last = {row.reader_key: row for row in rows}
    shown = sorted(
        last.values(), key=lambda row: (engine.VERDICTS.index(cast(VerdictCode, row.verdict)), row.pk)
    )
    return tuple(
        Found(verdict_name(row.verdict), row.why, timezone.localtime(row.judged_at)) for row in shown
    )
