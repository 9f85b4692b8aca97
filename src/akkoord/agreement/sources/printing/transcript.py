"""Pieces of text and page furniture as numbered lines, with the marks of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from akkoord.agreement.sources.printing.flow import Piece
from akkoord.agreement.sources.source import Source

PAGE_FURNITURE = "page_furniture"
FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Margin:
    """A line that stands aside of the text.

    Attributes:
        page, is_above: Where: over or under the text of a page.
        text: Its words.
        number: Its line of the file; 0 where it is only a part of one, and for a PDF.
        why: What it is.
    """

    page: int
    is_above: bool
    text: str
    number: int = 0
    why: str = PAGE_FURNITURE


@dataclass(slots=True)
class _Lines:
    lines: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    origins: list[tuple[int, ...]] = field(default_factory=list)
    aside: dict[int, str] = field(default_factory=dict)

    def add(self, text: str, page: int, origin: Sequence[int] = ()) -> None:
        self.lines.append(text)
        self.pages.append(page)
        self.origins.append(tuple(origin))


def transcribe(pieces: Sequence[Piece], margins: Iterable[Margin], count: int = 0) -> Source:
    """Return the lines of a text, with what stands aside of it at its page.

    Args:
        pieces: In order.
        margins: What stands above and under the text of each page, in order.
        count: How many lines the file has; 0 for a PDF, whose pages are kept instead.

    >>> pieces = [Piece(1, 0, 0, ["Er komt groen."], mark="-"), Piece(2, 0, 0, ["En water."], mark="-")]
    >>> read = transcribe(pieces, [Margin(1, False, "1"), Margin(2, False, "2")])
    >>> read.lines, read.pages, read.aside
    (('- Er komt groen.', '1', '- En water.', '2'), (1, 1, 2, 2), {2: 'page_furniture', 4: 'page_furniture'})
    """
    written = _Lines()
    waiting = sorted(margins, key=lambda margin: (margin.page, not margin.is_above))
    before: Piece | None = None
    done = 0
    for piece in _with_contrast(pieces):
        first = done
        while done < len(waiting) and _is_before(waiting[done], piece):
            done += 1
        _add_margins(written, waiting[first:done])
        if before is not None and not _is_close(before, piece):
            written.add("", piece.page)
        written.add(_line(piece), piece.page, piece.numbers)
        before = piece
    _add_margins(written, waiting[done:])
    if count:
        origins = tuple(written.origins)
        return Source(tuple(written.lines), aside=written.aside, origins=origins, count=count, is_whole=True)
    return Source(tuple(written.lines), aside=written.aside, pages=tuple(written.pages), is_whole=True)


def _with_contrast(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return pieces without the bold of lists that are bold as a whole: it tells no item from another."""
    for is_item, run in groupby(pieces, key=lambda piece: bool(piece.mark)):
        own = list(run)
        if is_item and len(own) > 1 and all(piece.is_bold for piece in own):
            for piece in own:
                piece.is_bold = False
    return pieces


def _is_before(margin: Margin, piece: Piece) -> bool:
    return margin.page < piece.page or (margin.page == piece.page and margin.is_above)


def _add_margins(written: _Lines, margins: Iterable[Margin]) -> None:
    for margin in margins:
        written.add(margin.text, margin.page, [margin.number] if margin.number else ())
        written.aside[len(written.lines)] = margin.why


def _is_close(before: Piece, piece: Piece) -> bool:
    """Whether nothing stands between two pieces: items of one list, entries of one table of contents."""
    if before.is_entry or piece.is_entry:
        return before.is_entry and piece.is_entry
    # A gap between the items of a printed list is how it is set; in a file somebody typed it.
    return bool(before.mark and piece.mark) and not (piece.has_gap and piece.numbers)


def _line(piece: Piece) -> str:
    text = piece.text
    if piece.level:
        return f"{'#' * piece.level} {text}"
    if piece.is_bold and any(map(str.isalpha, text)) and not piece.is_entry and "*" not in text:
        text = f"**{text}**"
    return f"{'  ' * piece.depth}{piece.mark} {text}" if piece.mark else text
