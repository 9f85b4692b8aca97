"""Many promises in one picture, in blocks with a title each: of tiles, or a bar where there are too many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from akkoord.web.charts import lengths, sketch, stages, svg, tiles
from akkoord.web.charts.sketch import Sketch
from akkoord.web.charts.tiles import Tile

_TITLE = 22
_BELOW = 24
_GAP = 27
_WIDE = (3, 16)
_NARROW = (1, 20)


@dataclass(frozen=True, slots=True)
class Block:
    """One part.

    Attributes:
        title: What it is called.
        number: How many there are in it, as people write it.
        stages: How many are in each stage.
        tiles: Each of them; not needed where all parts together have more than `tiles.MOST_TILES`.
    """

    title: str
    number: str
    stages: Mapping[str, int]
    tiles: Sequence[Tile] = ()


def wide(blocks: Sequence[Block], names: Mapping[str, str], *, name: str) -> Sketch:
    """Return the blocks in three columns; with too many tiles a bar each."""
    if _are_too_many(blocks):
        return lengths.wide(_rows(blocks), name=name)
    return _placed(blocks, names, name, *_WIDE)


def narrow(blocks: Sequence[Block], names: Mapping[str, str], *, name: str) -> Sketch:
    """Return the blocks one under the other: for a telephone."""
    if _are_too_many(blocks):
        return lengths.narrow(_rows(blocks), name=name)
    return _placed(blocks, names, name, *_NARROW)


def _are_too_many(blocks: Sequence[Block]) -> bool:
    return sum(sum(block.stages.values()) for block in blocks) > tiles.MOST_TILES


def _rows(blocks: Sequence[Block]) -> list[lengths.Row]:
    return [
        lengths.Row(block.title, sum(block.stages.values()), block.number, stages=block.stages)
        for block in blocks
    ]


def _placed(
    blocks: Sequence[Block], names: Mapping[str, str], name: str, across: int, columns: int
) -> Sketch:
    drawn = [tiles.sketch(block.tiles, names, name=name, columns=columns) for block in blocks]
    width = max((one.width for one in drawn), default=1)
    parts = stages.patterns((tile.stage for block in blocks for tile in block.tiles), name)
    top = 0.0
    for start in range(0, len(blocks), across):
        row = list(zip(blocks[start : start + across], drawn[start : start + across], strict=True))
        for place, (block, one) in enumerate(row):
            parts.append(_block(block, one, place * (width + _GAP), top))
        top += max(one.height for _, one in row) + _TITLE + _BELOW
    return Sketch(across * width + (across - 1) * _GAP, max(top - _BELOW, 1), tuple(parts))


def _block(block: Block, one: Sketch, x: float, y: float) -> SafeString:
    title = sketch.short(block.title, one.width - 40)
    return svg.element(
        "g",
        svg.element("text", title, y=14, class_="is-strong"),
        svg.element("text", block.number, x=one.width, y=14, class_="is-end is-soft"),
        svg.element("g", *one.parts, transform=f"translate(0 {_TITLE})"),
        transform=f"translate({svg.number(x)} {svg.number(y)})",
    )
