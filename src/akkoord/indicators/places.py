"""Places by the code of the national statistics, with the days between which a code holds.

A code is joined with a code, never a name with a name: "Aalst" is a city in one table and an old village in
another. When towns merge, a new code begins; the old one says which follows it, and that the ground it
stands for is another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, get_args

from akkoord.errors import InputError

Level = Literal["municipality", "district", "province", "region", "country"]
LEVELS: tuple[Level, ...] = get_args(Level)

# Five figures are a code of the statistics. A made-up place has an X, which no register uses.
_CODE = re.compile(r"\d{5}|X\d{4}", re.ASCII)


class NotAPlaceCode(InputError):
    """A code is neither one of the national statistics nor one for a made-up place."""

    code = "not_a_place_code"
    message = (
        "{place!r} is no code of a place; a NIS code has five figures, that of a made-up place X and four"
    )


class UnknownPlace(InputError):
    """No place has this code."""

    code = "unknown_place"
    message = "no place has code {place}; add it to the places of this city, or leave its figures out"


class UnknownGroup(InputError):
    """No group of places has this code."""

    code = "unknown_group"
    message = "no group of places is called {group!r}; use one of {known}"


class OutsideValidity(InputError):
    """A code was used for a time at which it does not hold."""

    code = "outside_validity"
    message = "code {place} does not hold on {day}, it holds {validity}; use {instead}"


class PlaceTwice(InputError):
    """Two places have one code, or a place follows itself."""

    code = "place_twice"
    message = "code {place} is given twice, or follows itself; each place has one code"


@dataclass(frozen=True, slots=True)
class Place:
    """A place; formatted with the language of the reader it is its name.

    Attributes:
        code: Its NIS code; X and four figures for a place that does not exist.
        name: What it is called, in Dutch.
        level: What sort of place it is.
        valid_from: The first day of the code; None where that lies before all statistics used here.
        valid_until: Its last day; None as long as it holds.
        successor: The code that follows it, for other ground; None where none does.
        source: Where its code and days were read.
        name_en: What it is called in English; the same without one.

    Raises:
        NotAPlaceCode: if the code cannot be one.
    """

    code: str
    name: str
    level: Level = "municipality"
    valid_from: date | None = None
    valid_until: date | None = None
    successor: str | None = None
    source: str = ""
    name_en: str = ""

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise NotAPlaceCode(place=self.code[:40])

    def __format__(self, language: str) -> str:
        return (language == "en" and self.name_en) or self.name

    @property
    def is_made_up(self) -> bool:
        """Whether no such place exists."""
        return self.code.startswith("X")

    def holds_on(self, day: date) -> bool:
        """Tell whether the code holds on a day.

        >>> hasselt = Place("71022", "Hasselt", valid_until=date(2024, 12, 31), successor="71072")
        >>> hasselt.holds_on(date(2024, 12, 31)), hasselt.holds_on(date(2025, 1, 1))
        (True, False)
        """
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


@dataclass(frozen=True, slots=True)
class Group:
    """Places that are compared with; formatted with the language of the reader it is its name.

    Attributes:
        code: Its stable name.
        name: What it is called, in Dutch.
        members: The codes of its places, old ones and new ones; on one day those count that hold.
        least: How many of them need a figure before a mean of them says anything.
        source: Where it was read who belongs to it.
        name_en: What it is called in English; the same without one.
    """

    code: str
    name: str
    members: tuple[str, ...]
    least: int
    source: str = ""
    name_en: str = ""

    def __format__(self, language: str) -> str:
        return (language == "en" and self.name_en) or self.name


@dataclass(frozen=True, slots=True)
class Register:
    """All places and groups that are known.

    Raises:
        PlaceTwice: if a code is given twice, or a place follows itself.
        UnknownPlace: if a successor or a member of a group is not among the places.
    """

    places: Mapping[str, Place] = field(hash=False)
    groups: Mapping[str, Group] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, places: Iterable[Place], groups: Iterable[Group] = ()) -> Register:
        """Return a register of these places."""
        known: dict[str, Place] = {}
        for place in places:
            if place.code in known:
                raise PlaceTwice(place=place.code)
            known[place.code] = place
        named = {group.code: group for group in groups}
        followed = [place.successor for place in known.values() if place.successor]
        for code in (*followed, *(code for group in named.values() for code in group.members)):
            if code not in known:
                raise UnknownPlace(place=code)
        register = cls(MappingProxyType(known), MappingProxyType(named))
        for code in known:
            register._line(code)
        return register

    def find(self, code: str) -> Place:
        """Return the place of a code.

        Raises:
            UnknownPlace: if none has it.
        """
        place = self.places.get(code)
        if place is None:
            raise UnknownPlace(place=code[:40])
        return place

    def group(self, code: str) -> Group:
        """Return a group.

        Raises:
            UnknownGroup: if there is none of this code.
        """
        found = self.groups.get(code)
        if found is None:
            raise UnknownGroup(group=code[:40], known=", ".join(self.groups))
        return found

    def check(self, code: str, day: date) -> Place:
        """Return a place whose code holds on a day.

        Raises:
            UnknownPlace: if no place has the code.
            OutsideValidity: if it does not hold; the error names the code that does.
        """
        place = self.find(code)
        if not place.holds_on(day):
            instead = self.at(code, day)
            raise OutsideValidity(
                place=code, day=day, validity=_validity(place), instead=instead.code if instead else "?"
            )
        return place

    def at(self, code: str, day: date) -> Place | None:
        """Return the place that stood, or stands, on a day in the line of mergers of a code.

        It is other ground where its code is another. None where that was several places at once, or none.

        Raises:
            UnknownPlace: if no place has the code.

        >>> old = Place("71022", "Hasselt", valid_until=date(2024, 12, 31), successor="71072")
        >>> new = Place("71072", "Hasselt", valid_from=date(2025, 1, 1))
        >>> register = Register.of([old, new])
        >>> register.at("71022", date(2026, 1, 1)).code, register.at("71072", date(2020, 1, 1)).code
        ('71072', '71022')
        """
        self.find(code)
        for later in self._line(code):
            if self.places[later].holds_on(day):
                return self.places[later]
        return self._before(self.places[code], day)

    def members(self, group: str, day: date) -> list[Place]:
        """Return the places of a group whose codes hold on a day.

        Raises:
            UnknownGroup: if there is no such group.
        """
        return [self.places[code] for code in self.group(group).members if self.places[code].holds_on(day)]

    def _before(self, place: Place, day: date) -> Place | None:
        # The place that gave its name goes on; a village that joined it is no earlier form of it.
        earlier = [
            one for one in self.places.values() if one.successor == place.code and one.name == place.name
        ]
        if len(earlier) != 1:
            return None
        return earlier[0] if earlier[0].holds_on(day) else self._before(earlier[0], day)

    def _line(self, code: str) -> list[str]:
        line = [code]
        while successor := self.places[line[-1]].successor:
            if successor in line:
                raise PlaceTwice(place=successor)
            line.append(successor)
        return line


def _validity(place: Place) -> str:
    start = place.valid_from.isoformat() if place.valid_from else "…"
    end = place.valid_until.isoformat() if place.valid_until else "…"
    return f"{start} – {end}"
