"""Verhoogde tegemoetkoming: by a benefit or status (A), by the income of a month (B) or of last year (C)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import age, is_child, is_dependant, lives_here
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2014, 1, 1)
_LAW = "Gecoördineerde wet van 14 juli 1994, art. 37 § 19"
_DECREE = "KB van 15 januari 2014"


@rule(valid_from=_FROM, source=_DECREE)
def is_in_family(member: Person) -> bool:
    """The applicant, the partner, and the dependants at the address; a friend or a lodger is not."""
    return member.role in ("applicant", "partner") or is_dependant(member)


@rule(valid_from=_FROM, source=_DECREE)
def other_members_of_family(household: Household) -> int:
    """How many are in the family beside the applicant."""
    return sum(1 for member in household.members if member.role != "applicant" and is_in_family(member))


# Route A: a benefit or a status, whatever the income.


@rule(valid_from=_FROM, source=_DECREE)
def had_leefloon_for_three_months(member: Person, on: Days) -> bool:
    """Leefloon, or what equals it, during three full calendar months before the month of the day."""
    of_law = member.holds_leefloon and member.leefloon_since <= on.three_full_months_ago
    equivalent = (
        member.holds_leefloon_equivalent and member.leefloon_equivalent_since <= on.three_full_months_ago
    )
    return of_law or equivalent


@rule(valid_from=_FROM, source=_LAW)
def has_benefit(member: Person) -> bool:
    """A guaranteed income for the old, an allowance for a handicap, or the care budget for the old."""
    for_the_old = member.holds_igo or member.holds_gib or member.holds_zorgbudget_ouderen
    return for_the_old or member.holds_ivt or member.holds_it


@rule(valid_from=_FROM, source=_LAW)
def is_child_with_handicap(member: Person) -> bool:
    """A child with four points or more in the first pillar; the older test of 66 % has no fact to ask for."""
    return member.role == "child" and member.pillar1 >= 4


@rule(valid_from=_FROM, source=_DECREE)
def is_young_orphan(member: Person, on: Days) -> bool:
    """Without parents, and under 25."""
    return member.is_orphan and age(member, on) < 25


@rule(valid_from=_FROM, source=_DECREE)
def is_unaccompanied_minor(member: Person) -> bool:
    """A foreign minor without a guardian who came along."""
    return member.is_nbmv


@rule(valid_from=_FROM, source=_LAW)
def opens_without_income_test(member: Person, on: Days) -> bool:
    """One member of the family whose benefit or status is enough."""
    by_benefit = has_benefit(member) or had_leefloon_for_three_months(member, on)
    by_status = is_child_with_handicap(member) or is_young_orphan(member, on)
    return by_benefit or by_status or is_unaccompanied_minor(member)


@rule(valid_from=_FROM, source=_LAW)
def is_entitled_by_status(household: Household, on: Days) -> bool:
    """Route A: somebody in the family has such a benefit or status."""
    return any(opens_without_income_test(member, on) for member in household.members if is_in_family(member))


# Route B: a situation that lasts, and the income of one month.


@rule(valid_from=_FROM, source=_DECREE)
def is_in_lasting_situation(member: Person) -> bool:
    """Pensioner, widow(er), invalid, recognised as disabled, or long without work."""
    without_work = member.is_unemployed_3m or member.is_incapacity_3m or member.is_bridging_right
    return (
        member.is_pensioner
        or member.is_widow
        or member.is_invalid
        or member.is_disabled_recognised
        or without_work
    )


@rule(valid_from=_FROM, source=_DECREE)
def is_single_parent_family(household: Household) -> bool:
    """One person at the address who is not a child of the family, with at least one child."""
    grown = sum(1 for member in household.members if lives_here(member) and member.role != "child")
    return grown == 1 and any(is_child(member) for member in household.members)


@rule(valid_from=_FROM, source=_DECREE)
def may_use_month(household: Household) -> bool:
    """The applicant or the partner is in such a situation, or it is a family with one parent."""
    applicant_or_partner = any(
        is_in_lasting_situation(member)
        for member in household.members
        if member.role in ("applicant", "partner")
    )
    return is_single_parent_family(household) or applicant_or_partner


@rule(valid_from=_FROM, source=_DECREE)
def ceiling_of_month(household: Household, figures: Figures) -> int:
    """The ceiling of the reference month, per year: more for each other member of the family."""
    extra = figures.vt.ceiling_month_ref.extra * other_members_of_family(household)
    return figures.vt.ceiling_month_ref.base + extra


@rule(valid_from=_FROM, source=_DECREE)
def is_month_within_ceiling(household: Household, figures: Figures) -> bool:
    """Twelve times the income of the month, not above the ceiling."""
    income = household.month_ref_income_x12
    limit = ceiling_of_month(household, figures)
    return income <= limit


@rule(valid_from=_FROM, source=_DECREE)
def is_entitled_by_month(household: Household, figures: Figures) -> bool:
    """Route B: a lasting situation, and a low income in the month."""
    return may_use_month(household) and is_month_within_ceiling(household, figures)


# Route C: the income of the year before.


@rule(valid_from=_FROM, source=_DECREE)
def ceiling_of_year(household: Household, figures: Figures) -> int:
    """The ceiling of the year in which the income was earned: more for each other member of the family."""
    extra = figures.vt.ceiling_prev_year.extra * other_members_of_family(household)
    return figures.vt.ceiling_prev_year.base + extra


@rule(valid_from=_FROM, source=_DECREE)
def is_entitled_by_year(household: Household, figures: Figures) -> bool:
    """Route C: the gross taxable income of the family last year, not above the ceiling of that year."""
    income = household.gross_taxable_income_prev_year
    limit = ceiling_of_year(household, figures)
    return income <= limit


@rule(valid_from=_FROM, source=_LAW)
def has_status(household: Household) -> bool:
    """What the sickness fund already decided: that holds, and nothing is computed."""
    return household.vt_status


@rule(valid_from=_FROM, source=_LAW)
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """The status that is known; else by route A, B or C. One answer for the family, whoever asks."""
    if household.vt_status_is_known:
        return has_status(household)
    by_income = is_entitled_by_month(household, figures) or is_entitled_by_year(household, figures)
    return is_entitled_by_status(household, on) or by_income


# Which route: none of them where the status was known.


@rule(valid_from=_FROM, source=_LAW)
def route_a(household: Household, on: Days) -> bool:
    """Entitled by route A."""
    return not household.vt_status_is_known and is_entitled_by_status(household, on)


@rule(valid_from=_FROM, source=_LAW)
def route_b(household: Household, figures: Figures) -> bool:
    """Entitled by route B."""
    return not household.vt_status_is_known and is_entitled_by_month(household, figures)


@rule(valid_from=_FROM, source=_LAW)
def route_c(household: Household, figures: Figures) -> bool:
    """Entitled by route C."""
    return not household.vt_status_is_known and is_entitled_by_year(household, figures)


RIGHT = law_file.beside(
    Path(__file__),
    entitlement=(is_entitled,),
    also={
        "route_a": route_a,
        "route_b": route_b,
        "route_c": route_c,
        "ceiling_b": ceiling_of_month,
        "ceiling_c": ceiling_of_year,
    },
)
