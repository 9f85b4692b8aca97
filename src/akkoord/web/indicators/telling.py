"""What happened to figures, as history tells it: a sentence for each kind of event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.web.history.telling import Tell

Payload = Mapping[str, Any]


def _defined(payload: Payload) -> str:
    return _("Indicator “{name}” was defined.").format(name=payload["name"])


def _redefined(payload: Payload) -> str:
    return _("The definition of indicator “{name}” was changed.").format(name=payload["name"])


def _brought_in(payload: Payload) -> str:
    return _("Figures of {origin}: {added} new, {changed} corrected, {refused} left out.").format(
        origin=payload["origin"],
        added=payload["added"],
        changed=payload["changed"],
        refused=payload["refused"],
    )


def _target_set(payload: Payload) -> str:
    return _("A target for {due} was set for {indicator}.").format(
        due=payload["due"], indicator=payload["indicator"]
    )


def _target_ended(payload: Payload) -> str:
    return _("The target for {due} of {indicator} was taken back.").format(
        due=payload["due"], indicator=payload["indicator"]
    )


def _break_marked(payload: Payload) -> str:
    return _("From {year} on {indicator} is measured in another way.").format(
        year=payload["year"], indicator=payload["indicator"]
    )


def _linked(payload: Payload) -> str:
    return _("Measured by “{name}”.").format(name=payload["name"])


def _unlinked(payload: Payload) -> str:
    return _("No longer measured by “{name}”.").format(name=payload["name"])


TELLING: dict[str, Tell] = {
    "indicators.defined": _defined,
    "indicators.redefined": _redefined,
    "indicators.brought_in": _brought_in,
    "indicators.target_set": _target_set,
    "indicators.target_ended": _target_ended,
    "indicators.break_marked": _break_marked,
    "indicators.linked": _linked,
    "indicators.unlinked": _unlinked,
}
"""From the kind of an event to its sentence, made of its payload."""

TITLES: dict[str, LazyText] = {
    "indicators.defined": gettext_lazy("An indicator was defined"),
    "indicators.redefined": gettext_lazy("An indicator was changed"),
    "indicators.brought_in": gettext_lazy("Figures were brought in"),
    "indicators.target_set": gettext_lazy("A target was set"),
    "indicators.target_ended": gettext_lazy("A target was taken back"),
    "indicators.break_marked": gettext_lazy("A break in a series was marked"),
    "indicators.linked": gettext_lazy("A promise was linked to an indicator"),
    "indicators.unlinked": gettext_lazy("A promise was unlinked from an indicator"),
}
"""What each kind is called in the filter of the history."""

PUBLIC = frozenset({"indicators.linked", "indicators.unlinked"})
"""What residents see on the page of a promise."""
