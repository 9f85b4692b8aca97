"""What stands around the text of a page: page numbers, alone or glued to a word, running titles, ruled lines.

A number is a page number where it counts along through the text, and a title runs along where it stands by
page numbers again and again: nothing is taken away on the look of one line, but a number or a rule alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from akkoord.agreement import numbering

FURNITURE = "page_furniture"

_RULE = re.compile(r"[-–—_=*~.·•#\s]{2,}|[_=~#.·]")
_NUMBER_ALONE = re.compile(
    r"(?:(?:pagina|pag\.?|p\.|blz\.?)\s*)?\d{1,4}(?:\s*(?:/|van)\s*\d{1,4}|\s{1,9}\d{1,4})?"
    r"|[-–—|]\s*\d{1,4}\s*[-–—|]|[ivxl]{2,6}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
# Behind a small letter or the end of a sentence, before a capital: "woonstad12", "12Betaalbaar wonen".
_CLOSES = re.compile(r"(?:[a-zà-ÿ]|[^\W\d_][.!?;:)”’\"']{1,3})(?P<number>\d{1,3})$")
_OPENS = re.compile(r"(?P<number>\d{1,3})(?=[A-ZÀ-Þ“‘\"][\w' ])")
_NOT_A_LETTER = re.compile(r"[\W\d_]+")
_FEWEST_NUMBERS = 3
# With a page that lacks its number in between.
_FEWEST_WITH_GAPS = 4
_WIDEST_GAP = 2
_FEWEST_TITLES = 3
_LEAST_SHARE = 0.6
_LONGEST_TITLE = 100
_FEWEST_LINES_A_PAGE = 3


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The lines without what stands around them; the text of a skipped line is empty."""

    lines: tuple[str, ...]
    skipped: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A number that may be of a page: its line (from 0), its value and where it stands on the line."""

    line: int
    value: int
    start: int
    end: int


def clean(written: Sequence[str]) -> Cleaned:
    """Return the lines without page furniture.

    >>> cleaned = clean(["Een groene stad12", "Er komt gras.", "13Wonen", "Dorp.14", "7", "* * *"])
    >>> cleaned.lines
    ('Een groene stad', 'Er komt gras.', 'Wonen', 'Dorp.', '', '')
    """
    lines = list(written)
    alone = {position for position, line in enumerate(lines) if _is_margin(line.strip())}
    numbers = _series(list(_candidates(lines, alone)))
    for found in numbers:
        lines[found.line] = f"{lines[found.line][: found.start]}{lines[found.line][found.end :]}".rstrip()
    edges = {found.line for found in numbers} | {
        position for position, line in enumerate(lines) if "\f" in line
    }
    gone = alone | _running(lines, alone, edges)
    texts = ("" if position in gone else line for position, line in enumerate(lines))
    return Cleaned(tuple(texts), {position + 1: FURNITURE for position in gone})


def _is_margin(stripped: str) -> bool:
    return bool(stripped) and bool(_NUMBER_ALONE.fullmatch(stripped) or _RULE.fullmatch(stripped))


def _candidates(lines: Sequence[str], alone: set[int]) -> Iterator[_Found]:
    for position, line in enumerate(lines):
        if position in alone:
            digits = _DIGITS.search(line)
            if digits and len(digits[0]) <= 3:
                yield _Found(position, int(digits[0]), 0, 0)
            continue
        if not line or not (line[0].isdigit() or line.rstrip()[-1:].isdigit()):
            continue
        if match := _OPENS.match(line):
            yield _Found(position, int(match["number"]), *match.span("number"))
        tail = line.rstrip()
        if match := _CLOSES.search(tail, max(len(tail) - 8, 0)):
            yield _Found(position, int(match["number"]), *match.span("number"))


def _series(found: Sequence[_Found]) -> list[_Found]:
    """Return the longest series of numbers that count up through the text, with a gap of one at most."""
    length: list[int] = []
    before: list[int | None] = []
    last_of: dict[int, int] = {}
    for position, number in enumerate(found):
        options = [last_of.get(number.value - step) for step in range(1, _WIDEST_GAP + 1)]
        best = max((option for option in options if option is not None), key=length.__getitem__, default=None)
        length.append(1 if best is None else length[best] + 1)
        before.append(best)
        known = last_of.get(number.value)
        if known is None or length[position] >= length[known]:
            last_of[number.value] = position
    if not length:
        return []
    at: int | None = max(range(len(length)), key=length.__getitem__)
    chain: list[_Found] = []
    while at is not None:
        chain.append(found[at])
        at = before[at]
    has_gaps = chain[0].value - chain[-1].value >= len(chain)
    return chain if len(chain) >= (_FEWEST_WITH_GAPS if has_gaps else _FEWEST_NUMBERS) else []


def _running(lines: Sequence[str], alone: set[int], edges: set[int]) -> set[int]:
    """Return the lines of titles that run along: by page numbers, or with a number that counts along."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for position, line in enumerate(lines):
        text = line.strip()
        if position in alone or not _may_run(text):
            continue
        groups[_NOT_A_LETTER.sub("", text.casefold())].append(position)
    nearby = _nearby(lines, alone, edges)
    gone: set[int] = set()
    for letters, positions in groups.items():
        if len(positions) < _FEWEST_TITLES or len(letters) < 3:
            continue
        by_page = sum(position in nearby for position in positions)
        if by_page >= _LEAST_SHARE * len(positions) or _counts_along(
            [lines[at] for at in positions], positions
        ):
            gone.update(positions)
    return gone


def _may_run(text: str) -> bool:
    is_text = not text or len(text) > _LONGEST_TITLE or text[-1] in ".;:!?," or not text[0].isalnum()
    if is_text:
        return False
    order = numbering.read(text)
    return order is None or (order.sort is numbering.Sort.PLAIN and not order.is_closed)


def _nearby(lines: Sequence[str], alone: set[int], edges: set[int]) -> set[int]:
    """Return the lines at the edge of a page: with its number or feed, or next to its number."""
    found = set(edges)
    for edge in edges:
        for step in (-1, 1):
            at = edge + step
            while 0 <= at < len(lines) and (at in alone or not lines[at].strip()) and abs(at - edge) < 6:
                at += step
            found.add(at)
    return found


def _counts_along(texts: Sequence[str], positions: Sequence[int]) -> bool:
    """Whether lines that are equal but for a number count up, some lines apart, and are more than a label."""
    if len(texts[0].split()) < 3 or positions[-1] - positions[0] < _FEWEST_LINES_A_PAGE * (
        len(positions) - 1
    ):
        return False
    numbers = [[int(digits) for digits in _DIGITS.findall(text)[-4:] if len(digits) < 4] for text in texts]
    if len({len(own) for own in numbers}) != 1 or not numbers[0]:
        return False
    columns = zip(*numbers, strict=True)
    return any(all(a < b for a, b in pairwise(column)) for column in columns)
