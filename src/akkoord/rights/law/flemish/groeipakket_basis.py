"""Basic amount of the Groeipakket: the same for each child born from 2019 on; older children keep theirs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import is_minor
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

# The decree starts in 2019; before, its figures are not known, and neither are those of the law it replaced.
_FROM = date(2016, 1, 1)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 8 § 2, 1°")
def counts(child: Person, on: Days) -> bool:
    """A child at the address that is born and under 18; no fact tells of who is older and studies."""
    return is_minor(child, on) and child.birth <= on.day


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 8")
def has_child(household: Household, on: Days) -> bool:
    """At least one child under 18 lives at the address."""
    return any(counts(member, on) for member in household.members)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 228")
def has_new_amounts(child: Person) -> bool:
    """Born from 2019 on: the decree gives its amounts to these children."""
    return child.birth >= 2019_01_01


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 13 en 210")
def amount_of_child(child: Person, figures: Figures) -> int:
    """The amount of one child; before 2019 it goes by rank and age, which no fact tells."""
    return figures.gp.basis if has_new_amounts(child) else figures.gp.basis_before_2019


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 13")
def amount(household: Household, on: Days, figures: Figures) -> int:
    """The amounts of all children together, per month."""
    return sum(amount_of_child(member, figures) for member in household.members if counts(member, on))


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 13 en 210")
def per_child(household: Household, on: Days, figures: Figures) -> int:
    """The amount of one child, the same for all who were born from 2019 on."""
    has_new_only = all(has_new_amounts(member) for member in household.members if counts(member, on))
    return figures.gp.basis if has_new_only else figures.gp.basis_before_2019


RIGHT = law_file.beside(
    Path(__file__), entitlement=(has_child,), amount=(amount,), also={"per_child": per_child}
)
