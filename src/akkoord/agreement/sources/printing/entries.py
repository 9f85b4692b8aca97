"""The table of contents as printed: rows that end in the number of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from akkoord.agreement import sentences
from akkoord.agreement.sources.printing.printed import Row

# A title that ends in a number too is a row of figures.
_ENTRY = re.compile(r"(?P<title>.*[^\W\d_][)\"'’”?!]*)(?:\s|[.…·_]{2})[\s.…·_]*(?P<page>\d{1,3})")
_LONGEST = 200
_FEWEST = 4
# A row without a page is the first of a long title where it is so long, or where the title goes on small.
_LONG_TITLE = 40
_NUMBERED = re.compile(r"\d|[IVX]+\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """A title with its page, a tab between them, or a line between two such; and where its last row is."""

    text: str
    last: int


def find(rows: Sequence[Row]) -> dict[int, Entry]:
    r"""Return the entries of a table of contents by their first row: a run whose pages do not go back.

    >>> rows = [Row(line) for line in ["Groen 2", "Wonen ... 4", "Veilig op weg", "naar school 6", "Zorg 8"]]
    >>> [(first, entry.text, entry.last) for first, entry in find(rows).items()]
    [(0, 'Groen\t2', 0), (1, 'Wonen\t4', 1), (2, 'Veilig op weg naar school\t6', 3), (4, 'Zorg\t8', 4)]
    """
    found: dict[int, Entry] = {}
    run = _Run()
    for place, row in enumerate(rows):
        match = _ENTRY.fullmatch(row.text) if len(row.text) <= _LONGEST else None
        if match and run.takes(match, place):
            continue
        if not match and run.may_wait(row, place):
            continue
        found |= run.table()
        run = _Run()
        if match:
            run.takes(match, place)
    return found | run.table()


@dataclass(slots=True)
class _Run:
    """Entries right under each other, and a row that may be the first of one that is not whole yet."""

    entries: dict[int, Entry] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    waiting: tuple[int, str] | None = None

    def takes(self, match: re.Match[str], place: int) -> bool:
        page, title = int(match["page"]), match["title"].rstrip(" .…·_")
        if self.pages and page < self.pages[-1]:
            return False
        first = place
        if self.waiting and _is_half(self.waiting[1], title):
            first, title = self.waiting[0], f"{self.waiting[1]} {title}"
        elif self.waiting:
            self.entries[self.waiting[0]] = Entry(self.waiting[1], self.waiting[0])
        self.entries[first] = Entry(f"{title}\t{page}", place)
        self.pages.append(page)
        self.waiting = None
        return True

    def may_wait(self, row: Row, place: int) -> bool:
        if not self.entries or self.waiting or len(row.text) > _LONGEST / 2:
            return False
        self.waiting = (place, row.text)
        return True

    def table(self) -> dict[int, Entry]:
        return self.entries if len(self.pages) >= _FEWEST and len(set(self.pages)) > 1 else {}


def _is_half(opening: str, title: str) -> bool:
    """Whether a row is the first half of the title of the entry under it, rather than a line of its own."""
    if sentences.starts_small(title):
        return True
    return len(opening) >= _LONG_TITLE and not _NUMBERED.match(title) and not sentences.ends(opening)
