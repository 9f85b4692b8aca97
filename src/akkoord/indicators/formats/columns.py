"""Which column of a table holds what: given once for a source, and kept for its next file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from akkoord.errors import InputError
from akkoord.indicators.formats.numbers import Mark
from akkoord.indicators.model import KINDS, Kind, one_of
from akkoord.indicators.periods import NotAPeriod, Period

_LOOKED_AT = 30

_USUAL = {
    "indicator": ("indicator", "code", "onderwerp", "variabele"),  # codespell:ignore variabele
    "place": ("nis", "place", "nis-code", "niscode", "geocode", "geoitem", "gebied", "gemeente"),
    "period": ("period", "year", "jaar", "periode"),  # codespell:ignore periode
    "value": ("value", "waarde", "cijfer"),
    "unit": ("unit", "eenheid"),
    "source": ("source", "source_url", "bron"),
    "note": ("note", "opmerking", "toelichting"),
    "kind": ("kind", "soort"),
    "caveats": ("caveats", "voorbehoud"),
}


class NoSuchColumn(InputError):
    """A table lacks a column that its map names."""

    code = "no_such_column"
    message = "no row of this table has the columns {columns}; it begins with {found}"


class MapIncomplete(InputError):
    """A map does not say where something stands without which a figure means nothing."""

    code = "map_incomplete"
    message = "the map does not say where the {missing} stands; name a column, or give it for the whole file"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Where each part of a figure stands: the heading of a column, or one answer for the whole file.

    Attributes:
        indicator: The column with the code or the name of the indicator.
        fixed_indicator: The code of the one indicator that the file is about.
        place: The column with the NIS code.
        fixed_place: The code of the one place that the file is about.
        period: The column with the year or period; empty for a table with a column for each.
        value: The column with the number; empty for a table with a column for each period.
        unit: The column with the unit, to check the rows by.
        source: The column with the source of each figure.
        fixed_source: The source of figures that have none of their own.
        note: The column with remarks.
        kind: The column that says "realised" or "planned".
        fixed_kind: Which of both the figures are that do not say so.
        caveats: The column with caveats, with spaces between them.
        mark: The sign before the decimals; empty where the numbers show it.

    Raises:
        MapIncomplete: if it does not say where the indicator, the place or the value stands.
        UnknownChoice: if the kind does not exist.
    """

    indicator: str = ""
    fixed_indicator: str = ""
    place: str = ""
    fixed_place: str = ""
    period: str = ""
    value: str = ""
    unit: str = ""
    source: str = ""
    fixed_source: str = ""
    note: str = ""
    kind: str = ""
    fixed_kind: Kind = "realised"
    caveats: str = ""
    mark: Mark = ""

    def __post_init__(self) -> None:
        if not (self.indicator or self.fixed_indicator):
            raise MapIncomplete(missing="indicator")
        if not (self.place or self.fixed_place):
            raise MapIncomplete(missing="place")
        if bool(self.period) != bool(self.value):
            raise MapIncomplete(missing="value" if self.period else "period")
        one_of("kind", self.fixed_kind, KINDS)
        one_of("mark", self.mark, ("", ",", "."))

    @property
    def is_wide(self) -> bool:
        """Whether each period has a column of its own."""
        return not self.value

    @property
    def named(self) -> dict[str, str]:
        """The headings that it names, by what stands under them."""
        names = ("indicator", "place", "period", "value", "unit", "source", "note", "kind", "caveats")
        return {name: heading for name in names if (heading := getattr(self, name))}

    def as_plain(self) -> dict[str, str]:
        """Return the map as plain texts, to keep."""
        return asdict(self)


def from_plain(kept: Mapping[str, Any]) -> ColumnMap:
    """Return a map that was kept; what an older one lacks is empty.

    >>> kept = ColumnMap(fixed_indicator="inwoners", place="nis").as_plain()
    >>> from_plain(kept).is_wide
    True
    """
    known = {one.name for one in fields(ColumnMap)}
    return ColumnMap(**{name: value for name, value in kept.items() if name in known})


def guess(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return the headings that usual names point to, for a person to correct.

    >>> guess([["Cijfers"], ["NIS", "Jaar", "Waarde"]])
    {'place': 'NIS', 'period': 'Jaar', 'value': 'Waarde'}
    """
    best: dict[str, str] = {}
    for row in rows[:_LOOKED_AT]:
        by_name = {folded(cell): cell for cell in reversed(row)}
        found = {
            part: by_name[name]
            for part, names in _USUAL.items()
            if (name := next((one for one in names if one in by_name), None))
        }
        if len(found) > len(best):
            best = found
    # The headings of our own files: numbers stand in them with a point.
    is_own = all(best.get(part) == part for part in ("indicator", "place", "period", "value", "kind"))
    return best | {"mark": "."} if is_own else best


def heading_row(rows: Sequence[Sequence[str]], columns: ColumnMap) -> int:
    """Return the place of the row with the headings; what stands above it is a title.

    Raises:
        NoSuchColumn: if no row has all of them.
    """
    asked = {folded(heading) for heading in columns.named.values()}
    for place, row in enumerate(rows[:_LOOKED_AT]):
        if asked <= {folded(cell) for cell in row} and (not columns.is_wide or periods(row)):
            return place
    first = next((row for row in rows if any(row)), [])
    raise NoSuchColumn(
        columns=", ".join(columns.named.values()) or "2024", found=", ".join(filter(None, first))[:200]
    )


def periods(row: Sequence[str]) -> dict[int, Period]:
    """Return the columns whose heading is a period.

    >>> list(periods(["nis", "2023", "2024"]))
    [1, 2]
    """
    found = {}
    for place, cell in enumerate(row):
        try:
            found[place] = Period.parse(cell)
        except NotAPeriod:
            continue
    return found


def folded(heading: str) -> str:
    """Return a heading as it is compared: without case and doubled spaces."""
    return " ".join(heading.casefold().split())
