"""What apps above know of a published decision, such as the checks that it passed, for its page.

They register in `ready` of their `apps.py`: decisions itself knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from akkoord.phrases import Language
from akkoord.web.decisions.models import Decision


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that belongs to a decision: its page here, and what it is called."""

    address: str
    title: str


Tell = Callable[[Decision, date, Language], list[Beside]]
"""From a decision and the day on which somebody reads it to what belongs to it."""

_TELL: dict[str, Tell] = {}


def register(name: str, tell: Tell) -> None:
    """Let an app tell what it has of decisions; the same name again replaces it."""
    _TELL[name] = tell


def of(decision: Decision, on: date, language: Language) -> list[Beside]:
    """Return everything that belongs to a decision."""
    return [one for tell in _TELL.values() for one in tell(decision, on, language)]
