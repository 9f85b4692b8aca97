"""Households in JSON: what `akkoord rights assess` reads.

    {"cases": [{"id": "h1", "date": "2024-06-15",
                "household": {"municipality": "Genk", "tenure": "tenant"},
                "members": [{"id": "a", "birth": "1975-03-01", "role": "applicant", "means_month": 250.25}]}]}

Amounts are euros. A fact that is absent or null is unknown, or has the default of `facts.yaml`; "?" says
that it is unknown, also where there is a default. A number can be a range, as in
`{"at_least": 900, "at_most": 1000}`, and a day a year or a month: "1975-03". A value that cannot be used is
reported, and the fact is unknown. `neighbourhood` (text, with the household) is no fact: counts go by it.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from akkoord.errors import InputError
from akkoord.phrases import Reason
from akkoord.rights import periods
from akkoord.rights.facts import BENEFITS, STATUSES, Fact, facts
from akkoord.rights.known import KnownHousehold, Told, absent, unknown
from akkoord.rules import bounds
from akkoord.rules.bounds import Bounds

_UNKNOWN = "?"
_CENTS = 100
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_OWN_KEYS = {"household": {"date", "members", "income_year", "id", "neighbourhood"}, "person": {"id"}}


class BadCases(InputError):
    """The file cannot be read as households."""

    code = "bad_cases"
    message = "{where}: {problem}"


@dataclass(frozen=True, slots=True)
class Case:
    """One household of a file.

    Attributes:
        household: What is known.
        problems: What could not be used, as reasons for `phrases.say(..., package="akkoord.rights")`.
    """

    household: KnownHousehold
    problems: tuple[Reason, ...]


def read(text: str, on: date | None = None) -> tuple[Case, ...]:
    """Read the households of a file.

    Args:
        text: JSON: an object with `cases`, or a list of cases, or one case.
        on: The day of the answers, instead of the day in the file.

    Raises:
        BadCases: if the text is no JSON, or a case has no day or no members.
        NoApplicant: if not exactly one member of a household can be the applicant.
        SameMember: if two members have one id.

    >>> case = read('{"id": "h", "date": "2024-06-15", "members": [{"id": "a", "role": "applicant"}]}')[0]
    >>> case.household.on, case.problems
    (datetime.date(2024, 6, 15), ())
    """
    try:
        sheet = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise BadCases(where="file", problem=f"is no JSON: {error}") from error
    if isinstance(sheet, dict):
        sheet = sheet.get("cases", [sheet] if "members" in sheet else None)
    if not isinstance(sheet, list):
        raise BadCases(where="file", problem="holds no cases; write {'cases': [...]}")
    return tuple(_case(one, f"case {position}", on) for position, one in enumerate(sheet, start=1))


def _case(sheet: Any, where: str, on: date | None) -> Case:
    if not isinstance(sheet, dict):
        raise BadCases(where=where, problem="is no object with id, date, household and members")
    name = str(sheet.get("id", where))
    where = f"case {name}"
    household = sheet.get("household", {})
    members = sheet.get("members", household.get("members") if isinstance(household, dict) else None)
    if not isinstance(household, dict) or not isinstance(members, list) or not members:
        raise BadCases(where=where, problem="needs a household (an object) and members (a list)")
    reader = _Reader(_day(sheet.get("date", household.get("date")), where, on))
    people = []
    for position, member in enumerate(members, start=1):
        if not isinstance(member, dict) or not isinstance(member.get("id"), str) or not member["id"]:
            raise BadCases(where=f"{where}, member {position}", problem="needs an id (text)")
        people.append((member["id"], reader.told("person", member, f"{member['id']}.")))
    told = reader.told("household", household, "")
    year = reader.income_year(household.get("income_year"))
    place = reader.neighbourhood(household.get("neighbourhood"))
    known = KnownHousehold(name, reader.on, tuple(people), told, year, place)
    return Case(known, tuple(reader.problems))


def _day(found: Any, where: str, on: date | None) -> date:
    if on is not None:
        return on
    try:
        return date.fromisoformat(found)
    except (TypeError, ValueError) as error:
        raise BadCases(where=where, problem=f"has date {found!r}; write a day as 2024-06-15") from error


class _Reader:
    """Reads the facts of one case, and keeps what could not be used."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.problems: list[Reason] = []

    def told(self, of: str, sheet: Mapping[str, Any], prefix: str) -> tuple[Told, ...]:
        found = []
        for name, value in sheet.items():
            fact = facts().get((of, name))
            if fact is None:
                if name not in _OWN_KEYS[of]:
                    self.problems.append(Reason("fact.not_known", {"fact": f"{prefix}{name}"}))
            elif value is not None:
                found.append(Told(fact, self._fields(fact, value, f"{prefix}{name}")))
        return tuple(found)

    def income_year(self, value: Any) -> int | None:
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 1900 < value < 9999):
            return value
        self._refuse("income_year", value)
        return None

    def neighbourhood(self, value: Any) -> str:
        if value is None or isinstance(value, str):
            return (value or "").strip()
        self._refuse("neighbourhood", value)
        return ""

    def _fields(self, fact: Fact, value: Any, name: str) -> dict[str, Bounds]:
        if value == _UNKNOWN:
            return unknown(fact)
        try:
            return _FIELDS[fact.kind](fact, value, self.on)
        except (KeyError, TypeError, ValueError):
            self._refuse(name, value)
            return unknown(fact)

    def _refuse(self, name: str, value: Any) -> None:
        text = json.dumps(value, ensure_ascii=False, default=str)
        self.problems.append(Reason("fact.not_usable", {"fact": name, "value": text}))


