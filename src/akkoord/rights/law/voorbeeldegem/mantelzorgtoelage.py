"""The carer's allowance of Voorbeeldegem. The town, the regulation and every figure are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import right_file
from akkoord.rules.rule import Figures, rule


@rule(valid_from=date(2019, 1, 1), source="Reglement mantelzorgtoelage Voorbeeldegem, art. 2 en 3")
def is_entitled(
    lives_in_town: bool,
    cares_at_home: bool,
    cared_for_has_heavy_care_recognition: bool,
    cared_for_has_care_budget: bool,
    income_cents_per_year: int,
    figures: Figures,
) -> bool:
    """Who lives here and cares at home for somebody with heavy needs, up to the income ceiling."""
    has_care_budget_that_counts = figures.care_budget_counts and cared_for_has_care_budget
    needs_heavy_care = cared_for_has_heavy_care_recognition or has_care_budget_that_counts
    income_is_low_enough = income_cents_per_year <= figures.income_ceiling_cents_per_year
    return lives_in_town and cares_at_home and needs_heavy_care and income_is_low_enough


@rule(valid_from=date(2019, 1, 1), source="Reglement mantelzorgtoelage Voorbeeldegem, art. 4")
def amount_cents_per_month(figures: Figures) -> int:
    """The same amount for every carer who is entitled."""
    allowance: int = figures.allowance_cents_per_month
    return allowance


RIGHT = right_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount_cents_per_month,))
