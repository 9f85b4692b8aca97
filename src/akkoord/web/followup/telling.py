"""What happened to a promise in follow-up, as history tells it: a sentence for each kind of event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise as LazyText
from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from akkoord import phrases
from akkoord.web.followup.saying import stage_name
from akkoord.web.frame import language

Payload = Mapping[str, Any]


class _Later:
    """Words that are chosen when they are shown, because only then the language is known."""

    def __init__(self, words: Callable[[], str]) -> None:
        self._words = words

    def __str__(self) -> str:
        return self._words()


def _stage(payload: Payload) -> LazyText:
    return lazystr(_Later(lambda: stage_name(payload["stage"])))


def _status_recorded(payload: Payload) -> LazyText:
    if payload["proof"]:
        return format_lazy(_("Recorded as “{stage}”, with proof."), stage=_stage(payload))
    return format_lazy(_("Recorded as “{stage}”, without proof."), stage=_stage(payload))


def _status_withdrawn(payload: Payload) -> LazyText:
    if payload["stage"] is None:
        return _("A withdrawal was itself withdrawn: what was recorded before holds again.")
    return format_lazy(_("Withdrawn, because it was a mistake: “{stage}”."), stage=_stage(payload))


def _plan_linked(payload: Payload) -> LazyText:
    return _of_plan(_("Linked to action {action} of plan {plan}: {euro}."), payload)


def _plan_unlinked(payload: Payload) -> LazyText:
    return _of_plan(_("No longer linked to action {action} of plan {plan}: {euro}."), payload)


def _of_plan(words: Any, payload: Payload) -> LazyText:
    euro = lazystr(_Later(lambda: phrases.euro(payload["cents"], language.current())))
    return format_lazy(words, action=payload["action"], plan=payload["plan"], euro=euro)


def _deadline_set(payload: Payload) -> LazyText:
    if not payload["deadline"]:
        return _("The deadline is again the one of the agreement, if it has one.")
    return format_lazy(_("To be kept by: {deadline}."), deadline=lazystr(_Later(lambda: _written(payload))))


def _written(payload: Payload) -> str:
    """Write a year, a month or a day as people do: 2027, juni 2027, 30 juni 2027."""
    year, *rest = (int(part) for part in payload["deadline"].split("-"))
    if not rest:
        return str(year)
    first_or_day = date(year, rest[0], rest[1] if rest[1:] else 1)
    return date_format(first_or_day, "j F Y" if rest[1:] else "F Y")


def _plan_added(payload: Payload) -> LazyText:
    return format_lazy(_("Plan {title} was added."), title=payload["title"])


def _plan_action_added(payload: Payload) -> LazyText:
    euro = lazystr(_Later(lambda: phrases.euro(payload["cents"], language.current())))
    return format_lazy(
        _("Action {action} was added to the plan: {euro}."), action=payload["action"], euro=euro
    )


TELLING: dict[str, Callable[[Payload], LazyText]] = {
    "followup.plan_added": _plan_added,
    "followup.plan_action_added": _plan_action_added,
    "followup.status_recorded": _status_recorded,
    "followup.status_withdrawn": _status_withdrawn,
    "followup.plan_linked": _plan_linked,
    "followup.plan_unlinked": _plan_unlinked,
    "followup.deadline_set": _deadline_set,
}
"""From the kind of an event to its sentence, made of its payload."""

TITLES: dict[str, LazyText] = {
    "followup.plan_added": _("A plan was added"),
    "followup.plan_action_added": _("An action was added to a plan"),
    "followup.status_recorded": _("The stage of a promise was recorded"),
    "followup.status_withdrawn": _("A recorded stage was withdrawn"),
    "followup.plan_linked": _("A promise was linked to the plan"),
    "followup.plan_unlinked": _("A promise was unlinked from the plan"),
    "followup.deadline_set": _("A deadline was set"),
}
"""What each kind is called in the filter of the history."""

PUBLIC = frozenset(TELLING)
"""Residents may know all of it, and when."""
