"""Mijn VerbouwPremie: for who lives in a home of their own; the income decides which share of the bill."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import dependants
from akkoord.rights.vocabulary import Household
from akkoord.rules.rule import Figures, Number, rule

# Older than the premium, so that a tenant is refused on any day; see `not_modelled` beside it.
_FROM = date(2016, 1, 1)
_DECISION = "Besluit Vlaamse Codex Wonen van 2021, boek 5"


@rule(valid_from=_FROM, source=_DECISION)
def is_couple(household: Household) -> bool:
    """The applicant has a partner, wherever the partner lives."""
    return any(member.role == "partner" for member in household.members)


@rule(valid_from=_FROM, source=_DECISION)
def is_on_own(household: Household) -> bool:
    """No partner and no dependants."""
    return not is_couple(household) and dependants(household) == 0


@rule(valid_from=_FROM, source=_DECISION)
def raise_of_limits(household: Household, figures: Figures) -> int:
    """For each dependant of a couple; without a partner the first is already in the limit."""
    further = dependants(household) if is_couple(household) else dependants(household) - 1
    return figures.mvp.limits.per_dependant * further if further > 0 else 0


@rule(valid_from=_FROM, source=_DECISION)
def is_in_lowest(household: Household, figures: Figures) -> bool:
    """The income is not above the limit of the lowest category."""
    income = household.housing_income
    if is_on_own(household):
        return income <= figures.mvp.limits.single.lowest
    return income <= figures.mvp.limits.other.lowest + raise_of_limits(household, figures)


@rule(valid_from=_FROM, source=_DECISION)
def is_in_middle(household: Household, figures: Figures) -> bool:
    """The income is not above the limit of the middle category."""
    income = household.housing_income
    if is_on_own(household):
        return income <= figures.mvp.limits.single.middle
    return income <= figures.mvp.limits.other.middle + raise_of_limits(household, figures)


@rule(valid_from=_FROM, source=_DECISION)
def category(household: Household, figures: Figures) -> int:
    """By the income: 1 lowest, 2 middle, 3 highest."""
    if is_in_lowest(household, figures):
        return 1
    return 2 if is_in_middle(household, figures) else 3


@rule(valid_from=_FROM, source=_DECISION)
def owns_the_home(household: Household) -> bool:
    """The owner of the home."""
    return household.tenure == "owner"


@rule(valid_from=_FROM, source=_DECISION)
def is_entitled(household: Household) -> bool:
    """Owns the home; the income decides how much, not whether."""
    return owns_the_home(household)


@rule(valid_from=_FROM, source=_DECISION)
def amount(household: Household, figures: Figures) -> Number:
    """The share of the bill for the category; for the highest no source gives one."""
    found = category(household, figures)
    if found == 1:
        return figures.mvp.share.lowest
    return figures.mvp.share.middle if found == 2 else figures.mvp.share_highest


RIGHT = law_file.beside(
    Path(__file__), entitlement=(is_entitled,), amount=(amount,), also={"category": category}
)
