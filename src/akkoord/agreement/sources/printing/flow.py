"""Rows as printed into paragraphs as written: lines joined, words healed, items and headings apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from akkoord.agreement import sentences
from akkoord.agreement.sources.printing import entries, items
from akkoord.agreement.sources.printing.hyphens import Hyphens, ends_in_hyphen
from akkoord.agreement.sources.printing.items import Item, Lists
from akkoord.agreement.sources.printing.measures import Measures
from akkoord.agreement.sources.printing.printed import Row
from akkoord.agreement.sources.printing.typography import Heading

_SECTION = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+\.?|#{1,6})\s+\S")
# Letters differ this much in size between two kinds of text; a line stands in this much, in sizes.
_RESIZED = 1.1
_INDENT = 0.6
# The words of an item stand this far behind its mark at most, in sizes.
_FARTHEST_HANG = 5.0
_HEADING_SHARE = 0.7
# A row that ends a sentence and leaves this much of its measure open ends its paragraph too.
_ENDED_SHARE = 0.8
# A row of a table holds three figures at least, and little else.
_FIGURE = re.compile(r"[€$-]?\d[\d.,]*%?")
_NUMBER = re.compile(r"\d[\d.,]*")
_FEWEST_FIGURES = 3
_LEAST_FIGURES = 0.3


@dataclass(slots=True)
class Piece:
    """A paragraph, item, heading or entry that grows row by row.

    Attributes:
        page: Where it starts.
        out, left: Where its mark and its words stand, from the left of its column.
        parts: Its words, row by row, with the spaces between them.
        numbers: The lines of the file it was read from.
        mark: What an item is written with: a dash, or its number.
        depth: How deep an item stands; the outermost list has 0.
        level: Of a heading that is set as one; 0 for other pieces.
        is_bold: Whether all of it is.
        is_closed: Whether it takes no more rows.
        is_entry: Whether it is of the table of contents.
        has_gap: Whether white stands before it that no new page caused.
    """

    page: int
    out: float
    left: float
    parts: list[str]
    numbers: list[int] = field(default_factory=list)
    mark: str = ""
    depth: int = 0
    level: int = 0
    is_bold: bool = False
    is_closed: bool = False
    is_entry: bool = False
    has_gap: bool = False

    @property
    def text(self) -> str:
        """Its words on one line."""
        return "".join(self.parts)


def flow(rows: Sequence[Row], headings: Sequence[Heading] = ()) -> list[Piece]:
    """Return the pieces of a text, in order.

    Args:
        rows: In the order in which they are read, without what is no text.
        headings: Those that are set as such.

    >>> rows = [Row("De stad plant de komende jaren veel bo-", right=39), Row("men.", base=-1, right=4)]
    >>> [piece.text for piece in flow(rows)]
    ['De stad plant de komende jaren veel bomen.']
    """
    return _Flow(rows, headings).pieces()


class _Flow:
    """Goes down the rows once; each starts a piece or continues the last."""

    def __init__(self, rows: Sequence[Row], headings: Sequence[Heading]) -> None:
        self._rows = rows
        self._headings = {heading.first: heading for heading in headings}
        self._entries = entries.find(rows)
        self._hyphens = Hyphens(row.text for row in rows)
        self._measures = Measures(rows)
        self._lists = Lists()
        self._count = 0
        self._found: list[Piece] = []

    def pieces(self) -> list[Piece]:
        at = 0
        while at < len(self._rows):
            at = self._take(at) + 1
        return self._found

    def _take(self, at: int) -> int:
        """Take the row at a place, and return the place of the last row that was taken with it."""
        row = self._rows[at]
        if entry := self._entries.get(at):
            piece = self._begin(at, entry.text)
            piece.is_closed = piece.is_entry = True
            piece.numbers += [own.number for own in self._rows[at + 1 : entry.last + 1] if own.number]
            return entry.last
        if heading := self._headings.get(at):
            self._lists.close()
            piece = self._begin(at, row.text)
            piece.is_closed, piece.level = True, heading.level
            for own in self._rows[at + 1 : heading.last + 1]:
                self._join(piece, own)
            return heading.last
        if item := self._item(at):
            piece = self._begin(at, item.text)
            piece.mark, piece.depth = item.mark, self._lists.depth(item, self._left(row), row.size)
        elif self._continues(at):
            self._join(self._found[-1], row)
        else:
            self._block(at)
        return at

    def _left(self, row: Row) -> float:
        return row.left - self._measures.left(row)

    def _begin(self, at: int, text: str) -> Piece:
        row = self._rows[at]
        start = next((own.left for own in row.pieces[1:] if text.startswith(own.text.strip())), row.left)
        out = self._left(row)
        piece = Piece(row.page, out, out + start - row.left, [text], is_bold=row.is_bold)
        piece.has_gap = at > 0 and self._measures.has_gap(self._rows[at - 1], row)
        piece.numbers += [row.number] if row.number else []
        self._found.append(piece)
        return piece

    def _item(self, at: int) -> Item | None:
        row = self._rows[at]
        item = items.marked(row)
        if item is not None:
            before = self._rows[at - 1] if at else None
            is_dash_inside = items.is_continued_dash(item, before, self._lists)
            is_heading = item.mark != items.DASH and self._is_heading(at)
            return None if is_dash_inside or is_heading else item
        counted = items.numbered(row)
        if counted is None:
            return None
        number, item = counted
        follows = number == self._count + 1 and self._lists.has(item)
        if not follows and not self._hangs(at):
            return None
        self._count = number
        return item

    def _hangs(self, at: int) -> bool:
        """Whether the row under a row stands further in, right under it."""
        if at + 1 == len(self._rows):
            return False
        row, after = self._rows[at], self._rows[at + 1]
        is_near = (
            row.page == after.page and row.column == after.column and not self._measures.has_gap(row, after)
        )
        return is_near and after.left > row.left + _INDENT * row.size and items.marked(after) is None

    def _block(self, at: int) -> None:
        row = self._rows[at]
        is_heading = self._is_heading(at)
        self._lists.close(0.0 if is_heading else self._left(row), row.size)
        self._begin(at, row.text).is_closed = is_heading

    def _continues(self, at: int) -> bool:
        """Whether a row goes on where the last one stopped."""
        if not at or self._found[-1].is_closed or _SECTION.match(self._rows[at].text):
            return False
        before, row = self._rows[at - 1], self._rows[at]
        has_gap, has_end = self._measures.has_gap(before, row), sentences.ends(before.text)
        if _is_of_table(before.text) or _is_of_table(row.text):
            return False
        if ends_in_hyphen(before.text) or sentences.starts_small(row.text):
            return not has_gap or not has_end
        if has_gap or max(before.size, row.size) > _RESIZED * min(before.size, row.size):
            return False
        return self._hangs_on(before, row) or self._runs_on(at, has_end=has_end)

    def _runs_on(self, at: int, *, has_end: bool) -> bool:
        """Whether a row that starts with a capital stands there because the row above it was full."""
        before, row = self._rows[at - 1], self._rows[at]
        if self._is_heading(at) or (has_end and self._opens(before, row)):
            return False
        if has_end and self._measures.is_short(before, _ENDED_SHARE):
            return False
        # An item mostly holds several sentences; a paragraph right under a list is rare.
        is_open = not has_end or bool(self._found[-1].mark)
        return not self._measures.has_room(before, row.text, is_open=is_open)

    def _hangs_on(self, before: Row, row: Row) -> bool:
        """Whether a row stands under the words of the open item, further in than its mark."""
        piece = self._found[-1]
        if not piece.mark or before.page != row.page or before.column != row.column:
            return False
        left = self._left(row)
        is_first = len(piece.parts) == 1 and left - piece.out <= _FARTHEST_HANG * row.size
        return left > piece.out + _INDENT * row.size and (
            is_first or abs(left - piece.left) <= _INDENT * row.size
        )

    def _opens(self, before: Row, row: Row) -> bool:
        """Whether a row after a sentence opens a paragraph: on a new page, further in or out, or in bold."""
        if before.page != row.page or before.column != row.column:
            return True
        if self._found[-1].mark:
            return self._left(row) < self._found[-1].left - _INDENT * row.size
        return abs(row.left - before.left) > _INDENT * row.size or before.is_bold != row.is_bold

    def _is_heading(self, at: int) -> bool:
        """Whether a row is short, without an end, after the end of something and before a new beginning."""
        row = self._rows[at]
        if not sentences.is_name(row.text) or not self._measures.is_short(row, _HEADING_SHARE):
            return False
        before = self._rows[at - 1] if at else None
        after = self._rows[at + 1] if at + 1 < len(self._rows) else None
        is_after_end = before is None or self._measures.has_gap(before, row) or sentences.ends(before.text)
        is_after_short = before is not None and self._measures.is_short(before, _HEADING_SHARE)
        is_before_start = (
            after is None or self._measures.has_gap(row, after) or not sentences.starts_small(after.text)
        )
        return (is_after_end or is_after_short) and is_before_start

    def _join(self, piece: Piece, row: Row) -> None:
        if piece.mark and len(piece.parts) == 1 and self._left(row) > piece.out + _INDENT * row.size:
            piece.left = self._left(row)
        head, between = self._hyphens.join(piece.parts[-1], row.text)
        piece.parts[-1] = head
        piece.parts.append(between + row.text)
        piece.numbers += [row.number] if row.number else []
        piece.is_bold = piece.is_bold and row.is_bold


def _is_of_table(text: str) -> bool:
    """Whether a row holds figures beside each other.

    >>> _is_of_table("Onderwijs 120 130,5 140"), _is_of_table("In 2030 planten wij 500 bomen.")
    (True, False)
    """
    if len(_NUMBER.findall(text)) < _FEWEST_FIGURES:
        return False
    words = text.split()
    figures = sum(bool(_FIGURE.fullmatch(word)) for word in words)
    return figures >= _FEWEST_FIGURES and figures >= _LEAST_FIGURES * len(words)
