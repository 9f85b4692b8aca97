"""The stage of a promise as a page shows it: a code for its colour and pattern, and its name in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from akkoord.phrases import say
from akkoord.web.agreement import standings
from akkoord.web.charts.stages import in_order
from akkoord.web.frame import language

UNKNOWN = "no_information"


@dataclass(frozen=True, slots=True)
class Shown:
    """The stage of one promise.

    Attributes:
        code: Its code, as in the class of its chip.
        name: What it is called.
        is_claimed: Whether there is no proof of it.
        is_overdue: Whether its deadline has passed.
        since: The day since which it is in that stage; None where that is not known.
    """

    code: str
    name: str
    is_claimed: bool = False
    is_overdue: bool = False
    since: date | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is anything to tell."""
        return self.code != UNKNOWN


@dataclass(frozen=True, slots=True)
class Count:
    """How many promises are in a stage."""

    code: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of some promises on a day, by the id of the promise."""

    told: Mapping[int, Shown]
    unknown: Shown

    def of(self, promise_id: int) -> Shown:
        """Return the stage of a promise; "no information" where nothing was told."""
        return self.told.get(promise_id, self.unknown)

    @property
    def names(self) -> dict[str, str]:
        """The name of each stage that occurs."""
        return {self.unknown.code: self.unknown.name} | {one.code: one.name for one in self.told.values()}

    def counts(self, promises: Iterable[int]) -> list[Count]:
        """Return how many of these promises are in each stage that occurs, in the order of stages."""
        return named(self.codes(promises), self.names)

    def codes(self, promises: Iterable[int]) -> Counter[str]:
        """Return how many of these promises are in each stage that occurs, by its code."""
        told, unknown = self.told, self.unknown.code
        return Counter(told[promise].code if promise in told else unknown for promise in promises)


def named(numbers: Mapping[str, int], names: Mapping[str, str]) -> list[Count]:
    """Return numbers by the code of a stage as counts, in the order of stages."""
    return [Count(code, names[code], numbers[code]) for code in in_order(numbers)]


def on(promises: Collection[int], day: date) -> Stages:
    """Return the stages of promises on a day, with one call to whoever follows them."""
    spoken = language.current()
    names: dict[str, str] = {}
    found = standings.of(promises, day)
    for standing in found.values():
        if standing.stage not in names:
            names[standing.stage] = say(standing.name, spoken, package=standing.package)
    told = {
        promise: Shown(
            standing.stage,
            names[standing.stage],
            standing.is_claimed,
            standing.is_overdue,
            standing.since,
        )
        for promise, standing in found.items()
    }
    return Stages(told, Shown(UNKNOWN, _("No information")))
