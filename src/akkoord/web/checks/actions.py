"""Compute what a draft does to households, and keep what somebody filled in of a check."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from akkoord.checks import checklist, effects
from akkoord.checks.effects import HouseholdEffects
from akkoord.errors import InputError, StateError
from akkoord.rights.formats import panel_file
from akkoord.web.accounts.models import User
from akkoord.web.checks import households, rows
from akkoord.web.checks.models import CheckRun, Panel
from akkoord.web.checks.panel import Added, NoHouseholds, add_panel
from akkoord.web.checks.rows import Filled
from akkoord.web.decisions import queries as decisions
from akkoord.web.decisions.models import Draft
from akkoord.web.history import actions as history

MOST_CENTS = 10**14
"""A thousand billion euro a year: beyond it somebody mistyped."""

__all__ = [
    "MOST_CENTS",
    "Added",
    "DraftChanged",
    "DraftPublished",
    "EffectTooLarge",
    "Filled",
    "NoHouseholds",
    "NoPanel",
    "NotADayOfTheReform",
    "NothingToCompute",
    "RunChanged",
    "add_panel",
    "compute_effects",
    "effect_days",
    "save_run",
    "state_effects",
]


class NoPanel(StateError):
    """There are no households to compute over."""

    code = "no_panel"
    message = "there is no panel of households; add one with `python -m akkoord.web add_panel`"


class NothingToCompute(StateError):
    """A draft changes no figure of a right that Akkoord knows."""

    code = "nothing_to_compute"
    message = "draft {draft} changes no figure of a right: there is no effect to compute"


class NotADayOfTheReform(InputError):
    """An effect is asked for a day on which the draft changes nothing."""

    code = "not_a_day_of_the_reform"
    message = "{on} is no day on which this draft changes something; choose one of {possible}"


class EffectTooLarge(InputError):
    """An amount is larger than all households together can gain or lose."""

    code = "effect_too_large"
    message = "{cents} cents a year cannot be: at most {most}, above or below zero; check the amount"


class DraftPublished(StateError):
    """A decision was published: its check stands as it was."""

    code = "draft_published"
    message = "draft {draft} is published; its check does not change any more"


class DraftChanged(StateError):
    """A draft changed while its check was being filled in."""

    code = "draft_changed"
    message = "draft {draft} changed while the check was being filled in; read it again, then save again"


class RunChanged(StateError):
    """Somebody else saved the same check in the meantime."""

    code = "run_changed"
    message = "somebody else saved this check: it is at revision {now}, not {expected}"


def effect_days(draft: Draft) -> list[date]:
    """Return the days on which a draft changes something, the first one first."""
    return sorted({reform.valid_from for reform in draft.reforms.all()})


@transaction.atomic
def compute_effects(
    *, draft_id: int, check: str, on: date | None = None, actor: User | None, now: datetime, today: date
) -> CheckRun:
    """Compute what the reforms of a draft do to the current panel, and keep it with the check.

    The law as it stands holds the decisions that were published up to today.

    Args:
        draft_id: The draft.
        check: The check that wants to know.
        on: The day to compute for, one on which the draft changes something; the first of these when None.
        actor: Who asked for it.
        now: When.
        today: The day of that moment in the city.

    Raises:
        DraftPublished: if the draft is a decision already.
        NoPanel: if there are no households.
        NothingToCompute: if the draft changes no figure of a right.
        NotADayOfTheReform: if it changes nothing on that day.
        NoSuchRight: if it changes a right that Akkoord does not know.
        UnknownFigure: if a right does not have the figure.
        WrongValue: if a figure gets a value of the wrong kind.
        NotComparable: if a right has no monthly amount on that day.
        AmountUnknown: if nothing is known of the amount.
    """
    draft = _open_draft(draft_id)
    days = effect_days(draft)
    if not days:
        raise NothingToCompute(draft=draft_id)
    on = on or days[0]
    if on not in days:
        raise NotADayOfTheReform(on=on, possible=", ".join(str(day) for day in days))
    panel = Panel.objects.filter(is_current=True).first()
    if panel is None:
        raise NoPanel
    computed = households.compute(
        decisions.overlays(draft),
        decisions.overlays_in_force(today),
        panel_file.read(panel.content).households,
        on,
    )
    run = _run(draft, check, today)
    rows.keep_effects(run, draft, computed.effects, computed.shown)
    run.effects_panel, run.effects_on, run.effects_source = panel, on, ""
    _save(run, actor, now)
    over = {"panel": panel.name, "panel_sha256": panel.sha256, "day": on}
    _record_effects(run, over, actor=actor, now=now, today=today)
    return run


@transaction.atomic
def state_effects(
    *,
    draft_id: int,
    check: str,
    gainers: int,
    losers: int,
    unknown: int,
    cents_per_year: int,
    source: str,
    actor: User | None,
    now: datetime,
    today: date,
) -> CheckRun:
    """Keep an effect that somebody else worked out, for a draft that changes no figure that Akkoord knows.

    Raises:
        DraftPublished: if the draft is a decision already.
        NotACount: if a number of households is below zero.
        EffectTooLarge: if the amount cannot be.
    """
    if abs(cents_per_year) > MOST_CENTS:
        raise EffectTooLarge(cents=cents_per_year, most=MOST_CENTS)
    draft = _open_draft(draft_id)
    run = _run(draft, check, today)
    stated = HouseholdEffects(gainers, losers, unknown, cents_per_year)
    rows.keep_effects(run, draft, stated, households.stated(effects.shown(stated)))
    run.effects_panel, run.effects_on, run.effects_source = None, None, source
    _save(run, actor, now)
    over = {"panel": None, "panel_sha256": None, "day": None}
    _record_effects(run, over, actor=actor, now=now, today=today)
    return run


@transaction.atomic
def save_run(
    *,
    draft_id: int,
    check: str,
    filled: Filled,
    draft_hash: str,
    revision: int,
    actor: User | None,
    now: datetime,
    today: date,
) -> CheckRun:
    """Keep what was filled in, complete or not, as a judgement of the draft as it is now.

    An effect that was computed for other reforms than the draft has now is taken away.

    Args:
        draft_id: The draft.
        check: The check.
        filled: What was filled in.
        draft_hash: The hash of the draft as whoever filled it in saw it.
        revision: The revision that they started from; 0 when there was none.
        actor: Who filled it in.
        now: When.
        today: The day of that moment in the city.

    Raises:
        DraftPublished: if the draft is a decision already.
        DraftChanged: if the draft changed since it was shown.
        RunChanged: if somebody else saved the check since then.
        UnknownQuestion: if an answer belongs to no question of the check.
        AnsweredTwice: if a question has two answers.
        WrongAnswer: if an answer is of the wrong kind.
    """
    draft = _open_draft(draft_id)
    if draft_hash != rows.hash_of(draft):
        raise DraftChanged(draft=draft_id)
    run = _run(draft, check, today)
    current = 0 if run.pk is None else run.revision
    if revision != current:
        raise RunChanged(now=current, expected=revision)
    rows.keep_filled(run, draft, filled, today)
    if run.effects_of and run.effects_of != rows.hash_of_reforms(draft):
        rows.forget_effects(run)
    _save(run, actor, now)
    history.record(
        actor=actor,
        subject=draft,
        kind="checks.saved",
        # Who was heard and what was answered stay in the row: they can name people.
        payload={
            "check": check,
            "version": run.version,
            "draft_hash": run.draft_hash,
            "outcome": run.outcome,
            "answers": len(run.answers),
            "missing": len(rows.lacks(checklist.load(check), run, draft)),
            "revision": run.revision,
        },
        effective_on=today,
        now=now,
    )
    return run


def _open_draft(draft_id: int) -> Draft:
    """Return a draft that nobody else changes or checks as long as this transaction lasts."""
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    if draft.is_published:
        raise DraftPublished(draft=draft_id)
    return draft


def _run(draft: Draft, check: str, today: date) -> CheckRun:
    known = CheckRun.objects.filter(draft=draft, check_code=check).first()
    return known or CheckRun(
        draft=draft,
        check_code=check,
        version=checklist.load(check).version,
        draft_hash=rows.hash_of(draft),
        judged_on=today,
        revision=0,
    )


def _save(run: CheckRun, actor: User | None, now: datetime) -> None:
    run.made_by, run.changed_at = actor, now
    run.revision += 1
    run.save()


def _record_effects(
    run: CheckRun, over: Mapping[str, Any], *, actor: User | None, now: datetime, today: date
) -> None:
    """Record an effect as readers may see it: a raw number of one to four households is not for history."""
    town = (run.effects_shown or {})["town"]
    history.record(
        actor=actor,
        subject=run.draft,
        kind="checks.effects_computed",
        payload={
            "check": run.check_code,
            **over,
            **{name: town[name] for name in ("gains", "loses", "unknown", "per_year")},
        },
        effective_on=today,
        now=now,
    )
