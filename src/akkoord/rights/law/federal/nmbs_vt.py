"""Kortingskaart of the NMBS: half the price of a ticket for who has the verhoogde tegemoetkoming."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.federal import verhoogde_tegemoetkoming
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2014, 1, 1)
_SOURCE = "Tariefvoorwaarden van de NMBS"


@rule(valid_from=_FROM, source=_SOURCE)
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """Whoever is in a family with the verhoogde tegemoetkoming."""
    return verhoogde_tegemoetkoming.is_entitled(household, applicant, on, figures)


@rule(valid_from=_FROM, source=_SOURCE)
def amount(figures: Figures) -> int:
    """The share that is taken off a ticket in second class."""
    return figures.nmbs.discount


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
