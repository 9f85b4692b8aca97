"""Read the figures of the catalogue: known on a day, or lying between two bounds, or not known at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

CATALOGUE = Path(__file__).parents[4] / "shared" / "data" / "rights" / "catalogue.yaml"

# What a figure without bound may become in a trial: beyond every amount that a household can have.
_BEYOND = Fraction(10**8)


@dataclass(frozen=True)
class Span:
    """Where a figure lies: `low` and `high` are the same when it is known; None where there is no bound."""

    low: Fraction | None
    high: Fraction | None
    is_known: bool = field(init=False)
    label: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_known", self.low is not None and self.low == self.high)
        object.__setattr__(self, "label", f"{self.low}..{self.high}")

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        low = -_BEYOND if self.low is None else self.low
        return low, low + 2 * _BEYOND if self.high is None else self.high

    @property
    def bounds(self) -> tuple[Fraction, ...]:
        return tuple(end for end in (self.low, self.high) if end is not None)


NOTHING_KNOWN = Span(None, None)


@dataclass(frozen=True)
class Row:
    """One line of the catalogue, from its first to its last day (or income year), both included."""

    first: Any
    last: Any
    value: Any


@dataclass(frozen=True)
class Series:
    """All lines of one parameter, in order, and whether it only ever moves up."""

    moves_up: bool
    rows: tuple[Row, ...]

    def at(self, on: date | int, path: tuple[Any, ...]) -> Span:
        """Give one component of the value on a day or in an income year (`meta.conventions`)."""
        known = [(row, found) for row in self.rows if (found := _component(row.value, path)) is not None]
        for row, found in known:
            if row.first <= on <= row.last:
                return Span(found, found)
        before = [found for row, found in known if row.first <= on]
        after = [found for row, found in known if row.first > on]
        if not self.moves_up or not before:
            return NOTHING_KNOWN
        return Span(before[-1], after[0] if after else None)


class Law:
    """The parameters of the whole catalogue by key."""

    def __init__(self, sheet: dict[str, Any]) -> None:
        self.rights = {right["id"]: right for right in sheet["rights"]}
        parameters = [each for right in sheet["rights"] for each in right.get("parameters") or ()]
        self.series = {each["key"]: _series(each) for each in parameters}
        self._spans: dict[tuple[Any, ...], Span] = {}

    def span(self, key: str, *path: Any, on: date | int) -> Span:
        asked = (key, path, on)
        if asked not in self._spans:
            self._spans[asked] = self.series[key].at(on, path)
        return self._spans[asked]

    def days_of_change(self) -> list[date]:
        """Every day on which a row starts, and the first day after a row that may still be used."""
        rows = [row for series in self.series.values() for row in series.rows if isinstance(row.first, date)]
        return sorted({row.first for row in rows} | {row.last + timedelta(days=1) for row in rows})


def read(path: Path = CATALOGUE) -> Law:
    return Law(yaml.safe_load(path.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Undecided(Exception):
    """A rule asked for a figure that is not known, and nobody has chosen a value yet."""

    name: tuple[Any, ...]
    span: Span


class Figures:
    """The figures as numbers on one day: what is not known has one of its ends, as `chosen` says."""

    def __init__(self, law: Law, on: date, chosen: dict[tuple[Any, ...], Fraction]) -> None:
        self._law = law
        self._on = on
        self._chosen = chosen

    def __call__(self, key: str, *path: Any, on: date | int | None = None) -> Fraction:
        span = self._law.span(key, *path, on=self._on if on is None else on)
        if span.is_known:
            return span.low
        name = (key, path, span.label)
        if name not in self._chosen:
            raise Undecided(name, span)
        return self._chosen[name]


def over_figures(law: Law, on: date, question: Callable[[Figures], Any]) -> Iterator[Any]:
    """Give what a rule finds with every unknown figure that it asks for at either end of where it lies.

    Every rule here goes only up or only down with each of its figures, so the ends show all that can happen.
    """
    waiting: list[dict[tuple[Any, ...], Fraction]] = [{}]
    while waiting:
        chosen = waiting.pop()
        try:
            yield question(Figures(law, on, chosen))
        except Undecided as figure:
            waiting += [{**chosen, figure.name: end} for end in figure.span.ends]


def _series(sheet: dict[str, Any]) -> Series:
    lines = sorted(sheet["values"], key=lambda line: str(line["from"]))
    firsts = [_day_or_year(line["from"]) for line in lines]
    rows = []
    for position, (line, first) in enumerate(zip(lines, firsts, strict=True)):
        last = _day_or_year(line["vouched_until"])
        if position + 1 < len(lines):
            last = min(last, _before(firsts[position + 1]))
        rows.append(Row(first, last, line["value"]))
    return Series(sheet["moves"] == "up", tuple(rows))


def _day_or_year(text: str | int | date) -> date | int:
    if isinstance(text, date):
        return text
    return int(text) if len(str(text)) == 4 else date.fromisoformat(str(text))


def _before(first: date | int) -> date | int:
    return first - 1 if isinstance(first, int) else first - timedelta(days=1)


def _component(value: Any, path: tuple[Any, ...]) -> Fraction | None:
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list):
            value = value[step] if step < len(value) else None
        if value is None:
            return None
    return Fraction(str(value))
