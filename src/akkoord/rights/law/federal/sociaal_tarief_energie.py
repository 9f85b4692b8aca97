"""Sociaal tarief for electricity, gas and heat: one benefit of one person at the address is enough."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import lives_here
from akkoord.rights.law.federal import verhoogde_tegemoetkoming
from akkoord.rights.law.federal.verhoogde_tegemoetkoming import is_child_with_handicap
from akkoord.rights.vocabulary import Days, Household, Person
from akkoord.rules.rule import Figures, rule

_FROM = date(2007, 3, 30)
_LAW = "Programmawet van 27 april 2007"
_DECREE = "MB van 30 maart 2007"


@rule(valid_from=_FROM, source=_LAW)
def has_benefit(member: Person) -> bool:
    """A benefit of the OCMW, an allowance for a handicap, or an income or care budget for the old."""
    of_ocmw = member.holds_leefloon or member.holds_leefloon_equivalent
    for_handicap = member.holds_ivt or member.holds_it or member.holds_hulp_van_derden
    for_the_old = member.holds_igo or member.holds_gib or member.holds_zorgbudget_ouderen
    return of_ocmw or for_handicap or for_the_old


@rule(valid_from=_FROM, source=_LAW)
def somebody_opens_it(household: Household) -> bool:
    """Somebody at the address, family or not, has such a benefit or is such a child: no waiting time."""
    return any(
        has_benefit(member) or is_child_with_handicap(member)
        for member in household.members
        if lives_here(member)
    )


@rule(valid_from=_FROM, source=_DECREE)
def is_social_flat_with_collective_heating(household: Household) -> bool:
    """A social flat that shares its heating with others; for gas and heat only."""
    return household.social_flat_collective_heating


@rule(valid_from=date(2021, 2, 1), source="Tijdelijke uitbreiding van 1 februari 2021 tot 30 juni 2023")
def is_during_extension(on: Days) -> bool:
    """The days on which the verhoogde tegemoetkoming was enough, both ends included."""
    return 2021_02_01 <= on.day <= 2023_06_30


@rule(valid_from=_FROM, source=_LAW)
def is_entitled(household: Household, applicant: Person, on: Days, figures: Figures) -> bool:
    """By somebody at the address, by the flat, or for a while by the verhoogde tegemoetkoming."""
    during = is_during_extension(on)
    extended = during and verhoogde_tegemoetkoming.is_entitled(household, applicant, on, figures)
    return somebody_opens_it(household) or is_social_flat_with_collective_heating(household) or extended


@rule(valid_from=_FROM, source=_DECREE)
def amount(figures: Figures) -> int:
    """The tariff of the quarter, which no source that was read gives."""
    return figures.energy.tariff


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
