"""The ten rules in whole numbers, one household at a time: the truth for the other versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import pyarrow as pa

from . import ANSWERS, FACTS, figures


@dataclass(frozen=True, slots=True)
class Person:
    """One member of a household; the facts are those of `bench.rights_rules`."""

    household: int
    age_years: int
    income_cents_per_year: int
    means_cents_per_month: int
    holds_status: bool


def answers(persons: pa.Table) -> dict[str, list[int]]:
    """Return the answers for each household, in the order of the table."""
    columns = (persons[name].to_pylist() for name in ("household", *FACTS))
    everybody = [Person(*row) for row in zip(*columns, strict=True)]
    homes = groupby(everybody, attrgetter("household"))
    found = [household_answers(list(members)) for _, members in homes]
    return {name: [own[name] for own in found] for name in ANSWERS}


def household_answers(members: Sequence[Person]) -> dict[str, int]:
    """Return the answers of one household.

    >>> alone = Person(0, 40, 18_855_63, 0, holds_status=False)
    >>> household_answers([alone])
    {'leefloon': 92873, 'vt': True, 'tax': 325669, 'maf_ceiling': 47754, 'sociale_toeslag': 0}
    """
    income = sum(member.income_cents_per_year for member in members)
    children = sum(member.age_years < figures.ADULT_FROM_YEARS for member in members)
    has_vt = any(member.holds_status for member in members) or income <= vt_ceiling(len(members))
    return {
        "leefloon": leefloon(len(members), children, (member.means_cents_per_month for member in members)),
        "vt": has_vt,
        "tax": sum(tax(member.income_cents_per_year) for member in members),
        "maf_ceiling": min(maf_step(income), figures.MAF_SOCIAL) if has_vt else maf_step(income),
        "sociale_toeslag": children * toeslag_per_child(income, children),
    }


def leefloon(size: int, children: int, means: Iterable[int]) -> int:
    category = 3 if children else 2 if size == 1 else 1
    return max(0, figures.LEEFLOON_BY_CATEGORY[category] - sum(means))


def vt_ceiling(size: int) -> int:
    return figures.VT_BASE + figures.VT_PER_FURTHER_MEMBER * (size - 1)


def maf_step(income: int) -> int:
    """Return the ceiling of the step; an income that is the bound itself is on the lower step.

    >>> maf_step(19_003_89), maf_step(19_003_90)
    (47754, 68978)
    """
    return figures.MAF_CEILINGS[sum(income > bound for bound in figures.MAF_BOUNDS)]


def toeslag_per_child(income: int, children: int) -> int:
    has_many = children >= figures.MANY_CHILDREN
    if income <= figures.TOESLAG_LIMIT_1:
        return figures.TOESLAG_MANY if has_many else figures.TOESLAG_FEW
    return figures.TOESLAG_MANY_MIDDLE if has_many and income <= figures.TOESLAG_LIMIT_2 else 0


def tax(income: int) -> int:
    """Return the tax on an income, half a cent rounded up.

    >>> tax(9_000_00), tax(9_000_02), tax(9_000_03)
    (90000, 90000, 90001)
    """
    starts = [start for start, _ in figures.TAX_BRACKETS]
    hundredths = sum(
        percent * max(0, min(income, end) - start)
        for (start, percent), end in zip(figures.TAX_BRACKETS, [*starts[1:], income], strict=True)
    )
    return (hundredths + 50) // 100
