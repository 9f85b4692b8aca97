"""Rows of checks as values of the engine, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from akkoord.checks import run as engine
from akkoord.checks.checklist import Checklist, load
from akkoord.checks.effects import HouseholdEffects
from akkoord.checks.run import Answer, CheckResult, Conclusion, Findings, Heard, Outcome, draft_hash, missing
from akkoord.phrases import Reason
from akkoord.web.checks.models import CheckRun
from akkoord.web.decisions.models import Draft, judged_part


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


def result(run: CheckRun) -> CheckResult:
    """Return what was kept of a check, as the engine knows it."""
    return CheckResult(run.check_code, run.version, run.draft_hash, run.judged_on, findings(run))


def findings(run: CheckRun) -> Findings:
    """Return what was filled in."""
    return Findings(
        answers=tuple(answer(row) for row in run.answers),
        heard=tuple(heard(row) for row in run.heard),
        effects=household_effects(run),
        conclusion=Conclusion(_outcome(run), run.adjustment, run.no_adjustment_because, run.summary),
    )


def answer(row: Mapping[str, Any]) -> Answer:
    """Return one answer of a row."""
    return Answer(row["question"], row["value"], row["certainty"], row["note"])


def answer_row(given: Answer) -> dict[str, Any]:
    """Return an answer as plain JSON."""
    return {
        "question": given.question,
        "value": given.value,
        "certainty": given.certainty,
        "note": given.note,
    }


def heard(row: Mapping[str, Any]) -> Heard:
    """Return who was heard, of a row."""
    return Heard(row["who"], date.fromisoformat(row["on"]), row["record"])


def heard_row(given: Heard) -> dict[str, str]:
    """Return who was heard as plain JSON."""
    return {"who": given.who, "on": given.on.isoformat(), "record": given.record}


def _outcome(run: CheckRun) -> Outcome | None:
    # A constraint of the table keeps out any other word.
    return cast("Outcome", run.outcome) if run.outcome else None


def household_effects(run: CheckRun) -> HouseholdEffects | None:
    """Return the effect in raw numbers, for the engine only; None when it was not computed."""
    if run.gainers is None or run.losers is None or run.unknown is None or run.cents_per_year is None:
        return None
    return HouseholdEffects(run.gainers, run.losers, run.unknown, run.cents_per_year)


def lacks(check: Checklist, run: CheckRun, draft: Draft) -> list[Reason]:
    """Return what a check lacks before its draft can be decided; nothing when it is complete."""
    return missing(check, result(run), draft=judged_part(draft))


def hash_of(draft: Draft) -> str:
    """Return the hash of what a check judges of a draft, as it is now."""
    return draft_hash(judged_part(draft))


def hash_of_reforms(draft: Draft) -> str:
    """Return the hash of the reforms in a draft: as long as it is the same, a computed effect stands."""
    return draft_hash({"reforms": judged_part(draft)["reforms"]})


def keep_filled(run: CheckRun, draft: Draft, filled: Filled, today: date) -> None:
    """Write what was filled in, on a row that judges the draft as it is now.

    Raises:
        UnknownQuestion: if an answer belongs to no question of the check.
        AnsweredTwice: if a question has two answers.
        WrongAnswer: if an answer is of the wrong kind.
    """
    check = load(run.check_code)
    given = Findings(
        answers=tuple(answer(row) for row in filled.answers),
        heard=tuple(heard(row) for row in filled.heard),
    )
    found = engine.run(check, given, draft=judged_part(draft), judged_on=today)
    run.version, run.draft_hash, run.judged_on = found.version, found.draft_hash, found.judged_on
    run.answers = [answer_row(one) for one in found.findings.answers]
    run.heard = [heard_row(one) for one in found.findings.heard]
    run.outcome, run.summary = filled.outcome, filled.summary
    run.adjustment, run.no_adjustment_because = filled.adjustment, filled.no_adjustment_because


def keep_effects(run: CheckRun, draft: Draft, found: HouseholdEffects, shown: dict[str, Any]) -> None:
    """Write an effect on a row, with what may be read of it."""
    run.gainers, run.losers, run.unknown = found.gainers, found.losers, found.unknown
    run.cents_per_year = found.cents_per_year
    run.effects_shown, run.effects_of = shown, hash_of_reforms(draft)


def forget_effects(run: CheckRun) -> None:
    """Take an effect off a row."""
    run.gainers = run.losers = run.unknown = run.cents_per_year = None
    run.effects_panel = run.effects_on = run.effects_shown = None
    run.effects_of = run.effects_source = ""
