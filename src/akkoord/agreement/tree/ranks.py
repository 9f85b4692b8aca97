"""Which heading is a chapter, a theme or a subtheme, and which lines are the title.

The table of contents is trusted first, Markdown levels second, capitals third; see
docs/decisions/0005-reading-by-layout.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile

from akkoord.agreement import sentences
from akkoord.agreement.layout import apart, numbering
from akkoord.agreement.layout import contents as table
from akkoord.agreement.layout.blocks import Block, Shape
from akkoord.agreement.layout.contents import Contents
from akkoord.agreement.layout.laid_out import Layout
from akkoord.agreement.layout.numbering import Sort
from akkoord.dutch.folding import fold, key

CHAPTER = 1
THEME = 2
SUBTHEME = 3
NAME = 9

_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)?\d\d(?!\d)")
_FEWEST_RESTARTS = 2
_LEAST_FOUND = 0.5
_MOST_TITLE_BLOCKS = 4
_LONGEST_TITLE = 160
_TITLE_WORD = re.compile(
    r"\w*(?:akkoord|programma|(?:meerjaren|beleids|bestuurs|legislatuur)(?:plan|nota))\b"
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The title, the blocks after it, and the rank of each heading by its first line."""

    title_blocks: tuple[Block, ...]
    blocks: tuple[Block, ...]
    rank_of: dict[int, int]


def rank(layout: Layout) -> Ranked:
    """Return the blocks of a text with the rank of each heading."""
    title = _title(layout)
    blocks = _with_told_levels(layout.blocks[len(title) :])
    order = _Order(layout, blocks)
    ranked = (block for block in blocks if block.shape in (Shape.HEADING, Shape.STEP))
    return Ranked(title, blocks, {block.lines[0]: order.rank(block) for block in ranked})


def named(headings: Sequence[tuple[int, str]]) -> tuple[str | None, str | None, str | None]:
    """Return the chapter, theme and subtheme of the open headings, outermost first.

    >>> named([(1, "VEILIGE STAD"), (2, "Verkeer"), (3, "Scholen:"), (4, "Basisschool")])
    ('VEILIGE STAD', 'Verkeer', 'Basisschool')
    >>> named([(1, "VEILIGE STAD"), (3, "Scholen:")])
    ('VEILIGE STAD', 'Scholen', None)
    """
    chapter = next((text for own, text in headings if own == CHAPTER), None)
    inner = [text.rstrip(" :.") for own, text in headings if own > CHAPTER and not apart.is_generic(text)]
    theme = inner[0] if inner else None
    subtheme = inner[-1] if len(inner) > 1 else None
    return chapter, theme, subtheme


