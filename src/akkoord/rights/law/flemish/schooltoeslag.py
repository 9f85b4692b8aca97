"""Schooltoeslag: each year for a pupil of a family whose income is below a limit.

Two limits go by the points of the family: above the higher nothing is paid, up to the lower the full amount,
and between them what lies between, in proportion. The points themselves are a fact.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from akkoord.rights.formats import law_file
from akkoord.rights.law.concepts import is_child
from akkoord.rights.law.flemish.groeipakket_sociale_toeslag import owns_little_else
from akkoord.rights.vocabulary import Household, Person
from akkoord.rules.rule import Figures, divided, rule

_FROM = date(2008, 9, 1)
_BEFORE = "tot 31 augustus 2019 decreet van 8 juni 2007"


@rule(valid_from=_FROM, source=f"Decreet van 27 april 2018, art. 24; {_BEFORE}")
def is_pupil(member: Person) -> bool:
    """A child at the address that goes to nursery, primary or secondary school."""
    return is_child(member) and member.school != "none"


@rule(valid_from=_FROM, source=f"Decreet van 27 april 2018, art. 24; {_BEFORE}")
def has_pupil(household: Household) -> bool:
    """At least one pupil lives at the address."""
    return any(is_pupil(member) for member in household.members)


@rule(valid_from=_FROM, source=f"Decreet van 27 april 2018, art. 43; {_BEFORE}")
def highest_income(household: Household, figures: Figures) -> int:
    """The income above which nothing is paid, by points."""
    points = household.points_schooltoeslag
    return (
        figures.st.limits.points_0.none_above if points == 0
        else figures.st.limits.points_1.none_above if points == 1
        else figures.st.limits.points_2.none_above if points == 2
        else figures.st.limits.points_3.none_above if points == 3
        else figures.st.limits.points_4.none_above if points == 4
        else figures.st.limits.points_5.none_above if points == 5
        else figures.st.limits.points_6.none_above if points == 6
        else figures.st.limits.points_7.none_above if points == 7
        else figures.st.limits.points_8.none_above if points == 8
        else figures.st.limits.points_9.none_above if points == 9
        else figures.st.limits.points_10.none_above if points == 10
        else figures.st.limits_above_10.none_above
    )  # fmt: skip


@rule(valid_from=_FROM, source=f"Decreet van 27 april 2018, art. 43; {_BEFORE}")
def income_of_full_amount(household: Household, figures: Figures) -> int:
    """The income up to which the full amount is paid, by points."""
    points = household.points_schooltoeslag
    return (
        figures.st.limits.points_0.full_up_to if points == 0
        else figures.st.limits.points_1.full_up_to if points == 1
        else figures.st.limits.points_2.full_up_to if points == 2
        else figures.st.limits.points_3.full_up_to if points == 3
        else figures.st.limits.points_4.full_up_to if points == 4
        else figures.st.limits.points_5.full_up_to if points == 5
        else figures.st.limits.points_6.full_up_to if points == 6
        else figures.st.limits.points_7.full_up_to if points == 7
        else figures.st.limits.points_8.full_up_to if points == 8
        else figures.st.limits.points_9.full_up_to if points == 9
        else figures.st.limits.points_10.full_up_to if points == 10
        else figures.st.limits_above_10.full_up_to
    )  # fmt: skip


@rule(valid_from=_FROM, source=f"Decreet van 27 april 2018, art. 43 en 45; {_BEFORE}")
def has_modest_income(household: Household, figures: Figures) -> bool:
    """The income is not above the higher limit: at that limit the minimum is still paid."""
    limit = highest_income(household, figures)
    return household.gross_taxable_income_prev_year <= limit


@rule(valid_from=_FROM, source=f"Decreet van 27 april 2018, art. 24 en 43; {_BEFORE}")
def is_entitled(household: Household, figures: Figures) -> bool:
    """A family with a pupil, with little other real estate and with a modest income."""
    return has_pupil(household) and owns_little_else(household) and has_modest_income(household, figures)


@rule(valid_from=_FROM, source=f"Decreet van 27 april 2018, art. 47 en 48; {_BEFORE}")
def is_exceptional(household: Household, figures: Figures) -> bool:
    """At most a tenth of the higher limit, for a family that meets the special conditions."""
    tenfold = household.gross_taxable_income_prev_year * 10
    return household.st_exceptional and tenfold <= highest_income(household, figures)


@rule(valid_from=_FROM, source=f"Decreet van 27 april 2018, art. 47; {_BEFORE}")
def amount_in_primary_school(household: Household, figures: Figures) -> int:
    """The exceptional or full amount, or a share of the full one that is never under the minimum."""
    if is_exceptional(household, figures):
        return figures.st.primary.primary.exceptional
    income = household.gross_taxable_income_prev_year
    full_up_to = income_of_full_amount(household, figures)
    full = figures.st.primary.primary.full
    if income <= full_up_to:
        return full
    none_above = highest_income(household, figures)
    share = divided(full * (none_above - income), none_above - full_up_to)
    return max(figures.st.primary.primary.minimum, share)


@rule(valid_from=_FROM, source=f"Decreet van 27 april 2018, art. 46 tot 48; {_BEFORE}")
def amount_of_pupil(household: Household, pupil: Person, figures: Figures) -> int:
    """What one pupil gets by the kind of school; for secondary school no source gives it."""
    if pupil.school == "secondary":
        return figures.st.secondary
    if pupil.school == "nursery":
        return figures.st.primary.nursery
    return amount_in_primary_school(household, figures)


@rule(valid_from=_FROM, source=f"Decreet van 27 april 2018, art. 46 tot 48; {_BEFORE}")
def amount(household: Household, figures: Figures) -> int:
    """The amounts of all pupils together, per year."""
    return sum(
        amount_of_pupil(household, member, figures) for member in household.members if is_pupil(member)
    )


RIGHT = law_file.beside(Path(__file__), entitlement=(is_entitled,), amount=(amount,))
