"""Onroerende voorheffing: less tax on a home where two children live, or somebody with a handicap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import lives_here
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2016, 1, 1)
_CODE = "Vlaamse Codex Fiscaliteit, art. 2.1.5.0.1"


@rule(valid_from=_FROM, source=_CODE)
def was_here_on_new_year(member: Person, on: Days) -> bool:
    """At the address, and no child that was born after 1 January of the year."""
    was_born = member.role != "child" or member.birth <= on.first_of_year
    return lives_here(member) and was_born


@rule(valid_from=_FROM, source=_CODE)
def has_enough_children(household: Household, on: Days, figures: Figures) -> bool:
    """Enough children; one with a handicap counts double, which never decides, for one of those is enough."""
    children = sum(
        1 for member in household.members if member.role == "child" and was_here_on_new_year(member, on)
    )
    # Without children the answer is no, whatever number is enough on a day that nobody vouches for.
    return children > 0 and children >= figures.ov.min_children


@rule(valid_from=_FROM, source=_CODE)
def has_handicap(member: Person) -> bool:
    """Of a child by its points; of an adult by percentage, points or earning capacity, whatever the age."""
    if member.role == "child":
        return member.pillar1 >= 4 or member.child_points_total >= 6
    return member.invalidity >= 66 or member.points >= 9 or member.earning_capacity_third


@rule(valid_from=_FROM, source=_CODE)
def is_entitled(household: Household, on: Days, figures: Figures) -> bool:
    """Enough children, or one occupant with a handicap; owner or tenant."""
    with_handicap = any(
        was_here_on_new_year(member, on) and has_handicap(member) for member in household.members
    )
    return has_enough_children(household, on, figures) or with_handicap


@rule(valid_from=_FROM, source=_CODE)
def amount(figures: Figures) -> int:
    """Lump sums times the local surcharge of the tax, which no source here gives."""
    return figures.ov.amount


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
