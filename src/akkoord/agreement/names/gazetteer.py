"""A gazetteer: names that someone wrote down, with their other spellings.

Its form: docs/reference/gazetteer.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from akkoord.agreement.names.spelling import key
from akkoord.errors import InputError


class Kind(StrEnum):
    """What a name is the name of: first those that act, then those where something lies."""

    GOVERNMENT = "government"
    AGENCY = "agency"
    SERVICE = "service"
    COUNCIL = "council"
    COMPANY = "company"
    ASSOCIATION = "association"
    INSTITUTION = "institution"
    COUNTRY = "country"
    REGION = "region"
    PROVINCE = "province"
    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    STREET = "street"
    SITE = "site"
    BUILDING = "building"
    GREEN = "green"
    WATER = "water"

    @property
    def is_place(self) -> bool:
        """Whether it is the name of a place.

        >>> Kind.STREET.is_place, Kind.COUNCIL.is_place
        (True, False)
        """
        return self not in _ACTORS

    @property
    def governs(self) -> bool:
        """Whether it is the name of a place that can act too: "samen met Hasselt".

        >>> Kind.MUNICIPALITY.governs, Kind.STREET.governs
        (True, False)
        """
        return self in _GOVERNING


_ACTORS = frozenset(list(Kind)[:7])
_GOVERNING = frozenset([Kind.COUNTRY, Kind.REGION, Kind.PROVINCE, Kind.MUNICIPALITY])
_TABLES: dict[str, frozenset[Kind]] = {"actor": _ACTORS, "place": frozenset(Kind) - _ACTORS}
_KEYS = ("name", "kind", "aliases", "code", "within")
_CODE = re.compile(r"[a-z]+:[\w./-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One name.

    Attributes:
        name: By which it is shown.
        kind: What it is the name of.
        aliases: Other spellings, abbreviations and former names.
        code: Its number in a register, such as `nis:71016` or `kbo:0207501319`.
        within: The place it lies in.
    """

    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    code: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of one city or country.

    Attributes:
        entries: In the order of the file; where two have one spelling the first has it.
        city: Whose names these are: it acts by default and so is never listed; None for a country.
    """

    entries: tuple[Entry, ...] = ()
    city: str | None = None


class BadGazetteer(InputError):
    """A gazetteer holds something that cannot be used; the message says where and what to write instead."""

    code = "bad_gazetteer"
    message = "gazetteer {where} cannot be used"


class GazetteerUnreadable(BadGazetteer):
    """The file is no TOML, or no text in UTF-8."""

    code = "gazetteer_unreadable"
    message = "gazetteer {where} is no TOML in UTF-8: {problem}"


class GazetteerKeyUnknown(BadGazetteer):
    """There is a key that means nothing: a slip would be passed over in silence."""

    code = "gazetteer_key_unknown"
    message = "gazetteer {where}, {entry}: {key!r} means nothing here; write only {possible}"


class GazetteerValueWrong(BadGazetteer):
    """A value is absent or of the wrong kind."""

    code = "gazetteer_value_wrong"
    message = "gazetteer {where}, {entry}: {key} is {value!r}; write {possible}"


class GazetteerNameTwice(BadGazetteer):
    """Two entries have one spelling: it would be read as either."""

    code = "gazetteer_name_twice"
    message = "gazetteer {where}, {entry}: {spelling!r} is a spelling of {other!r} too; keep it with one"


def merged(gazetteers: Iterable[Gazetteer]) -> Gazetteer:
    """Return the names of several gazetteers as one; the first city counts."""
    given = tuple(gazetteers)
    entries = tuple(entry for gazetteer in given for entry in gazetteer.entries)
    return Gazetteer(entries, next((gazetteer.city for gazetteer in given if gazetteer.city), None))


def from_bytes(content: bytes, where: str = "file") -> Gazetteer:
    """Read the content of a gazetteer file.

    Raises:
        GazetteerUnreadable: if it is no TOML in UTF-8.
        BadGazetteer: if `loads` finds something else wrong with it.
    """
    try:
        return loads(content.decode("utf-8"), where)
    except UnicodeDecodeError as error:
        raise GazetteerUnreadable(where=where, problem=str(error)) from error


def loads(text: str, where: str = "file") -> Gazetteer:
    r"""Read the text of a gazetteer file.

    Args:
        text: TOML with `city` and tables `[[actor]]` and `[[place]]`.
        where: What to call the file in messages.

    Raises:
        GazetteerUnreadable: if it is no TOML.
        GazetteerKeyUnknown: if it has a key that means nothing.
        GazetteerValueWrong: if an entry lacks its name or kind, or a value is of the wrong kind.
        GazetteerNameTwice: if two entries have one spelling.

    >>> [entry.name for entry in loads('[[actor]]\nname = "Sportraad"\nkind = "council"').entries]
    ['Sportraad']
    """
    try:
        sheet = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GazetteerUnreadable(where=where, problem=str(error)) from error
    _check_file(sheet, where)
    entries = []
    for table in _TABLES:
        for position, row in enumerate(sheet.get(table, []), start=1):
            _check_row(row, table, where, _called(row, table, position))
            entries.append(_entry(row))
    _check_spellings(entries, where)
    return Gazetteer(tuple(entries), sheet.get("city"))


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        row["name"], Kind(row["kind"]), tuple(row.get("aliases", ())), row.get("code"), row.get("within")
    )


def _called(row: object, table: str, position: int) -> str:
    name = row.get("name") if isinstance(row, Mapping) else None
    return f"[[{table}]] {position}" + (f" ({name})" if isinstance(name, str) else "")


def _check_file(sheet: Mapping[str, Any], where: str) -> None:
    """Refuse what is wrong with a file apart from its entries."""
    _check_keys(sheet, ("city", *_TABLES), where, "city")
    if "city" in sheet and not _is_name(sheet["city"]):
        raise GazetteerValueWrong(
            where=where, entry="city", key="city", value=sheet["city"], possible='"Voorbeeldegem"'
        )
    for table in _TABLES:
        if not isinstance(sheet.get(table, []), list):
            raise GazetteerValueWrong(
                where=where, entry=table, key=table, value=sheet[table], possible=f"[[{table}]]"
            )


def _check_row(row: object, table: str, where: str, entry: str) -> None:
    """Refuse what is wrong with one entry by itself."""
    if not isinstance(row, Mapping):
        raise GazetteerValueWrong(where=where, entry=entry, key=table, value=row, possible=f"[[{table}]]")
    _check_keys(row, _KEYS, where, entry)
    aliases, code = row.get("aliases", []), row.get("code", "nis:1")
    kinds = " | ".join(kind for kind in Kind if kind in _TABLES[table])
    is_list = isinstance(aliases, list) and all(map(_is_name, aliases))
    for key_, is_right, possible in (
        ("name", _is_name(row.get("name")), '"Sportraad"'),
        ("kind", row.get("kind") in list(_TABLES[table]), kinds),
        ("aliases", is_list, '["OCMW", "ocmw"]'),
        ("code", isinstance(code, str) and bool(_CODE.fullmatch(code)), '"nis:71016"'),
        ("within", _is_name(row.get("within", "x")), '"Molenhoek"'),
    ):
        if not is_right:
            raise GazetteerValueWrong(
                where=where, entry=entry, key=key_, value=row.get(key_), possible=possible
            )


def _check_keys(sheet: Mapping[str, Any], known: Iterable[str], where: str, entry: str) -> None:
    for unknown in sorted(set(sheet) - set(known)):
        raise GazetteerKeyUnknown(where=where, entry=entry, key=unknown, possible=", ".join(known))


def _check_spellings(entries: Iterable[Entry], where: str) -> None:
    owner: dict[str, str] = {}
    for entry in entries:
        for spelling in (entry.name, *entry.aliases):
            first = owner.setdefault(key(spelling), entry.name)
            if first != entry.name:
                raise GazetteerNameTwice(where=where, entry=entry.name, spelling=spelling, other=first)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(key(value))
