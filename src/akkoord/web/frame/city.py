"""The city that this installation serves, read from one TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from akkoord.errors import InputError
from akkoord.web.frame import followup
from akkoord.web.frame import theme as theme_file
from akkoord.web.frame.followup import Followup
from akkoord.web.frame.theme import Theme

INSTRUMENTS = ("agreement", "followup", "indicators", "decisions", "participation", "rights", "open_data")
"""The instruments a city can switch on, in the order of the main navigation."""


class CityFileWrong(InputError):
    """The city file misses a key or holds a value that means nothing here."""

    code = "city_file_wrong"
    message = "city file {path}: {problem}"


@dataclass(frozen=True)
class Contact:
    """Whom to write to about this site."""

    name: str
    email: str = ""
    address: str = ""
    url: str = ""


@dataclass(frozen=True)
class Checks:
    """What the city has settled about the policy checks on its decisions.

    Attributes:
        every_college_decision: The checks that every decision of the college needs, by code.
        large_amount_euro: From which amount a decision counts as large; None when no amount does.
    """

    every_college_decision: tuple[str, ...] = ()
    large_amount_euro: int | None = None


LICENCES = {
    "cc0": "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0",
    "gratis-hergebruik": "https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0",
}
"""The licences of the Flemish government under which a city gives its data for nothing."""


@dataclass(frozen=True)
class OpenData:
    """Who publishes the data of this site, and what others may do with it.

    Attributes:
        publisher: The name of who publishes it.
        publisher_url: The address that names the publisher, such as that of the city.
        licence: One of `LICENCES`.
        nis: The number by which the national statistics know the city.
    """

    publisher: str = ""
    publisher_url: str = ""
    licence: str = ""
    nis: str = ""


@dataclass(frozen=True)
class Indicators:
    """Of which place the figures are, and with what they are compared.

    Attributes:
        place: The NIS code of the city itself; without one that of `OpenData`.
        benchmark: The group of places whose mean is shown beside it, such as "centrumsteden".
        regions: The NIS codes of the province and the region around it.
        places: A file with places beside the ones that ship; docs/reference/figures.md.
    """

    place: str = ""
    benchmark: str = ""
    regions: tuple[str, ...] = ()
    places: Path | None = None


@dataclass(frozen=True)
class Statements:
    """What only the city can say in its statements; a page says so where something is not filled in.

    Attributes:
        assessed_on: The day on which the accessibility statement was last drawn up.
        controller: Who answers for the personal data, as the law names it.
        protection_officer: The address of the data protection officer, such as `dpo@stad.example`.
        security_contact: Where to tell of a hole in the site: `mailto:` or `https:`.
    """

    assessed_on: date | None = None
    controller: str = ""
    protection_officer: str = ""
    security_contact: str = ""


@dataclass(frozen=True)
class City:
    """What the pages need to know of the city; nothing else in the code is specific to one."""

    name: str
    agreement_title: str
    term_start: date
    term_end: date
    base_url: str
    is_made_up: bool
    notice: dict[str, str]
    instruments: tuple[str, ...]
    languages: tuple[str, ...]
    contact: Contact
    parties: tuple[str, ...] = ()
    source: dict[str, str] = field(default_factory=dict)
    theme: Theme | None = None
    checks: Checks = field(default_factory=Checks)
    rights_authority: str = ""
    open_data: OpenData = field(default_factory=OpenData)
    statements: Statements = field(default_factory=Statements)
    indicators: Indicators = field(default_factory=Indicators)
    followup: Followup = field(default_factory=Followup)
    gazetteer: Path | None = None
    """The file with the names of who acts in the city and of its places."""

    @property
    def term(self) -> str:
        """The years of the term of office.

        >>> from datetime import date
        >>> City("X", "", date(2019, 1, 1), date(2024, 12, 31), "", True, {}, (), ("nl",), Contact("")).term
        '2019–2024'
        """
        return f"{self.term_start.year}–{self.term_end.year}"


def load(path: Path) -> City:
    """Read and check a city file.

    Raises:
        CityFileWrong: if a key is missing or a value cannot be used; the message names it.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CityFileWrong(path=path, problem="there is no such file; set AKKOORD_CITY to one") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CityFileWrong(path=path, problem=f"it is not valid TOML: {error}") from error
    for problem in chain(
        _problems(raw),
        _problems_of_gazetteer(raw, path.parent),
        _problems_of_open_data(raw),
        _problems_of_statements(raw),
        _problems_of_indicators(raw, path.parent),
        followup.problems(raw),
    ):
        raise CityFileWrong(path=path, problem=problem)
    try:
        return _city(raw, path.parent)
    except KeyError as error:
        raise CityFileWrong(path=path, problem=f"the key {error} is missing") from error


def _problems(raw: dict[str, Any]) -> Iterator[str]:
    """Yield what makes a file useless although it is TOML; a rule that nobody can read would not be kept."""
    if unknown := set(raw.get("instruments", ())) - set(INSTRUMENTS):
        yield f"unknown instruments {sorted(unknown)}; choose from {', '.join(INSTRUMENTS)}"
    for name in ("checks", "rights"):
        if not isinstance(raw.get(name, {}), dict):
            yield f"{name} is {raw[name]!r}; write a table, [{name}]"
            return
    checks = raw.get("checks", {})
    if unknown := set(checks) - {"every_college_decision", "large_amount_euro"}:
        yield f"[checks] has {sorted(unknown)}; write every_college_decision and large_amount_euro only"
    codes = checks.get("every_college_decision", [])
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        yield f"every_college_decision is {codes!r}; write a list of names of checks"
    amount = checks.get("large_amount_euro", 1)
    if not isinstance(amount, int) or isinstance(amount, bool) or amount < 1:
        yield f"large_amount_euro is {amount!r}; write a whole number of euros above zero, or leave it out"
    if not isinstance(raw.get("theme", ""), str):
        yield f'theme is {raw["theme"]!r}; write the name of a file, such as "theme.toml"'
    authority = raw.get("rights", {}).get("authority", "")
    if not isinstance(authority, str):
        yield f'authority of [rights] is {authority!r}; write a name such as "voorbeeldegem"'


