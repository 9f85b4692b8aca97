"""What pages and other apps read of checks; each function costs a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from akkoord.checks import checklist, run, trigger
from akkoord.checks.checklist import Checklist
from akkoord.checks.trigger import CityRules, Features, Need
from akkoord.phrases import Language, Reason, say
from akkoord.web.agreement import queries as agreement
from akkoord.web.checks import rows
from akkoord.web.checks.models import CheckRun, Panel
from akkoord.web.decisions.models import Decision, Draft, judged_part

CHECKS = ("poverty",)
"""The checks that Akkoord brings, by code."""

State = Literal["unknown", "not_started", "incomplete", "draft_changed", "complete"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one check stands on one draft.

    Attributes:
        draft: The draft.
        need: Whether it needs the check, and why.
        run: The check as it was done; None before anybody began.
        state: Where it stands; "unknown" as long as the draft leaves a question open.
        missing: What it lacks; empty when complete or not begun.
    """

    draft: Draft
    need: Need
    run: CheckRun | None
    state: State
    missing: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A complete check of a published decision, as residents read of it."""

    title: str
    decision: str
    address: str
    outcome: str
    judged_on: date


def checklists() -> list[Checklist]:
    """Return every check that Akkoord brings."""
    return [checklist.load(code) for code in CHECKS]


def find(check: str) -> Checklist | None:
    """Return a check by its code; None when there is no such check."""
    return checklist.load(check) if check in CHECKS else None


def city_rules() -> CityRules:
    """Return what the city file settles about checks.

    Raises:
        UnknownCheck: if it names a check that does not exist.
    """
    found = settings.CITY.checks
    codes = frozenset(checklist.load(code).code for code in found.every_college_decision)
    return CityRules(codes, found.large_amount_euro and found.large_amount_euro * 100)


def needed(draft: Draft) -> list[Need]:
    """Return for each check whether a draft needs it, and why.

    A draft that changes a figure of a right changes a right, whatever its writer answered.
    """
    changes = None if draft.changes is None else frozenset(draft.changes)
    if draft.reforms.all():
        changes = (changes or frozenset()) | {"right"}
    features = Features(
        changes=changes,
        touches_households=draft.touches_households,
        amount_cents=draft.amount_cents,
        is_of_college=draft.is_of_college,
    )
    return trigger.needed(checklists(), features, city_rules())


def standings(draft: Draft) -> list[Standing]:
    """Return how each check stands on a draft."""
    runs = {run.check_code: run for run in draft.check_runs.all()}
    return [_standing(draft, need, runs.get(need.check)) for need in needed(draft)]


def work() -> list[Standing]:
    """Return the checks to be done on drafts in preparation, without those that nothing asks for."""
    drafts = _with_judged_part(Draft.objects.filter(decision__isnull=True)).prefetch_related("check_runs")
    return [one for draft in drafts for one in standings(draft) if one.need.verdict != "no"]


def draft(draft_id: int) -> Draft | None:
    """Return a draft with what a check judges of it, or None."""
    return _with_judged_part(Draft.objects.select_related("decision")).filter(pk=draft_id).first()


def run_of(draft: Draft, check: str) -> CheckRun | None:
    """Return the check as it was done on a draft, or None."""
    return _with_panel(CheckRun.objects.filter(draft=draft, check_code=check)).first()


def current_panel() -> Panel | None:
    """Return the households over which effects are computed, without the households themselves."""
    return Panel.objects.filter(is_current=True).defer("content").first()


def published(check: str, decision_id: int, *, on: date) -> tuple[Decision, CheckRun] | None:
    """Return a complete check of a decision that was published up to a day; None where there is none."""
    # By a subquery: an id from an address that is too large for the database then finds nothing.
    decisions = Decision.objects.filter(pk=decision_id)
    found = _published(on).filter(check_code=check, draft__decision__in=decisions).first()
    if found is None or _lacks(found):
        return None
    return found.draft.decision, found


def finished_of(decision: Decision, until: date, language: Language) -> tuple[Finished, ...]:
    """Return the complete checks of one decision, up to a day."""
    runs = _published(until).filter(draft__decision=decision)
    return tuple(_finished(each, language) for each in runs if not _lacks(each))


def finished(
    promises: Collection[int], until: date, language: Language
) -> Mapping[int, tuple[Finished, ...]]:
    """Return the complete checks of decisions that carry out promises, up to a day."""
    decisions = agreement.of_promises(Decision.objects, promises, "links__promise")
    runs = _published(until).filter(draft__decision__in=decisions)
    asked = frozenset(promises)
    found: dict[int, list[Finished]] = {}
    # Of one promise nothing need be asked: each of these decisions carries it out.
    is_one = len(asked) == 1
    for each in runs if is_one else runs.prefetch_related("draft__decision__links"):
        if not _lacks(each):
            told = _finished(each, language)
            linked = asked if is_one else {link.promise_id for link in each.draft.decision.links.all()}
            for promise in sorted(linked & asked):
                found.setdefault(promise, []).append(told)
    return {promise: tuple(told) for promise, told in found.items()}


def _published(until: date) -> QuerySet[CheckRun]:
    runs = CheckRun.objects.filter(draft__decision__published_on__lte=until)
    runs = runs.order_by("draft__decision__published_on", "pk").select_related("draft__decision")
    return _with_panel(runs).prefetch_related("draft__articles", "draft__reforms")


def _with_panel(runs: QuerySet[CheckRun]) -> QuerySet[CheckRun]:
    """Join the panel of each run without its households, which can be large and are never shown."""
    return runs.select_related("effects_panel").defer("effects_panel__content")


def _with_judged_part(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    return drafts.prefetch_related("articles", "reforms")


def _lacks(found: CheckRun) -> list[Reason]:
    return rows.lacks(checklist.load(found.check_code), found, found.draft)


def _finished(found: CheckRun, language: Language) -> Finished:
    decision = found.draft.decision
    return Finished(
        title=checklist.load(found.check_code).title.in_language(language),
        decision=decision.title,
        address=reverse("checks:decision", args=[found.check_code, decision.pk]),
        outcome=say(Reason(f"outcome.{found.outcome}"), language, package="akkoord.checks"),
        judged_on=found.judged_on,
    )


def _standing(draft: Draft, need: Need, found: CheckRun | None) -> Standing:
    if found is None:
        return Standing(draft, need, None, "unknown" if need.verdict == "unknown" else "not_started", ())
    missing = tuple(rows.lacks(checklist.load(need.check), found, draft))
    if need.verdict == "unknown":
        state: State = "unknown"
    elif not run.is_about(rows.result(found), judged_part(draft)):
        state = "draft_changed"
    else:
        state = "incomplete" if missing else "complete"
    return Standing(draft, need, found, state, missing)
