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
def residents_with_disability(household: Household, on: Days) -> int:
    """How many residents have a severe disability: each counts once, however it was measured."""
    return sum(
        1
        for member in household.members
        if lived_here_on_1_january(member, on) and has_severe_disability(member)
    )


@rule(valid_from=_FROM, source=_REGULATION)
def residents_with_medical_waste(household: Household, on: Days) -> int:
    """How many residents have medical waste."""
    return sum(
        1 for member in household.members if has_medical_waste(member) and lived_here_on_1_january(member, on)
    )


@rule(valid_from=_FROM, source=_REGULATION)
def packs_of_household(household: Household, on: Days, figures: Figures) -> int:
    """The packs for all residents, and one more for a family with three children."""
    for_disability = figures.gzak.disability * residents_with_disability(household, on)
    for_medical_waste = figures.gzak.medical * residents_with_medical_waste(household, on)
    for_family = figures.gzak.kids3 if has_three_children(household, on) else 0
    return for_disability + for_medical_waste + for_family


@rule(valid_from=_FROM, source=_REGULATION)
def gets_packs_for_disability(household: Household, on: Days, figures: Figures) -> bool:
    """Somebody at the address has a severe disability; where the packs of a year are not known, nor is this."""
    has_any = any(
        lived_here_on_1_january(member, on) and has_severe_disability(member) for member in household.members
    )
    return has_any and figures.gzak.disability > 0


@rule(valid_from=_FROM, source=_REGULATION)
def gets_packs_for_medical_waste(household: Household, on: Days, figures: Figures) -> bool:
    """Somebody at the address has medical waste."""
    has_any = any(
        has_medical_waste(member) and lived_here_on_1_january(member, on) for member in household.members
    )
    return has_any and figures.gzak.medical > 0


@rule(valid_from=_FROM, source=_REGULATION)
def gets_a_pack_for_children(household: Household, on: Days, figures: Figures) -> bool:
    """Three dependent children or more."""
    return has_three_children(household, on) and figures.gzak.kids3 > 0


@rule(valid_from=_FROM, source=_REGULATION)
def is_entitled(household: Household, on: Days, figures: Figures) -> bool:
    """A household in Genk that gets a pack, whatever for."""
    for_residents = gets_packs_for_disability(household, on, figures) or gets_packs_for_medical_waste(
        household, on, figures
    )
    return lives_in_genk(household) and (for_residents or gets_a_pack_for_children(household, on, figures))


@rule(valid_from=_FROM, source=_REGULATION)
def packs(household: Household, on: Days, figures: Figures) -> int:
    """The packs that are given: none outside Genk."""
    return packs_of_household(household, on, figures) if lives_in_genk(household) else 0


RIGHT = law_file.beside(
    Path(__file__), entitlement=(is_entitled,), amount=(packs_of_household,), also={"packs": packs}
)
