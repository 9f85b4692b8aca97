"""Onroerende voorheffing: less tax on a home where two children live, or somebody with a handicap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import is_child, lives_here
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2016, 1, 1)
_CODE = "Vlaamse Codex Fiscaliteit, art. 2.1.5.0.1"


@rule(valid_from=_FROM, source=_CODE)
def was_child_on_new_year(member: Person, on: Days) -> bool:
    """A child at the address that was born by 1 January of the year."""
    return is_child(member) and member.birth <= on.first_of_year


@rule(valid_from=_FROM, source=_CODE)
def has_enough_children(household: Household, on: Days, figures: Figures) -> bool:
    """Enough children; one with a handicap counts double, which never decides, for one of those is enough."""
    children = sum(1 for member in household.members if was_child_on_new_year(member, on))
    enough = figures.ov.min_children
    return children >= enough


@rule(valid_from=_FROM, source=_CODE)
def is_child_with_handicap(member: Person, on: Days) -> bool:
    """Six points over the three pillars, or four in the first."""
    has_points = member.pillar1 >= 4 or member.child_points_total >= 6
    return was_child_on_new_year(member, on) and has_points


@rule(valid_from=_FROM, source=_CODE)
def is_adult_with_handicap(member: Person) -> bool:
    """66 percent, nine points, or a third of the earning capacity left; since when has no fact to ask for."""
    has_points = member.invalidity >= 66 or member.points >= 9
    return member.role != "child" and lives_here(member) and (has_points or member.earning_capacity_third)


@rule(valid_from=_FROM, source=_CODE)
def is_entitled(household: Household, on: Days, figures: Figures) -> bool:
    """Enough children, or one occupant with a handicap; owner or tenant."""
    with_handicap = any(
        is_adult_with_handicap(member) or is_child_with_handicap(member, on) for member in household.members
    )
    return has_enough_children(household, on, figures) or with_handicap


@rule(valid_from=_FROM, source=_CODE)
def amount(figures: Figures) -> int:
    """Lump sums times the local surcharge of the tax, which no source here gives."""
    return figures.ov.amount


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
