"""Verwarmingstoelage: for who heats with oil or propane, and has a low income or debts in mediation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import is_dependant
from akkoord.rights.vocabulary import Household
from akkoord.rules.rule import Figures, rule

_FROM = date(2005, 1, 1)
_LAW = "Programmawet van 27 december 2004"


@rule(valid_from=_FROM, source=_LAW)
def heats_with_such_fuel(household: Household) -> bool:
    """Heating oil, heating petroleum or propane in bulk; not gas from the grid or in bottles."""
    return household.fuel in ("oil", "petroleum_c", "propane_bulk")


@rule(valid_from=_FROM, source=_LAW)
def counted_dependants(household: Household) -> int:
    """The dependants at the address; a partner is none of them, at whoever's charge."""
    return sum(1 for member in household.members if member.role != "partner" and is_dependant(member))


@rule(valid_from=_FROM, source=_LAW)
def ceiling(household: Household, figures: Figures) -> int:
    """The ceiling of the income per year: more for each dependant."""
    return figures.vf.limit.base + figures.vf.limit.dependant * counted_dependants(household)


@rule(valid_from=_FROM, source=_LAW)
def has_low_income(household: Household, figures: Figures) -> bool:
    """The income of the family, not above the ceiling."""
    income = household.gross_taxable_income_prev_year
    limit = ceiling(household, figures)
    return income <= limit


@rule(valid_from=_FROM, source=_LAW)
def has_debts_in_mediation(household: Household) -> bool:
    """In debt mediation or a collective settlement of debts."""
    return household.debt_mediation


@rule(valid_from=_FROM, source=_LAW)
def is_entitled(household: Household, figures: Figures) -> bool:
    """Such a fuel, and a low income or debts in mediation."""
    needs_help = has_debts_in_mediation(household) or has_low_income(household, figures)
    return heats_with_such_fuel(household) and needs_help


@rule(valid_from=_FROM, source=_LAW)
def amount(figures: Figures) -> int:
    """The lump sum of a year for who buys at the pump."""
    return figures.vf.lump


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
