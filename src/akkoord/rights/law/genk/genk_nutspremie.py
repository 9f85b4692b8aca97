"""Premie nutsvoorzieningen of Genk: for a low income and a reason, or with three children."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.genk.residents import dependent_children, lived_here_on_1_january, lives_in_genk
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2012, 1, 1)
_REGULATION = "Stad Genk, reglement premie nutsvoorzieningen"


@rule(valid_from=_FROM, source=_REGULATION)
def is_disabled(member: Person) -> bool:
    """A child by the points of the three pillars, anybody else by percentage or by points."""
    if member.role == "child":
        return member.pillar1 >= 4 or member.child_points_total >= 6
    return member.invalidity >= 66 or member.points >= 9


@rule(valid_from=_FROM, source=_REGULATION)
def counted_residents(household: Household, on: Days) -> int:
    """Everybody at the address; until 2023 a resident with a disability counted double."""
    residents = sum(1 for member in household.members if lived_here_on_1_january(member, on))
    if on.year >= 2024:
        return residents
    disabled = sum(
        1 for member in household.members if lived_here_on_1_january(member, on) and is_disabled(member)
    )
    return residents + disabled


@rule(valid_from=_FROM, source=_REGULATION)
def limit_of_category_1(household: Household, on: Days, figures: Figures) -> int:
    """The limit of the first category: more for each further resident."""
    return figures.gnut.base + figures.gnut.add * (counted_residents(household, on) - 1)


@rule(valid_from=_FROM, source=_REGULATION)
def has_low_income(household: Household, on: Days, figures: Figures) -> bool:
    """The income of everybody at the address is not above the limit of the first category."""
    return household.income_all_residents <= limit_of_category_1(household, on, figures)


@rule(valid_from=_FROM, source=_REGULATION)
def has_two_children(household: Household, on: Days) -> bool:
    """Two dependent children or more."""
    return dependent_children(household, on) >= 2


@rule(valid_from=_FROM, source=_REGULATION)
def has_pensioner(household: Household, on: Days) -> bool:
    """Somebody at the address is retired, or on SWT."""
    return any(member.is_pensioner and lived_here_on_1_january(member, on) for member in household.members)


@rule(valid_from=_FROM, source=_REGULATION)
def has_resident_with_disability(household: Household, on: Days) -> bool:
    """Somebody at the address has a disability."""
    return any(lived_here_on_1_january(member, on) and is_disabled(member) for member in household.members)


@rule(valid_from=_FROM, source=_REGULATION)
def has_reason(household: Household, on: Days) -> bool:
    """Two dependent children, a pension, or somebody with a disability."""
    by_age_or_health = has_pensioner(household, on) or has_resident_with_disability(household, on)
    return has_two_children(household, on) or by_age_or_health


@rule(valid_from=_FROM, source=_REGULATION)
def is_in_category_1(household: Household, on: Days, figures: Figures) -> bool:
    """A reason, and a low income."""
    return has_reason(household, on) and has_low_income(household, on, figures)


@rule(valid_from=_FROM, source=_REGULATION)
def has_three_children(household: Household, on: Days) -> bool:
    """Three dependent children or more."""
    return dependent_children(household, on) >= 3


@rule(valid_from=_FROM, source=_REGULATION)
def limit_of_category_2(figures: Figures) -> int:
    """The limit of the second category: the same for all, however many they are."""
    return figures.gnut.limit_2


@rule(valid_from=_FROM, source=_REGULATION)
def has_moderate_income(household: Household, figures: Figures) -> bool:
    """The income of everybody at the address is not above the second limit."""
    return household.income_all_residents <= limit_of_category_2(figures)


@rule(valid_from=_FROM, source=_REGULATION)
def is_in_category_2(household: Household, on: Days, figures: Figures) -> bool:
    """Three children, and an income up to the second limit."""
    return has_three_children(household, on) and has_moderate_income(household, figures)


@rule(valid_from=_FROM, source=_REGULATION)
def is_entitled(household: Household, on: Days, figures: Figures) -> bool:
    """A household in Genk in one of the two categories; in both it still is one premium."""
    in_a_category = is_in_category_1(household, on, figures) or is_in_category_2(household, on, figures)
    return lives_in_genk(household) and in_a_category


@rule(valid_from=_FROM, source=_REGULATION)
def ceiling(household: Household, on: Days, figures: Figures) -> int:
    """The limit of the category that decides: of the first where it holds."""
    if is_in_category_1(household, on, figures):
        return limit_of_category_1(household, on, figures)
    return limit_of_category_2(figures)


@rule(valid_from=_FROM, source=_REGULATION)
def amount(figures: Figures) -> int:
    """One amount per year."""
    return figures.gnut.amount


RIGHT = law_file.beside(
    Path(__file__), entitlement=(is_entitled,), amount=(amount,), also={"ceiling": ceiling}
)
