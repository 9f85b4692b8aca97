"""Things with a date on a line of time: a column for each year, a tile for each thing.

What has a month stands at its month, one on the other; what has only a year fills the year above that. On a
telephone the years go down, a row each. Above `MOST_TILES` a year becomes a bar.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from akkoord.web.charts import stages, svg
from akkoord.web.charts.sketch import Sketch
from akkoord.web.charts.tiles import MOST_TILES

WIDE = 720
NARROW = 288

_SIDE = 12
_STEP = 14
_TOP = 44
_FOOT = 52
_BAR = 160
_LEFT = 68
_MOST_IN_A_ROW = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing: the code of its stage, its month (None where only its year is known) and its name."""

    stage: str
    month: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The things of one year, or of all years before or after the line.

    Attributes:
        label: The year, or what stands for more of them.
        marks: What falls in it, in the order of their dates.
        is_in_term: Whether the agreement is for this year.
        today: How much of it is behind us today, from 0 to 1; None where today falls in another.
    """

    label: str
    marks: Sequence[Mark]
    is_in_term: bool = False
    today: float | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the picture: at the line of today, and at the years that the agreement is for."""

    today: str
    term: str


@dataclass(frozen=True, slots=True)
class _Tile:
    mark: Mark
    x: float
    y: float
    width: float
    height: float


def wide(columns: Sequence[Column], words: Words, *, name: str) -> Sketch:
    """Return the line of time with its years side by side."""
    width = WIDE / max(1, len(columns))
    tiles = [_standing(column, place * width, width, _unit(columns)) for place, column in enumerate(columns)]
    height = max((-tile.y for group in tiles for tile in group), default=0)
    axis = _TOP + max(height, 4 * _STEP)
    parts = [
        *stages.patterns({tile.mark.stage for group in tiles for tile in group}, name),
        svg.element("rect", y=axis, width=WIDE, height=1.5, class_="term"),
        *_term(columns, width, axis, words),
        *_filled([tile for group in tiles for tile in group], axis, name),
    ]
    for place, (column, group) in enumerate(zip(columns, tiles, strict=True)):
        top = axis + min((tile.y for tile in group), default=0)
        parts += _years(column, place * width, width, axis, top)
    parts += [
        part
        for place, column in enumerate(columns)
        if column.today is not None
        for part in _today(column.today * width + place * width, axis, words)
    ]
    return Sketch(WIDE, axis + _FOOT, tuple(parts))


def narrow(columns: Sequence[Column], words: Words, *, name: str) -> Sketch:
    """Return the line of time with its years from top to bottom: for a telephone."""
    parts = [*stages.patterns({mark.stage for column in columns for mark in column.marks}, name)]
    top = 0.0
    for column in columns:
        tiles = list(_lying(column, _unit(columns)))
        height = max((tile.y + tile.height for tile in tiles), default=0) + 16
        height = max(height, 42 if column.today is not None else 30)
        parts += _labels(column, top, words)
        parts.append(svg.element("rect", x=_LEFT - 12, y=top, width=1, height=height, class_="rule"))
        if column.is_in_term:
            parts.append(svg.element("rect", x=_LEFT - 13, y=top, width=3, height=height, class_="term"))
        parts += _filled(tiles, top + 4, name)
        top += height
    return Sketch(NARROW, max(top, 1), tuple(parts))


def _unit(columns: Sequence[Column]) -> int:
    """Return how many things a full bar stands for; 0 where each thing is a tile."""
    if sum(len(column.marks) for column in columns) <= MOST_TILES:
        return 0
    return max(len(column.marks) for column in columns)


