"""How far promises are: a tile for each, in blocks with a title; with too many, a bar for each block.

What is shown by proof is filled; what was only said, without proof, is hatched in the same colour. Of what
nobody knows anything the tile is empty: it is no failure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from akkoord.web.charts import blocks, lengths, sketch
from akkoord.web.charts.blocks import Block
from akkoord.web.charts.stages import claimed as claimed_code
from akkoord.web.charts.stages import in_order
from akkoord.web.charts.svg import Words
from akkoord.web.charts.tiles import MOST_TILES, Tile


@dataclass(frozen=True, slots=True)
class Count:
    """How many promises are in one stage, and how many of them without proof."""

    stage: str
    number: int
    claimed: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The promises of one domain or place; `shown` is their number as people write it."""

    title: str
    shown: str
    counts: Sequence[Count]

    @property
    def codes(self) -> dict[str, int]:
        """How many there are of each stage, those without proof under a code of their own."""
        found = {one.stage: one.number - one.claimed for one in self.counts}
        found |= {claimed_code(one.stage): one.claimed for one in self.counts}
        return {code: found[code] for code in in_order(found) if found[code]}


def draw(groups: Sequence[Group], words: Words, *, name: str, as_bars: bool = False) -> list[SafeString]:
    """Return the picture in two shapes, of which a page shows one: wide, and for a telephone.

    Args:
        groups: The promises, in the order of the blocks.
        words: What is said about it; the names of stages by their code, those without proof included.
        name: Unique on the page.
        as_bars: Draw a bar for each group however few there are: where a promise stands in several groups.
    """
    wide, narrow = f"{name}-wide", f"{name}-narrow"
    if as_bars:
        rows = [
            lengths.Row(one.title, sum(one.codes.values()), one.shown, stages=one.codes) for one in groups
        ]
        shapes = lengths.wide(rows, name=wide), lengths.narrow(rows, name=narrow)
    else:
        is_large = sum(sum(one.codes.values()) for one in groups) > MOST_TILES
        cells = [
            Block(one.title, one.shown, one.codes, () if is_large else _tiles(one.codes)) for one in groups
        ]
        shapes = (
            blocks.wide(cells, words.stages, name=wide),
            blocks.narrow(cells, words.stages, name=narrow),
        )
    return [
        sketch.image(shapes[0], words, name=wide, class_="drawing is-wide progress"),
        sketch.image(shapes[1], words, name=narrow, class_="drawing is-narrow progress"),
    ]


def _tiles(codes: Mapping[str, int]) -> list[Tile]:
    return [Tile(code) for code, number in codes.items() for _ in range(number)]
