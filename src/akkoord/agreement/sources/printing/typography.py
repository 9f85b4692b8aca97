"""Which rows of a PDF are headings, and of which level: by the size and weight of letters, by bookmarks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mode

from akkoord.agreement import sentences
from akkoord.agreement.sources.printing import items
from akkoord.agreement.sources.printing.printed import Row
from akkoord.dutch.folding import key

# Letters this much larger than those of the text set a heading; this much apart, they are of two sizes.
_LARGER = 1.1
_APART = 1.04
_MOST_ROWS = 4
_LONGEST = 160
_LONGEST_BOLD = 100
_MOST_BOLD_ROWS = 2
_LONGEST_SENTENCE_WORDS = 8
# The rows of one heading stand at most this many of their sizes apart.
_LEADING = 1.7
# More of the text than this is not in headings: then bold or large letters are how it is set.
_MOST_SHARE = 0.3
_FEWEST_BOOKMARKS = 3
_DEEPEST = 5
_FEWEST_NUMBERED = 3
_INDENT = 0.6
_FEWER = 3
_SENTENCES = re.compile(r"[^\W\d_]{2}[.!?]\s+[A-Z]")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*(?=[.)]?\s)")
# What "print to PDF" makes of the names of fonts.
_NAMELESS = re.compile(r"[A-Z]{1,2}\d{1,3}")
_LETTER = re.compile(r"[^\W\d_]")

Style = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Heading:
    """The rows of one heading, from the first up to the last, by their places, and its level."""

    first: int
    last: int
    level: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows right under each other in one style."""

    first: int
    last: int
    style: Style
    text: str


def headings(
    rows: Sequence[Row], bookmarks: Mapping[str, int], passed: frozenset[int] = frozenset()
) -> list[Heading]:
    """Return the headings among the rows of a text.

    Args:
        rows: In the order in which they are read.
        bookmarks: The depth of each bookmark, from 1, by the key of its title.
        passed: The places of rows that are no headings, as those of the table of contents.

    >>> rows = [Row("Groen", size=20), Row("Er komen bomen in alle straten.", size=10)]
    >>> headings(rows, {})
    [Heading(first=0, last=0, level=1)]
    """
    rows = _with_weights(rows)
    body = _body(rows)
    runs = [run for run in _runs(rows) if not passed.intersection(range(run.first, run.last + 1))]
    marked = {run.first: bookmarks[key(run.text)] for run in runs if key(run.text) in bookmarks}
    if len(marked) < min(_FEWEST_BOOKMARKS, len(bookmarks)):
        marked = {}
    found = [run for run in runs if run.first in marked or _reads_as_heading(run, rows, body)]
    total = sum(len(row.text) for row in rows)
    if sum(len(run.text) for run in found) > _MOST_SHARE * total:
        found = [run for run in found if run.first in marked or run.style[0] >= body[0] * _LARGER]
    level_of = _levels(found, marked)
    shift_of = _shifts(found)
    place_of = {
        run: (marked[run.first], 0)
        if run.first in marked
        else (level_of[run.style], shift_of.get(run.first, 0))
        for run in found
        if run.first in marked or run.style in level_of
    }
    order = sorted(set(place_of.values()))
    return [
        Heading(run.first, run.last, min(order.index(place) + 1, _DEEPEST)) for run, place in place_of.items()
    ]


def _shifts(found: Sequence[_Run]) -> dict[int, int]:
    """Return how much deeper than its like a heading stands: "1.1" under "1", and names under both."""
    by_style: dict[Style, list[_Run]] = defaultdict(list)
    for run in found:
        by_style[run.style].append(run)
    shifts: dict[int, int] = {}
    for own in by_style.values():
        depth_of = {run.first: match[0].count(".") for run in own if (match := _SECTION.match(run.text))}
        if len(depth_of) < _FEWEST_NUMBERED:
            continue
        outermost, first = min(depth_of.values()), min(depth_of)
        others = [run.first for run in own if run.first not in depth_of and run.first > first]
        if len(others) >= len(depth_of):
            shifts |= dict.fromkeys(others, max(depth_of.values()) - outermost + 1)
        shifts |= {place: depth - outermost for place, depth in depth_of.items()}
    return shifts


