"""Numbers as lengths: a row for each thing, with its name, its bar and its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from akkoord.web.charts import sketch, stages, svg
from akkoord.web.charts.sketch import Sketch

WIDE = 720
NARROW = 288

_NAMES = 272
_NUMBER = 48
_BAR = 14


@dataclass(frozen=True, slots=True)
class Row:
    """One thing.

    Attributes:
        name: What it is.
        number: How many of it there are; None for a row that only says something.
        shown: The number as people write it.
        note: More about it, on a line of its own; only where the screen is narrow.
        stages: How many of it are in each stage; without any its bar has one colour.
    """

    name: str
    number: int | None = None
    shown: str = ""
    note: str = ""
    stages: Mapping[str, int] = field(default_factory=dict)


def wide(rows: Sequence[Row], *, name: str) -> Sketch:
    """Return the rows with their names at the side of the bars; `name` is that of the picture."""
    most = _most(rows)
    room = WIDE - _NAMES - _NUMBER
    parts = _patterns(rows, name)
    for place, row in enumerate(rows):
        parts += _beside(row, place * 26, room / most, name)
    return Sketch(WIDE, max(1, len(rows)) * 26, tuple(parts))


def narrow(rows: Sequence[Row], *, name: str) -> Sketch:
    """Return the rows with their names above the bars: for a telephone."""
    most = _most(rows)
    parts = _patterns(rows, name)
    top = 0.0
    for row in rows:
        parts += _above(row, top, (NARROW - _NUMBER) / most, name)
        top += 24 if row.number is None else 46
        top += 20 if row.note else 0
    return Sketch(NARROW, max(top, 1), tuple(parts))


def _patterns(rows: Sequence[Row], name: str) -> list[SafeString]:
    return stages.patterns((stage for row in rows for stage in row.stages), name)


def _most(rows: Sequence[Row]) -> int:
    return max((row.number or 0 for row in rows), default=0) or 1


def _beside(row: Row, top: float, scale: float, name: str) -> Iterator[SafeString]:
    if row.number is None:
        yield svg.element("text", row.name, x=_NAMES, y=top + 17, class_="is-soft")
        return
    yield svg.element("text", sketch.short(row.name, _NAMES - 16), x=_NAMES - 12, y=top + 17, class_="is-end")
    yield from _bar(row, _NAMES, top + 5, scale, name)
    yield svg.element("text", row.shown, x=_NAMES + row.number * scale + 8, y=top + 17)


def _above(row: Row, top: float, scale: float, name: str) -> Iterator[SafeString]:
    if row.number is None:
        yield svg.element("text", sketch.short(row.name, NARROW), y=top + 16, class_="is-soft")
        return
    yield svg.element("text", sketch.short(row.name, NARROW), y=top + 15)
    yield from _bar(row, 0, top + 21, scale, name)
    yield svg.element("text", row.shown, x=row.number * scale + 8, y=top + 33)
    if row.note:
        yield svg.element("text", sketch.short(row.note, NARROW), y=top + 52, class_="is-soft")


def _bar(row: Row, x: float, y: float, scale: float, name: str) -> Iterator[SafeString]:
    title = svg.element("title", f"{row.name}: {row.shown}")
    if not row.stages:
        width = max(1, (row.number or 0) * scale)
        yield svg.element("rect", title, x=x, y=y, width=width, height=_BAR, class_="length")
        return
    for stage in stages.in_order(row.stages):
        width = row.stages[stage] * scale
        yield svg.element("rect", x=x, y=y, width=width, height=_BAR, **stages.fill(stage, name))
        x += width
