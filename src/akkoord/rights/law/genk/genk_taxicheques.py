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
_FOR_EYES = "Stad Genk, reglement taxicheques, slechtzienden (2020)"


@rule(valid_from=_FROM, source=_REGULATION)
def has_wheelchair(applicant: Person) -> bool:
    """A certificate for a wheelchair."""
    return applicant.wheelchair


@rule(valid_from=_FROM, source=_REGULATION)
def is_disabled_enough(applicant: Person) -> bool:
    """A severe disability by an attest of the FOD."""
    return has_severe_disability(applicant)


@rule(valid_from=date(2024, 1, 1), source=_REGULATION)
def does_care_home_count(on: Days) -> bool:
    """From 2024 a resident of a care home needs no attest of the FOD."""
    return on.day >= 2024_01_01


@rule(valid_from=_FROM, source=_REGULATION)
def is_in_care_home(applicant: Person) -> bool:
    """In a care home."""
    return applicant.care_home


@rule(valid_from=_FROM, source=_REGULATION)
def gets_around_by_wheelchair(applicant: Person, on: Days) -> bool:
    """A certificate for a wheelchair, and a severe disability or a care home."""
    by_care_home = does_care_home_count(on) and is_in_care_home(applicant)
    return has_wheelchair(applicant) and (by_care_home or is_disabled_enough(applicant))


@rule(valid_from=date(2020, 1, 1), source=_FOR_EYES)
def does_sight_count(on: Days) -> bool:
    """From 2020 the vouchers are for who sees poorly too."""
    return on.day >= 2020_01_01


@rule(valid_from=date(2020, 1, 1), source=_FOR_EYES)
def has_poor_sight(applicant: Person) -> bool:
    """The best eye sees less than 5 tenths."""
    return applicant.acuity < 5


@rule(valid_from=_FROM, source=_REGULATION)
def is_entitled(household: Household, applicant: Person, on: Days) -> bool:
    """A resident of Genk who uses a wheelchair or sees poorly."""
    by_sight = does_sight_count(on) and has_poor_sight(applicant)
    return lives_in_genk(household) and (gets_around_by_wheelchair(applicant, on) or by_sight)


@rule(valid_from=_FROM, source=_REGULATION)
def amount(figures: Figures) -> int:
    """The worth of the vouchers of one year."""
    return figures.gtaxi


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
