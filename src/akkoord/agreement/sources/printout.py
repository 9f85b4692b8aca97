"""Plain text that was taken from a printed document: broken lines, page furniture, columns side by side.

A text is read so when its lines stop in the middle of sentences. Any other text keeps its lines; only page
numbers and running lines are told apart in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from akkoord.agreement import sentences
from akkoord.agreement.sources.printing import columns, furniture, running
from akkoord.agreement.sources.printing.flow import flow
from akkoord.agreement.sources.printing.printed import Piece, Row
from akkoord.agreement.sources.printing.transcript import PAGE_FURNITURE, Margin, transcribe
from akkoord.agreement.sources.source import Source
from akkoord.phrases import Reason

_PAGE_END = "\f"
_FEWEST_PAGES = 3
# Far more lines than any agreement has are left as they are: each takes a thousand bytes while it is joined.
_MOST_LINES = 300_000
# Lines that stop in a sentence, and go on small on the next: one in eight, where hardly any is by chance.
_FEWEST_BROKEN = 5
_LEAST_BROKEN = 0.12
_GAP = re.compile(r"\s{3,}")
_TAB_WIDTH = 4
# The width of a letter, in the size that stands for the height of a line.
_LETTER = 0.3


def read(lines: Sequence[str]) -> Source:
    """Return the lines of a text, whole again where they were broken.

    >>> text = "Wij planten de komende jaren/bomen in de stad, ook langs/de drukke straten van het noor-/den."
    >>> read((text.split("/")) * 3).lines[0]
    'Wij planten de komende jaren bomen in de stad, ook langs de drukke straten van het noorden.'
    """
    found = _furniture(lines)
    if len(lines) > _MOST_LINES or not is_broken(lines):
        return _as_written(lines, found)
    rows, margins = _rows(lines, found)
    text = [row for _, page in groupby(rows, key=lambda row: row.page) for row in columns.arrange(list(page))]
    pieces = flow(text)
    notes = [Reason("page_furniture_removed", {"count": len(margins)})] if margins else []
    notes.append(Reason("lines_joined", {"count": sum(len(piece.numbers) - 1 for piece in pieces)}))
    if any(row.column for row in text):
        notes.append(Reason("columns_read_apart"))
    return replace(transcribe(pieces, margins, len(lines)), notes=tuple(notes))


def is_broken(lines: Sequence[str]) -> bool:
    """Whether the lines of a text were broken by whatever printed it."""
    full = sum(bool(line.strip()) for line in lines)
    broken = sum(_goes_on(before, after) for before, after in pairwise(lines))
    return broken >= _FEWEST_BROKEN and broken >= _LEAST_BROKEN * full


def _goes_on(before: str, after: str) -> bool:
    return (
        sentences.starts_small(after.lstrip())
        and bool(before.strip())
        and not sentences.ends(before.rstrip())
    )


def _furniture(lines: Sequence[str]) -> running.Found:
    """Return the lines that hold page furniture, with what of them is text."""
    pages = _pages(lines)
    if len(pages) < _FEWEST_PAGES:
        return running.find(lines)
    rows = [[Row(lines[at].strip(), number=at) for at in page if lines[at].strip()] for page in pages]
    return {
        rows[page][place].number: (rest,) if rest else ()
        for page, own in enumerate(furniture.find(rows))
        for place, rest in own.items()
    }


def _pages(lines: Sequence[str]) -> list[range]:
    starts = [0, *(at for at, line in enumerate(lines) if at and line.startswith(_PAGE_END))]
    return [range(start, end) for start, end in pairwise([*starts, len(lines)])]


def _as_written(lines: Sequence[str], found: running.Found) -> Source:
    kept = tuple(
        (" ".join(found[at]) or line if at in found else line).removeprefix(_PAGE_END)
        for at, line in enumerate(lines)
    )
    aside = {at + 1: PAGE_FURNITURE for at, rest in found.items() if not rest}
    notes = (Reason("page_furniture_removed", {"count": len(found)}),) if found else ()
    return Source(kept, notes, aside=aside)


def _rows(lines: Sequence[str], found: running.Found) -> tuple[list[Row], list[Margin]]:
    """Return the lines with text as rows on pages, and the page furniture, which ends a page each time."""
    rows: list[Row] = []
    margins: list[Margin] = []
    page = 1
    for at, line in enumerate(lines):
        page += line.startswith(_PAGE_END)
        if at not in found:
            rows += [_row(line, page, at + 1)] if line.strip() else []
            continue
        # Where two pages were put behind each other, the end of one and the start of the next share a line.
        starts = bool(found[at]) and line.strip().startswith(found[at][0])
        rows += [_row(found[at][0], page, at + 1)] if starts else []
        taken = _without(line.strip(), found[at])
        margins.append(Margin(page, is_above=False, text=taken, number=0 if found[at] else at + 1))
        page += 1
        rows += [_row(rest, page, at + 1) for rest in found[at][starts:]]
    return rows, margins


def _without(line: str, rests: Sequence[str]) -> str:
    for rest in rests:
        line = line.removeprefix(rest) if line.startswith(rest) else line.removesuffix(rest)
    return line.strip()


def _row(line: str, page: int, number: int) -> Row:
    wide = line.strip("\f\r").expandtabs(_TAB_WIDTH).rstrip()
    own = wide.lstrip()
    start = len(wide) - len(own)
    ends = [0, *(match.end() for match in _GAP.finditer(own)), len(own)]
    pieces = tuple(Piece((start + first) * _LETTER, own[first:last]) for first, last in pairwise(ends))
    text = " ".join(own.split())
    left, right = start * _LETTER, len(wide) * _LETTER
    return Row(text, page, number, left, right, base=float(-number), pieces=pieces)
