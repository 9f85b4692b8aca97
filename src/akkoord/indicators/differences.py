"""How far a figure moved: in percentage points, in per cent, or in its own unit. The three are never mixed.

From 29.9% to 19.7% is a fall of 10.2 percentage points, and of 34.1 per cent. Who adds one to the other has
made a mistake: it is refused by the type checker, and with a `TypeError` where nobody checks types.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from akkoord.errors import InputError
from akkoord.indicators.units import Figure, Number, Unit, check, written
from akkoord.phrases import Language

_POINTS = {"nl": "procentpunt", "en": "percentage points"}
_ONE_POINT = {"nl": "procentpunt", "en": "percentage point"}


class UnitsDiffer(InputError):
    """Two figures in different units were compared."""

    code = "units_differ"
    message = "a figure in {one} cannot be compared with one in {other}"


class FromZero(InputError):
    """A change in per cent was asked from a figure that is zero, or below it."""

    code = "from_zero"
    message = "from {before} no change in per cent can be told; only above zero does it mean something"


@dataclass(frozen=True, slots=True)
class PercentagePoints:
    """The difference between two percentages.

    >>> from decimal import Decimal
    >>> PercentagePoints(Decimal("-10.2")) + PercentagePoints(1)
    PercentagePoints(value=Fraction(-46, 5))
    >>> f"{PercentagePoints(Decimal('-10.2')):nl}", f"{PercentagePoints(1):en}"
    ('-10,2 procentpunt', '1 percentage point')
    """

    value: Number

    def __post_init__(self) -> None:
        check(self.value)

    def __add__(self, other: PercentagePoints) -> PercentagePoints:
        if type(other) is not PercentagePoints:
            return NotImplemented
        return PercentagePoints(Fraction(self.value) + Fraction(other.value))

    def __format__(self, language: str) -> str:
        reader = cast(Language, language or "nl")
        amount = written(self.value, reader)
        return f"{amount} {(_ONE_POINT if amount in ('1', '-1') else _POINTS)[reader]}"


@dataclass(frozen=True, slots=True)
class PerCent:
    """A change in proportion to where it began.

    >>> f"{PerCent(Fraction(-102, 299) * 100):nl}"
    '-34,1%'
    >>> PerCent(-30) + PercentagePoints(-30)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    TypeError: unsupported operand type(s) for +: 'PerCent' and 'PercentagePoints'
    """

    value: Number

    def __post_init__(self) -> None:
        check(self.value)

    def __format__(self, language: str) -> str:
        return f"{written(self.value, cast(Language, language or 'nl'), 1)}%"


@dataclass(frozen=True, slots=True)
class InUnit:
    """The difference between two figures that are no percentages, in their unit.

    >>> f"{InUnit(1650, Unit('count', 'inwoners')):nl}"
    '1.650 inwoners'
    """

    value: Number
    unit: Unit

    def __post_init__(self) -> None:
        check(self.value)
        if self.unit.kind == "percent":
            raise UnitsDiffer(one="percent", other="percentage_points")

    def __add__(self, other: InUnit) -> InUnit:
        if type(other) is not InUnit:
            return NotImplemented
        if other.unit != self.unit:
            raise UnitsDiffer(one=self.unit.kind, other=other.unit.kind)
        return InUnit(Fraction(self.value) + Fraction(other.value), self.unit)

    def __format__(self, language: str) -> str:
        return format(Figure(self.value, self.unit), language)


Absolute = PercentagePoints | InUnit
"""How far a figure moved in itself, and not in proportion."""


def between(before: Figure, after: Figure) -> Absolute:
    """Return how far a figure moved: percentage points between percentages, else in its unit.

    Raises:
        UnitsDiffer: if the figures are in different units.

    >>> between(Figure(66227, Unit("count")), Figure(67877, Unit("count"))).value
    Fraction(1650, 1)
    """
    _check_units(before, after)
    moved = after.exact - before.exact
    return PercentagePoints(moved) if before.unit.kind == "percent" else InUnit(moved, before.unit)


def relative(before: Figure, after: Figure) -> PerCent:
    """Return how far a figure moved in proportion to where it began, in per cent.

    Raises:
        UnitsDiffer: if the figures are in different units.
        FromZero: if it began at zero or below: there is no proportion then.
    """
    _check_units(before, after)
    if before.exact <= 0:
        raise FromZero(before=format(before, "en"))
    return PerCent((after.exact - before.exact) / before.exact * 100)


def moved(before: Figure, by: Absolute | PerCent) -> Figure:
    """Return where a figure ends that moves by so much.

    Raises:
        UnitsDiffer: if it is no percentage and moves by percentage points, or moves in another unit.
        FromZero: if it should move in per cent from zero or below.

    >>> from decimal import Decimal
    >>> start = Figure(Decimal("29.9"), Unit("percent"))
    >>> f"{moved(start, PercentagePoints(-30)):en}", f"{moved(start, PerCent(-30)):en}"
    ('-0.1%', '20.93%')
    """
    match by:
        case PerCent():
            if before.exact <= 0:
                raise FromZero(before=format(before, "en"))
            return Figure(before.exact * (1 + Fraction(by.value) / 100), before.unit)
        case PercentagePoints():
            if before.unit.kind != "percent":
                raise UnitsDiffer(one=before.unit.kind, other="percentage_points")
        case InUnit():
            if by.unit.kind != before.unit.kind:
                raise UnitsDiffer(one=before.unit.kind, other=by.unit.kind)
    return Figure(before.exact + Fraction(by.value), before.unit)


def _check_units(before: Figure, after: Figure) -> None:
    if before.unit != after.unit:
        raise UnitsDiffer(one=before.unit.kind, other=after.unit.kind)
