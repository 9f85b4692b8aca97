"""Free bags for household waste in Genk: packs for disability, for medical waste, and for large families."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.genk.residents import (
    dependent_children,
    has_severe_disability,
    lived_here_on_1_january,
    lives_in_genk,
)
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2012, 1, 1)
_REGULATION = "Stad Genk, reglement gratis huisvuilzakken"


@rule(valid_from=_FROM, source=_REGULATION)
def has_medical_waste(member: Person) -> bool:
    """Incontinence that lasts, a stoma, or dialysis at home."""
    return member.medical_waste != "none"


@rule(valid_from=_FROM, source=_REGULATION)
def has_three_children(household: Household, on: Days) -> bool:
    """Three dependent children or more."""
    return dependent_children(household, on) >= 3


@rule(valid_from=_FROM, source=_REGULATION)
def packs_of(member: Person, figures: Figures) -> int:
    """The packs for one resident: one for a disability at most, more for medical waste."""
    for_disability = figures.gzak.disability if has_severe_disability(member) else 0
    return for_disability + (figures.gzak.medical if has_medical_waste(member) else 0)


@rule(valid_from=_FROM, source=_REGULATION)
def packs_of_household(household: Household, on: Days, figures: Figures) -> int:
    """The packs for all residents, and one more for a family with three children."""
    for_family = figures.gzak.kids3 if has_three_children(household, on) else 0
    return for_family + sum(
        packs_of(member, figures) for member in household.members if lived_here_on_1_january(member, on)
    )


@rule(valid_from=_FROM, source=_REGULATION)
def gets_a_pack(household: Household, on: Days, figures: Figures) -> bool:
    """At least one pack: where the packs of a year are not known, nor is this."""
    return packs_of_household(household, on, figures) > 0


@rule(valid_from=_FROM, source=_REGULATION)
def is_entitled(household: Household, on: Days, figures: Figures) -> bool:
    """A household in Genk that gets a pack."""
    return lives_in_genk(household) and gets_a_pack(household, on, figures)


@rule(valid_from=_FROM, source=_REGULATION)
def packs(household: Household, on: Days, figures: Figures) -> int:
    """The packs that are given: none outside Genk."""
    return packs_of_household(household, on, figures) if lives_in_genk(household) else 0


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(packs,), also={"packs": packs})
