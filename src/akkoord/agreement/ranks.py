"""Which heading is a chapter, a theme or a subtheme, and which lines are the title.

The table of contents is trusted first, Markdown levels second, capitals third; see
docs/decisions/0005-reading-by-layout.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from akkoord.agreement import contents as table
from akkoord.agreement import sentences
from akkoord.agreement.layout import Block, Layout, Shape
from akkoord.dutch.folding import fold, key

CHAPTER = 1
THEME = 2
SUBTHEME = 3
NAME = 4

_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)?\d\d(?!\d)")
_TITLE_WORD = re.compile(r"\w*(?:akkoord|programma)\b")


@dataclass(frozen=True, slots=True)
class Ranked:
    """The title, the blocks after it, and the rank of each heading by its first line."""

    title_blocks: tuple[Block, ...]
    blocks: tuple[Block, ...]
    rank_of: dict[int, int]


def rank(layout: Layout) -> Ranked:
    """Return the blocks of a text with the rank of each heading."""
    title = _title(layout)
    blocks = layout.blocks[len(title) :]
    headings = [block for block in blocks if block.shape is Shape.HEADING]
    order = _Order(layout, headings)
    return Ranked(title, blocks, {block.lines[0]: order.rank(block) for block in headings})


def named(headings: Sequence[tuple[int, str]]) -> tuple[str | None, str | None, str | None]:
    """Return the chapter, theme and subtheme of the open headings, outermost first.

    >>> named([(1, "VEILIGE STAD"), (2, "Verkeer"), (3, "Scholen:"), (4, "Basisschool")])
    ('VEILIGE STAD', 'Verkeer', 'Basisschool')
    >>> named([(1, "VEILIGE STAD"), (3, "Scholen:")])
    ('VEILIGE STAD', 'Scholen', None)
    """
    chapter = next((text for own, text in headings if own == CHAPTER), None)
    inner = [text.rstrip(" :.") for own, text in headings if own > CHAPTER]
    theme = inner[0] if inner else None
    subtheme = inner[-1] if len(inner) > 1 else None
    return chapter, theme, subtheme


class _Order:
    """Knows which signal the headings of this text are ranked by."""

    def __init__(self, layout: Layout, headings: Sequence[Block]) -> None:
        self._has_contents = bool(layout.contents.entries)
        self._chapters = table.chapters(layout.contents)
        self._levels = sorted({block.level for block in headings if block.level})
        self._has_capitals = any(_is_capitals(block) for block in headings)

    def rank(self, block: Block) -> int:
        if block.level:
            return min(self._levels.index(block.level) + 1, NAME)
        if block.has_mark:
            return NAME
        if block.is_listed:
            return CHAPTER if key(block.text) in self._chapters or not self._chapters else THEME
        if sentences.leads_in(block.text):
            return SUBTHEME
        if self._has_contents:
            return THEME if _is_capitals(block) or not self._chapters else SUBTHEME
        return self._rank_without_contents(block)

    def _rank_without_contents(self, block: Block) -> int:
        if self._levels:
            return SUBTHEME
        return CHAPTER if _is_capitals(block) or not self._has_capitals else THEME


def _is_capitals(block: Block) -> bool:
    return not block.level and sentences.is_capitals(block.text)


def _title(layout: Layout) -> tuple[Block, ...]:
    """Return the headings that make the title: all above the table of contents, or the first that read so."""
    opening = tuple(takewhile(lambda block: block.shape is Shape.HEADING, layout.blocks))
    if layout.contents.entries:
        above = takewhile(lambda block: block.lines[0] < layout.contents.first_line, opening)
        return tuple(above)
    levels = [block.level for block in layout.blocks if block.level]
    is_alone = bool(levels) and levels.count(min(levels)) == 1
    like_titles = [
        position
        for position, block in enumerate(opening)
        if _reads_as_title(block) or (is_alone and block.level == min(levels))
    ]
    return opening[: like_titles[-1] + 1] if like_titles else ()


def _reads_as_title(block: Block) -> bool:
    return bool(_YEARS.search(block.text) or _TITLE_WORD.search(fold(block.text)))
