"""The checks that a published decision passed, for its page."""

from __future__ import annotations

from datetime import date

from akkoord.phrases import Language
from akkoord.web.checks import queries
from akkoord.web.decisions.beside import Beside
from akkoord.web.decisions.models import Decision


def checks(decision: Decision, on: date, language: Language) -> list[Beside]:
    """Return the complete checks of a decision, with their outcome and public address."""
    found = queries.finished_of(decision, on, language)
    return [Beside(one.address, f"{one.title}: {one.outcome}") for one in found]
