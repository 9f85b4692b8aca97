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

from akkoord.agreement.layout import numbering

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
_OPENS = re.compile(r"(?P<number>\d{1,3})(?=[A-ZÀ-Þ“‘\"][\w' ]|[\uf000-\uf8ff])")
_LONGEST_CLOSING = 8
_FEWEST_NUMBERS = 3
# With a page that lacks its number in between.
_FEWEST_WITH_GAPS = 4
_WIDEST_GAP = 2

_NOT_A_LETTER = re.compile(r"[\W\d_]+")
_FEWEST_TITLES = 3
_FEWEST_LETTERS = 3
_LEAST_SHARE = 0.6
_LONGEST_TITLE = 100
_FEWEST_LINES_A_PAGE = 3
_MOST_LINES_TO_EDGE = 6
# The title of the whole is longer than a heading that comes back in each chapter, and names what it is.
_FEWEST_TITLE_WORDS = 4
_TITLE = re.compile(r"(?:akkoord|programma)\b|\b20\d\d\s?-\s?20\d\d\b", re.IGNORECASE)


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
    feeds = {position for position, line in enumerate(lines) if "\f" in line}
    gone = alone | _running(lines, alone, {found.line for found in numbers} | feeds)
    texts = ("" if position in gone else line for position, line in enumerate(lines))
    return Cleaned(tuple(texts), {position + 1: FURNITURE for position in sorted(gone)})


def _is_margin(stripped: str) -> bool:
    return bool(stripped) and bool(_NUMBER_ALONE.fullmatch(stripped) or _RULE.fullmatch(stripped))


def _candidates(lines: Sequence[str], alone: set[int]) -> Iterator[_Found]:
    for position, line in enumerate(lines):
        if position in alone:
            digits = _DIGITS.search(line)
            if digits and len(digits[0]) <= 3:
                yield _Found(position, int(digits[0]), 0, 0)
            continue
        tail = line.rstrip()
        if match := _OPENS.match(line):
            yield _Found(position, int(match["number"]), *match.span("number"))
        if tail[-1:].isdigit() and (match := _CLOSES.search(tail, max(len(tail) - _LONGEST_CLOSING, 0))):
            yield _Found(position, int(match["number"]), *match.span("number"))


def _series(found: Sequence[_Found]) -> list[_Found]:
    """Return the longest series of numbers that count up through the text, with a gap of one at most."""
    length: list[int] = []
    before: list[int | None] = []
    last_of: dict[int, int] = {}
    for position, number in enumerate(found):
        options = [last_of.get(number.value - step) for step in range(1, _WIDEST_GAP + 1)]
        best = max((own for own in options if own is not None), key=length.__getitem__, default=None)
        length.append(1 if best is None else length[best] + 1)
        before.append(best)
        known = last_of.get(number.value)
        if known is None or length[position] >= length[known]:
            last_of[number.value] = position
    chain: list[_Found] = []
    at = max(range(len(length)), key=length.__getitem__, default=None)
    while at is not None:
        chain.append(found[at])
        at = before[at]
    has_gaps = bool(chain) and chain[0].value - chain[-1].value >= len(chain)
    return chain if len(chain) >= (_FEWEST_WITH_GAPS if has_gaps else _FEWEST_NUMBERS) else []


def _running(lines: Sequence[str], alone: set[int], edges: set[int]) -> set[int]:
    """Return the lines of titles that run along: by page numbers, with one that counts along, or by name."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for position, line in enumerate(lines):
        text = line.strip()
        if position not in alone and _may_run(text, is_by_number=position in edges):
            groups[_NOT_A_LETTER.sub("", text.casefold())].append(position)
    nearby = _nearby(lines, alone, edges)
    gone: set[int] = set()
    for letters, positions in groups.items():
        if len(positions) < _FEWEST_TITLES or len(letters) < _FEWEST_LETTERS:
            continue
        texts = [lines[at] for at in positions]
        is_by_page = sum(at in nearby for at in positions) >= _LEAST_SHARE * len(positions)
        if is_by_page or _counts_along(texts, positions) or _names_whole(texts):
            gone.update(positions)
    return gone


def _may_run(text: str, *, is_by_number: bool) -> bool:
    if not text or len(text) > _LONGEST_TITLE or text[-1] in ".;:!?,":
        return False
    if not text[0].isalnum():
        return is_by_number
    order = numbering.read(text)
    return order is None or (order.sort is numbering.Sort.PLAIN and not order.is_closed)


def _nearby(lines: Sequence[str], alone: set[int], edges: set[int]) -> set[int]:
    """Return the lines at the edge of a page: with its number or feed, or next to its number."""
    found = set(edges)
    for edge in edges:
        for step in (-1, 1):
            at = edge + step
            while 0 <= at < len(lines) and (at in alone or not lines[at].strip()):
                at += step
                if abs(at - edge) >= _MOST_LINES_TO_EDGE:
                    break
            found.add(at)
    return found


def _names_whole(texts: Sequence[str]) -> bool:
    is_long = len(texts[0].split()) >= _FEWEST_TITLE_WORDS and len(texts) > _FEWEST_TITLES
    return is_long and bool(_TITLE.search(texts[0]))


def _counts_along(texts: Sequence[str], positions: Sequence[int]) -> bool:
    """Whether lines that are equal but for a number count up, some lines apart, and are more than a label."""
    is_far_apart = positions[-1] - positions[0] >= _FEWEST_LINES_A_PAGE * (len(positions) - 1)
    if len(texts[0].split()) <= 2 or not is_far_apart:
        return False
    numbers = [[int(digits) for digits in _DIGITS.findall(text)[-4:] if len(digits) < 4] for text in texts]
    if len({len(own) for own in numbers}) != 1 or not numbers[0]:
        return False
    columns = zip(*numbers, strict=True)
    return any(all(one < two for one, two in pairwise(column)) for column in columns)
