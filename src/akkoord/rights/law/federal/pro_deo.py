"""Pro deo: a lawyer for free, or for a part, for who has little."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import dependants, is_alone
from akkoord.rights.vocabulary import Household
from akkoord.rules.rule import Figures, rule

_FROM = date(2004, 1, 1)
_FREE = "KB van 18 december 2003, art. 1"
_PARTIAL = "KB van 18 december 2003, art. 2"


@rule(valid_from=_FROM, source=_FREE)
def means_that_count(household: Household, figures: Figures) -> int:
    """The net means of a month, less an amount for each dependant; a single person has none."""
    # A deduction is never below zero, also where it is not known.
    per_dependant = max(0, figures.pd.deduction)
    deducted = 0 if is_alone(household) else dependants(household) * per_dependant
    return household.net_month - deducted


@rule(valid_from=_FROM, source=_FREE)
def is_free(household: Household, figures: Figures) -> bool:
    """Means below the first limit: strictly. The limit of a family is the second one of a single person."""
    means = means_that_count(household, figures)
    limit = figures.pd.single_full if is_alone(household) else figures.pd.single_partial
    return means < limit


@rule(valid_from=_FROM, source=_PARTIAL)
def is_below_last_limit(household: Household, figures: Figures) -> bool:
    """Means below the limit for a part: strictly."""
    means = means_that_count(household, figures)
    limit = figures.pd.single_partial if is_alone(household) else figures.pd.family_partial
    return means < limit


@rule(valid_from=_FROM, source=_PARTIAL)
def is_entitled(household: Household, figures: Figures) -> bool:
    """Whoever gets a lawyer for free or for a part."""
    return is_below_last_limit(household, figures)


@rule(valid_from=_FROM, source=_PARTIAL)
def tier(household: Household, figures: Figures) -> int:
    """What it is: nothing, free, or a part."""
    if is_free(household, figures):
        return 1
    return 2 if is_below_last_limit(household, figures) else 0


@rule(valid_from=_FROM, source=_FREE)
def is_a_family(household: Household) -> bool:
    """More than one person lives at the address, so that the means are reduced for dependants."""
    return not is_alone(household)


RIGHT = law_file.beside(
    Path(__file__),
    entitlement=(is_entitled,),
    also={"tier": tier, "reduced_net": means_that_count, "reduced_net_if": is_a_family},
)
