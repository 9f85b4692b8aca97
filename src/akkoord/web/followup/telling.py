"""What happened to a promise in follow-up, as history tells it: a sentence for each kind of event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord import phrases
from akkoord.web.agreement import changes, targets
from akkoord.web.followup.models import Status
from akkoord.web.followup.saying import stage_name
from akkoord.web.frame import language
from akkoord.web.history.telling import Tell

Payload = Mapping[str, Any]


def _status_recorded(payload: Payload) -> str:
    stage = stage_name(payload["stage"])
    if payload["proof"]:
        return _("Recorded as “{stage}”, with proof.").format(stage=stage)
    return _("Recorded as “{stage}”, without proof.").format(stage=stage)


def _status_withdrawn(payload: Payload) -> str:
    if payload["stage"] is None:
        return _("A withdrawal was itself withdrawn: what was recorded before holds again.")
    return _("Withdrawn, because it was a mistake: “{stage}”.").format(stage=stage_name(payload["stage"]))


def _plan_linked(payload: Payload) -> str:
    return _("Linked to action {action} of plan {plan}: {euro}.").format(
        action=payload["action"], plan=payload["plan"], euro=_euro(payload)
    )


def _plan_unlinked(payload: Payload) -> str:
    return _("No longer linked to action {action} of plan {plan}: {euro}.").format(
        action=payload["action"], plan=payload["plan"], euro=_euro(payload)
    )


def _deadline_set(payload: Payload) -> str:
    if not payload["deadline"]:
        return _("The deadline is again the one of the agreement, if it has one.")
    return _("To be kept by: {deadline}.").format(deadline=targets.when(payload["deadline"]))


def _plan_added(payload: Payload) -> str:
    return _("Plan {title} was added.").format(title=payload["title"])


def _plan_action_added(payload: Payload) -> str:
    return _("Action {action} was added to the plan: {euro}.").format(
        action=payload["action"], euro=_euro(payload)
    )


def _euro(payload: Payload) -> str:
    return phrases.euro(payload["cents"], language.current())


TELLING: dict[str, Tell] = {
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
    "followup.plan_added": gettext_lazy("A plan was added"),
    "followup.plan_action_added": gettext_lazy("An action was added to a plan"),
    "followup.status_recorded": gettext_lazy("The stage of a promise was recorded"),
    "followup.status_withdrawn": gettext_lazy("A recorded stage was withdrawn"),
    "followup.plan_linked": gettext_lazy("A promise was linked to the plan"),
    "followup.plan_unlinked": gettext_lazy("A promise was unlinked from the plan"),
    "followup.deadline_set": gettext_lazy("A deadline was set"),
}
"""What each kind is called in the filter of the history."""

PUBLIC = frozenset(TELLING)
"""Residents may know all of it, and when."""


def public_only(kind: str) -> changes.Tell:
    """Return what tells residents of this kind of event, and hides what has not come to the public yet."""

    def tell(payloads: Sequence[Payload]) -> list[str]:
        statuses = Status.objects.filter(pk__in=[payload["status"] for payload in payloads])
        public = set(statuses.filter(public_at__isnull=False).values_list("pk", flat=True))
        return [str(TELLING[kind](payload)) if payload["status"] in public else "" for payload in payloads]

    return tell
