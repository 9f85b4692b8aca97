"""The ten rules as rules of `akkoord.rules`; the numbers are those of `bench.rights_rules`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from akkoord.rules.records import Record
from akkoord.rules.rule import Figures, Rule, rule

from . import figures as law

_FROM = date(2019, 12, 1)
_BENCH = "bench.rights_rules"


@dataclass(frozen=True)
class Person(Record):
    """The facts of a person."""

    age_years: int
    income_cents_per_year: int
    means_cents_per_month: int
    holds_status: bool


@dataclass(frozen=True)
class Household(Record):
    """Who live together."""

    members: tuple[Person, ...]


@rule(valid_from=_FROM, source=f"{_BENCH}, 1")
def income(household: Household) -> int:
    """The sum of the members' incomes."""
    return sum(member.income_cents_per_year for member in household.members)


@rule(valid_from=_FROM, source=f"{_BENCH}, 2")
def size(household: Household) -> int:
    """How many members there are."""
    return sum(1 for member in household.members)


@rule(valid_from=_FROM, source=f"{_BENCH}, 3")
def children(household: Household, figures: Figures) -> int:
    """How many members are under age."""
    return sum(1 for member in household.members if member.age_years < figures.adult_from_years)


@rule(valid_from=_FROM, source=f"{_BENCH}, 4")
def category(household: Household, figures: Figures) -> int:
    """3 with a child, else 2 alone, else 1."""
    if children(household, figures) > 0:
        return 3
    return 2 if size(household) == 1 else 1


@rule(valid_from=_FROM, source=f"{_BENCH}, 5")
def leefloon(household: Household, figures: Figures) -> int:
    """What the means lack to the amount of the category."""
    found = category(household, figures)
    small = figures.leefloon.category_2 if found == 2 else figures.leefloon.category_1
    amount = figures.leefloon.category_3 if found == 3 else small
    return max(0, amount - sum(member.means_cents_per_month for member in household.members))


@rule(valid_from=_FROM, source=f"{_BENCH}, 6")
def vt_ceiling(household: Household, figures: Figures) -> int:
    """The base, and an addition for each member after the first."""
    return figures.vt.base + figures.vt.per_further_member * (size(household) - 1)


@rule(valid_from=_FROM, source=f"{_BENCH}, 7")
def vt(household: Household, figures: Figures) -> bool:
    """A status, or an income up to the ceiling."""
    has_status = any(member.holds_status for member in household.members)
    return has_status or income(household) <= vt_ceiling(household, figures)


@rule(valid_from=_FROM, source=f"{_BENCH}, 8")
def part(own: int, start: int, end: int) -> int:
    """What lies in one bracket of an income."""
    return max(0, min(own, end) - start)


@rule(valid_from=_FROM, source=f"{_BENCH}, 8")
def tax_of(person: Person, figures: Figures) -> int:
    """Each part of the income at the rate of its bracket, rounded half up."""
    own = person.income_cents_per_year
    hundredths = (
        figures.tax.percent_1 * min(own, figures.tax.from_2)
        + figures.tax.percent_2 * part(own, figures.tax.from_2, figures.tax.from_3)
        + figures.tax.percent_3 * part(own, figures.tax.from_3, figures.tax.from_4)
        + figures.tax.percent_4 * part(own, figures.tax.from_4, figures.tax.from_5)
        + figures.tax.percent_5 * max(0, own - figures.tax.from_5)
    )
    return (hundredths + 50) // 100


@rule(valid_from=_FROM, source=f"{_BENCH}, 8")
def tax(household: Household, figures: Figures) -> int:
    """The sum of the members' taxes."""
    return sum(tax_of(member, figures) for member in household.members)


@rule(valid_from=_FROM, source=f"{_BENCH}, 9")
def maf_step(household: Household, figures: Figures) -> int:
    """The amount of the first step whose bound is not below the income."""
    own = income(household)
    if own <= figures.maf.bound_1:
        return figures.maf.ceiling_1
    if own <= figures.maf.bound_2:
        return figures.maf.ceiling_2
    if own <= figures.maf.bound_3:
        return figures.maf.ceiling_3
    return figures.maf.ceiling_4 if own <= figures.maf.bound_4 else figures.maf.ceiling_5


@rule(valid_from=_FROM, source=f"{_BENCH}, 9")
def maf_ceiling(household: Household, figures: Figures) -> int:
    """The step; with the verhoogde tegemoetkoming at most the social ceiling."""
    step = maf_step(household, figures)
    return min(step, figures.maf.social) if vt(household, figures) else step


@rule(valid_from=_FROM, source=f"{_BENCH}, 10")
def sociale_toeslag(household: Household, figures: Figures) -> int:
    """An amount for each child, by income and by how many children there are."""
    own = income(household)
    count = children(household, figures)
    has_many = count >= figures.toeslag.many_from
    if own <= figures.toeslag.limit_1:
        return count * (figures.toeslag.many if has_many else figures.toeslag.few)
    return count * figures.toeslag.many_middle if has_many and own <= figures.toeslag.limit_2 else 0


RULES: Mapping[str, Rule[..., int]] = {
    "leefloon": leefloon,
    "vt": vt,
    "tax": tax,
    "maf_ceiling": maf_ceiling,
    "sociale_toeslag": sociale_toeslag,
}
"""What is asked, by the names of `bench.rights_rules`."""

FIGURES: Mapping[str, int] = {
    "adult_from_years": law.ADULT_FROM_YEARS,
    **{f"leefloon.category_{number}": cents for number, cents in law.LEEFLOON_BY_CATEGORY.items()},
    "vt.base": law.VT_BASE,
    "vt.per_further_member": law.VT_PER_FURTHER_MEMBER,
    **{f"tax.from_{number}": start for number, (start, _) in enumerate(law.TAX_BRACKETS, 1)},
    **{f"tax.percent_{number}": percent for number, (_, percent) in enumerate(law.TAX_BRACKETS, 1)},
    **{f"maf.bound_{number}": cents for number, cents in enumerate(law.MAF_BOUNDS, 1)},
    **{f"maf.ceiling_{number}": cents for number, cents in enumerate(law.MAF_CEILINGS, 1)},
    "maf.social": law.MAF_SOCIAL,
    "toeslag.limit_1": law.TOESLAG_LIMIT_1,
    "toeslag.limit_2": law.TOESLAG_LIMIT_2,
    "toeslag.few": law.TOESLAG_FEW,
    "toeslag.many": law.TOESLAG_MANY,
    "toeslag.many_middle": law.TOESLAG_MANY_MIDDLE,
    "toeslag.many_from": law.MANY_CHILDREN,
}
