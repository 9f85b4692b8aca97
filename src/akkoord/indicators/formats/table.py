"""A table of figures, read row by row: what can be used, and of each row that cannot, why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import cast

from akkoord.errors import InputError
from akkoord.indicators.formats import numbers
from akkoord.indicators.formats.columns import ColumnMap, folded, heading_row, periods
from akkoord.indicators.formats.numbers import Mark
from akkoord.indicators.model import Caveat, Indicator, Kind, Observation
from akkoord.indicators.periods import Period
from akkoord.indicators.places import NotAPlaceCode, Register
from akkoord.indicators.units import UnitKind

_PLACE_CODE = re.compile(r"(?<![\dX])(\d{5}|X\d{4})(?!\d)", re.ASCII)
_SHORT_CODE = re.compile(r"\d{4}", re.ASCII)
_FIRST_OF_YEAR = re.compile(r"(\d{4})-01-01|0?1[/-]0?1[/-](\d{4})|(\d{4})\.0", re.ASCII)
_UNITS: tuple[tuple[UnitKind, re.Pattern[str]], ...] = (
    ("percent", re.compile(r"%|\bprocent\b|\bper ?cent\b|\bpercent", re.IGNORECASE)),
    ("euro", re.compile(r"€|\beuro?\b", re.IGNORECASE)),
    ("count", re.compile(r"\baantal\b|\bcount\b|\bnumber\b", re.IGNORECASE)),
)


class UnknownIndicator(InputError):
    """No indicator has this code or name."""

    code = "unknown_indicator"
    message = "no indicator has the code or name {indicator!r}; define it first"


class UnitsClash(InputError):
    """The unit of a row is not that of its indicator: a percentage and a number are never mixed."""

    code = "units_clash"
    message = "this row is in {given!r}, but indicator {indicator} counts in {unit}"


class RowTwice(InputError):
    """One table holds two figures for the same indicator, place, period and kind."""

    code = "row_twice"
    message = "row {row} holds the same figure already; keep one"


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that could not be used: the number of its row, its heading, and why."""

    row: int
    heading: str
    error: InputError


@dataclass(frozen=True, slots=True)
class Read:
    """What a table holds.

    Attributes:
        observations: What can be used, each with the number of its row as a reader counts, from 1.
        refused: What cannot.
        empty: How many cells say that there is no value.
    """

    observations: tuple[tuple[int, Observation], ...]
    refused: tuple[Refused, ...]
    empty: int


