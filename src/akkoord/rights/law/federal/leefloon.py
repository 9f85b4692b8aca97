"""Leefloon: the difference between the amount of the category and the means that count."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import age, has_partner_here, is_alone, is_dependant, is_minor
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2002, 10, 1)


@rule(valid_from=_FROM, source="Wet van 26 mei 2002, art. 14 § 1")
def category(household: Household, on: Days) -> int:
    """3 with a dependent child under 18 at the address, 2 for who lives alone, else 1."""
    if any(is_minor(member, on) and is_dependant(member) for member in household.members):
        return 3
    return 2 if is_alone(household) else 1


@rule(valid_from=_FROM, source="Wet van 26 mei 2002, art. 14 § 1")
def amount_of_category(household: Household, on: Days, figures: Figures) -> int:
    """The monthly amount of the category."""
    found = category(household, on)
    if found == 3:
        return figures.leefloon.amount.category_3
    return figures.leefloon.amount.category_2 if found == 2 else figures.leefloon.amount.category_1


@rule(valid_from=_FROM, source="KB van 11 juli 2002, art. 35")
def counted_earnings(applicant: Person, figures: Figures) -> int:
    """Earnings, less the exemption for who starts to work."""
    exemption = figures.leefloon.spi_exemption if applicant.spi else 0
    # No exemption is below zero, also one that no source gives: earnings never count for more than they are.
    return max(0, min(applicant.earned_net_month, applicant.earned_net_month - exemption))


@rule(valid_from=_FROM, source="KB van 11 juli 2002, art. 34")
def counted_of_partner(household: Household, on: Days, figures: Figures) -> int:
    """The means of a partner here: whole with a child; else what exceeds the leefloon of category 1."""
    with_child = category(household, on) == 3
    return sum(
        partner.means_month
        if with_child
        else 0
        if partner.applies
        else max(0, partner.means_month - figures.leefloon.amount.category_1)
        for partner in household.members
        if partner.role == "partner" and partner.same_address
    )


@rule(valid_from=_FROM, source="Wet van 26 mei 2002, art. 16")
def counted_means(household: Household, applicant: Person, on: Days, figures: Figures) -> int:
    """All means that count, per month."""
    of_partner = counted_of_partner(household, on, figures) if has_partner_here(household) else 0
    return applicant.means_month + counted_earnings(applicant, figures) + of_partner


@rule(valid_from=_FROM, source="Wet van 26 mei 2002, art. 3, 2°")
def is_old_enough(applicant: Person, on: Days) -> bool:
    """Of age; that some minors count as adults has no fact to ask for."""
    return age(applicant, on) >= 18


@rule(valid_from=_FROM, source="Wet van 26 mei 2002, art. 3, 1°")
def lives_in_belgium(applicant: Person) -> bool:
    """Really and legally resident in Belgium."""
    return applicant.resident


@rule(valid_from=_FROM, source="Wet van 26 mei 2002, art. 3, 4°")
def has_too_little(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """The means that count are below the amount of the category: strictly, or nothing would be paid."""
    means = counted_means(household, applicant, on, figures)
    limit = amount_of_category(household, on, figures)
    return means < limit


@rule(valid_from=_FROM, source="Wet van 26 mei 2002, art. 3")
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """An adult who lives in Belgium and has too little."""
    old_enough = is_old_enough(applicant, on)
    return old_enough and lives_in_belgium(applicant) and has_too_little(household, applicant, on, figures)


@rule(valid_from=_FROM, source="Wet van 26 mei 2002, art. 14 § 2")
def amount(household: Household, applicant: Person, on: Days, figures: Figures) -> int:
    """What the means lack to the amount of the category, per month."""
    return amount_of_category(household, on, figures) - counted_means(household, applicant, on, figures)


RIGHT = law_file.beside(
    Path(__file__), entitlement=(is_entitled,), amount=(amount,), also={"category": category}
)
