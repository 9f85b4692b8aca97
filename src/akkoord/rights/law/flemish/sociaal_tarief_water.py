"""Sociaal tarief water: a fifth of the bill is left, for a home where somebody holds a certain benefit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import lives_here
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, Number, rule

_FROM = date(2016, 1, 1)
_REGULATION = "Algemeen waterverkoopreglement"


@rule(valid_from=_FROM, source=_REGULATION)
def had_leefloon(member: Person, on: Days) -> bool:
    """Leefloon or what equals it, on 1 January and still."""
    of_law = member.holds_leefloon and member.leefloon_since <= on.first_of_year
    equivalent = member.holds_leefloon_equivalent and member.leefloon_equivalent_since <= on.first_of_year
    return of_law or equivalent


@rule(valid_from=_FROM, source=_REGULATION)
def had_income_of_the_old(member: Person, on: Days) -> bool:
    """The income guarantee for the old or the older guaranteed income, on 1 January and still."""
    igo = member.holds_igo and member.igo_since <= on.first_of_year
    gib = member.holds_gib and member.gib_since <= on.first_of_year
    return igo or gib


@rule(valid_from=_FROM, source=_REGULATION)
def had_allowance_for_care(member: Person, on: Days) -> bool:
    """An allowance for a handicap or the care budget for the old, on 1 January and still."""
    ivt = member.holds_ivt and member.ivt_since <= on.first_of_year
    it = member.holds_it and member.it_since <= on.first_of_year
    since = member.zorgbudget_ouderen_since
    zorgbudget = member.holds_zorgbudget_ouderen and since <= on.first_of_year
    return ivt or it or zorgbudget


@rule(valid_from=_FROM, source=_REGULATION)
def had_benefit_on_new_year(member: Person, on: Days) -> bool:
    """One of the benefits that open the tariff; the verhoogde tegemoetkoming is none of them."""
    by_income = had_leefloon(member, on) or had_income_of_the_old(member, on)
    return by_income or had_allowance_for_care(member, on)


@rule(valid_from=_FROM, source=_REGULATION)
def is_entitled(household: Household, on: Days) -> bool:
    """Anybody at the address, whatever the role."""
    return any(had_benefit_on_new_year(member, on) for member in household.members if lives_here(member))


@rule(valid_from=_FROM, source=_REGULATION)
def amount(household: Household, figures: Figures) -> Number:
    """What goes off the bill of a year: the same share of each part of it."""
    return figures.water.reduction * household.water_bill_year


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