def _with_told_levels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks; without Markdown levels where all are one and numbers tell more."""
    levels = {block.level for block in blocks if block.level}
    series = numbering.series(block.order for block in blocks if block.level and block.order)
    is_flat = len(levels) == 1 and len(series) > 1
    return tuple(replace(block, level=0) if is_flat and block.level else block for block in blocks)


class _Order:
    """Knows which signals the headings of this text are ranked by, and what the last numbered one was."""

    def __init__(self, layout: Layout, blocks: Sequence[Block]) -> None:
        headings = [block for block in blocks if block.shape is Shape.HEADING]
        numbered = [block for block in blocks if _is_numbered(block)]
        # A table that announces other headings than stand in the text tells nothing of their ranks.
        self._has_contents = _are_found(layout.contents, headings)
        self._by_entry = table.ranks(layout.contents) if self._has_contents else {}
        self._lists_numbers = any(numbering.read(entry.title) for entry in layout.contents.entries)
        self._levels = sorted({block.level for block in headings if block.level})
        self._series = numbering.series(block.order for block in numbered if block.order)
        self._over = _over_numbers(headings, numbered)
        self._first, self._last = (numbered[0].lines[0], numbered[-1].lines[0]) if numbered else (0, 0)
        unnumbered = [block for block in headings if not _is_numbered(block) and not block.level]
        self._has_capitals = any(
            _is_capitals(block) and not apart.is_matter(block.text) for block in unnumbered
        )
        self._has_bold = any(block.is_bold and not block.has_mark for block in unnumbered)
        self._above = 0

    def rank(self, block: Block) -> int:
        """Return the rank of the next heading or step."""
        if block.level:
            return min(self._levels.index(block.level) + 1, NAME)
        if block.entry and self._by_entry:
            return self._open(block, self._by_entry[block.entry])
        if _is_numbered(block) and block.order:
            within = 0 if self._lists_numbers or not self._by_entry else self._above
            own = self._series.index(block.order.series) + 1
            return self._open(block, within + own + bool(self._over))
        return self._rank_of_name(block)

    def _open(self, block: Block, rank: int) -> int:
        rank = min(rank, NAME)
        is_action = (
            block.shape is Shape.STEP and block.order and block.order.sort in (Sort.ACTION, Sort.PLAIN)
        )
        if not is_action and (block.entry or not self._by_entry):
            self._above = rank
        return rank

    def _rank_of_name(self, block: Block) -> int:
        is_generic = apart.is_generic(block.text) and not _is_capitals(block) and not block.entry
        if block.has_mark or is_generic:
            return NAME
        if block.entry and self._has_contents:
            return CHAPTER
        if sentences.leads_in(block.text):
            return SUBTHEME
        if self._series and not self._by_entry and not self._levels:
            return self._rank_among_numbers(block)
        if self._has_contents:
            return THEME if _is_capitals(block) or not self._by_entry else SUBTHEME
        return self._rank_by_look(block)

    def _rank_among_numbers(self, block: Block) -> int:
        """Return the rank of a heading without a number where others have one: under the last of those."""
        is_outside = not self._first < block.lines[0] < self._last
        if block.lines[0] in self._over or (is_outside and apart.is_matter(block.text)):
            return self._open(block, CHAPTER)
        if not self._above:
            return CHAPTER
        is_lower = self._has_capitals and not _is_capitals(block) and not self._over
        return min(self._above + 1 + is_lower, NAME)

    def _rank_by_look(self, block: Block) -> int:
        """Return the rank of a heading by its look alone: capitals over bold over plain."""
        if self._levels:
            return SUBTHEME
        if _is_capitals(block):
            return CHAPTER
        is_plain = self._has_bold and not block.is_bold
        return CHAPTER + self._has_capitals + is_plain


def _are_found(contents: Contents, headings: Sequence[Block]) -> bool:
    announced = {key(entry.title) for entry in contents.entries}
    found = {block.entry for block in headings if block.entry}
    return bool(announced) and len(found) >= _LEAST_FOUND * len(announced)


def _is_numbered(block: Block) -> bool:
    return block.shape in (Shape.HEADING, Shape.STEP) and block.order is not None and not block.level


def _over_numbers(headings: Sequence[Block], numbered: Sequence[Block]) -> frozenset[int]:
    """Return the headings above what is numbered: those are the chapters, not the numbers.

    They are in capitals, which the numbers are not, and the first stands before the numbers; or the numbers
    start again under them.
    """
    capitals = [
        block
        for block in headings
        if _is_capitals(block) and not _is_numbered(block) and not apart.is_matter(block.text)
    ]
    is_over = len(capitals) > 1 and bool(numbered) and capitals[0].lines[0] < numbered[0].lines[0]
    if is_over and not any(_is_capitals(block) for block in numbered):
        return frozenset(block.lines[0] for block in capitals)
    firsts = {block.lines[0] for block in numbered if _is_first(block, numbered[0])}
    if len(firsts) < _FEWEST_RESTARTS:
        return frozenset()
    over: set[int] = set()
    last: Block | None = None
    for block in headings:
        if block.lines[0] in firsts and last is not None:
            over.add(last.lines[0])
        last = block if not _is_numbered(block) else last
    if any(block.lines[0] in over for block in capitals):
        over |= {block.lines[0] for block in capitals}
    return frozenset(over)


def _is_first(block: Block, of: Block) -> bool:
    """Whether a block starts the series of another: "1." where that is "1.", "2." or so."""
    return bool(
        block.order and of.order and block.order.series == of.order.series and block.order.path == (1,)
    )


def _is_capitals(block: Block) -> bool:
    return not block.level and sentences.is_capitals(block.text)


def _title(layout: Layout) -> tuple[Block, ...]:
    """Return the headings that make the title: all above the table of contents, or the first that read so.

    A table of contents at the end of the text says nothing of its start.
    """
    opening = tuple(takewhile(_may_be_title, layout.blocks))
    first = layout.contents.first_line
    is_in_front = first and not any(block.entry for block in layout.blocks if block.lines[0] < first)
    if is_in_front:
        return _short(tuple(takewhile(lambda block: block.lines[0] < first, opening)))
    levels = [block.level for block in layout.blocks if block.level]
    is_alone = bool(levels) and levels.count(min(levels)) == 1
    like_titles = [
        position
        for position, block in enumerate(opening)
        if _reads_as_title(block) or (is_alone and block.level == min(levels))
    ]
    return _short(opening[: like_titles[-1] + 1]) if like_titles else ()


def _short(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the first of the blocks, as long as they are short enough together to be a title."""
    lengths = accumulate(len(block.text) for block in blocks[:_MOST_TITLE_BLOCKS])
    return blocks[: max(sum(length <= _LONGEST_TITLE for length in lengths), 1)]


def _may_be_title(block: Block) -> bool:
    is_plain = block.order is None or block.level
    return block.shape is Shape.HEADING and bool(is_plain) and not apart.is_matter(block.text)


def _reads_as_title(block: Block) -> bool:
    return bool(_YEARS.search(block.text) or _TITLE_WORD.search(fold(block.text)))
