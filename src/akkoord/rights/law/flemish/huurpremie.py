"""Huurpremie: for who rents while waiting for a social home, part of what the income does not cover."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import dependants
from akkoord.rights.vocabulary import Household
from akkoord.rules.rule import Figures, Number, divided, rule

_FROM = date(2016, 1, 1)
_DECISION = "Besluit Vlaamse Codex Wonen van 2021, boek 5"


@rule(valid_from=_FROM, source=_DECISION)
def rents_on_the_market(household: Household) -> bool:
    """A tenant, and not of a social home."""
    return household.tenure == "tenant"


@rule(valid_from=_FROM, source=_DECISION)
def has_waited_long_enough(household: Household) -> bool:
    """Four years on the waiting list for a social home, without a break."""
    return household.waiting_list_years >= 4


@rule(valid_from=_FROM, source=_DECISION)
def is_rent_within_limit(household: Household) -> bool:
    """The rent is not above the maximum for this household."""
    return household.rent_month <= household.max_rent_month


@rule(valid_from=_FROM, source=_DECISION)
def is_income_within_limit(household: Household) -> bool:
    """Not above the limit of income, which is not known for each year and so comes as a fact."""
    return household.income_limit_ok


@rule(valid_from=_FROM, source=_DECISION)
def by_formula(household: Household) -> Number:
    """Three quarters of the maximum rent, less 1/55 of the income of a year; it can be below zero."""
    return divided(3 * household.max_rent_month, 4) - divided(household.housing_income, 55)


@rule(valid_from=_FROM, source=_DECISION)
def is_something_left(household: Household) -> bool:
    """The formula gives more than nothing."""
    return by_formula(household) > 0


@rule(valid_from=_FROM, source=_DECISION)
def counted_dependants(household: Household) -> int:
    """The dependants, and an applicant with a handicap; four at most."""
    return min(4, dependants(household) + (1 if household.disabled_single else 0))


@rule(valid_from=_FROM, source=_DECISION)
def highest_amount(household: Household, figures: Figures) -> int:
    """The most that is paid a month: more in the cities where rents are higher, of which Genk is one."""
    extra = counted_dependants(household)
    if household.municipality == "Genk":
        return figures.hp.cap.high.base + figures.hp.cap.high.per_dependant * extra
    return figures.hp.cap.normal.base + figures.hp.cap.normal.per_dependant * extra


@rule(valid_from=_FROM, source=_DECISION)
def is_entitled(household: Household) -> bool:
    """Rents, has waited, keeps within both limits, and something is left by the formula."""
    may_ask = rents_on_the_market(household) and has_waited_long_enough(household)
    within_limits = is_income_within_limit(household) and is_rent_within_limit(household)
    return may_ask and within_limits and is_something_left(household)


@rule(valid_from=_FROM, source=_DECISION)
def amount(household: Household, figures: Figures) -> Number:
    """What the formula gives, up to the highest amount."""
    return min(by_formula(household), highest_amount(household, figures))


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