def _problems_of_gazetteer(raw: dict[str, Any], folder: Path) -> Iterator[str]:
    name = raw.get("gazetteer", "")
    if not isinstance(name, str):
        yield f'gazetteer is {name!r}; write the name of a file, such as "gazetteer.toml"'
    elif name and not (folder / name).is_file():
        yield f"gazetteer is {name!r}, and there is no such file beside it"


def _problems_of_open_data(raw: dict[str, Any]) -> Iterator[str]:
    """Yield why the catalogue of the data could not be made: it names a publisher and a licence."""
    given = raw.get("open_data", {})
    names = [one.name for one in fields(OpenData)]
    if not isinstance(given, dict):
        yield f"open_data is {given!r}; write a table, [open_data]"
        return
    if unknown := set(given) - set(names):
        yield f"[open_data] has {sorted(unknown)}; write {', '.join(names)} only"
    for name, value in given.items():
        if not isinstance(value, str):
            yield f"{name} of [open_data] is {value!r}; write a text between quotes"
            return
    if "open_data" not in raw.get("instruments", ()):
        return
    if not given.get("publisher"):
        yield '[open_data] has no publisher; write who publishes the data, such as "Stad Voorbeeldegem"'
    if given.get("licence") not in LICENCES:
        yield f"licence of [open_data] is {given.get('licence')!r}; choose from {', '.join(LICENCES)}"
    if not given.get("publisher_url", "https://").startswith(("https://", "http://")):
        yield f"publisher_url is {given['publisher_url']!r}; write an address that begins with https://"
    if given.get("nis") and not re.fullmatch(r"[0-9]{5}", given["nis"]):
        yield f'nis is {given["nis"]!r}; write five figures, such as "71016", or leave it out'


def _problems_of_statements(raw: dict[str, Any]) -> Iterator[str]:
    given = raw.get("statements", {})
    names = [one.name for one in fields(Statements)]
    if not isinstance(given, dict):
        yield f"statements is {given!r}; write a table, [statements]"
        return
    if unknown := set(given) - set(names):
        yield f"[statements] has {sorted(unknown)}; write {', '.join(names)} only"
    for name, value in given.items():
        if name == "assessed_on" and type(value) is not date:
            yield f"assessed_on of [statements] is {value!r}; write a day, such as 2026-11-01"
        elif name != "assessed_on" and not (isinstance(value, str) and value.isprintable()):
            yield f"{name} of [statements] is {value!r}; write a text of one line between quotes"
    place = given.get("security_contact", "https:")
    if isinstance(place, str) and not place.startswith(("mailto:", "https:")):
        yield f"security_contact is {place!r}; write an address that begins with mailto: or https:"


def _problems_of_indicators(raw: dict[str, Any], folder: Path) -> Iterator[str]:
    given = raw.get("indicators", {})
    names = [one.name for one in fields(Indicators)]
    if not isinstance(given, dict):
        yield f"indicators is {given!r}; write a table, [indicators]"
        return
    if unknown := set(given) - set(names):
        yield f"[indicators] has {sorted(unknown)}; write {', '.join(names)} only"
    regions = given.get("regions", [])
    if not isinstance(regions, list) or not all(isinstance(code, str) for code in regions):
        yield f'regions of [indicators] is {regions!r}; write a list of codes, such as ["70000"]'
    for name in ("place", "benchmark", "places"):
        if not isinstance(given.get(name, ""), str):
            yield f"{name} of [indicators] is {given[name]!r}; write a text between quotes"
            return
    if given.get("places") and not (folder / given["places"]).is_file():
        yield f"places of [indicators] is {given['places']!r}, and there is no such file beside it"


def _indicators(raw: dict[str, Any], folder: Path) -> Indicators:
    given = raw.get("indicators", {})
    return Indicators(
        place=given.get("place") or raw.get("open_data", {}).get("nis", ""),
        benchmark=given.get("benchmark", ""),
        regions=tuple(given.get("regions", ())),
        places=folder / given["places"] if given.get("places") else None,
    )


def _checks(raw: dict[str, Any]) -> Checks:
    return Checks(tuple(raw.get("every_college_decision", ())), raw.get("large_amount_euro"))


def _city(raw: dict[str, Any], folder: Path) -> City:
    term = raw["term"]
    return City(
        name=raw["name"],
        agreement_title=raw["agreement_title"],
        term_start=term["start"],
        term_end=term["end"],
        base_url=raw["base_url"].rstrip("/"),
        is_made_up=raw.get("made_up", False),
        notice=raw.get("notice", {}),
        instruments=tuple(name for name in INSTRUMENTS if name in raw["instruments"]),
        languages=tuple(raw.get("languages", ["nl"])),
        contact=Contact(**raw["contact"]),
        parties=tuple(raw.get("parties", ())),
        source=raw.get("source", {}),
        theme=theme_file.load(folder / raw["theme"]) if raw.get("theme") else None,
        checks=_checks(raw.get("checks", {})),
        rights_authority=raw.get("rights", {}).get("authority", ""),
        open_data=OpenData(**raw.get("open_data", {})),
        statements=Statements(**raw.get("statements", {})),
        indicators=_indicators(raw, folder),
        followup=followup.read(raw),
        gazetteer=folder / raw["gazetteer"] if raw.get("gazetteer") else None,
    )