@dataclass(slots=True)
class _Reader:
    """The headings of a table, and what its words mean."""

    columns: ColumnMap
    head: dict[str, int]
    wide: dict[int, Period]
    indicators: Mapping[str, Indicator]
    register: Register
    mark: Mark

    def cell(self, row: Sequence[str], part: str) -> str:
        place = self.head.get(part)
        return row[place] if place is not None and place < len(row) else ""

    def values(self, row: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield each value of a row with the text of its period."""
        if not self.columns.is_wide:
            yield self.cell(row, "value"), self.cell(row, "period")
            return
        for place, period in self.wide.items():
            yield row[place] if place < len(row) else "", period.text

    def observation(self, row: Sequence[str], value: str, period_text: str) -> Observation:
        period = _period(period_text)
        indicator = self._indicator(row)
        place = self.columns.fixed_place or _place_code(self.cell(row, "place"))
        self.register.check(place, period.last_day)
        _check_unit(self.cell(row, "unit"), indicator)
        kind = self.cell(row, "kind").strip().lower() or self.columns.fixed_kind
        return Observation(
            indicator.code,
            place,
            period,
            _value(value, self.mark, indicator),
            cast(Kind, kind),
            self.cell(row, "source") or self.columns.fixed_source,
            self.cell(row, "note"),
            cast("tuple[Caveat, ...]", tuple(self.cell(row, "caveats").split())),
        )

    def _indicator(self, row: Sequence[str]) -> Indicator:
        asked = self.columns.fixed_indicator or self.cell(row, "indicator")
        found = self.indicators.get(asked) or self.indicators.get(folded(asked))
        if found is None:
            raise UnknownIndicator(indicator=asked[:80])
        return found


def read(
    rows: Sequence[Sequence[str]],
    columns: ColumnMap,
    *,
    indicators: Mapping[str, Indicator],
    register: Register,
    is_exact: bool = False,
) -> Read:
    """Read a table of figures.

    Args:
        rows: Its cells as texts.
        columns: Which column holds what.
        indicators: The indicators by code, and by folded name where they should be found by that.
        register: The places; a name in the column of places is never looked up.
        is_exact: Whether its numbers are numbers already, with a point.

    Raises:
        NoSuchColumn: if it lacks a column that the map names.

    >>> from akkoord.indicators.places import Place
    >>> from akkoord.indicators.units import Unit
    >>> rate = Indicator("kansarmoede", "Kansarmoede", Unit("percent"))
    >>> found = read(
    ...     [["nis", "2016", "2022"], ["71016 Genk", "29,9", "19,7"], ["Genk", "1", "2"]],
    ...     ColumnMap(fixed_indicator="kansarmoede", place="nis"),
    ...     indicators={"kansarmoede": rate}, register=Register.of([Place("71016", "Genk")]),
    ... )
    >>> [(row, one.period.text, str(one.value)) for row, one in found.observations]
    [(2, '2016', '29.9'), (2, '2022', '19.7')]
    >>> [(one.row, one.error.code) for one in found.refused]
    [(3, 'not_a_place_code'), (3, 'not_a_place_code')]
    """
    top = heading_row(rows, columns)
    reader = _Reader(
        columns,
        _places_of(columns, rows[top]),
        periods(rows[top]) if columns.is_wide else {},
        indicators,
        register,
        "." if is_exact else columns.mark,
    )
    below = list(enumerate(rows[top + 1 :], start=top + 2))
    if not reader.mark:
        reader.mark = numbers.mark_of(
            value for _, row in below for value, _ in reader.values(row) if not numbers.is_nothing(value)
        )
    return _gathered(reader, below)


def _gathered(reader: _Reader, rows: Sequence[tuple[int, Sequence[str]]]) -> Read:
    found: dict[tuple[str, str, str, str], tuple[int, Observation]] = {}
    refused, empty = [], 0
    for number, row in rows:
        if not any(row):
            continue
        for value, period in reader.values(row):
            if numbers.is_nothing(value):
                empty += 1
                continue
            heading = period if reader.columns.is_wide else reader.columns.value
            try:
                one = reader.observation(row, value, period)
                if one.key in found:
                    raise RowTwice(row=found[one.key][0])
                found[one.key] = (number, one)
            except InputError as error:
                refused.append(Refused(number, heading, error))
    return Read(tuple(found.values()), tuple(refused), empty)


def _places_of(columns: ColumnMap, head: Sequence[str]) -> dict[str, int]:
    first: dict[str, int] = {}
    for place, heading in enumerate(head):
        first.setdefault(folded(heading), place)
    return {part: first[folded(heading)] for part, heading in columns.named.items()}


def _period(text: str) -> Period:
    found = _FIRST_OF_YEAR.fullmatch(text.strip())
    return Period.parse(next(filter(None, found.groups())) if found else text)


def _place_code(text: str) -> str:
    """Return the one code in a cell; a spreadsheet may have taken the nought from its start."""
    codes = _PLACE_CODE.findall(text)
    if len(codes) == 1:
        return str(codes[0])
    if _SHORT_CODE.fullmatch(text.strip()):
        return text.strip().zfill(5)
    raise NotAPlaceCode(place=text[:40])


def _check_unit(text: str, indicator: Indicator) -> None:
    given = next((kind for kind, words in _UNITS if words.search(text)), None)
    if given is not None and given != indicator.unit.kind:
        raise UnitsClash(given=text[:40], indicator=indicator.code, unit=indicator.unit.kind)


def _value(text: str, mark: Mark, indicator: Indicator) -> Decimal | None:
    if indicator.hides_small and numbers.is_small(text):
        return None
    value = _kept(numbers.parse(text, mark))
    return None if indicator.is_small(value) else value


def _kept(value: Decimal) -> Decimal:
    """Return a value with as many figures as every database keeps: the next reading is the same then."""
    short = Context(prec=15).plus(value)
    exponent = short.as_tuple().exponent
    return round(short, 6) if isinstance(exponent, int) and exponent < -6 else short
