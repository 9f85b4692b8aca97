"""The table of contents: where it stands, which headings it announces, and what it says of their rank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from akkoord.agreement import apart, numbering, sentences
from akkoord.agreement.marks import Line
from akkoord.agreement.numbering import Sort
from akkoord.dutch.folding import key

# Longer lines are no entries.
_LONGEST_ENTRY = 200
_MARK = re.compile(r"\s*(?:[-–—•·▪◦*+o]\s+)?")
# A title, then a tab, a run of dots or wide space, then the page; or only a space.
_LED = re.compile(r"(?P<title>\S.*?)[ \t]*(?:\t|\.{3,}|…|[ ]{3,}|(?:\. ){2,})[ \t.…]*(?P<page>\d{1,4})")
_SPACED = re.compile(r"(?P<title>\S.{0,150}?[^\W\d_][)\"'”’?!]?)[ \t\xa0]+(?:p\.? ?)?(?P<page>\d{1,3})")
_LINKED = re.compile(r"(?:\d{1,2}[.)]\s+)?\[(?P<title>[^\[\]]{1,150})\]\(#[^()\s]{0,200}\)")
_FEWEST_ENTRIES = 3
# Without leaders more are needed, unless a heading says what they are.
_FEWEST_SPACED = 5
_FEWEST_UNDER_HEADING = 2
_MOST_LINES_WITHOUT_PAGE = 6
_WIDEST_JUMP = 60
_HEADINGS = ("inhoudsopgave", "inhoudstafel", "inhoudstabel", "inhoud", "index")
# A running title may stand before it on the line.
_HEADING_ENDS = ("inhoudsopgave", "inhoudstafel", "inhoudstabel")
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced heading: its page, where the table gives one, and how far it stands in."""

    title: str
    page: int | None = None
    column: int = 0
    lines: tuple[int, ...] = ()


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
    """Return the table of contents: what stands under its heading, or else the longest run of entries.

    The pages do not go back. Blank lines may stand between entries (a page break inside the table), and a
    line or two without a page: the first half of a long title, or a title that has no page.
    """
    filled = [line for line in lines if line.text]
    head = next((at for at, line in enumerate(filled) if _heads(line)), None)
    if head is not None:
        under = _Run(written, filled, head + 1, is_headed=True).entries()
        if len(under) >= _FEWEST_UNDER_HEADING:
            return _contents(under, filled[head])
    best = max(_runs(written, filled), key=len, default=())
    return _contents(best, None)


def _heads(line: Line) -> bool:
    if line.mark or len(line.text) > _LONGEST_HEADING or line.text[-1] in ".;":
        return False
    name = key(line.order.rest if line.order else line.text)
    return name.startswith(_HEADINGS) or name.endswith(_HEADING_ENDS)


def _contents(entries: Sequence[Entry], head: Line | None) -> Contents:
    own = {number for entry in entries for number in entry.lines} | ({head.number} if head else set())
    return Contents(tuple(entries), frozenset(own))


def _runs(written: Sequence[str], filled: Sequence[Line]) -> Iterator[tuple[Entry, ...]]:
    at = 0
    while at < len(filled):
        if _entry(written[filled[at].number - 1], filled[at]) is None:
            at += 1
            continue
        run = _Run(written, filled, at, is_headed=False)
        entries = run.entries()
        if len(entries) >= (_FEWEST_ENTRIES if run.led >= _FEWEST_ENTRIES else _FEWEST_SPACED):
            yield entries
        at = max(run.at, at + 1)


class _Run:
    """Goes down the lines from one place, as long as they read as a table of contents."""

    def __init__(self, written: Sequence[str], filled: Sequence[Line], at: int, *, is_headed: bool) -> None:
        self.at = at
        self.led = 0
        self._written = written
        self._filled = filled
        self._is_headed = is_headed
        self._page = 0
        self._entries: list[Entry] = []
        self._waiting: list[Line] = []

    def entries(self) -> tuple[Entry, ...]:
        while self.at < len(self._filled) and self._take(self._filled[self.at]):
            self.at += 1
        self.at -= len(self._waiting)
        return tuple(self._entries)

    def _take(self, line: Line) -> bool:
        entry = _entry(self._written[line.number - 1], line)
        if entry is not None and self._follows(entry):
            self.led += not _SPACED.fullmatch(self._written[line.number - 1].strip())
            self._add(entry)
            return True
        if not _may_be_title(line):
            return False
        if self._is_headed and key(line.text) in self._repeated and not self._opens_body(line):
            self._add_without_page(line)
            return True
        self._waiting.append(line)
        return len(self._waiting) <= (_MOST_LINES_WITHOUT_PAGE if self._is_headed else 1)

    def _follows(self, entry: Entry) -> bool:
        if entry.page is None:
            return True
        limit = self._page + _WIDEST_JUMP if self._page or self._entries else None
        return self._page <= entry.page and (limit is None or entry.page <= limit)

    def _add(self, entry: Entry) -> None:
        """Add an entry; lines that waited for a page are the start of its title, or titles without one."""
        for line in self._waiting:
            is_bare = line.order is not None and not line.order.rest
            is_start = line is self._waiting[-1] and (is_bare or sentences.starts_small(entry.title))
            own = (line.number,)
            if is_start:
                entry = Entry(f"{line.text} {entry.title}", entry.page, line.column, own + entry.lines)
            else:
                self._entries.append(Entry(line.text, None, line.column, own))
        self._waiting.clear()
        self._entries.append(entry)
        self._page = entry.page or self._page

    def _add_without_page(self, line: Line) -> None:
        last = self._entries[-1] if self._entries and not self._waiting else None
        if last is not None and last.page is None and sentences.starts_small(line.text):
            whole = Entry(f"{last.title} {line.text}", None, last.column, (*last.lines, line.number))
            self._entries[-1] = whole
        else:
            self._add(Entry(line.text, None, line.column, (line.number,)))

    def _opens_body(self, line: Line) -> bool:
        """Whether a title without a page is the first heading again, or has prose under it."""
        known = [key(entry.title) for entry in self._entries[: None if self._page else 1]]
        if key(line.text) in known:
            return True
        after = self._filled[self.at + 1] if self.at + 1 < len(self._filled) else None
        return after is not None and not _may_be_title(after) and after.text[-1:] in ".!?"

    @cached_property
    def _repeated(self) -> frozenset[str]:
        """Return the keys of lines that stand in the text more than once: in the contents and as heading."""
        counts = Counter(key(line.text) for line in self._filled if len(line.text) <= _LONGEST_ENTRY)
        return frozenset(name for name, count in counts.items() if count > 1)


