"""The file of places: codes with the days between which they hold, and groups to compare with."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, cast

from akkoord.errors import InputError
from akkoord.indicators.places import LEVELS, Group, Level, Place, Register

_PLACE = {"code", "name", "name_en", "level", "valid_from", "valid_until", "successor", "source"}
_GROUP = {"code", "name", "name_en", "members", "least", "source"}


class PlacesFileWrong(InputError):
    """A file of places misses something, or holds something that means nothing here."""

    code = "places_file_wrong"
    message = "the file of places: {problem}"


@cache
def shipped() -> Register:
    """Return the places that ship with Akkoord: the 13 centrumsteden, Limburg, the Flemish Region.

    >>> shipped().find("71016").name, len(shipped().members("centrumsteden", date(2024, 12, 31)))
    ('Genk', 13)
    """
    return read((resources.files("akkoord.indicators") / "places.toml").read_text(encoding="utf-8"))


def read(text: str, onto: Register | None = None) -> Register:
    """Read a file of places; docs/reference/figures.md tells what stands in it.

    Args:
        text: The file.
        onto: Places that are known already; a place or group of the file replaces one with its code.

    Raises:
        PlacesFileWrong: if it is no TOML, or a row misses something or has a key too many.
        NotAPlaceCode: if a code cannot be one.
        UnknownPlace: if a place that follows, or is in a group, is not there.
        PlaceTwice: if a code is given twice.
    """
    try:
        sheet = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlacesFileWrong(problem=f"it is not valid TOML: {error}") from error
    places = [_place(row) for row in sheet.get("places", ())]
    groups = [_group(row) for row in sheet.get("groups", ())]
    if onto is None:
        return Register.of(places, groups)
    own = Register.of([*places, *(one for code, one in onto.places.items() if code not in _codes(places))])
    others = [one for code, one in onto.groups.items() if code not in _codes(groups)]
    return Register.of(own.places.values(), [*groups, *others])


def _codes(rows: list[Any]) -> set[str]:
    return {row.code for row in rows}


def _place(row: dict[str, Any]) -> Place:
    _check(row, _PLACE, {"code", "name"})
    for name in ("valid_from", "valid_until"):
        if name in row and type(row[name]) is not date:
            raise PlacesFileWrong(problem=f"{name} of place {row['code']} is {row[name]!r}; write a day")
    level = row.get("level", "municipality")
    if level not in LEVELS:
        raise PlacesFileWrong(problem=f"level {level!r} of {row['code']}; use one of {', '.join(LEVELS)}")
    return Place(
        str(row["code"]),
        str(row["name"]),
        cast(Level, level),
        row.get("valid_from"),
        row.get("valid_until"),
        row.get("successor"),
        str(row.get("source", "")),
        str(row.get("name_en", "")),
    )


def _group(row: dict[str, Any]) -> Group:
    _check(row, _GROUP, {"code", "name", "members", "least"})
    members, least = row["members"], row["least"]
    if not isinstance(members, list) or not all(isinstance(code, str) for code in members):
        raise PlacesFileWrong(problem=f"members of group {row['code']} are no list of codes")
    if type(least) is not int or not 1 <= least <= len(members):
        raise PlacesFileWrong(problem=f"least of group {row['code']} is {least!r}; write how many are needed")
    source, name_en = str(row.get("source", "")), str(row.get("name_en", ""))
    return Group(str(row["code"]), str(row["name"]), tuple(members), least, source, name_en)


def _check(row: dict[str, Any], known: set[str], needed: set[str]) -> None:
    if unknown := set(row) - known:
        raise PlacesFileWrong(problem=f"{sorted(unknown)} means nothing; use {', '.join(sorted(known))}")
    if missing := needed - set(row):
        raise PlacesFileWrong(problem=f"{row.get('code', 'a row')} misses {', '.join(sorted(missing))}")
