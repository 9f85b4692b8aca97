"""Inkomensvervangende tegemoetkoming: for who can earn a third or less because of a handicap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import age, has_partner_here, is_alone, is_child, is_dependant
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, Number, divided, rule

_FROM = date(1987, 7, 1)
_WHO = "Wet van 27 februari 1987, art. 2"
_STAY = "Wet van 27 februari 1987, art. 4"
_AMOUNT = "Wet van 27 februari 1987, art. 6 § 1"
_INCOME = "Wet van 27 februari 1987, art. 7"


@rule(valid_from=_FROM, source=_WHO)
def is_of_age(applicant: Person, on: Days) -> bool:
    """From 18 until the day before 65; from 21 until 31 July 2020."""
    years = age(applicant, on)
    youngest = 21 if on.day < 2020_08_01 else 18
    return youngest <= years < 65


@rule(valid_from=_FROM, source=_WHO)
def can_earn_a_third_at_most(applicant: Person) -> bool:
    """A doctor found that the applicant can earn a third or less of what others can."""
    return applicant.earning_capacity_third


@rule(valid_from=_FROM, source=_STAY)
def lives_in_belgium(applicant: Person) -> bool:
    """Really and legally resident in Belgium."""
    return applicant.resident


@rule(valid_from=_FROM, source=_AMOUNT)
def category(household: Household) -> int:
    """C (2) with a partner or a dependent child at the address, B (1) for who lives alone, else A (0)."""
    with_child = any(is_child(member) and is_dependant(member) for member in household.members)
    if has_partner_here(household) or with_child:
        return 2
    return 1 if is_alone(household) else 0


@rule(valid_from=_FROM, source=_AMOUNT)
def maximum(household: Household, figures: Figures) -> int:
    """The maximum per year of the category."""
    found = category(household)
    if found == 2:
        return figures.ivt.max.category_c
    return figures.ivt.max.category_b if found == 1 else figures.ivt.max.category_a


@rule(valid_from=_FROM, source=_INCOME)
def has_low_income(household: Household, applicant: Person, figures: Figures) -> bool:
    """The income that counts leaves something of the maximum."""
    income = applicant.countable_income_year
    limit = maximum(household, figures)
    return income < limit


@rule(valid_from=_FROM, source=_WHO)
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """Of age, resident, with that capacity, and an income below the maximum."""
    can_have_it = is_of_age(applicant, on) and lives_in_belgium(applicant)
    has_handicap = can_earn_a_third_at_most(applicant)
    return can_have_it and has_handicap and has_low_income(household, applicant, figures)


@rule(valid_from=_FROM, source=_AMOUNT)
def amount(household: Household, applicant: Person, figures: Figures) -> Number:
    """What the income leaves of the maximum, per month."""
    return divided(maximum(household, figures) - applicant.countable_income_year, 12)


RIGHT = law_file.beside(
    Path(__file__), entitlement=(is_entitled,), amount=(amount,), also={"category": category}
)
