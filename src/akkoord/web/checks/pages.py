"""What each page of checks shows, as plain values; each costs a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from akkoord.checks.checklist import Checklist, load
from akkoord.phrases import Language
from akkoord.web.checks import actions, queries, rows, shown
from akkoord.web.checks.models import CheckRun, Panel
from akkoord.web.checks.shown import AnswerShown, EffectsShown, Missing, PartShown
from akkoord.web.decisions.models import Draft


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One check to be done on one draft."""

    draft: str
    title: str
    check: str
    draft_id: int
    state: str
    missing: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class RunPage:
    """One check on one draft.

    Attributes:
        title: What the check is called.
        purpose: What it is for.
        need: "yes", "no" or "unknown".
        reasons: Why, in sentences.
        parts: The questions.
        days: The days on which the draft changes a figure of a right; empty when it changes none.
        draft_hash: The hash of the draft as it is shown.
        revision: The revision of the check; 0 before anybody began.
        judged_on: When it was last judged; None before anybody began.
        missing: What it lacks.
        likely: The outcome that the answers point to.
        effects: The effect on households.
        panel: The households that will be computed over; None where there are none.
    """

    title: str
    purpose: str
    need: str
    reasons: list[str]
    parts: list[PartShown]
    days: list[date]
    draft_hash: str
    revision: int
    judged_on: date | None
    missing: list[Missing]
    likely: str
    effects: EffectsShown | None
    panel: Panel | None


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A finished check as everyone may read it."""

    title: str
    purpose: str
    version: str
    outcome: str
    summary: str
    adjustment: str
    no_adjustment_because: str
    parts: list[tuple[str, list[AnswerShown]]]
    effects: EffectsShown | None
    judged_on: date
    draft_hash: str


def work(language: Language) -> list[WorkRow]:
    """Return the checks to be done, those that wait for somebody first."""
    order = {"draft_changed": 0, "incomplete": 1, "not_started": 2, "unknown": 3, "complete": 4}
    found = sorted(queries.work(), key=lambda one: order[one.state])
    return [
        WorkRow(
            draft=one.draft.title,
            title=load(one.need.check).title.in_language(language),
            check=one.need.check,
            draft_id=one.draft.pk,
            state=one.state,
            missing=len(one.missing),
            changed_at=one.run.changed_at if one.run else None,
        )
        for one in found
    ]


def run_page(check: Checklist, draft: Draft, run: CheckRun | None, language: Language) -> RunPage:
    """Return everything that the page of a check shows beside its form."""
    need = next(need for need in queries.needed(draft) if need.check == check.code)
    return RunPage(
        title=check.title.in_language(language),
        purpose=check.purpose.in_language(language),
        need=need.verdict,
        reasons=shown.reasons(need.reasons, language),
        parts=shown.parts(check, language),
        days=actions.effect_days(draft),
        draft_hash=rows.hash_of(draft),
        revision=run.revision if run else 0,
        judged_on=run.judged_on if run else None,
        missing=shown.missing(rows.lacks(check, run, draft), language) if run else [],
        likely=shown.likely_outcome(check, run, language) if run else "",
        effects=shown.effects(run, language) if run else None,
        panel=queries.current_panel(),
    )


def finished(run: CheckRun, language: Language) -> FinishedPage:
    """Return a finished check for everyone."""
    check = load(run.check_code)
    return FinishedPage(
        title=check.title.in_language(language),
        purpose=check.purpose.in_language(language),
        version=run.version,
        outcome=shown.word(f"outcome.{run.outcome}", language),
        summary=run.summary,
        adjustment=run.adjustment,
        no_adjustment_because=run.no_adjustment_because,
        parts=shown.answers(check, run, language),
        effects=shown.effects(run, language),
        judged_on=run.judged_on,
        draft_hash=run.draft_hash,
    )