def _with_weights(rows: Sequence[Row]) -> Sequence[Row]:
    """Return rows whose weight is told by their font where fonts have no names: one unlike most is bold."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.font] += len(row.text)
    main = counts.most_common(1)[0][0] if counts else ""
    if not _NAMELESS.fullmatch(main):
        return rows
    return [
        replace(row, is_bold=True) if row.font != main and _NAMELESS.fullmatch(row.font) else row
        for row in rows
    ]


def _body(rows: Sequence[Row]) -> Style:
    """Return the style of most letters."""
    counts: Counter[Style] = Counter()
    for row in rows:
        counts[_style(row)] += len(row.text)
    return counts.most_common(1)[0][0] if counts else (1.0, False)


def _style(row: Row) -> Style:
    return round(row.size * 2) / 2, row.is_bold


def _runs(rows: Sequence[Row]) -> list[_Run]:
    runs: list[_Run] = []
    first = 0
    for place, (row, after) in enumerate(pairwise([*rows, None])):
        if row is None or (after is not None and _goes_on(row, after)):
            continue
        text = " ".join(own.text for own in rows[first : place + 1])
        runs.append(_Run(first, place, _style(row), text))
        first = place + 1
    return runs


def _goes_on(row: Row, after: Row) -> bool:
    same = _style(row) == _style(after) and row.page == after.page and not after.has_dot
    return same and 0 < row.base - after.base <= _LEADING * row.size


def _reads_as_heading(run: _Run, rows: Sequence[Row], body: Style) -> bool:
    count = run.last - run.first + 1
    item = items.marked(rows[run.first])
    if (item and item.mark == items.DASH) or not _LETTER.search(run.text):
        return False
    if run.style[0] >= body[0] * _LARGER:
        return count <= _MOST_ROWS and len(run.text) <= _LONGEST and not _SENTENCES.search(run.text)
    is_bold = run.style[1] and not body[1] and run.style[0] >= body[0] / _APART
    if not is_bold or count > _MOST_BOLD_ROWS or len(run.text) > _LONGEST_BOLD:
        return False
    if item and run.last + 1 < len(rows) and _hangs(rows[run.last], rows[run.last + 1]):
        return False
    return _closes(run.text) and _stands_apart(run, rows)


def _hangs(row: Row, after: Row) -> bool:
    """Whether a numbered row goes on further in: it is an item that begins in bold."""
    return after.left > row.left + _INDENT * row.size and not _has_gap(row, after)


def _closes(text: str) -> bool:
    """Whether bold words are a whole heading: no half sentence, and no whole one but for a short one."""
    if sentences.starts_small(text) or text.endswith((",", ";")):
        return False
    is_sentence = text.endswith((".", ":"))
    return not is_sentence or (len(text.split()) <= _LONGEST_SENTENCE_WORDS and not _SENTENCES.search(text))


def _stands_apart(run: _Run, rows: Sequence[Row]) -> bool:
    """Whether nothing runs on into a heading, nor from it."""
    before = rows[run.first - 1] if run.first else None
    after = rows[run.last + 1] if run.last + 1 < len(rows) else None
    is_after_end = before is None or sentences.ends(before.text) or _has_gap(before, rows[run.first])
    is_before_start = (
        after is None or not sentences.starts_small(after.text) or _has_gap(rows[run.last], after)
    )
    return is_after_end and is_before_start


def _has_gap(row: Row, after: Row) -> bool:
    drop = row.base - after.base
    return row.page != after.page or drop < 0 or drop > _LEADING * max(row.size, after.size)


def _levels(found: Sequence[_Run], marked: Mapping[int, int]) -> dict[Style, int]:
    """Return the level of each style, the largest first; of the lines of a cover only the title has one."""
    by_style: dict[Style, list[_Run]] = defaultdict(list)
    for run in found:
        by_style[run.style].append(run)
    repeated = {style for style, own in by_style.items() if len(own) > 1}
    first = min((by_style[style][0].first for style in repeated), default=0)
    levels: dict[Style, int] = {}
    title = level = fewest = 0
    taken: set[int] = set()
    for style in sorted(by_style, reverse=True):
        bookmarked = [marked[run.first] for run in by_style[style] if run.first in marked]
        if bookmarked:
            level = mode(bookmarked)
        elif repeated and not taken and by_style[style][-1].first < first:
            if title:
                continue
            title = level = 1
        elif style in repeated and (len(by_style[style]) * _FEWER > fewest or level == title):
            # What there is far less of than of larger headings stands beside them, not under them.
            level += level in taken or level == title
            fewest = len(by_style[style])
        else:
            level = max(level, title + 1)
        levels[style] = level
        taken.update({level} - {title})
    return levels
