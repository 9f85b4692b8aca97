"""Inkomensgarantie voor ouderen: the difference between the amount of the situation and the means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import age, has_partner_here, is_minor, lives_here
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, Number, divided, rule

_FROM = date(2001, 6, 1)
_AGE = "Wet van 22 maart 2001, art. 3"
_STAY = "Wet van 22 maart 2001, art. 4"
_AMOUNT = "Wet van 22 maart 2001, art. 6"
_MEANS = "Wet van 22 maart 2001, art. 7"


@rule(valid_from=_FROM, source=_AGE)
def is_old_enough(applicant: Person, on: Days) -> bool:
    """65, and from February 2025 on 66."""
    years = age(applicant, on)
    youngest = 65 if on.day < 2025_02_01 else 66
    return years >= youngest


@rule(valid_from=_FROM, source=_STAY)
def lives_in_belgium(applicant: Person) -> bool:
    """Really and legally resident in Belgium."""
    return applicant.resident


@rule(valid_from=_FROM, source=_AMOUNT)
def has_raised_amount(household: Household, on: Days) -> bool:
    """Alone, or only with children under 18; other family cannot be told apart from other residents."""
    return all(
        member.role == "applicant" or is_minor(member, on)
        for member in household.members
        if lives_here(member)
    )


@rule(valid_from=_FROM, source=_AMOUNT)
def amount_of_situation(household: Household, on: Days, figures: Figures) -> int:
    """The amount per month without any means."""
    return figures.igo.raised if has_raised_amount(household, on) else figures.igo.base


@rule(valid_from=_FROM, source=_MEANS)
def means_that_count(household: Household, applicant: Person) -> Number:
    """The means of the applicant; with a partner at the address half of what both have."""
    if not has_partner_here(household):
        return applicant.means_month
    of_partner = sum(
        member.means_month for member in household.members if member.role == "partner" and lives_here(member)
    )
    return divided(applicant.means_month + of_partner, 2)


@rule(valid_from=_FROM, source=_MEANS)
def has_too_little(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """The means that count are below the amount: strictly, or nothing would be paid."""
    means = means_that_count(household, applicant)
    limit = amount_of_situation(household, on, figures)
    return means < limit


@rule(valid_from=_FROM, source=_AGE)
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """Old enough, resident, and with too little."""
    old_enough = is_old_enough(applicant, on)
    return old_enough and lives_in_belgium(applicant) and has_too_little(household, applicant, on, figures)


@rule(valid_from=_FROM, source=_AMOUNT)
def amount(household: Household, applicant: Person, on: Days, figures: Figures) -> Number:
    """What the means lack to the amount, per month."""
    return amount_of_situation(household, on, figures) - means_that_count(household, applicant)


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