def _truth(fact: Fact, value: Any, _on: date) -> dict[str, Bounds]:
    if not isinstance(value, bool):
        raise TypeError(value)
    return fact.given(bounds.point(value))


def _number(fact: Fact, value: Any, _on: date) -> dict[str, Bounds]:
    scale = _CENTS if fact.kind == "money" else 1
    if isinstance(value, dict):
        if not value or set(value) - {"at_least", "at_most"}:
            raise ValueError(value)
        low, high = fact.widest.low, fact.widest.high
        low = _exact(value["at_least"], scale) if "at_least" in value else low
        high = _exact(value["at_most"], scale) if "at_most" in value else high
    else:
        low = high = _exact(value, scale)
    if not fact.widest.low <= low <= high <= fact.widest.high:
        raise ValueError(value)
    return fact.given(Bounds(low, high))


def _exact(value: Any, scale: int) -> int | Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise TypeError(value)
    exact = Fraction(value) * scale
    return exact.numerator if exact.denominator == 1 else exact


def _choice(fact: Fact, value: Any, _on: date) -> dict[str, Bounds]:
    if not isinstance(value, str):
        raise TypeError(value)
    return fact.given(bounds.point(fact.code(value)))


def _day_fact(fact: Fact, value: Any, _on: date) -> dict[str, Bounds]:
    return fact.given(_days(value))


def _days(value: Any) -> Bounds:
    """Return the first and the last day of a day, a month or a year."""
    found = _DAY.fullmatch(value)
    if found is None:
        raise ValueError(value)
    year, month, day = (int(part or 0) for part in found.groups())
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    last = date(year, last_month, day or monthrange(year, last_month)[1])
    return Bounds(periods.number(first), periods.number(last))


def _benefits(fact: Fact, value: Any, on: date) -> dict[str, Bounds]:
    found = absent(fact)
    for one in value:
        kind = one["type"]
        if kind not in BENEFITS:
            raise ValueError(kind)
        since = one.get("since")
        known = since is not None and since != _UNKNOWN
        found[f"holds_{kind}"] = bounds.SURE_YES
        found[f"{kind}_since"] = _days(since) if known else Bounds(0, periods.number(on))
    return found


def _status(fact: Fact, value: Any, _on: date) -> dict[str, Bounds]:
    if not isinstance(value, list) or set(value) - set(STATUSES):
        raise ValueError(value)
    return absent(fact) | {f"is_{one}": bounds.SURE_YES for one in value}


_FIELDS = {
    "truth": _truth,
    "money": _number,
    "number": _number,
    "choice": _choice,
    "day": _day_fact,
    "benefits": _benefits,
    "status": _status,
}
