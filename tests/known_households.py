"""Households for tests of law: all known, to call rules on as plain Python; or only what is told of them."""

import inspect
import json
from dataclasses import dataclass
from datetime import date

from akkoord.rights import catalogue, household_assessment, periods, telling
from akkoord.rights.formats import cases_file
from akkoord.rights.household_right import HouseholdRight
from akkoord.rights.law_book import in_force
from akkoord.rights.vocabulary import Household, Person
from akkoord.rules.records import Group, Options, fields
from akkoord.rules.rule import Figures


def person(role="applicant", birth=1980_03_01, **known):
    """Return somebody at the address; what is not told is no, zero or nothing."""
    return Person(**_nothing(Person) | {"role": role, "birth": birth, "same_address": True} | known)


def household(*members, **known):
    """Return a household in Genk; what is not told is no, zero or nothing."""
    return Household(**_nothing(Household) | {"municipality": "Genk", "members": members} | known)


@dataclass(frozen=True)
class Plain:
    """The rules of one right, with the figures that are known on a day."""

    right: HouseholdRight

    def holds(self, home, on):
        """Return whether the household has the right on a day."""
        return _call(self.right.entitlement_on(on), home, on)

    def amount(self, home, on):
        """Return the amount, in cents where it is money."""
        return _call(self.right.amount_on(on), home, on)

    def also(self, name, home, on):
        """Return what else is answered."""
        return _call(self.right.also[name], home, on)


def plain(right_id):
    """Return a right of a household, to be called as plain Python."""
    return Plain(in_force().right(right_id))


def member(name, role="child", **facts):
    """Return a member to be told of; what is not told has its default or is unknown."""
    return {"id": name, "role": role, **facts}


def children(*births, **facts):
    """Return children k1, k2, ... born on these days; None = it is not known when."""
    return [member(f"k{position}", birth=birth, **facts) for position, birth in enumerate(births, start=1)]


def told(on, *members, **household):
    """Return a household of which only this is told, as in a file; the first member is the applicant, "a"."""
    people = [{"id": "abcdefg"[place], **member} for place, member in enumerate(members)]
    people[0] |= {"role": "applicant"}
    sheet = {"id": "told", "date": on, "household": {"municipality": "Genk"} | household, "members": people}
    (case,) = cases_file.read(json.dumps(sheet))
    assert case.problems == ()
    return case.household


@dataclass(frozen=True)
class Asked:
    """One right, to be asked for one household after another."""

    right_id: str

    def __call__(self, on, members, **household):
        """Return the answer on a day for an applicant of 1985 and these members."""
        home = told(on, {"birth": "1985-03-01"}, *members, **household)
        return household_assessment.assess(in_force().right(self.right_id), home)


def reasons(right_id, home):
    """Return the codes of the reasons for an answer, which can all be said, without the name of the right."""
    found = telling.because(household_assessment.assess(plain(right_id).right, home))
    assert all(telling.sentence(why, language) for why in found for language in ("nl", "en"))
    return [why.code.removeprefix(f"{right_id}.") for why in found]


def figures_on(on):
    """Return the figures of all rights that are known on a day, for the income of the year before."""
    readings = {
        name: series.at(periods.read_on(figure.reference, on, on.year - 1))
        for figure in catalogue.figures().values()
        for name, series in figure.series().items()
    }
    return Figures({name: found.value for name, found in readings.items() if found.state == "known"})


def _call(rule, home, on):
    applicant = next((member for member in home.members if member.role == "applicant"), None)
    known = {"household": home, "applicant": applicant, "on": periods.days(on), "figures": figures_on(on)}
    return rule(**{name: known[name] for name in inspect.signature(rule.function).parameters})


def _nothing(record):
    return {name: _nothing_of(kind) for name, kind in fields(record).items()}


def _nothing_of(kind):
    if isinstance(kind, Options):
        return "none" if "none" in kind.texts else kind.texts[-1]
    if isinstance(kind, Group):
        return ()
    return False if kind == "truth" else 0


def day(text):
    """Return a date as it is written: 2024-01-31."""
    return date.fromisoformat(text)
