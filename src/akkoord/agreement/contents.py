"""The table of contents: where it stands, and which headings it announces on which page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akkoord.agreement.marks import Line
from akkoord.dutch.folding import key

# A title, then a tab, a run of dots or wide space, then the page. Longer lines are no entries.
_LONGEST_ENTRY = 200
_ENTRY = re.compile(r"(?P<title>\S.*?)[ \t]*(?:\t|\.{3,}|…|[ ]{3,})[ \t.…]*(?P<page>\d{1,4})")
_FEWEST_ENTRIES = 3
# "2. Wonen", "Hoofdstuk 2: Wonen"; "2.1 Huren" stands inside one.
_NUMBERED = re.compile(r"(?:(?:hoofdstuk|deel)\s+)?\d{1,2}(?:[.:)]\s*|\s+)[^\W\d]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced heading and its page."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: its entries in order, and its lines, with the heading above it."""

    entries: tuple[Entry, ...] = ()
    lines: frozenset[int] = frozenset()

    @property
    def first_line(self) -> int:
        """The line where it starts; 0 without one."""
        return min(self.lines, default=0)


def find(written: Sequence[str], lines: Sequence[Line]) -> Contents:
    """Return the table of contents: the longest run of entries whose pages do not go back.

    Blank lines may stand between entries (a page break inside the table); any other line ends the run.
    """
    best = max(_runs(written, lines), key=len)
    return _contents(best, lines) if len(best) >= _FEWEST_ENTRIES else Contents()


def _runs(written: Sequence[str], lines: Sequence[Line]) -> Iterator[list[tuple[Line, Entry]]]:
    run: list[tuple[Line, Entry]] = []
    for line in lines:
        if line.is_blank or line.is_margin:
            continue
        entry = _entry(written[line.number - 1])
        if entry is None or (run and entry.page < run[-1][1].page):
            yield run
            run = []
        if entry is not None:
            run.append((line, entry))
    yield run


def _entry(written: str) -> Entry | None:
    if len(written) > _LONGEST_ENTRY:
        return None
    match = _ENTRY.fullmatch(written.strip())
    return Entry(match["title"].rstrip(" .…\t"), int(match["page"])) if match else None


def _contents(run: Sequence[tuple[Line, Entry]], lines: Sequence[Line]) -> Contents:
    first = run[0][0].number
    above = next((line for line in reversed(lines[: first - 1]) if line.text), None)
    is_its_heading = above is not None and key(above.text).startswith("inhoud")
    own = {line.number for line, _ in run} | ({above.number} if above and is_its_heading else set())
    return Contents(tuple(entry for _, entry in run), frozenset(own))


def chapters(contents: Contents) -> frozenset[str]:
    """Return the keys of the entries that open a chapter; none when the table does not tell.

    A chapter is written in capitals and starts on a new page. Capitals on the page of the entry before
    them head a group inside a chapter, unless no entry in capitals has a page of its own. Without capitals,
    the numbered entries among others open one.

    >>> written = ["1. Groen 2", "Parken 3", "2. Wonen 4"]
    >>> sorted(chapters(Contents(tuple(Entry(line[:-2], int(line[-1])) for line in written))))
    ['1groen', '2wonen']
    """
    capitals = [
        (entry, before)
        for before, entry in zip((None, *contents.entries), contents.entries, strict=False)
        if entry.title.isupper()
    ]
    if not capitals:
        numbered = [entry for entry in contents.entries if _NUMBERED.match(entry.title)]
        return frozenset(key(entry.title) for entry in numbered if 1 < len(numbered) < len(contents.entries))
    on_new_page = [entry for entry, before in capitals if before is None or before.page < entry.page]
    chosen = on_new_page if len(on_new_page) * 2 > len(capitals) else [entry for entry, _ in capitals]
    return frozenset(key(entry.title) for entry in chosen)


def titles(contents: Contents) -> frozenset[str]:
    """Return the keys of every announced heading."""
    return frozenset(key(entry.title) for entry in contents.entries)
