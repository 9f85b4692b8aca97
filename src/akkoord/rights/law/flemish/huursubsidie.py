"""Huursubsidie: for who moves from a bad home to a good one with a low income; what is paid is not known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import dependants, is_alone
from akkoord.rights.vocabulary import Household
from akkoord.rules.rule import Figures, rule

_FROM = date(2016, 1, 1)
_DECISION = "Besluit van de Vlaamse Regering van 2 februari 2007"


@rule(valid_from=_FROM, source=_DECISION)
def housing_limit(household: Household, figures: Figures) -> int:
    """The limit of income of a year, the same as for a social home."""
    if is_alone(household) and household.disabled_single:
        return figures.housing.limit.single_disabled
    if is_alone(household):
        return figures.housing.limit.single
    return figures.housing.limit.other + figures.housing.limit.per_dependant * dependants(household)


@rule(valid_from=_FROM, source=_DECISION)
def has_low_income(household: Household, figures: Figures) -> bool:
    """Not above the limit."""
    return household.housing_income <= housing_limit(household, figures)


@rule(valid_from=_FROM, source=_DECISION)
def makes_the_move(household: Household) -> bool:
    """From an unfit or unadapted home, or from none, to a fit one or to a social rental office."""
    return household.qualifying_move


@rule(valid_from=_FROM, source=_DECISION)
def has_no_home_of_own(household: Household) -> bool:
    """Owns no home."""
    return household.tenure != "owner"


@rule(valid_from=_FROM, source=_DECISION)
def is_entitled(household: Household, figures: Figures) -> bool:
    """Makes the move, owns no home and has a low income."""
    may_ask = makes_the_move(household) and has_no_home_of_own(household)
    return may_ask and has_low_income(household, figures)


@rule(valid_from=_FROM, source=_DECISION)
def amount(figures: Figures) -> int:
    """Per month; no source gives it for today."""
    return figures.huursubsidie.amount


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
