"""Made-up households in the format of `cases.json`: realistic shapes, values on and around every limit."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from rights.oracle.candidates import BENEFITS, CHOICES, STATUSES, Candidates, births
from rights.oracle.figures import Law
from rights.oracle.home import exact

FIRST, LAST = date(2016, 1, 1), date(2026, 12, 31)
# Facts that every household and every person can give: the input vocabulary but for what is drawn by hand.
HOUSEHOLD_BOOLS = (
    "income_limit_ok",
    "social_flat_collective_heating",
    "chronic",
    "at_home",
    "debt_mediation",
    "ocmw_client",
    "maatwerk",
    "qualifying_move",
    "disabled_single",
    "vt_on_1jan_prev_year",
    "ki_test_ok",
    "st_exceptional",
)
HOUSEHOLD_EUROS = (
    "max_rent_month",
    "rent_month",
    "water_bill_year",
    "copay_year",
    "net_taxable_income_ref",
    "gross_taxable_income_prev_year",
    "month_ref_income_x12",
    "housing_income",
    "income_all_residents",
    "net_month",
)
HOUSEHOLD_CHOICES = ("tenure", "fuel", "waiting_list_years", "months_in_genk", "points_schooltoeslag")
ADULT_EUROS = ("means_month", "earned_net_month", "countable_income_year")
ADULT_CHOICES = ("belrai_total", "belrai_adl_iadl", "acuity", "home_nursing")
ADULT_BOOLS = (
    "spi",
    "applies",
    "earning_capacity_third",
    "vsb_member",
    "residence_ok",
    "wheelchair",
    "dementia",
    "vaph",
)
CHILD_CHOICES = ("pillar1", "child_points_total")
EVERYBODY_CHOICES = ("points", "invalidity", "lower_limb")
USUAL_EUROS = {
    "means_month": 2200,
    "earned_net_month": 900,
    "countable_income_year": 15000,
    "max_rent_month": 900,
    "rent_month": 900,
    "water_bill_year": 700,
    "copay_year": 2500,
    "net_month": 2800,
}


def households(law: Law, count: int, seed: int, known: float = 1.0) -> Iterator[dict[str, Any]]:
    """Give so many cases; each fact without a default is given with the chance `known`."""
    for number in range(count):
        yield Household(law, random.Random(f"{seed}-{number}"), f"{seed}-{number}", known).case


def drops(case: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each fact of a case by name with the case without it; of a list of benefits or statuses: '?'."""
    for key in case["household"]:
        yield key, _without(case, None, key)
    for position, member in enumerate(case["members"]):
        for key in member:
            if key != "id":
                yield f"{member['id']}.{key}", _without(case, position, key)


def _without(case: dict[str, Any], position: int | None, key: str) -> dict[str, Any]:
    smaller = copy.deepcopy(case)
    holder = smaller["household"] if position is None else smaller["members"][position]
    if key in ("benefits", "status"):
        holder[key] = "?"
    else:
        del holder[key]
    return smaller


