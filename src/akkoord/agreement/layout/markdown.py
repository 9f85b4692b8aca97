"""The marks of Markdown that take more than one line: front matter, comments, underlined headings, quotes.

Plain text is read in the same way: none of these marks has another meaning there, but a line that starts with
">". That is a bullet, unless the text has headings in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from akkoord.agreement import sentences

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+\S")
_LINK = re.compile(r"\]\(\S{1,400}\)")
_UNDERLINE = re.compile(r" {0,3}(?P<sign>=|-)(?P=sign){2,}\s*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_DELIMITER = re.compile(r"[\s|:]*-{2,}[-\s|:]*")
_QUOTE = re.compile(r" {0,3}>\s?\S")
_NOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,40}\]:")
_LIST_MARK = re.compile(r"\s*(?:(?:[-–—•·▪◦*+]|\d{1,3}[.)])\s+)?")
_MOST_BOLD_LINES = 4
_FIELD = re.compile(r"[\w-]{1,40}\s*:(?:\s|$)|\s+\S|[-#]\s")
_MOST_FRONT_LINES = 100
_LONGEST_HEADING = 120


@dataclass(slots=True)
class Marked:
    """What the marks of a text say of its lines.

    Attributes:
        lines: As written, but empty where a line is only marks; bold that runs over lines is bold on each.
        skipped: Why a line is passed over, by its number (from 1).
        levels: The level of an underlined heading, by its number.
    """

    lines: list[str]
    skipped: dict[int, str] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)


def read(written: Sequence[str]) -> Marked:
    """Return what the marks of a text say of its lines.

    >>> marked = read(["---", "title: Akkoord", "---", "Wonen", "=====", "<!-- nog", "te doen -->", "Groen"])
    >>> marked.levels, sorted(marked.skipped.items())[2:]
    ({4: 1}, [(3, 'front_matter'), (5, 'page_furniture'), (6, 'comment'), (7, 'comment')])
    """
    marked = Marked(list(written))
    start = _front_matter(written, marked)
    _comments(written, start, marked)
    _underlined(written, start, marked)
    is_markdown = any(_HEADING.match(line) or _LINK.search(line, 0, 500) for line in written)
    for number, line in enumerate(written, start=1):
        if number in marked.skipped:
            continue
        if _FENCE.match(line):
            marked.skipped[number] = "page_furniture"
        elif "|" in line and _DELIMITER.fullmatch(line):
            marked.skipped[number] = "table"
        elif is_markdown and _QUOTE.match(line):
            marked.skipped[number] = "quote"
        elif _NOTE.match(line):
            marked.skipped[number] = "footnote"
    for number in marked.skipped:
        marked.lines[number - 1] = ""
    _carry_bold(marked.lines)
    return marked


def _front_matter(written: Sequence[str], marked: Marked) -> int:
    """Pass over the fields between two rules at the very start; return where the text begins."""
    if not written or written[0].rstrip() != "---":
        return 0
    for position, line in enumerate(written[1 : _MOST_FRONT_LINES + 1], start=1):
        if line.rstrip() in ("---", "..."):
            marked.skipped |= dict.fromkeys(range(1, position + 2), "front_matter")
            return position + 1
        if line.strip() and not _FIELD.match(line):
            return 0
    return 0


def _comments(written: Sequence[str], start: int, marked: Marked) -> None:
    """Pass over lines that are wholly inside a comment; one that is never closed is none."""
    opened: int | None = None
    for position, line in enumerate(written[start:], start=start):
        if opened is None and line.lstrip().startswith("<!--"):
            opened = position
        if opened is not None and "-->" in line:
            if not line.rpartition("-->")[2].strip():
                marked.skipped |= dict.fromkeys(range(opened + 1, position + 2), "comment")
            opened = None


def _underlined(written: Sequence[str], start: int, marked: Marked) -> None:
    for position, (line, below) in enumerate(pairwise(written[start:]), start=start + 1):
        underline = _UNDERLINE.fullmatch(below)
        text = line.strip()
        is_plain = 0 < len(text) <= _LONGEST_HEADING and text[0] not in "-*+>#|"
        if underline is None or not is_plain or position in marked.skipped:
            continue
        if underline["sign"] == "=" or not (sentences.ends(text) or "|" in text):
            marked.levels[position] = 1 if underline["sign"] == "=" else 2
            marked.skipped[position + 1] = "page_furniture"


def _carry_bold(lines: list[str]) -> None:
    """Close bold at the end of each line and open it again on the next, where it runs over a few lines."""
    odd = [line.count("**") % 2 == 1 for line in lines]
    position = 0
    while position < len(lines):
        last = _closing(lines, odd, position) if odd[position] else position
        for at in range(position, last):
            lines[at] = f"{lines[at].rstrip()}**"
            mark = _LIST_MARK.match(lines[at + 1])
            cut = mark.end() if mark else 0
            lines[at + 1] = f"{lines[at + 1][:cut]}**{lines[at + 1][cut:]}"
        position = last + 1


def _closing(lines: Sequence[str], odd: Sequence[bool], opening: int) -> int:
    """Return the line that closes the bold that one opens; that line itself where none does."""
    for at in range(opening + 1, min(opening + _MOST_BOLD_LINES, len(lines))):
        if not lines[at].strip():
            return opening
        if odd[at]:
            return at
    return opening
