"""What other instruments know of a promise, each in a panel of its own on the page of that promise.

The agreement knows no app above it; they register here, in `ready` of their `apps.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from akkoord.web.agreement.models import PromiseText

Gather = Callable[[HttpRequest, PromiseText], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel.

    Attributes:
        name: Its stable name.
        place: Where it stands among the others; lower is higher on the page.
        template: The template that shows it; it starts with a heading of level two.
        gather: Gives the values of the template for a promise, or None where there is nothing to show.
    """

    name: str
    place: int
    template: str
    gather: Gather


@dataclass(frozen=True, slots=True)
class Filled:
    """A panel with what it shows of one promise."""

    template: str
    values: Mapping[str, Any]


_PANELS: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    """Add a panel to the page of every promise; the same name again replaces it."""
    _PANELS[panel.name] = panel


def filled(request: HttpRequest, text: PromiseText) -> list[Filled]:
    """Return the panels that have something to show of a promise, in their order."""
    found = []
    for panel in sorted(_PANELS.values(), key=lambda panel: panel.place):
        values = panel.gather(request, text)
        if values is not None:
            found.append(Filled(panel.template, values))
    return found
