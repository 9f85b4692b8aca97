"""What the history of a draft says of its checks, for each kind of event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext, gettext_lazy, ngettext

from akkoord import phrases
from akkoord.web.frame import language
from akkoord.web.history.telling import Tell

Payload = Mapping[str, Any]


def _panel_added(payload: Payload) -> str:
    values = {"name": payload["name"], "count": payload["households"]}
    if payload["is_invented"]:
        return gettext("Made-up households “%(name)s” were added: %(count)s.") % values
    return gettext("Households “%(name)s” were added: %(count)s.") % values


def _saved(payload: Payload) -> str:
    if payload["missing"] == 0:
        return gettext("The check is complete.")
    values = {"answers": payload["answers"], "missing": payload["missing"]}
    return (
        ngettext(
            "The check was saved with %(answers)s answers; %(missing)s thing is still missing.",
            "The check was saved with %(answers)s answers; %(missing)s things are still missing.",
            payload["missing"],
        )
        % values
    )


def _effects_computed(payload: Payload) -> str:
    if payload["panel"] is None:
        return gettext("The effect on households was worked out elsewhere and written down.")
    day = phrases.day(date.fromisoformat(payload["day"]), language.current())
    values = {"panel": payload["panel"], "day": day}
    return gettext("The effect on households was computed for “%(panel)s”, for %(day)s.") % values


TELLING: dict[str, Tell] = {
    "checks.panel_added": _panel_added,
    "checks.saved": _saved,
    "checks.effects_computed": _effects_computed,
}

TITLES: dict[str, LazyText] = {
    "checks.panel_added": gettext_lazy("Households were added"),
    "checks.saved": gettext_lazy("A check was saved"),
    "checks.effects_computed": gettext_lazy("The effect on households was computed"),
}
"""What each kind is called in the filter of the history; none is public before its decision is."""
