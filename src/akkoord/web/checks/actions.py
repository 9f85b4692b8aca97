"""Keep households, compute what a draft does to them, and keep what somebody filled in of a check."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from akkoord.checks import checklist, effects
from akkoord.checks import run as engine
from akkoord.checks.effects import HouseholdEffects
from akkoord.errors import InputError, StateError
from akkoord.phrases import Reason, say
from akkoord.rights.formats import panel_file
from akkoord.web.accounts.models import User
from akkoord.web.checks import households, rows
from akkoord.web.checks.models import CheckRun, Panel
from akkoord.web.decisions import queries as decisions
from akkoord.web.decisions.models import Draft, judged_part
from akkoord.web.history import actions as history


class NoHouseholds(InputError):
    """No line of a panel can be used."""

    code = "no_households"
    message = "no line of panel {name!r} holds a household: {problem}"


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


@dataclass(frozen=True, slots=True)
class Added:
    """A panel as it was kept, and a reason for each line that could not be used."""

    panel: Panel
    problems: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody filled in, as plain JSON.

    Attributes:
        answers: Each with `question`, `value`, `certainty` and `note`.
        heard: Each with `who`, `on` (as 2026-03-01) and `record`.
        outcome: The conclusion; empty as long as nobody drew it.
        adjustment: What was changed in the draft because of the check.
        no_adjustment_because: Why nothing was changed.
        summary: What the public reads.
    """

    answers: Sequence[Mapping[str, Any]] = ()
    heard: Sequence[Mapping[str, str]] = ()
    outcome: str = ""
    adjustment: str = ""
    no_adjustment_because: str = ""
    summary: str = ""


@transaction.atomic
def add_panel(*, name: str, text: str, is_invented: bool, actor: User | None, now: datetime) -> Added:
    """Keep households, and compute effects over these from now on. The same households again change nothing.

    Lines that cannot be used are left out and named.

    Raises:
        NoHouseholds: if no line can be used.
    """
    found = panel_file.read(text)
    if not found.households:
        problem = say(found.problems[0], "en", package="akkoord.rights") if found.problems else "it is empty"
        raise NoHouseholds(name=name, problem=problem)
    content = panel_file.dumps(found.households)
    digest = hashlib.sha256(content.encode()).hexdigest()
    known = Panel.objects.select_for_update().filter(sha256=digest).first()
    if known is not None and known.is_current:
        return Added(known, found.problems)
    Panel.objects.filter(is_current=True).update(is_current=False)
    panel = known or Panel(
        name=name,
        is_invented=is_invented,
        content=content,
        households=len(found.households),
        sha256=digest,
        added_at=now,
    )
    panel.is_current = True
    panel.save()
    history.record(
        actor=actor,
        subject=panel,
        kind="checks.panel_added",
        payload={
            "name": panel.name,
            "is_invented": panel.is_invented,
            "households": panel.households,
            "left_out": len(found.problems),
            "sha256": digest,
        },
        effective_on=now.date(),
        now=now,
    )
    return Added(panel, found.problems)


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
    _keep_effects(run, draft, computed.effects, computed.shown)
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
    """
    draft = _open_draft(draft_id)
    run = _run(draft, check, today)
    stated = HouseholdEffects(gainers, losers, unknown, cents_per_year)
    _keep_effects(run, draft, stated, households.stated(effects.shown(stated)))
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
    _keep_filled(run, draft, filled, today)
    if run.effects_of and run.effects_of != rows.hash_of_reforms(draft):
        _forget_effects(run)
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


def _keep_filled(run: CheckRun, draft: Draft, filled: Filled, today: date) -> None:
    check = checklist.load(run.check_code)
    given = engine.Findings(
        answers=tuple(rows.answer(row) for row in filled.answers),
        heard=tuple(rows.heard(row) for row in filled.heard),
    )
    found = engine.run(check, given, draft=judged_part(draft), judged_on=today)
    run.version, run.draft_hash, run.judged_on = found.version, found.draft_hash, found.judged_on
    run.answers = [rows.answer_row(one) for one in found.findings.answers]
    run.heard = [rows.heard_row(one) for one in found.findings.heard]
    run.outcome, run.summary = filled.outcome, filled.summary
    run.adjustment, run.no_adjustment_because = filled.adjustment, filled.no_adjustment_because


def _keep_effects(run: CheckRun, draft: Draft, found: HouseholdEffects, shown: dict[str, Any]) -> None:
    run.gainers, run.losers, run.unknown = found.gainers, found.losers, found.unknown
    run.cents_per_year = found.cents_per_year
    run.effects_shown, run.effects_of = shown, rows.hash_of_reforms(draft)


def _forget_effects(run: CheckRun) -> None:
    run.gainers = run.losers = run.unknown = run.cents_per_year = None
    run.effects_panel = run.effects_on = run.effects_shown = None
    run.effects_of = run.effects_source = ""


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
