"""For each fact the values that are worth trying: the ends, and just under, at and just over every limit.

What says the least comes first: no points, not disabled, nothing held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from rights.oracle.figures import Law

CENT = Fraction(1, 100)
VERY_MUCH = Fraction(10**7)
BENEFITS = (
    "leefloon",
    "leefloon_equivalent",
    "igo",
    "gib",
    "ivt",
    "it",
    "hulp_van_derden",
    "zorgbudget_ouderen",
    "zorgbudget_zz",
)
STATUSES = (
    "pensioner",
    "widow",
    "invalid",
    "disabled_recognised",
    "unemployed_3m",
    "incapacity_3m",
    "orphan",
    "nbmv",
    "bridging_right",
)
CHOICES: Mapping[str, tuple[Any, ...]] = {
    "municipality": ("Genk", "Diest"),
    "tenure": ("owner", "tenant", "social_tenant"),
    "fuel": ("oil", "petroleum_c", "propane_bulk", "gas_grid", "electric", "other"),
    "home_nursing": ("A", "B", "C", "none"),
    "province": ("Limburg", "Antwerpen"),
    "status": ((), *((status,) for status in STATUSES)),
    "points": (0, 6, 7, 8, 9, 11, 12, 14, 15, 16, 17, 18),
    "invalidity": (0, 65, 66, 79, 80, 100),
    "lower_limb": (0, 49, 50, 100),
    "pillar1": (0, 3, 4, 5, 6),
    "child_points_total": (0, 5, 6, 17, 18),
    "bel_score": (0, 9, 10, 34, 35),
    "belrai_total": (0, 12, 13),
    "belrai_adl_iadl": (0, 5, 6),
    "acuity": (0, 4, 4.9, 5, 10),
    "months_in_genk": (0, 1, 24),
    "waiting_list_years": (0, 3, 4, 10),
    "points_schooltoeslag": (*range(11), 11),
}
# fact: (parameter, the components that are a limit, the component added per further person)
LIMITS: Mapping[str, tuple[tuple[str, tuple[Any, ...], Any], ...]] = {
    "means_month": (("leefloon.amount", (0, 1, 2), None), ("igo", (0, 1), None)),
    "earned_net_month": (("leefloon.spi_exemption", ((),), None), ("leefloon.amount", (0, 1, 2), None)),
    "gross_taxable_income_prev_year": (
        ("vt.ceiling_prev_year", (0,), 1),
        ("vf.limit", (0,), 1),
        ("gmz.limit", (0, 1), None),
        ("gp.st", (0, 1), None),
        ("gp.st_small", (0,), None),
    ),
    "month_ref_income_x12": (("vt.ceiling_month_ref", (0,), 1),),
    "housing_income": (
        ("housing.limit", (0, 1, 2), 3),
        ("mvp.limits", (("single", 0), ("single", 1), ("other", 0), ("other", 1)), "per_dependant"),
    ),
    "income_all_residents": (("gnut", (0, 2), 1),),
    "net_month": (("pd", (0, 1, 2), None),),
    "net_taxable_income_ref": (("maf", tuple(("bounds", at) for at in range(4)), None),),
    "copay_year": (("maf", (*(("ceilings", at) for at in range(5)), "social"), "chronic"),),
    "countable_income_year": (("ivt.max", (0, 1, 2), None),),
}
OTHER_EUROS: Mapping[str, tuple[int, ...]] = {
    "water_bill_year": (0, 300),
    "rent_month": (400, 700, 1500, 2500),
    "max_rent_month": (400, 700, 1500, 2000),
}


class Candidates:
    """The values to try for every fact of one case, each worked out once."""

    def __init__(self, case: Mapping[str, Any], law: Law) -> None:
        self._on = date.fromisoformat(case["date"])
        self._size = len(case["members"])
        self._household = case["household"]
        self._law = law
        self._known: dict[str, tuple[Any, ...]] = {}

    def __call__(self, name: str) -> tuple[Any, ...]:
        fact = name.rpartition(".")[2]
        if fact not in self._known:
            self._known[fact] = tuple(self._values(fact))
        return self._known[fact]

    def _values(self, fact: str) -> Iterable[Any]:
        if fact in CHOICES:
            return CHOICES[fact]
        if fact == "birth":
            return births(self._on)
        if fact == "benefits":
            return benefits(self._on)
        if fact in LIMITS or fact in OTHER_EUROS:
            return self._euros(fact)
        return (False, True)

    def _euros(self, fact: str) -> Iterable[Fraction]:
        limits = {Fraction(value) for value in OTHER_EUROS.get(fact, ())}
        for key, paths, per_person in LIMITS.get(fact, ()):
            added = self._ends(key, per_person) if per_person is not None else ()
            for path in paths:
                for base in self._ends(key, path):
                    limits |= {
                        base,
                        *(base + times * each for each in added for times in range(self._size + 1)),
                    }
        limits |= self._other_limits(fact)
        around = {value + step for value in limits for step in (-CENT, 0, CENT)}
        return sorted({Fraction(0), VERY_MUCH} | {value for value in around if value >= 0})

    def _ends(self, key: str, path: Any) -> tuple[Fraction, ...]:
        on = self._on if key != "vt.ceiling_prev_year" else self._income_year
        return self._law.span(key, *(path if isinstance(path, tuple) else (path,)), on=on).bounds

    @property
    def _income_year(self) -> int:
        return self._household.get("income_year") or self._on.year - 1

    def _other_limits(self, fact: str) -> set[Fraction]:
        """Limits that other facts of the household make."""
        if fact == "gross_taxable_income_prev_year":
            points = int(self._household.get("points_schooltoeslag") or 0)
            highest, lowest = (self._ends("st.limits", (points, at)) for at in (0, 1))
            return {*highest, *lowest, *(each / 10 for each in highest)}
        if fact == "net_month":
            deductions = self._ends("pd.deduction", ())
            bases = [base for at in (1, 2) for base in self._ends("pd", at)]
            return {
                base + times * each for base in bases for each in deductions for times in range(self._size)
            }
        if fact == "housing_income" and (rent := self._household.get("max_rent_month")):
            return {Fraction(str(rent)) * Fraction(165, 4)}
        if fact in ("rent_month", "max_rent_month"):
            both = [self._household.get(name) for name in ("rent_month", "max_rent_month")]
            income = Fraction(str(self._household.get("housing_income") or 0))
            return {Fraction(str(value)) for value in both if value is not None} | {income * 4 / 165}
        return set()


def births(on: date) -> list[date]:
    """Days of birth around each age and each day that a rule looks at, none after `on`."""
    ages = (3, 4, 5, 18, 21, 25, 60, 65, 66)
    days = [_years_before(on, age) + timedelta(days=step) for age in ages for step in (0, 1)]
    days += [date(on.year - 26, 12, 31), date(on.year - 25, 1, 1), date(1950, 6, 15)]
    days += [
        date(on.year - 1 - age, 12, 31) + timedelta(days=step) for age in (5, 12, 18, 25) for step in (0, 1)
    ]
    days += [
        date(on.year - 1, 7, 31),
        date(on.year, 7, 31),
        date(on.year, 8, 1),
        date(2018, 12, 31),
        date(2019, 1, 1),
        date(on.year, 1, 1),
        date(on.year, 1, 2),
    ]
    days += [on, on.replace(day=1), on.replace(day=1) - timedelta(days=1), _years_before(on, 10)]
    return sorted({day for day in days if day <= on})


def benefits(on: date) -> list[tuple[dict[str, str], ...]]:
    """Nothing, or one benefit since a day that matters: long ago, 1 January, three full months ago, today."""
    third = (on.replace(day=1) - timedelta(days=80)).replace(day=1)
    days = {date(2010, 1, 1), date(on.year, 1, 1), date(on.year, 1, 2), third, third + timedelta(days=1), on}
    since = sorted(day for day in days if day <= on)
    return [(), *(({"type": kind, "since": str(day)},) for kind in BENEFITS for day in since)]


def _years_before(on: date, years: int) -> date:
    day = min(on.day, 28) if on.month == 2 else on.day
    return on.replace(year=on.year - years, day=day)
