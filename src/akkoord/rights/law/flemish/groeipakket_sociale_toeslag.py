"""Sociale toeslag: each month for each child of a family whose income is below a limit.

The limit goes by the number of children: a first one for all, a second and higher one from three children on,
and since April 2023 one between them for one or two children.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.flemish.groeipakket_basis import counts, has_child, has_new_amounts
from akkoord.rights.vocabulary import Days, Household
from akkoord.rules.rule import Figures, rule

# The decree starts in 2019; before, its figures are not known, and neither are those of the law it replaced.
_FROM = date(2016, 1, 1)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 18")
def children(household: Household, on: Days) -> int:
    """How many children under 18 live at the address."""
    return sum(1 for member in household.members if counts(member, on))


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 222 § 1")
def has_child_with_new_amounts(household: Household, on: Days) -> bool:
    """At least one of the children was born from 2019 on; without one, the second limit does not apply."""
    return any(counts(member, on) and has_new_amounts(member) for member in household.members)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 18 en 222 § 1")
def income_limit(household: Household, on: Days, figures: Figures) -> int:
    """The highest income, per year, with which a family of this size still has the right."""
    many = children(household, on) >= 3
    if many and has_child_with_new_amounts(household, on):
        return figures.gp.st.limit_2
    if many or on.day < 2023_04_01:
        return figures.gp.st.limit_1
    return figures.gp.st_small.limit


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 18")
def has_modest_income(household: Household, on: Days, figures: Figures) -> bool:
    """The income is not above the limit: a limit itself is low enough."""
    limit = income_limit(household, on, figures)
    return household.gross_taxable_income_prev_year <= limit


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 18")
def owns_little_else(household: Household) -> bool:
    """No more other real estate than the test of the cadastral income allows."""
    return household.ki_test_ok


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 18")
def is_entitled(household: Household, on: Days, figures: Figures) -> bool:
    """A family with a child, with little other real estate and with a modest income."""
    owns_little = owns_little_else(household)
    return has_child(household, on) and owns_little and has_modest_income(household, on, figures)


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 18")
def amount_of_child(household: Household, on: Days, figures: Figures) -> int:
    """What each child gets: more in a family of three or more, less above the first limit."""
    many = children(household, on) >= 3
    if household.gross_taxable_income_prev_year <= figures.gp.st.limit_1:
        return figures.gp.st.many_children if many else figures.gp.st.few_children
    return figures.gp.st.many_children_middle_income if many else figures.gp.st_small.amount


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 222 § 1")
def all_have_new_amounts(household: Household, on: Days) -> bool:
    """No child of the family was born before 2019."""
    return all(has_new_amounts(member) for member in household.members if counts(member, on))


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 18 en 222 § 1")
def per_child(household: Household, on: Days, figures: Figures) -> int:
    """What one child gets, per month; unknown in a family with a child born before 2019."""
    if all_have_new_amounts(household, on):
        return amount_of_child(household, on, figures)
    return figures.gp.st_before_2019


@rule(valid_from=_FROM, source="Decreet van 27 april 2018, art. 18 en 222 § 1")
def amount(household: Household, on: Days, figures: Figures) -> int:
    """The amounts of all children together, per month."""
    return children(household, on) * per_child(household, on, figures)


RIGHT = law_file.beside(
    Path(__file__), entitlement=(is_entitled,), amount=(amount,), also={"per_child": per_child}
)
