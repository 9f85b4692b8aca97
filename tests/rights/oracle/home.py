"""A household in the words of the catalogue, with every fact read strictly: what is unknown is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

HOUSEHOLD_DEFAULTS = {
    "social_flat_collective_heating": False,
    "ki_test_ok": True,
    "st_exceptional": False,
}
PERSON_DEFAULTS = {
    "earned_net_month": 0,
    "spi": False,
    "applies": False,
    "dependant": False,
    "same_address": True,
    "carer": False,
    "school": "not enrolled",
    "medical_waste": "none",
    "vaph": False,
    "resident": True,
}
LISTS = ("benefits", "status")
LEAST_BELRAI = date(2021, 6, 1)

Ask = Callable[[str], Any]


class Unknown(LookupError):
    """A rule needs a fact that the household does not give and that has no default."""


def refuse(name: str) -> Any:
    raise Unknown(name)


class Home:
    """A case of `cases.json`; `ask` answers for the facts that it leaves open."""

    def __init__(self, case: Mapping[str, Any], ask: Ask = refuse) -> None:
        self.date = date.fromisoformat(case["date"])
        self.new_year = date(self.date.year, 1, 1)
        self._facts = case["household"]
        self._ask = ask
        self.members = [Person(self, sheet, ask) for sheet in case["members"]]

    def __getitem__(self, key: str) -> Any:
        value = self._facts.get(key)
        if value is None:
            value = HOUSEHOLD_DEFAULTS.get(key)
        return exact(self._ask(key) if value is None else value)

    @property
    def vt_status(self) -> bool | None:
        return self._facts.get("vt_status")

    @property
    def income_year(self) -> int:
        return self._facts.get("income_year") or self.date.year - 1

    @cached_property
    def applicant(self) -> Person:
        return next(each for each in self.members if each["role"] == "applicant")

    @cached_property
    def partner(self) -> Person | None:
        return next((each for each in self.members if each["role"] == "partner"), None)

    @property
    def partner_at_the_address(self) -> Person | None:
        partner = self.partner
        return partner if partner and partner["same_address"] else None

    @cached_property
    def address(self) -> list[Person]:
        return [each for each in self.members if each["same_address"]]

    @property
    def others_at_the_address(self) -> list[Person]:
        return [each for each in self.address if each is not self.applicant]

    @property
    def alone(self) -> bool:
        return not self.others_at_the_address

    @cached_property
    def children(self) -> list[Person]:
        return [each for each in self.address if each["role"] == "child"]

    @cached_property
    def minors(self) -> list[Person]:
        return [each for each in self.children if each.age < 18]

    @cached_property
    def dependants(self) -> list[Person]:
        return [each for each in self.address if each["dependant"]]

    @cached_property
    def vt_family(self) -> list[Person]:
        core = [self.applicant, self.partner]
        return [each for each in self.members if each in core or (each["same_address"] and each["dependant"])]

    @cached_property
    def was_there_on_new_year(self) -> list[Person]:
        """Who was at the address on 1 January: everybody of now but the children born since."""
        return [each for each in self.address if each["role"] != "child" or each["birth"] <= self.new_year]


class Person:
    """One member; `person["points"]` is the fact `a.points`."""

    def __init__(self, home: Home, sheet: Mapping[str, Any], ask: Ask) -> None:
        self.id = sheet["id"]
        self._home = home
        self._sheet = sheet
        self._ask = ask
        self._read: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._read:
            self._read[key] = self._look_up(key)
        return self._read[key]

    def _look_up(self, key: str) -> Any:
        value = self._sheet.get(key)
        if value is None:
            value = self._default(key)
        if value is None or (key in LISTS and value == "?"):
            value = self._ask(f"{self.id}.{key}")
        return exact(value)

    def _default(self, key: str) -> Any:
        if key in LISTS:
            return []
        if key in ("pillar1", "child_points_total") and self["role"] != "child":
            return 0
        if key == "bel_score" and self._home.date >= LEAST_BELRAI and self.age >= 18:
            return 0
        return PERSON_DEFAULTS.get(key)

    @property
    def on(self) -> date:
        return self._home.date

    @property
    def was_born_this_month(self) -> bool:
        birth, today = self["birth"], self._home.date
        return birth <= today and (birth.year, birth.month) == (today.year, today.month)

    @property
    def age(self) -> int:
        return self.age_on(self._home.date)

    def age_on(self, day: date) -> int:
        """Completed years on a day."""
        birth = self["birth"]
        return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))

    def holds(self, types: Iterable[str], since: date | None = None) -> bool:
        """A benefit of one of these types, held now and (when asked) already on an earlier day."""
        return any(
            each["type"] in types and each["since"] <= (since or self._home.date) for each in self.held
        )

    @cached_property
    def held(self) -> list[dict[str, Any]]:
        benefits = [{**each, "since": exact(each["since"])} for each in self["benefits"]]
        return [each for each in benefits if each["since"] <= self._home.date]


def full_months(since: date, until: date) -> int:
    """Calendar months that start on or after `since` and end before the month of `until`."""
    first = since if since.day == 1 else (since.replace(day=1) + timedelta(days=32)).replace(day=1)
    return (until.year - first.year) * 12 + until.month - first.month


def exact(value: Any) -> Any:
    """A decimal number as a fraction, the text of a day as a date; all else as it is."""
    if isinstance(value, float):
        return Fraction(str(value))
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return date.fromisoformat(value)
    return value
