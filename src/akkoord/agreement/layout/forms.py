"""What one line can open: a heading, a bullet, a step of a plan, or plain text.

The table of contents comes first, then marks, then the number and the word before it, then capitals.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from akkoord.agreement import sentences
from akkoord.agreement.layout import contents as table
from akkoord.agreement.layout.blocks import Shape
from akkoord.agreement.layout.contents import Contents
from akkoord.agreement.layout.marks import Line
from akkoord.agreement.layout.numbering import Number, Sort
from akkoord.dutch.folding import key

# A numbered line is a heading when what it names is this short and has no full stop.
_LONGEST_NUMBERED_HEADING = 90
# Behind "1." a longer line is more likely an item of a list.
_LONGEST_CLOSED_HEADING = 60
# A part of a text that closes with a full stop and is this long is a promise with a label.
_FEWEST_SENTENCE_WORDS = 6
# "| a | b |", or "a | b" as the rows of other formats are written.
_ROW = re.compile(r"\||[^|]{1,2000}\s\|(?:\s|$)")
_LONGEST_LISTED = 200
_MOST_LISTED_LINES = 3
# A blank line may cut a heading in two.
_FARTHEST_LISTED = 2
_SHORTEST_CUT = 12
_MOST_WRAPPED_LINES = 4
# A series starts at 0 or 1, or at 2 where the first was lost.
_LAST_START = 2


class Forms:
    """Knows what each line of a text can open."""

    def __init__(self, lines: Sequence[Line], contents: Contents) -> None:
        self._lines = lines
        self._titles = table.titles(contents)
        self._in_order = sorted(self._titles)
        self._parents = frozenset(_parents(lines))
        self._series = frozenset(_in_series(lines)) | self._parents
        self._entries = dict(self._announced(lines)) if self._titles else {}
        self._known: dict[int, Shape] = {}

    def entry(self, line: Line) -> str:
        """Return the key of the entry that announces a line; empty without one."""
        return self._entries.get(line.number, ("", 0))[0]

    def announced_lines(self, line: Line) -> int:
        """Return how many lines the heading that starts here takes in the text: the contents tell."""
        return self._entries.get(line.number, ("", 1))[1]

    def of(self, line: Line) -> Shape:
        """Return what a line opens; plain text opens a paragraph, or goes on with what is above it."""
        if line.number not in self._known:
            self._known[line.number] = self._form(line)
        return self._known[line.number]

    def is_numbered(self, line: Line) -> bool:
        """Whether the number that a line starts with is one, and no quantity or initial."""
        return line.order is not None and (not _is_weak(line.order) or line.number in self._series)

    def _form(self, line: Line) -> Shape:
        if line.level or line.number in self._entries:
            return Shape.HEADING
        if line.mark:
            is_step = line.order is not None and line.order.sort not in (Sort.PLAIN, Sort.PART)
            return Shape.STEP if is_step else Shape.BULLET
        if line.order and self.is_numbered(line):
            form = _numbered(line.order, self._whole(line.order.rest, line.number))
            return Shape.STEP if form is Shape.BULLET and line.number in self._parents else form
        if shouts(line):
            return Shape.HEADING
        return Shape.ROW if _ROW.match(line.text) else Shape.PARAGRAPH

    def _whole(self, text: str, number: int) -> str:
        """Return what a line starts, with the lines right under it that go on in small letters."""
        below = self._lines[number : number + _MOST_WRAPPED_LINES]
        for line in takewhile(lambda line: line.text and not line.mark, below):
            if sentences.ends(text) or not sentences.starts_small(line.text):
                break
            text = f"{text} {line.text}"
        return text

    def _announced(self, lines: Sequence[Line]) -> Iterator[tuple[int, tuple[str, int]]]:
        """Yield the lines that the contents announce, with the entry and the number of lines it takes."""
        filled = [line for line in lines if line.text or line.mark]
        for position, line in enumerate(filled):
            if line.mark or len(line.text) > _LONGEST_LISTED:
                continue
            own, count = self._lookup(line.text, line.order), 1
            while not own and count < _MOST_LISTED_LINES:
                more = filled[position : position + count + 1]
                is_near = len(more) > count and more[-1].number - more[-2].number <= _FARTHEST_LISTED
                joined = key(" ".join(each.text for each in more))
                if not is_near or more[-1].mark or not self._starting_with(joined):
                    break
                own, count = self._titles.get(joined, ""), count + 1
            own, count = (own, count) if own else (self._cut(line.text), 1)
            if own:
                yield line.number, (own, count)

    def _cut(self, text: str) -> str:
        """Return the entry that a line is the most of, where the rest of the heading is lost."""
        name = key(text)
        starting = self._starting_with(name) if len(name) >= _SHORTEST_CUT and sentences.is_name(text) else []
        is_most = len(starting) == 1 and len(name) * 2 >= len(starting[0])
        return self._titles[starting[0]] if is_most else ""

    def _lookup(self, text: str, order: Number | None) -> str:
        own = self._titles.get(key(text), "")
        return own or (self._titles.get(key(order.rest), "") if order and order.rest else "")

    def _starting_with(self, name: str) -> list[str]:
        """Return the keys that start with a name, two at most."""
        at = bisect_left(self._in_order, name)
        return [own for own in self._in_order[at : at + 2] if own.startswith(name)]


def shouts(line: Line) -> bool:
    """Whether a line is a heading by its capitals."""
    return not line.mark and sentences.is_capitals(line.text) and sentences.is_name(line.text)


def _numbered(order: Number, text: str) -> Shape:
    """Return what a number with these words behind it opens."""
    match order.sort:
        case Sort.PART:
            is_sentence = text.endswith(".") and len(text.split()) >= _FEWEST_SENTENCE_WORDS
            return Shape.STEP if is_sentence else Shape.HEADING
        case Sort.PLAIN:
            return _plain(order, text)
        case _:
            return Shape.STEP if len(text.split()) != 1 else Shape.HEADING


def _plain(order: Number, text: str) -> Shape:
    names = _names(text)
    if order.depth > 1:
        return Shape.HEADING if names and len(text) <= _LONGEST_NUMBERED_HEADING else Shape.STEP
    is_heading = names and order.style in ("1", "1)", "A", "I", "A)", "I)")
    longest = _LONGEST_CLOSED_HEADING if order.is_closed else _LONGEST_NUMBERED_HEADING
    return Shape.HEADING if is_heading and len(text) <= longest else Shape.BULLET


def _names(text: str) -> bool:
    """Whether what is numbered is a name: no sentence about what is or will be, but in capitals."""
    if sentences.is_capitals(text):
        return True
    is_name = sentences.is_name(text) or (text[-1] in "?!" and sentences.is_name(text[:-1]))
    is_name = is_name or (sentences.leads_in(text) and sentences.is_label(text))
    is_name = is_name and len(list(sentences.split(text))) == 1
    return is_name and not sentences.states(text) and sentences.US.isdisjoint(text.casefold().split())


def _is_weak(order: Number) -> bool:
    """Whether a number is one only in a series: a bare one may be a quantity, a capital letter an initial."""
    return (
        order.sort is Sort.PLAIN and order.depth == 1 and (not order.is_closed or order.style in ("A", "I"))
    )


def _parents(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines with a single number that others are numbered under: "1." above "1.1"."""
    last: Line | None = None
    for line in lines:
        if line.order is None or line.mark or line.order.sort is not Sort.PLAIN:
            continue
        if line.order.depth == 1:
            last = line
        elif last is not None and last.order and last.order.path[0] == line.order.path[0]:
            yield last.number


def _in_series(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines whose weak numbers count up: two at least, three where the first is lost."""
    open_series: dict[str, list[Line]] = {}
    for line in lines:
        if line.order is None or line.mark or not _is_weak(line.order) or not _names(line.order.rest):
            continue
        own = open_series.setdefault(line.order.style, [])
        if own and line.order.path[0] == _value(own[-1]) + 1:
            own.append(line)
        elif line.order.path[0] <= _LAST_START:
            yield from _accepted(own)
            open_series[line.order.style] = [line]
    for own in open_series.values():
        yield from _accepted(own)


def _accepted(series: Sequence[Line]) -> Iterator[int]:
    fewest = 2 if series and _value(series[0]) < _LAST_START else 3
    yield from (line.number for line in series if len(series) >= fewest)


def _value(line: Line) -> int:
    return line.order.path[0] if line.order else 0