def _standing(column: Column, left: float, width: float, unit: int) -> list[_Tile]:
    """Return the tiles of a year, upwards from 0."""
    if unit:
        return list(_bar_up(column, left + width * 0.2, width * 0.6, unit))
    by_month = Counter[int]()
    tiles = []
    wide = min(_SIDE - 2, width / 12 - 1)
    for mark in column.marks:
        if mark.month is not None:
            by_month[mark.month] += 1
            x = left + (mark.month - 0.5) * width / 12 - wide / 2
            tiles.append(_Tile(mark, x, -_STEP * by_month[mark.month], wide, _SIDE))
    base = -max(by_month.values(), default=0) * _STEP - (6 if by_month else 0)
    of_year = [mark for mark in column.marks if mark.month is None]
    in_a_row = max(1, min(int((width - 8) // _STEP), _MOST_IN_A_ROW, len(of_year)))
    margin = (width - in_a_row * _STEP) / 2
    for place, mark in enumerate(of_year):
        row, cell = divmod(place, in_a_row)
        tiles.append(_Tile(mark, left + margin + cell * _STEP, base - _STEP * (row + 1), _SIDE, _SIDE))
    return tiles


def _lying(column: Column, unit: int) -> Iterator[_Tile]:
    if unit:
        yield from _bar_along(column, unit)
        return
    in_a_row = (NARROW - _LEFT - 30) // _STEP
    for place, mark in enumerate(column.marks):
        row, cell = divmod(place, in_a_row)
        yield _Tile(mark, _LEFT + cell * _STEP, row * _STEP, _SIDE, _SIDE)


def _bar_up(column: Column, left: float, width: float, unit: int) -> Iterator[_Tile]:
    base = 0.0
    for stage, count in _by_stage(column):
        height = _BAR * count / unit
        base -= height
        yield _Tile(Mark(stage, title=str(count)), left, base, width, height)


def _bar_along(column: Column, unit: int) -> Iterator[_Tile]:
    left = float(_LEFT)
    for stage, count in _by_stage(column):
        length = (NARROW - _LEFT - 44) * count / unit
        yield _Tile(Mark(stage, title=str(count)), left, 0, length, _SIDE)
        left += length


def _by_stage(column: Column) -> list[tuple[str, int]]:
    counts = Counter(mark.stage for mark in column.marks)
    return [(stage, counts[stage]) for stage in stages.in_order(counts)]


def _filled(tiles: Sequence[_Tile], axis: float, name: str) -> Iterator[SafeString]:
    for stage in stages.in_order(tile.mark.stage for tile in tiles):
        own = [_rect(tile, axis) for tile in tiles if tile.mark.stage == stage]
        yield svg.element("g", *own, **stages.fill(stage, name))


def _rect(tile: _Tile, axis: float) -> SafeString:
    title = [svg.element("title", tile.mark.title)] if tile.mark.title else []
    return svg.element(
        "rect", *title, x=tile.x, y=axis + tile.y, width=tile.width, height=tile.height, rx=1.5
    )


def _years(column: Column, left: float, width: float, axis: float, top: float) -> Iterator[SafeString]:
    middle = left + width / 2
    yield svg.element("text", column.label, x=middle, y=axis + 20, class_="is-middle")
    if column.marks:
        yield svg.element("text", str(len(column.marks)), x=middle, y=top - 6, class_="is-middle is-strong")


def _term(columns: Sequence[Column], width: float, axis: float, words: Words) -> Iterator[SafeString]:
    inside = [place for place, column in enumerate(columns) if column.is_in_term]
    if inside:
        left, right = inside[0] * width + 4, (inside[-1] + 1) * width - 4
        yield svg.element("rect", x=left, y=axis + 28, width=right - left, height=3, class_="term")
        middle = (left + right) / 2
        yield svg.element("text", words.term, x=middle, y=axis + 48, class_="is-middle is-soft")


def _today(x: float, axis: float, words: Words) -> Iterator[SafeString]:
    yield svg.element("path", d=f"M{svg.number(x)} 20V{svg.number(axis)}", class_="today")
    # Near the sides the word stands at one side of its line.
    side = " is-end" if x > WIDE - 40 else "" if x < 40 else " is-middle"
    yield svg.element("text", words.today, x=x, y=14, class_=f"is-soft{side}")


def _labels(column: Column, top: float, words: Words) -> Iterator[SafeString]:
    is_now = column.today is not None
    strong = " is-strong" if is_now else ""
    yield svg.element("text", column.label, x=_LEFT - 20, y=top + 15, class_=f"is-end{strong}")
    if is_now:
        yield svg.element("text", words.today, x=_LEFT - 20, y=top + 33, class_="is-end is-soft")
    if column.marks:
        number = str(len(column.marks))
        yield svg.element("text", number, x=NARROW, y=top + 15, class_="is-end is-strong")
