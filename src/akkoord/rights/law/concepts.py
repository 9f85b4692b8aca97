"""The words of a household that more than one right uses: who lives here, who is a child, who is dependent.

Each right names its own group of people in the same household; these are the words they share. Ages are in
completed years.
"""

from __future__ import annotations

from datetime import date

from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import rule

_EVER = date(2004, 1, 1)
_WORD = ""


@rule(valid_from=_EVER, source=_WORD)
def age(person: Person, on: Days) -> int:
    """Completed years on the day: days are numbers like 20240615, so a birthday is a difference of 10000."""
    return (on.day - person.birth) // 1_00_00


@rule(valid_from=_EVER, source=_WORD)
def lives_here(member: Person) -> bool:
    """At the address, whatever the role."""
    return member.same_address


@rule(valid_from=_EVER, source=_WORD)
def is_child(member: Person) -> bool:
    """A child at the address."""
    return member.role == "child" and member.same_address


@rule(valid_from=_EVER, source=_WORD)
def is_minor(member: Person, on: Days) -> bool:
    """A child at the address under 18 on the day."""
    return is_child(member) and age(member, on) < 18


@rule(valid_from=_EVER, source=_WORD)
def is_dependant(member: Person) -> bool:
    """At the address and at the charge of the applicant or the partner."""
    return member.dependant and member.same_address


@rule(valid_from=_EVER, source=_WORD)
def dependants(household: Household) -> int:
    """How many dependants live at the address; a partner counts only if so marked."""
    return sum(1 for member in household.members if is_dependant(member))


@rule(valid_from=_EVER, source=_WORD)
def has_partner_here(household: Household) -> bool:
    """A partner lives at the address."""
    return any(member.role == "partner" and member.same_address for member in household.members)


@rule(valid_from=_EVER, source=_WORD)
def is_alone(household: Household) -> bool:
    """Nobody but the applicant lives at the address."""
    return all(member.role == "applicant" or not member.same_address for member in household.members)
