"""What happened to a promise in follow-up, as history tells it: a sentence for each kind of event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import formats
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord import phrases
from akkoord.web.agreement import changes, targets
from akkoord.web.followup.models import Status
from akkoord.web.followup.saying import stage_name, step_name
from akkoord.web.frame import language
from akkoord.web.history import telling
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


def _status_submitted(payload: Payload) -> str:
    return _("{what}: on its way, first to: {step}.").format(what=_what(payload), step=_step(payload))


def _status_agreed(payload: Payload) -> str:
    return _("{what}: agreed by: {step}.").format(what=_what(payload), step=_step(payload))


def _status_sent_back(payload: Payload) -> str:
    return _("{what}: sent back to the service by: {step}.").format(what=_what(payload), step=_step(payload))


def _status_taken_back(payload: Payload) -> str:
    return _("{what}: taken back by the service before residents read it.").format(what=_what(payload))


def _what(payload: Payload) -> str:
    if payload["stage"] is None:
        return _("A withdrawal of a withdrawal")
    stage = stage_name(payload["stage"])
    return _("Withdrawal of “{stage}”").format(stage=stage) if payload["is_withdrawal"] else f"“{stage}”"


def _step(payload: Payload) -> str:
    return step_name(payload["step"])


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


def _judged(payload: Payload) -> str:
    if payload["again"]:
        return _("A reader judged again what became of it.")
    return _("A reader judged what became of it.")


def _plan_added(payload: Payload) -> str:
    return _("Plan {title} was added.").format(title=payload["title"])


def _plan_action_added(payload: Payload) -> str:
    return _("Action {action} was added to the plan: {euro}.").format(
        action=payload["action"], euro=_euro(payload)
    )


def _service_added(payload: Payload) -> str:
    return _("Service {name} was added.").format(name=payload["name"])


def _office_added(payload: Payload) -> str:
    return _("Office {title} was added.").format(title=payload["title"])


def _office_changed(payload: Payload) -> str:
    return _("Somebody else holds this office.")


def _owner_changed(payload: Payload) -> str:
    if not payload["service"]:
        return _("No service carries this promise any longer.")
    return _("Carried out by: {service}.").format(service=payload["service"])


def _responsible_changed(payload: Payload) -> str:
    if not payload["office"]:
        return _("No office answers for this promise any longer.")
    return _("Who answers for it: {office}.").format(office=payload["office"])


def _partner_added(payload: Payload) -> str:
    if payload["must_keep_it"]:
        return _("This must be kept by {partner}, not by the city.").format(partner=payload["partner"])
    return _("{partner} is a partner.").format(partner=payload["partner"])


def _partner_removed(payload: Payload) -> str:
    return _("{partner} is no longer a partner.").format(partner=payload["partner"])


def _weight_set(payload: Payload) -> str:
    return _("Counts {weight} beside the others.").format(
        weight=formats.localize(payload["hundredths"] / 100)
    )


def _milestone_set(payload: Payload) -> str:
    if not payload["due"]:
        return _("Milestone “{milestone}” was set, without a date.").format(milestone=payload["milestone"])
    return _("Milestone “{milestone}” was set, by {due}.").format(
        milestone=payload["milestone"], due=targets.when(payload["due"])
    )


def _milestone_moved(payload: Payload) -> str:
    if not payload["due"]:
        return _("Milestone “{milestone}” no longer has a date.").format(milestone=payload["milestone"])
    return _("Milestone “{milestone}” was moved to {due}.").format(
        milestone=payload["milestone"], due=targets.when(payload["due"])
    )


def _milestone_reached(payload: Payload) -> str:
    return _("Milestone “{milestone}” was reached.").format(milestone=payload["milestone"])


def _milestone_dropped(payload: Payload) -> str:
    return _("Milestone “{milestone}” is no longer aimed at.").format(milestone=payload["milestone"])


def _euro(payload: Payload) -> str:
    return phrases.euro(payload["cents"], language.current())


TELLING: dict[str, Tell] = {
    "followup.plan_added": _plan_added,
    "followup.plan_action_added": _plan_action_added,
    "followup.status_recorded": _status_recorded,
    "followup.status_withdrawn": _status_withdrawn,
    "followup.status_submitted": _status_submitted,
    "followup.status_agreed": _status_agreed,
    "followup.status_sent_back": _status_sent_back,
    "followup.status_taken_back": _status_taken_back,
    "followup.plan_linked": _plan_linked,
    "followup.plan_unlinked": _plan_unlinked,
    "followup.deadline_set": _deadline_set,
    "followup.service_added": _service_added,
    "followup.office_added": _office_added,
    "followup.office_changed": _office_changed,
    "followup.owner_changed": _owner_changed,
    "followup.responsible_changed": _responsible_changed,
    "followup.partner_added": _partner_added,
    "followup.partner_removed": _partner_removed,
    "followup.weight_set": _weight_set,
    "followup.milestone_set": _milestone_set,
    "followup.milestone_moved": _milestone_moved,
    "followup.milestone_reached": _milestone_reached,
    "followup.milestone_dropped": _milestone_dropped,
    "followup.judged": _judged,
}
"""From the kind of an event to its sentence, made of its payload."""

TITLES: dict[str, LazyText] = {
    "followup.plan_added": gettext_lazy("A plan was added"),
    "followup.plan_action_added": gettext_lazy("An action was added to a plan"),
    "followup.status_recorded": gettext_lazy("The stage of a promise was recorded"),
    "followup.status_withdrawn": gettext_lazy("A recorded stage was withdrawn"),
    "followup.status_submitted": gettext_lazy("A stage was sent for approval"),
    "followup.status_agreed": gettext_lazy("A step agreed to a stage"),
    "followup.status_sent_back": gettext_lazy("A stage was sent back to the service"),
    "followup.status_taken_back": gettext_lazy("A stage was taken back before residents read it"),
    "followup.plan_linked": gettext_lazy("A promise was linked to the plan"),
    "followup.plan_unlinked": gettext_lazy("A promise was unlinked from the plan"),
    "followup.deadline_set": gettext_lazy("A deadline was set"),
    "followup.service_added": gettext_lazy("A service was added"),
    "followup.office_added": gettext_lazy("An office was added"),
    "followup.office_changed": gettext_lazy("An office changed hands"),
    "followup.owner_changed": gettext_lazy("A promise went to a service"),
    "followup.responsible_changed": gettext_lazy("An office became answerable for a promise"),
    "followup.partner_added": gettext_lazy("A partner was added"),
    "followup.partner_removed": gettext_lazy("A partner was taken away"),
    "followup.weight_set": gettext_lazy("A promise was given a weight"),
    "followup.milestone_set": gettext_lazy("A milestone was set"),
    "followup.milestone_moved": gettext_lazy("A milestone was moved"),
    "followup.milestone_reached": gettext_lazy("A milestone was reached"),
    "followup.milestone_dropped": gettext_lazy("A milestone was dropped"),
    "followup.judged": gettext_lazy("What became of a promise was judged"),
}
"""What each kind is called in the filter of the history."""

_ON_ITS_WAY = {
    "followup.status_submitted",
    "followup.status_agreed",
    "followup.status_sent_back",
    "followup.status_taken_back",
}

PUBLIC = frozenset(TELLING.keys() - _ON_ITS_WAY)
"""Residents may know all of it, and when; but not what is on its way to them."""


def public_only(kind: str) -> changes.Tell:
    """Return what tells residents of this kind of event, and hides what has not come to the public yet."""

    def tell(payloads: Sequence[Payload]) -> list[str]:
        statuses = Status.objects.filter(pk__in=[payload["status"] for payload in payloads])
        public = set(statuses.filter(public_at__isnull=False).values_list("pk", flat=True))
        return [str(TELLING[kind](payload)) if payload["status"] in public else "" for payload in payloads]

    return tell


def register() -> None:
    """Let history and "what changed" tell of follow-up."""
    telling.register_many(TELLING, TITLES, PUBLIC)
    telling.name_thing("followup.plan", gettext_lazy("multi-year plan"))
    telling.name_thing("followup.service", gettext_lazy("service"))
    telling.name_thing("followup.office", gettext_lazy("office"))
    for kind in ("followup.status_recorded", "followup.status_withdrawn"):
        changes.register("stage", kind, tell=public_only(kind))
    changes.register("deadline", "followup.deadline_set")
    changes.register("milestone", "followup.milestone_reached", "followup.milestone_moved")
    changes.register("money", "followup.plan_linked", "followup.plan_unlinked")
    changes.register("verdict", "followup.judged")
