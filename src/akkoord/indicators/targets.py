"""What is aimed at: a level, a change, a change in proportion, or to do as well as others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from akkoord.errors import InputError
from akkoord.indicators.differences import Absolute, InUnit, PerCent, PercentagePoints
from akkoord.indicators.model import Indicator, one_of
from akkoord.indicators.periods import Period
from akkoord.indicators.units import Number, check

Bound = Literal["at_least", "at_most"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)


class WrongAim(InputError):
    """A target is in another unit than its indicator: percentage points of euros, euros of a percentage."""

    code = "wrong_aim"
    message = "a target in {given} does not fit indicator {indicator}, which counts in {unit}"


class DueBeforeBase(InputError):
    """A change is due before, or in, the period from which it is counted."""

    code = "due_before_base"
    message = "a change since {since} cannot be due in {due}; choose a later year"


@dataclass(frozen=True, slots=True)
class Level:
    """A figure to reach, in the unit of the indicator."""

    value: Number

    def __post_init__(self) -> None:
        check(self.value)


@dataclass(frozen=True, slots=True)
class Change:
    """A change in itself: percentage points for a percentage, else the unit of the indicator."""

    by: Absolute
    since: Period


@dataclass(frozen=True, slots=True)
class RelativeChange:
    """A change in proportion to where it began, in per cent."""

    by: PerCent
    since: Period


@dataclass(frozen=True, slots=True)
class Benchmark:
    """To do as well as others: the code of one place, or of a group, whose plain mean counts."""

    against: str


Aim = Level | Change | RelativeChange | Benchmark


@dataclass(frozen=True, slots=True)
class Target:
    """What an indicator is to be, by when.

    Attributes:
        aim: What is aimed at.
        bound: "at_most" where lower is good too, "at_least" where higher is.
        due: The year whose figure is judged.

    Raises:
        UnknownChoice: if the bound does not exist.
        NotAPeriod: if no statistic can be of the year.
        DueBeforeBase: if a change is due before the period from which it is counted, or in it.

    >>> Target(RelativeChange(PerCent(-30), Period.of_year(2016)), "at_most", 2024).due
    2024
    """

    aim: Aim
    bound: Bound
    due: int

    def __post_init__(self) -> None:
        one_of("bound", self.bound, BOUNDS)
        due = Period.of_year(self.due)
        if isinstance(self.aim, Change | RelativeChange) and self.aim.since.last_day >= due.last_day:
            raise DueBeforeBase(since=self.aim.since.text, due=self.due)


def check_fits(target: Target, indicator: Indicator) -> None:
    """Check that a target is in the unit of its indicator.

    Raises:
        WrongAim: if it is not.

    >>> from akkoord.indicators.units import Unit
    >>> euros = Indicator("income", "Income", Unit("euro"))
    >>> check_fits(Target(Change(PercentagePoints(1), Period.of_year(2019)), "at_least", 2024), euros)
    Traceback (most recent call last):
    akkoord.indicators.targets.WrongAim: a target in percentage_points does not fit indicator income, which \
counts in euro
    """
    if not isinstance(target.aim, Change):
        return
    is_percent = indicator.unit.kind == "percent"
    match target.aim.by:
        case PercentagePoints():
            fits, given = is_percent, "percentage_points"
        case InUnit(unit=unit):
            fits, given = not is_percent and unit.kind == indicator.unit.kind, unit.kind
    if not fits:
        raise WrongAim(given=given, indicator=indicator.code, unit=indicator.unit.kind)
