"""Many promises in one picture: a tile each, wide for a goal, edged where there is a number or a date.

The picture is one stop for the keyboard and carries no links: those are in the list or table beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from akkoord.web.charts import bars, stages, svg
from akkoord.web.charts.sketch import Sketch
from akkoord.web.charts.svg import Words

MOST_TILES = 1000
"""A page with more promises than this shows bars instead: tiles so small say nothing."""

_SIDE = 12
_STEP = 14


@dataclass(frozen=True, slots=True)
class Tile:
    """One promise.

    Attributes:
        stage: The code of its stage.
        is_wide: Whether it is a goal.
        is_measurable: Whether it has a number or a date.
        title: What a pointer over it shows; empty for the name of its stage.
    """

    stage: str
    is_wide: bool = False
    is_measurable: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    tile: Tile
    x: int
    y: int

    @property
    def width(self) -> int:
        return _SIDE + _STEP if self.tile.is_wide else _SIDE


def draw(
    tiles: Sequence[Tile], words: Words, *, name: str, columns: int = 21, on_page: int | None = None
) -> SafeString:
    """Return the picture of some promises, in their order.

    Args:
        tiles: The promises.
        words: What is said about it.
        name: Unique on the page; the ids inside start with it.
        columns: How many square tiles go in a row; a wide one takes the place of two.
        on_page: How many promises the whole page shows, where it has more pictures; above `MOST_TILES` each
            becomes a bar.
    """
    if (len(tiles) if on_page is None else on_page) > MOST_TILES:
        counts = Counter(tile.stage for tile in tiles)
        return bars.draw(counts, words, name=name)
    drawn = sketch(tiles, words.stages, name=name, columns=columns)
    return svg.image(
        words,
        *stages.patterns((tile.stage for tile in tiles), name),
        *drawn.parts,
        name=name,
        class_="tiles",
        viewBox=f"0 0 {svg.number(drawn.width)} {svg.number(drawn.height)}",
        width=drawn.width,
        height=drawn.height,
    )


def sketch(tiles: Sequence[Tile], names: Mapping[str, str], *, name: str, columns: int) -> Sketch:
    """Return the tiles without the patterns that they need, which a picture of more sketches has once."""
    placed = list(_places(tiles, columns))
    rows = placed[-1].y // _STEP + 1 if placed else 1
    gap = _STEP - _SIDE
    parts = (*_groups(placed, names, name), *_edges(placed))
    return Sketch(columns * _STEP - gap, rows * _STEP - gap, parts)


def _places(tiles: Sequence[Tile], columns: int) -> Iterator[_Placed]:
    column = row = 0
    for tile in tiles:
        takes = 2 if tile.is_wide else 1
        if column + takes > columns:
            column, row = 0, row + 1
        yield _Placed(tile, column * _STEP, row * _STEP)
        column += takes


def _groups(placed: Sequence[_Placed], names: Mapping[str, str], name: str) -> Iterator[SafeString]:
    for stage in stages.in_order(one.tile.stage for one in placed):
        own = [one for one in placed if one.tile.stage == stage]
        title = svg.element("title", f"{names.get(stage, stage)}: {len(own)}")
        yield svg.element("g", title, *(_rect(one) for one in own), **stages.fill(stage, name))


def _rect(one: _Placed) -> SafeString:
    title = [svg.element("title", one.tile.title)] if one.tile.title else []
    return svg.element("rect", *title, x=one.x, y=one.y, width=one.width, height=_SIDE, rx=2)


def _edges(placed: Sequence[_Placed]) -> list[SafeString]:
    """Return the dark edges, drawn inside the tile so that they take no room."""
    rects = [
        svg.element("rect", x=one.x + 0.75, y=one.y + 0.75, width=one.width - 1.5, height=_SIDE - 1.5, rx=1.5)
        for one in placed
        if one.tile.is_measurable
    ]
    return [svg.element("g", *rects, class_="edges")] if rects else []
