"""An indicator, and what was observed of it: each figure with its place, its time and its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from akkoord.errors import InputError
from akkoord.indicators.periods import Period
from akkoord.indicators.units import Figure, Unit, check

Direction = Literal["up", "down", "none"]
Nature = Literal["register", "survey"]
Kind = Literal["realised", "planned"]
Caveat = Literal["transcribed", "secondary", "year_uncertain", "territory_uncertain"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
NATURES: tuple[Nature, ...] = get_args(Nature)
KINDS: tuple[Kind, ...] = get_args(Kind)
CAVEATS: tuple[Caveat, ...] = get_args(Caveat)

SMALLEST_SHOWN = 5
"""From this number of people on a count is shown; none at all is shown too."""

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LONGEST_CODE = 60


class NotAnIndicatorCode(InputError):
    """An indicator has a code that cannot stand in an address."""

    code = "not_an_indicator_code"
    message = "{indicator!r} is no code; write small letters, figures and hyphens, at most sixty"


class UnknownChoice(InputError):
    """A word that is one of a few is none of them."""

    code = "unknown_choice"
    message = "{choice!r} is no {what}; use one of {known}"


class SmallCellNotOfPeople(InputError):
    """Only counts can be small; this is no count."""

    code = "small_cell_not_of_people"
    message = "indicator {indicator} hides small numbers, but it counts in {unit}; only counts of people do"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured.

    Attributes:
        code: Its stable name, as it stands in addresses and files.
        name: What it is called, in the language of the reader.
        unit: What it counts.
        direction: Which way is better; "none" where that cannot be said.
        nature: "register" where everybody is counted, "survey" where some are asked and it has a margin.
        source: Who measures it, and where that is found.
        hides_small: Whether it counts people, so that one to four of them are not shown.

    Raises:
        NotAnIndicatorCode: if the code cannot stand in an address.
        UnknownChoice: if the direction or the nature does not exist.
        SmallCellNotOfPeople: if small numbers are to be hidden of something that is no count.
    """

    code: str
    name: str
    unit: Unit
    direction: Direction = "none"
    nature: Nature = "register"
    source: str = ""
    hides_small: bool = False

    def __post_init__(self) -> None:
        if len(self.code) > _LONGEST_CODE or not _CODE.fullmatch(self.code):
            raise NotAnIndicatorCode(indicator=self.code[:80])
        one_of("direction", self.direction, DIRECTIONS)
        one_of("nature", self.nature, NATURES)
        if self.hides_small and self.unit.kind != "count":
            raise SmallCellNotOfPeople(indicator=self.code, unit=self.unit.kind)

    def is_small(self, value: Decimal) -> bool:
        """Tell whether a value is of so few people that it is not shown; nobody at all is no secret.

        >>> people = Indicator("leefloners", "Leefloners", Unit("count"), hides_small=True)
        >>> [people.is_small(Decimal(number)) for number in (0, 1, 4, 5)]
        [False, True, True, False]
        """
        return self.hides_small and 0 < value < SMALLEST_SHOWN


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure.

    Attributes:
        indicator: The code of what was measured.
        place: The code of where.
        period: When.
        value: How much; None where it is of fewer than five people, and so not kept.
        kind: "realised" or "planned": a plan is never shown as what was done.
        source: Where it was read: an address, or words.
        note: What else must be known to read it.
        caveats: What is not sure about it. "transcribed": copied by others, and not looked up in the
            original. "secondary": from a newspaper or an encyclopedia. "year_uncertain" and
            "territory_uncertain": the source does not say of which year, or of which ground.

    Raises:
        UnknownChoice: if the kind or a caveat does not exist.
        NotANumber: if the value cannot be reckoned with.
    """

    indicator: str
    place: str
    period: Period
    value: Decimal | None
    kind: Kind = "realised"
    source: str = ""
    note: str = ""
    caveats: tuple[Caveat, ...] = ()

    def __post_init__(self) -> None:
        one_of("kind", self.kind, KINDS)
        for caveat in self.caveats:
            one_of("caveat", caveat, CAVEATS)
        if self.value is not None:
            check(self.value)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it one: a second figure with this key replaces it."""
        return (self.indicator, self.place, self.period.text, self.kind)

    @property
    def is_comparable(self) -> bool:
        """Whether it is sure of which year and which ground it tells."""
        return not {"year_uncertain", "territory_uncertain"} & set(self.caveats)

    def figure(self, unit: Unit) -> Figure | None:
        """Return the value with its unit; None where it is hidden."""
        return None if self.value is None else Figure(self.value, unit)


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """A year from which an indicator was measured in another way: before and after are two lines."""

    year: int
    note: str = ""


def one_of(what: str, choice: str, known: tuple[str, ...]) -> None:
    """Check a word that is one of a few.

    Raises:
        UnknownChoice: if it is none of them.
    """
    if choice not in known:
        raise UnknownChoice(what=what, choice=choice[:40], known=", ".join(known))
