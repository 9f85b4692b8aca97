"""Residents as the regulations of Genk see them: of the city, on 1 January, with a severe disability."""

from __future__ import annotations

from datetime import date

from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import rule

FROM = date(2012, 1, 1)
_EACH = "Stad Genk, gemeentereglementen"


@rule(valid_from=FROM, source=_EACH)
def lives_in_genk(household: Household) -> bool:
    """The home is in Genk."""
    return household.municipality == "Genk"


@rule(valid_from=FROM, source=_EACH)
def lived_here_on_1_january(member: Person, on: Days) -> bool:
    """At the address on 1 January: all who are there now, but for a child that was born later."""
    was_born = member.role != "child" or member.birth <= on.first_of_year
    return member.same_address and was_born


@rule(valid_from=FROM, source=_EACH)
def is_dependent_child(member: Person, on: Days) -> bool:
    """A child that lived here on 1 January and is at the charge of the applicant or the partner."""
    return member.role == "child" and member.dependant and lived_here_on_1_january(member, on)


@rule(valid_from=FROM, source=_EACH)
def dependent_children(household: Household, on: Days) -> int:
    """How many dependent children lived at the address on 1 January."""
    return sum(1 for member in household.members if is_dependent_child(member, on))


@rule(valid_from=FROM, source=_EACH)
def has_severe_disability(member: Person) -> bool:
    """By the percentages or the points of the FOD; the first pillar is measured for children only."""
    by_percentage = member.invalidity >= 80 or member.lower_limb >= 50
    by_pillar = member.role == "child" and member.pillar1 >= 6
    return by_percentage or member.points >= 12 or by_pillar
