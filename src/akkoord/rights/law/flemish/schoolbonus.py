"""Schoolbonus: in August for each child, by its age at the end of the year before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import is_child
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

# The decree starts in 2019; before, its figures are not known, and neither are those of the law it replaced.
_FROM = date(2016, 1, 1)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 19 tot 22")
def age_at_new_year(child: Person, on: Days) -> int:
    """Completed years on 31 December of the year before the payment; below zero for who was born since."""
    last_day = (on.year - 1) * 1_00_00 + 12_31
    return (last_day - child.birth) // 1_00_00


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 19")
def is_born_in_time(child: Person, on: Days) -> bool:
    """Born before August, so that there is a right in July."""
    return child.birth < on.year * 1_00_00 + 8_01


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 19 tot 22")
def gets_bonus(child: Person, on: Days) -> bool:
    """A child at the address, born in time and at most 24 at the end of the year before."""
    return is_child(child) and is_born_in_time(child, on) and age_at_new_year(child, on) <= 24


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 19 tot 22")
def has_child_with_bonus(household: Household, on: Days) -> bool:
    """At least one child gets the bonus."""
    return any(gets_bonus(member, on) for member in household.members)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 19 tot 22")
def amount_of_child(child: Person, on: Days, figures: Figures) -> int:
    """What one child gets; also a child that does not go to school yet."""
    age = age_at_new_year(child, on)
    if age <= 4:
        return figures.gp.schoolbonus.up_to_4
    if age <= 11:
        return figures.gp.schoolbonus.from_5
    return figures.gp.schoolbonus.from_12 if age <= 17 else figures.gp.schoolbonus.from_18


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 19 tot 22")
def amount(household: Household, on: Days, figures: Figures) -> int:
    """The amounts of all children together."""
    return sum(amount_of_child(member, on, figures) for member in household.members if gets_bonus(member, on))


RIGHT = law_file.beside(Path(__file__), entitlement=(has_child_with_bonus,), amount=(amount,))
