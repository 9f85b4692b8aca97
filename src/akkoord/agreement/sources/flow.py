"""Lines as printed into lines as written: paragraphs joined, words healed, headings apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from akkoord.agreement import sentences

# Signs of Symbol and Wingdings arrive as private characters; "o" is the bullet of Word's second level.
_BULLET = re.compile(r"\s*(?P<mark>[\uf000-\uf0ff•▪◦‣●○■□➢➤✓·–—-]|o(?=\s+[A-Z]))\s+(?P<rest>\S.*)")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|[a-z]\))\s+\S")
# A title that ends in a number too is a row of figures.
_ENTRY = re.compile(r"(?P<title>.*[^\W\d_][)\"'’”?!]*)(?:\s|[.…]{2})[\s.…]*(?P<page>\d{1,3})")
_FEWEST_ENTRIES = 4
_HYPHENATED = re.compile(r"(?P<word>[^\W\d_]{2,})[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# "in- en uitstroom": the hyphen stands for a part that follows.
_JOINING = frozenset(["en", "of", "tot", "als", "noch", "maar", "dan"])
_VOWELS = frozenset("aeiouyáéíóúëïöü")
_FULL_SHARE = 0.8
_HEADING_SHARE = 0.7


@dataclass(slots=True)
class Piece:
    """A paragraph, bullet or heading that grows line by line; its page is where it starts."""

    text: str
    page: int
    is_bullet: bool = False
    is_closed: bool = False
    depth: int = 0
    after_blank: bool = False


@dataclass(frozen=True, slots=True)
class _Printed:
    text: str
    page: int
    after_blank: bool
    opens_page: bool


def flow(pages: Sequence[Sequence[str]]) -> list[Piece]:
    """Return the pieces of a text, in order.

    >>> [piece.text for piece in flow([["De stad plant de komende jaren veel bo-", "men in de wijk."]])]
    ['De stad plant de komende jaren veel bomen in de wijk.']
    """
    return _Flow(_printed(pages)).pieces()


def _printed(pages: Sequence[Sequence[str]]) -> list[_Printed]:
    found = []
    for number, page in enumerate(pages, start=1):
        is_blank, opens_page = False, True
        for line in page:
            text = " ".join(line.split())
            if text:
                found.append(_Printed(text, number, is_blank, opens_page))
                is_blank = opens_page = False
            else:
                is_blank = True
    return found


class _Flow:
    """Goes down the lines once; each starts a piece or continues the last."""

    def __init__(self, lines: Sequence[_Printed]) -> None:
        self._lines = lines
        self._width = _usual_width(lines)
        self._entries = _entries(lines)
        self._words = frozenset(_WORD.findall(" ".join(line.text for line in lines).casefold()))
        self._marks: list[str] = []

    def pieces(self) -> list[Piece]:
        found: list[Piece] = []
        for position, line in enumerate(self._lines):
            if position in self._entries:
                found.append(Piece(self._entries[position], line.page, is_closed=True))
            elif bullet := _BULLET.fullmatch(line.text):
                found.append(self._bullet(bullet, line))
            elif found and self._continues(found[-1], position):
                self._join(found[-1], line.text)
            else:
                found.append(self._block(position))
        return found

    def _bullet(self, bullet: re.Match[str], line: _Printed) -> Piece:
        mark = bullet["mark"]
        if mark in self._marks:
            del self._marks[self._marks.index(mark) + 1 :]
        else:
            self._marks.append(mark)
        depth = len(self._marks) - 1
        return Piece(bullet["rest"], line.page, is_bullet=True, depth=depth, after_blank=line.after_blank)

    def _block(self, position: int) -> Piece:
        line = self._lines[position]
        is_heading = self._is_heading(position)
        if is_heading:
            self._marks.clear()
        return Piece(line.text, line.page, is_closed=is_heading, after_blank=line.after_blank)

    def _continues(self, last: Piece, position: int) -> bool:
        line, before = self._lines[position], self._lines[position - 1]
        if last.is_closed or _NUMBERED.match(line.text):
            return False
        if sentences.starts_small(line.text) or _HYPHENATED.search(before.text):
            return not sentences.ends(before.text) or not line.after_blank
        if line.after_blank or self._is_heading(position):
            return False
        is_full = len(before.text) >= _FULL_SHARE * self._width
        return is_full and not (line.opens_page and sentences.ends(before.text))

    def _is_heading(self, position: int) -> bool:
        """Whether a line is short, without an end, after the end of something and before a new beginning."""
        line = self._lines[position]
        if not sentences.is_name(line.text) or len(line.text) > _HEADING_SHARE * self._width:
            return False
        before = self._lines[position - 1] if position else None
        after = self._lines[position + 1] if position + 1 < len(self._lines) else None
        is_after_end = before is None or line.after_blank or sentences.ends(before.text)
        is_after_heading = before is not None and len(before.text) <= _HEADING_SHARE * self._width
        is_before_start = after is None or after.after_blank or not sentences.starts_small(after.text)
        return (is_after_end or is_after_heading) and is_before_start

    def _join(self, piece: Piece, text: str) -> None:
        hyphenated = _HYPHENATED.search(piece.text)
        tail = _FIRST_WORD.match(text)
        if not hyphenated or not tail:
            piece.text = f"{piece.text} {text}"
        elif not sentences.starts_small(text):
            piece.text = f"{piece.text[:-1]}-{text}"
        elif tail[0] in _JOINING and not piece.text.endswith("\u00ad"):
            piece.text = f"{piece.text} {text}"
        else:
            hyphen = "-" if self._keeps_hyphen(hyphenated, tail[0]) else ""
            piece.text = f"{piece.text[:-1]}{hyphen}{text}"

    def _keeps_hyphen(self, head: re.Match[str], tail: str) -> bool:
        """Whether a hyphen at a line end belongs to the word: as the rest of the text writes it."""
        if head.string.endswith("\u00ad"):
            return False
        word, rest = head["word"].casefold(), tail.casefold()
        if f"{word}{rest}" in self._words:
            return False
        # "zee-eend": two vowels that would be read as one keep theirs.
        return f"{word}-{rest}" in self._words or (word[-1] in _VOWELS and word[-1] == rest[0])


def _usual_width(lines: Iterable[_Printed]) -> int:
    """Return the width that nine lines in ten do not pass."""
    widths = sorted(len(line.text) for line in lines)
    return widths[len(widths) * 9 // 10] if widths else 0


def _entries(lines: Sequence[_Printed]) -> dict[int, str]:
    """Return the lines of a table of contents, title and page apart: a run whose pages do not go back."""
    entries: dict[int, str] = {}
    run: dict[int, str] = {}
    last = 0
    for position, line in enumerate(lines):
        match = None if _BULLET.match(line.text) else _ENTRY.fullmatch(line.text)
        if not match or int(match["page"]) < last:
            entries |= run if len(run) >= _FEWEST_ENTRIES else {}
            run, last = {}, 0
        if match:
            run[position] = f"{match['title'].rstrip(' .…')}\t{match['page']}"
            last = int(match["page"])
    return entries | (run if len(run) >= _FEWEST_ENTRIES else {})
