"""Taxicheques of Genk: for residents in a wheelchair, and from 2020 for who sees poorly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.genk.residents import has_severe_disability, lives_in_genk
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2012, 1, 1)
_REGULATION = "Stad Genk, reglement taxicheques (2012)"


@rule(valid_from=date(2024, 1, 1), source=_REGULATION)
def is_in_care_home(applicant: Person, on: Days) -> bool:
    """From 2024 a resident of a care home needs no attest of the FOD."""
    return on.day >= 2024_01_01 and applicant.care_home


@rule(valid_from=_FROM, source=_REGULATION)
def uses_wheelchair(applicant: Person, on: Days) -> bool:
    """A certificate for a wheelchair, and a severe disability or a care home."""
    return applicant.wheelchair and (is_in_care_home(applicant, on) or has_severe_disability(applicant))


@rule(valid_from=date(2020, 1, 1), source="Stad Genk, reglement taxicheques, slechtzienden (2020)")
def sees_poorly(applicant: Person, on: Days) -> bool:
    """From 2020: the best eye sees less than 5 tenths."""
    return on.day >= 2020_01_01 and applicant.acuity < 5


@rule(valid_from=_FROM, source=_REGULATION)
def is_entitled(household: Household, applicant: Person, on: Days) -> bool:
    """A resident of Genk who uses a wheelchair or sees poorly."""
    return lives_in_genk(household) and (uses_wheelchair(applicant, on) or sees_poorly(applicant, on))


@rule(valid_from=_FROM, source=_REGULATION)
def amount(figures: Figures) -> int:
    """The worth of the vouchers of one year."""
    return figures.gtaxi


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