def _may_be_title(line: Line) -> bool:
    return len(line.text) <= _LONGEST_ENTRY and line.text[-1] not in ".;," and len(line.text.split()) <= 20


def _entry(written: str, line: Line) -> Entry | None:
    if len(written) > _LONGEST_ENTRY or not (written.rstrip()[-1:].isdigit() or written.rstrip()[-1:] == ")"):
        return None
    bare = written[_MARK.match(written).end() :].strip()  # type: ignore[union-attr]
    if link := _LINKED.fullmatch(bare):
        return Entry(link["title"], None, line.column, (line.number,))
    match = _LED.fullmatch(bare) or _SPACED.fullmatch(bare)
    if match is None or not any(map(str.isalpha, match["title"])):
        return None
    return Entry(match["title"].rstrip(" .…\t"), int(match["page"]), line.column, (line.number,))


def ranks(contents: Contents) -> dict[str, int]:
    """Return the rank of each entry, 1 for a chapter, by its key; nothing when the table does not tell.

    Numbers tell first, then capitals, then how far an entry stands in.

    >>> written = ["1. Groen 2", "Parken 3", "2. Wonen 4"]
    >>> ranks(Contents(tuple(Entry(line[:-2], int(line[-1])) for line in written)))
    {'1groen': 1, 'parken': 2, '2wonen': 1}
    """
    entries = contents.entries
    found = _by_number(entries) or _by_capitals(entries) or _by_column(entries)
    known: dict[str, int] = {}
    for entry, rank in zip(entries, found, strict=False):
        known.setdefault(key(entry.title), rank)
    return known


def _by_number(entries: Sequence[Entry]) -> list[int]:
    orders = [numbering.read(entry.title) for entry in entries]
    if sum(order is not None for order in orders) < _FEWEST_UNDER_HEADING:
        return []
    series = numbering.series(order for order in orders if order)
    # Numbers that start again in each chapter: the chapters are what stands without one.
    restarts = sum(order is not None and order.series == series[0] and order.path == (1,) for order in orders)
    below = int(restarts > 1 and orders[0] is None)
    ends = [position for position, order in enumerate(orders) if order]
    found: list[int] = []
    last = 0
    for position, (entry, order) in enumerate(zip(entries, orders, strict=True)):
        last = series.index(order.series) + 1 if order else last
        is_outside = position > ends[-1] and apart.is_matter(entry.title)
        is_chapter = below or not last or is_outside
        found.append(last + below if order else 1 if is_chapter else last + 1)
    return found


def _by_capitals(entries: Sequence[Entry]) -> list[int]:
    """Return 1 for entries in capitals that start on a new page.

    Capitals on the page of the entry before them head a group inside a chapter, unless few entries in
    capitals have a page of their own.
    """
    capitals = [entry.title.isupper() for entry in entries]
    if not any(capitals):
        return []
    pages = [None, *(entry.page for entry in entries)]
    on_new_page = [
        is_capital and (before is None or entry.page is None or before < entry.page)
        for is_capital, entry, before in zip(capitals, entries, pages, strict=False)
    ]
    chosen = on_new_page if sum(on_new_page) * 2 > sum(capitals) else capitals
    return [1 if is_chosen else 2 for is_chosen in chosen]


def _by_column(entries: Sequence[Entry]) -> list[int]:
    columns = sorted({entry.column for entry in entries})
    return [columns.index(entry.column) + 1 for entry in entries] if len(columns) > 1 else []


def titles(contents: Contents) -> dict[str, str]:
    """Return the keys of every announced heading, with and without its number, and the key of its entry."""
    found: dict[str, str] = {}
    for entry in contents.entries:
        order = numbering.read(entry.title)
        if order and order.rest and order.sort in (Sort.PLAIN, Sort.PART):
            found.setdefault(key(order.rest), key(entry.title))
    return found | {key(entry.title): key(entry.title) for entry in contents.entries}
