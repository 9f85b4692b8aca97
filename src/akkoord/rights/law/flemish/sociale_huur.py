"""Sociale huurwoning: who may be put on the list for a social home."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import age
from akkoord.rights.law.flemish.huursubsidie import has_low_income, has_no_home_of_own
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2016, 1, 1)
_DECISION = "Besluit Vlaamse Codex Wonen van 2021, boek 6"


@rule(valid_from=_FROM, source=_DECISION)
def is_old_enough(applicant: Person, on: Days) -> bool:
    """Of age."""
    return age(applicant, on) >= 18


@rule(valid_from=_FROM, source=_DECISION)
def is_registered(applicant: Person) -> bool:
    """In the population register or that of foreigners: really and legally resident."""
    return applicant.resident


@rule(valid_from=_FROM, source=_DECISION)
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """An adult who is registered, owns no home and has a low income."""
    may_ask = is_old_enough(applicant, on) and is_registered(applicant)
    return may_ask and has_no_home_of_own(household) and has_low_income(household, figures)


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,))
