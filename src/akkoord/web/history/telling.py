"""How events are told: each app gives its own kinds of event a sentence.

In `ready` of an `apps.py`:

    telling.register(
        "promise.status_recorded",
        lambda payload: _("The state became %(stage)s.") % {"stage": stage_name(payload["stage"])},
        title=_("State of a promise"),
        public=True,
    )
    telling.name_thing("agreement.promise", _("promise"))

`tell` gets the payload as it stands in the chain: dates as ISO text, moments as ISO text in UTC. It is called
while a page is made, so `gettext` gives the language of the page. A payload of years ago still has its shape
of then: give it a sentence too. A kind without a telling is shown with its code and its payload.

Only what is registered with `public=True` is shown to visitors; ask whether a resident may know both that it
happened and when. Who did it is never shown to them by name.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise as LazyText

_log = logging.getLogger(__name__)

Tell = Callable[[Mapping[str, Any]], "str | LazyText"]


@dataclass(frozen=True, slots=True)
class _Telling:
    tell: Tell
    title: str | LazyText
    is_public: bool


_TELLINGS: dict[str, _Telling] = {}
_THINGS: dict[str, str | LazyText] = {}


def register(kind: str, tell: Tell, *, title: str | LazyText = "", public: bool = False) -> None:
    """Give a kind of event its sentence; the same kind again replaces it.

    Args:
        kind: As it was given to `history.record`.
        tell: From the payload to one sentence of plain text.
        title: What this kind is called in the filter of the history page.
        public: Whether visitors see it on the page of the thing that it happened to.
    """
    _TELLINGS[kind] = _Telling(tell, title or kind, public)


def register_many(
    tellings: Mapping[str, Tell], titles: Mapping[str, str | LazyText], public: Collection[str] = ()
) -> None:
    """Give all kinds of event of an app their sentences; every kind needs a title."""
    for kind, tell in tellings.items():
        register(kind, tell, title=titles[kind], public=kind in public)


def name_thing(subject_kind: str, name: str | LazyText) -> None:
    """Say what a kind of subject, such as `agreement.promise`, is called: a noun without an article."""
    _THINGS[subject_kind] = name


def sentence(kind: str, payload: Mapping[str, Any]) -> str:
    """Return what happened, in words."""
    telling = _TELLINGS.get(kind)
    if telling is not None:
        try:
            return str(telling.tell(payload))
        except (KeyError, TypeError, ValueError):
            # One old payload must not take away the page of all others; what it holds is shown as it is.
            _log.exception("no sentence for %s with %s", kind, sorted(payload))
    return f"{kind} {json.dumps(payload, ensure_ascii=False, sort_keys=True)}" if payload else kind


def title(kind: str) -> str:
    """Return what a kind of event is called."""
    return str(_TELLINGS[kind].title).removesuffix(".") if kind in _TELLINGS else kind


def thing(subject_kind: str) -> str:
    """Return what a kind of subject is called."""
    return str(_THINGS.get(subject_kind, subject_kind))


def public_kinds() -> list[str]:
    """Return the kinds that visitors may see."""
    return sorted(kind for kind, telling in _TELLINGS.items() if telling.is_public)