class Household:
    """One made-up case, drawn from a seeded source."""

    def __init__(self, law: Law, rng: random.Random, name: str, known: float) -> None:
        self._rng, self._known = rng, known
        # A household leans: to many conditions met or few, to health or to care.
        self._true, self._healthy = rng.choice((0.1, 0.5, 0.9)), rng.choice((0.2, 0.8, 1))
        self._elder = rng.random() < 0.2
        self._on = self._day(law.days_of_change())
        members = [self._shape(name, role) for name, role in self._who()]
        self.case: dict[str, Any] = {"id": name, "date": str(self._on), "household": {}, "members": members}
        self._frame(self.case["household"])
        self._candidates = Candidates(self.case, law)
        self._fill_household(self.case["household"])
        for member in members:
            self._fill_member(member)

    def _day(self, changes: list[date]) -> date:
        near = [day + timedelta(days=step) for day in changes for step in (-1, 0, 1)]
        near = [day for day in near if FIRST <= day <= LAST]
        anywhere = FIRST + timedelta(days=self._rng.randrange((LAST - FIRST).days + 1))
        return self._rng.choice((self._rng.choice(near), anywhere))

    def _who(self) -> list[tuple[str, str]]:
        rng = self._rng
        roles = ["applicant", *["partner"] * (rng.random() < 0.4)]
        children, others = rng.choice((0, 0, 1, 1, 2, 3, 4)), rng.choice((0, 0, 0, 1, 2))
        if self._elder:
            children, others = 0, max(1, others)
        roles += ["child"] * children + ["other"] * others
        return list(zip("abcdef", roles, strict=False))

    def _shape(self, name: str, role: str) -> dict[str, Any]:
        rng = self._rng
        member: dict[str, Any] = {"id": name, "role": role, "birth": str(self._birth(role))}
        if role == "child" and rng.random() < 0.8:
            member["dependant"] = True
        elif role in ("partner", "other") and rng.random() < 0.15:
            member["dependant"] = rng.random() < 0.7
        if role == "other" and rng.random() < 0.4:
            member["same_address"] = rng.random() < 0.3
        elif role in ("child", "partner") and rng.random() < 0.06:
            member["same_address"] = False
        return member

    def _birth(self, role: str) -> date:
        rng, age = self._rng, (0, 24) if role == "child" else (19, 90)
        if self._elder and role == "applicant":
            age = (58, 90)
        ages = range(*age) if role == "child" or rng.random() < 0.97 else range(14, 24)
        near = [day for day in births(self._on) if age[0] <= (self._on - day).days / 365.25 <= age[1] + 1]
        usual = self._on - timedelta(days=int(rng.choice(ages) * 365.25) + rng.randrange(300))
        return rng.choice(near) if rng.random() < 0.5 else usual

    def _frame(self, facts: dict[str, Any]) -> None:
        rng = self._rng
        facts["municipality"] = "Genk" if rng.random() < 0.9 else "Diest"
        if rng.random() < 0.15:
            facts["income_year"] = self._on.year - rng.choice((1, 2, 3))
        if rng.random() < 0.15:
            facts["vt_status"] = rng.choice((True, False, None))

    def _fill_household(self, facts: dict[str, Any]) -> None:
        for key in HOUSEHOLD_CHOICES:
            self._give(facts, key, self._rng.choice(CHOICES[key]))
        if self._true > 0.5 and self._rng.random() < 0.5:
            facts["tenure"] = "tenant"
        for key in HOUSEHOLD_BOOLS:
            self._give(facts, key, self._rng.random() < self._true)
        for key in HOUSEHOLD_EUROS:
            self._give(facts, key, self._euros(key))

    def _fill_member(self, facts: dict[str, Any]) -> None:
        rng, is_child = self._rng, facts["role"] == "child"
        for key in (*EVERYBODY_CHOICES, *(CHILD_CHOICES if is_child else ADULT_CHOICES)):
            self._give(facts, key, self._choice(key))
        for key in ("care_home", *(() if is_child else ADULT_BOOLS)):
            self._give(facts, key, rng.random() < self._true)
        for key in () if is_child else ADULT_EUROS:
            self._give(facts, key, self._euros(key))
        self._give_lists(facts)
        if is_child:
            facts["school"] = rng.choice(("nursery", "primary", "secondary", None))
            self._give(facts, "attendance_ok", rng.random() < 0.6)
        if facts["role"] == "other":
            facts["carer"] = rng.random() < (0.9 if self._elder else 0.3)
            self._give(facts, "province", rng.choice(CHOICES["province"]))
        if facts["role"] == "applicant":
            self._give(facts, "bel_score", rng.choice(CHOICES["bel_score"]))
            facts["resident"] = rng.random() < 0.95
        if rng.random() < 0.1:
            facts["medical_waste"] = rng.choice(("incontinence", "stoma", "dialysis"))

    def _give_lists(self, facts: dict[str, Any]) -> None:
        rng = self._rng
        if rng.random() < 0.6 - 0.6 * self._known:
            facts["benefits"] = "?"
        elif rng.random() < 0.25:
            kinds = rng.sample(BENEFITS, rng.choice((1, 1, 2)))
            facts["benefits"] = [{"type": kind, "since": str(self._since())} for kind in kinds]
        else:
            facts["benefits"] = []
        if rng.random() < 0.6 - 0.6 * self._known:
            facts["status"] = "?"
        else:
            facts["status"] = rng.sample(STATUSES, rng.choice((0, 0, 0, 1, 1, 2)))

    def _since(self) -> date:
        days = sorted({exact(each["since"]) for held in self._candidates("a.benefits") for each in held})
        return self._rng.choice([*days, self._on + timedelta(days=1)])

    def _choice(self, key: str) -> Any:
        values = CHOICES[key]
        return values[0] if self._rng.random() < self._healthy else self._rng.choice(values)

    def _euros(self, key: str) -> float:
        if self._rng.random() < 0.5:
            limits = [value for value in self._candidates(key) if value < 10**6]
            return round(float(self._rng.choice(limits)), 2)
        return round(self._rng.uniform(0, USUAL_EUROS.get(key, 60000)), 2)

    def _give(self, facts: dict[str, Any], key: str, value: Any) -> None:
        if self._rng.random() < self._known:
            facts[key] = value
