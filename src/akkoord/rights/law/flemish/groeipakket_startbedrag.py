"""Startbedrag: once for each child, in the month of its birth."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import is_child
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

# The decree starts in 2019; before, its figures are not known, and neither are those of the law it replaced.
_FROM = date(2016, 1, 1)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 9 § 1")
def was_born_this_month(child: Person, on: Days) -> bool:
    """A child at the address, born in the month of the day and not after it."""
    return is_child(child) and on.first_of_month <= child.birth <= on.day


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 9 § 1")
def has_newborn(household: Household, on: Days) -> bool:
    """At least one child was born this month."""
    return any(was_born_this_month(member, on) for member in household.members)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 9 § 1")
def amount(household: Household, on: Days, figures: Figures) -> int:
    """One amount for each child: twins get two."""
    return sum(figures.gp.start for member in household.members if was_born_this_month(member, on))


RIGHT = law_file.beside(Path(__file__), entitlement=(has_newborn,), amount=(amount,))
