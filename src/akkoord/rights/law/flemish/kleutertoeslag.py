"""Kleutertoeslag: each year for a child of 3 or 4 that goes to nursery school."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import age, is_child
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

# The decree starts in 2019; before, its figures are not known, and neither are those of the law it replaced.
_FROM = date(2016, 1, 1)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 53")
def is_in_nursery_school(child: Person) -> bool:
    """A child at the address that is enrolled in a nursery school."""
    return is_child(child) and child.school == "nursery"


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 54 en 55")
def is_old_enough(child: Person, on: Days) -> bool:
    """3 years old, or 4 and at school often enough."""
    return age(child, on) == 3 or (age(child, on) == 4 and child.attendance_ok)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 53 tot 55")
def qualifies(child: Person, on: Days) -> bool:
    """A child for which the supplement is paid."""
    return is_in_nursery_school(child) and is_old_enough(child, on)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 53 tot 55")
def has_toddler_at_school(household: Household, on: Days) -> bool:
    """At least one child qualifies."""
    return any(qualifies(member, on) for member in household.members)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 54 en 55")
def amount(household: Household, on: Days, figures: Figures) -> int:
    """One amount for each child that qualifies, per year."""
    return sum(figures.gp.kleuter for member in household.members if qualifies(member, on))


RIGHT = law_file.beside(Path(__file__), entitlement=(has_toddler_at_school,), amount=(amount,))
