"""The table of contents: where it stands, which headings it announces, and what it says of their rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from akkoord.agreement.layout import apart, entries, numbering
from akkoord.agreement.layout.entries import Entry, Run
from akkoord.agreement.layout.marks import Line
from akkoord.agreement.layout.numbering import Sort
from akkoord.dutch.folding import key

_FEWEST_NUMBERED = 2
# Between the halves of a table that a new page cuts stand running titles and the like.
_MOST_LINES_BETWEEN = 8
_WIDEST_JUMP = 60


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

    The pages do not go back. Runs nearby that go on with the pages are of the same table, cut by a new page.
    """
    filled = [line for line in lines if line.text]
    runs = entries.runs(written, filled)
    best = max(range(len(runs)), key=lambda at: (runs[at].is_headed, len(runs[at].entries)), default=None)
    if best is None:
        return Contents()
    first = last = best
    while first > 0 and _goes_on(runs[first - 1], runs[first]):
        first -= 1
    while last + 1 < len(runs) and _goes_on(runs[last], runs[last + 1]):
        last += 1
    return _contents(written, filled, runs[first : last + 1])


def _goes_on(run: Run, after: Run) -> bool:
    is_near = 0 <= after.start - run.stop <= _MOST_LINES_BETWEEN
    return is_near and 0 < run.pages[1] <= after.pages[0] <= run.pages[1] + _WIDEST_JUMP


def _contents(written: Sequence[str], filled: Sequence[Line], runs: Sequence[Run]) -> Contents:
    """Return the entries of all runs, with those that stand alone between two of them."""
    found: list[Entry] = []
    stop = runs[0].start
    for run in runs:
        between = filled[stop : run.start]
        alone = (entries.read(written[line.number - 1], line) for line in between)
        found += [entry for entry in alone if entry is not None]
        found += run.entries
        stop = run.stop
    own = {line.number for line in filled[runs[0].start : stop]}
    return Contents(tuple(found), frozenset(own))


def ranks(contents: Contents) -> dict[str, int]:
    """Return the rank of each entry, 1 for a chapter, by its key; nothing when the table does not tell.

    Numbers tell first, then capitals, then how far an entry stands in.

    >>> written = ["1. Groen 2", "Parken 3", "2. Wonen 4"]
    >>> ranks(Contents(tuple(Entry(line[:-2], int(line[-1])) for line in written)))
    {'1groen': 1, 'parken': 2, '2wonen': 1}
    """
    own = contents.entries
    found = _by_number(own) or _by_capitals(own) or _by_column(own)
    known: dict[str, int] = {}
    for entry, rank in zip(own, found, strict=False):
        known.setdefault(key(entry.title), rank)
    return known


def _by_number(announced: Sequence[Entry]) -> list[int]:
    orders = [numbering.read(entry.title) for entry in announced]
    if sum(order is not None for order in orders) < _FEWEST_NUMBERED:
        return []
    series = numbering.series(order for order in orders if order)
    # Numbers that start again in each chapter: the chapters are what stands without one.
    restarts = sum(order is not None and order.series == series[0] and order.path == (1,) for order in orders)
    below = int(restarts > 1 and orders[0] is None)
    ends = [position for position, order in enumerate(orders) if order]
    found: list[int] = []
    last = 0
    for position, (entry, order) in enumerate(zip(announced, orders, strict=True)):
        last = series.index(order.series) + 1 if order else last
        is_outside = position > ends[-1] and apart.is_matter(entry.title)
        is_chapter = below or not last or is_outside
        found.append(last + below if order else 1 if is_chapter else last + 1)
    return found


def _by_capitals(announced: Sequence[Entry]) -> list[int]:
    """Return 1 for entries in capitals that start on a new page.

    Capitals on the page of the entry before them head a group inside a chapter, unless few entries in
    capitals have a page of their own.
    """
    matter = [apart.is_matter(entry.title) for entry in announced]
    capitals = [
        entry.title.isupper() and not is_matter for entry, is_matter in zip(announced, matter, strict=True)
    ]
    if not any(capitals):
        return []
    pages = [None, *(entry.page for entry in announced)]
    on_new_page = [
        is_capital and (before is None or entry.page is None or before < entry.page)
        for is_capital, entry, before in zip(capitals, announced, pages, strict=False)
    ]
    chosen = on_new_page if sum(on_new_page) * 2 > sum(capitals) else capitals
    alone = [entry.title.isupper() and is_matter for entry, is_matter in zip(announced, matter, strict=True)]
    return [1 if is_chosen or is_alone else 2 for is_chosen, is_alone in zip(chosen, alone, strict=True)]


def _by_column(announced: Sequence[Entry]) -> list[int]:
    columns = sorted({entry.column for entry in announced})
    return [columns.index(entry.column) + 1 for entry in announced] if len(columns) > 1 else []


def titles(contents: Contents) -> dict[str, str]:
    """Return the keys of every announced heading, with and without its number, and the key of its entry."""
    found: dict[str, str] = {}
    for entry in contents.entries:
        order = numbering.read(entry.title)
        if order and order.rest and order.sort in (Sort.PLAIN, Sort.PART):
            found.setdefault(key(order.rest), key(entry.title))
    return found | {key(entry.title): key(entry.title) for entry in contents.entries}
