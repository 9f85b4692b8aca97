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
def has_medical_waste(member: Person, on: Days) -> bool:
    """A resident with incontinence that lasts, a stoma, or dialysis at home."""
    return member.medical_waste != "none" and lived_here_on_1_january(member, on)


@rule(valid_from=_FROM, source=_REGULATION)
def has_disability(member: Person, on: Days) -> bool:
    """A resident with a severe disability, who counts once, however it was measured."""
    return lived_here_on_1_january(member, on) and has_severe_disability(member)


@rule(valid_from=_FROM, source=_REGULATION)
def has_three_children(household: Household, on: Days) -> bool:
    """Three dependent children or more."""
    return dependent_children(household, on) >= 3


@rule(valid_from=_FROM, source=_REGULATION)
def packs_of_household(household: Household, on: Days, figures: Figures) -> int:
    """The packs for all residents, and one more for a family with three children."""
    with_disability = sum(1 for member in household.members if has_disability(member, on))
    with_medical_waste = sum(1 for member in household.members if has_medical_waste(member, on))
    for_family = figures.gzak.kids3 if has_three_children(household, on) else 0
    for_residents = figures.gzak.disability * with_disability + figures.gzak.medical * with_medical_waste
    return for_residents + for_family


@rule(valid_from=_FROM, source=_REGULATION)
def gets_packs_for_disability(household: Household, on: Days, figures: Figures) -> bool:
    """Somebody has a severe disability, and gets a pack for it: in a year without a row that is not known."""
    has_resident = any(has_disability(member, on) for member in household.members)
    return has_resident and figures.gzak.disability > 0


@rule(valid_from=_FROM, source=_REGULATION)
def gets_packs_for_medical_waste(household: Household, on: Days, figures: Figures) -> bool:
    """Somebody has medical waste, and gets packs for it."""
    has_resident = any(has_medical_waste(member, on) for member in household.members)
    return has_resident and figures.gzak.medical > 0


@rule(valid_from=_FROM, source=_REGULATION)
def gets_a_pack_for_children(household: Household, on: Days, figures: Figures) -> bool:
    """There are three dependent children or more, and a pack for them."""
    return has_three_children(household, on) and figures.gzak.kids3 > 0


@rule(valid_from=_FROM, source=_REGULATION)
def is_entitled(household: Household, on: Days, figures: Figures) -> bool:
    """A household in Genk that gets a pack, whatever for."""
    for_disability = gets_packs_for_disability(household, on, figures)
    for_medical_waste = gets_packs_for_medical_waste(household, on, figures)
    for_children = gets_a_pack_for_children(household, on, figures)
    return lives_in_genk(household) and (for_disability or for_medical_waste or for_children)


@rule(valid_from=_FROM, source=_REGULATION)
def packs(household: Household, on: Days, figures: Figures) -> int:
    """The packs that are given: none outside Genk."""
    return packs_of_household(household, on, figures) if lives_in_genk(household) else 0


RIGHT = law_file.beside(
    Path(__file__), entitlement=(is_entitled,), amount=(packs_of_household,), also={"packs": packs}
)
