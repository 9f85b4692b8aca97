"""The entries of a table of contents: a title and its page, a title alone, or a link; in one line or two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from akkoord.agreement import sentences
from akkoord.agreement.layout.marks import Line
from akkoord.dutch.folding import key

# Longer lines are no entries.
_LONGEST_ENTRY = 200
_MARK = re.compile(r"\s*(?:[-–—•·▪◦*+o]\s+)?")
# A title, then a tab, a run of dots or wide space, then the page; or only a space.
_LED = re.compile(
    r"(?P<title>\S.*?)[ \t]*(?:\t|\.{3,}|…|_{3,}|[ ]{3,}|(?:\. ){2,})[ \t.…_]*"
    r"(?:(?:p|pag|blz)\.? ?)?(?P<page>\d{1,4})"
)
_SPACED = re.compile(
    r"(?P<title>\S.{0,150}?[^\W\d_][)\"'”’?!]?)[ \t\xa0]+(?:(?:p|pag|blz) ?\.? ?)?(?P<page>\d{1,3})"
)
_LINKED = re.compile(r"(?:\d{1,2}[.)]\s+)?\[(?P<title>[^\[\]]{1,150})\]\(#[^()\s]{0,200}\)")
_FEWEST_ENTRIES = 3
# Without leaders more are needed, unless a heading says what they are.
_FEWEST_SPACED = 5
_FEWEST_UNDER_HEADING = 2
_MOST_LINES_WITHOUT_PAGE = 6
_MOST_UNPAGED_SHARE = 2
_LONGEST_TITLE = 120
_MOST_TITLE_WORDS = 16
_WIDEST_JUMP = 60
_HEADINGS = ("inhoudsopgave", "inhoudstafel", "inhoudstabel", "inhoud", "index")
# A running title may stand before it on the line.
_HEADING_ENDS = ("inhoudsopgave", "inhoudstafel", "inhoudstabel")
_LONGEST_HEADING = 80
_MOST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced heading: its page, where the table gives one, and how far it stands in."""

    title: str
    page: int | None = None
    column: int = 0
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Entries that stand together, from one line with text to another (the last not included)."""

    entries: tuple[Entry, ...]
    start: int
    stop: int
    is_headed: bool

    @property
    def pages(self) -> tuple[int, int]:
        """The first and the last page; 0 without pages."""
        own = [entry.page for entry in self.entries if entry.page is not None]
        return (own[0], own[-1]) if own else (0, 0)


def runs(written: Sequence[str], filled: Sequence[Line]) -> list[Run]:
    """Return all runs of entries, in order: those under a heading that says so, and those that look so."""
    heads = [at for at, line in enumerate(filled) if _heads(line)][:_MOST_HEADINGS]
    under = [_under(written, filled, at) for at in heads]
    found: list[Run] = []
    for run in sorted([*under, *_by_look(written, filled)], key=lambda run: (-len(run.entries), run.start)):
        # A heading inside its own table, at the top of a second page, makes a part of a longer run.
        is_part = any(other.start < run.stop and run.start < other.stop for other in found)
        if len(run.entries) >= _FEWEST_UNDER_HEADING and not is_part:
            is_headed = run.is_headed or any(run.start <= at < run.stop for at in heads)
            found.append(replace(run, is_headed=is_headed))
    return sorted(found, key=lambda run: run.start)


def read(written: str, line: Line) -> Entry | None:
    """Return the entry that a line is by itself; None where it is none."""
    tail = written.rstrip()[-1:]
    if len(written) > _LONGEST_ENTRY or not (tail.isdigit() or tail == ")"):
        return None
    mark = _MARK.match(written)
    bare = written[mark.end() if mark else 0 :].strip()
    if link := _LINKED.fullmatch(bare):
        return Entry(link["title"], None, line.column, (line.number,))
    match = _LED.fullmatch(bare) or _SPACED.fullmatch(bare)
    if match is None or not any(map(str.isalpha, match["title"])):
        return None
    return Entry(match["title"].rstrip(" .…_\t"), int(match["page"]), line.column, (line.number,))


def _heads(line: Line) -> bool:
    if line.mark or len(line.text) > _LONGEST_HEADING or line.text[-1] in ".;":
        return False
    name = key(line.order.rest if line.order else line.text)
    return name.startswith(_HEADINGS) or name.endswith(_HEADING_ENDS)


def _under(written: Sequence[str], filled: Sequence[Line], head: int) -> Run:
    reading = _Reading(written, filled, head + 1, is_headed=True)
    entries = reading.entries()
    return Run(entries, head, reading.at, is_headed=True)


def _by_look(written: Sequence[str], filled: Sequence[Line]) -> Iterator[Run]:
    at = 0
    while at < len(filled):
        if read(written[filled[at].number - 1], filled[at]) is None:
            at += 1
            continue
        reading = _Reading(written, filled, at, is_headed=False)
        entries = reading.entries()
        if len(entries) >= (_FEWEST_ENTRIES if reading.led >= _FEWEST_ENTRIES else _FEWEST_SPACED):
            yield Run(entries, at, reading.at, is_headed=False)
        at = max(reading.at, at + 1)


class _Reading:
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
        self._paged = self._unpaged = 0
        self._first = ""
        self._known: set[str] = set()

    def entries(self) -> tuple[Entry, ...]:
        while self.at < len(self._filled) and self._take(self._filled[self.at]):
            self.at += 1
        self.at -= len(self._waiting)
        return tuple(self._entries)

    def _take(self, line: Line) -> bool:
        if _heads(line):
            return True
        entry = read(self._written[line.number - 1], line)
        if entry is not None and self._follows(entry):
            self.led += not _SPACED.fullmatch(self._written[line.number - 1].strip())
            self._add(entry)
            return True
        most_unpaged = _MOST_UNPAGED_SHARE * self._paged + _MOST_LINES_WITHOUT_PAGE
        if not _may_be_title(line) or self._unpaged > most_unpaged:
            return False
        if self._is_headed and key(line.text) in self._repeated and not self._opens_body(line):
            self._add(Entry(line.text, None, line.column, (line.number,)))
            return True
        self._waiting.append(line)
        self._unpaged += 1
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
        if self._is_rest(entry.title):
            start = self._entries.pop()
            entry = Entry(f"{start.title} {entry.title}", entry.page, start.column, start.lines + entry.lines)
        self._entries.append(entry)
        self._known.add(key(entry.title))
        self._first = self._first or key(self._entries[0].title)
        self._page = entry.page or self._page
        self._paged += entry.page is not None

    def _is_rest(self, title: str) -> bool:
        """Whether a title goes on with the last one, which has no page."""
        return bool(self._entries) and self._entries[-1].page is None and sentences.starts_small(title)

    def _opens_body(self, line: Line) -> bool:
        """Whether a title without a page is the first heading again, or has prose under it."""
        name = key(line.text)
        if name in self._known if self._page else name == self._first:
            return True
        after = self._filled[self.at + 1] if self.at + 1 < len(self._filled) else None
        return after is not None and not _may_be_title(after) and after.text[-1:] in ".!?"

    @cached_property
    def _repeated(self) -> frozenset[str]:
        """Return the keys of lines that stand in the text more than once: in the contents and as heading."""
        counts = Counter(key(line.text) for line in self._filled if len(line.text) <= _LONGEST_ENTRY)
        return frozenset(name for name, count in counts.items() if count > 1)


def _may_be_title(line: Line) -> bool:
    is_short = len(line.text) <= _LONGEST_TITLE and len(line.text.split()) <= _MOST_TITLE_WORDS
    return is_short and line.text[-1] not in ".;,"
