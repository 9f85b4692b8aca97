"""Maximumfactuur: what a household paid for care in a year, above a ceiling that depends on its income."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.federal import verhoogde_tegemoetkoming
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2002, 1, 1)
_LAW = "Gecoördineerde wet van 14 juli 1994, maximumfactuur"


@rule(valid_from=_FROM, source=_LAW)
def ceiling_of_income(household: Household, figures: Figures) -> int:
    """The ceiling of the bracket of the income; a bound itself belongs to the lower bracket."""
    income = household.net_taxable_income_ref
    if income <= figures.maf.bounds.bracket_1:
        return figures.maf.ceilings.bracket_1
    if income <= figures.maf.bounds.bracket_2:
        return figures.maf.ceilings.bracket_2
    if income <= figures.maf.bounds.bracket_3:
        return figures.maf.ceilings.bracket_3
    return (
        figures.maf.ceilings.bracket_4
        if income <= figures.maf.bounds.bracket_4
        else figures.maf.ceilings.bracket_5
    )


@rule(valid_from=_FROM, source=_LAW)
def highest_ceiling(household: Household, applicant: Person, on: Days, figures: Figures) -> int:
    """With the verhoogde tegemoetkoming the social ceiling; else the last, which lowers no other."""
    has_status = verhoogde_tegemoetkoming.is_entitled(household, applicant, on, figures)
    return figures.maf.social if has_status else figures.maf.ceilings.bracket_5


@rule(valid_from=_FROM, source=_LAW)
def ceiling_of_household(household: Household, applicant: Person, on: Days, figures: Figures) -> int:
    """The ceiling of the income, or the social one where that is lower; less for a chronic illness."""
    reduction = figures.maf.chronic if household.chronic else 0
    highest = highest_ceiling(household, applicant, on, figures)
    return min(ceiling_of_income(household, figures), highest) - reduction


@rule(valid_from=_FROM, source=_LAW)
def has_paid_more(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """Who paid more than the ceiling; exactly the ceiling is not more."""
    paid = household.copay_year
    limit = ceiling_of_household(household, applicant, on, figures)
    return paid > limit


@rule(valid_from=_FROM, source=_LAW)
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """Every household that paid more than its ceiling."""
    return has_paid_more(household, applicant, on, figures)


@rule(valid_from=_FROM, source=_LAW)
def amount(household: Household, applicant: Person, on: Days, figures: Figures) -> int:
    """What was paid above the ceiling is paid back."""
    return household.copay_year - ceiling_of_household(household, applicant, on, figures)


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
