"""What stands on every page and is no text: page numbers, running heads and running feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from akkoord.dutch.folding import key

# Below this many pages nothing can be told to repeat.
_FEWEST_PAGES = 3
# A running foot is missing on the cover and often on the first page of a chapter; left and right pages may
# have one each, so one of the two is on a little less than half of all.
_LEAST_SHARE = 0.4
_MOST_LINES = 3
_LONGEST = 120
_DIGITS = re.compile(r"\d+")
_OPENS = re.compile(r"(?P<number>\d{1,4})(?![\d.,/%°]|\s*%)\s*(?P<rest>.*)")
_CLOSES = re.compile(r"(?P<rest>.*?)(?<!\d)(?<!\d[.,])(?<![/€$])\s*(?P<number>\d{1,4})")
_WITHOUT_WORDS = re.compile(r"(?:\s|[-–—|/])*(?:(?:pagina|pag\.?|p\.|blz\.?|page)\s*)?(?:\s|[-–—|/])*", re.I)

Page = Sequence[str]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The pages without their furniture, and how many lines and numbers were taken away."""

    pages: tuple[tuple[str, ...], ...]
    count: int


def remove(pages: Sequence[Page]) -> Cleaned:
    """Return the pages without page numbers, running heads and running feet.

    A number is a page number where it counts along with the pages, even glued to a word.

    >>> pages = [[f"Akkoord {number}", "Er komt groen.", f"En water.{number}"] for number in range(4, 8)]
    >>> cleaned = remove(pages)
    >>> cleaned.pages[0], cleaned.count
    (('Er komt groen.', 'En water.'), 12)
    """
    kept = [list(page) for page in pages]
    count = 0
    for side in (0, -1):
        for _ in range(_MOST_LINES):
            taken = _take_numbers(kept, side) + _take_repeated(kept, side)
            if not taken:
                break
            count += taken
    return Cleaned(tuple(map(tuple, kept)), count)


def _take_numbers(pages: list[list[str]], side: int) -> int:
    """Take the page numbers at the edge of a page: those at one distance from the place of the page."""
    taken = 0
    for pattern in (_OPENS, _CLOSES):
        found: dict[int, re.Match[str]] = {}
        for place, page in enumerate(pages):
            position = _edge(page, side)
            match = pattern.fullmatch(page[position].strip()) if position is not None else None
            if match:
                found[place] = match
        distances = Counter(int(match["number"]) - place for place, match in found.items())
        distance, count = max(distances.items(), key=lambda item: item[1], default=(0, 0))
        if _repeats(count, pages):
            own = {place: m for place, m in found.items() if int(m["number"]) - place == distance}
            taken += _replace(pages, side, own)
    return taken


def _replace(pages: list[list[str]], side: int, found: dict[int, re.Match[str]]) -> int:
    for place, match in found.items():
        position = _edge(pages[place], side)
        if position is not None:
            rest = match["rest"].strip()
            pages[place][position : position + 1] = [] if _WITHOUT_WORDS.fullmatch(rest) else [rest]
    return len(found)


def _take_repeated(pages: list[list[str]], side: int) -> int:
    """Take the line at the edge that most pages share, digits apart."""
    edges = {place: _edge(page, side) for place, page in enumerate(pages)}
    texts = {place: _likeness(pages[place][at]) for place, at in edges.items() if at is not None}
    counts = Counter(text for text in texts.values() if text)
    repeated = {text for text, count in counts.items() if _repeats(count, pages)}
    taken = 0
    for place, text in texts.items():
        if text in repeated:
            del pages[place][edges[place] or 0]
            taken += 1
    return taken


def _likeness(line: str) -> str:
    """Return what a line shares with its like on other pages; nothing for a sentence or a bullet."""
    text = line.strip()
    is_text = len(text) > _LONGEST or text.endswith((".", ";", ":", "!", "?")) or not text[:1].isalnum()
    return "" if is_text else key(_DIGITS.sub("", text))


def _edge(page: Sequence[str], side: int) -> int | None:
    """Return the position of the first or last line with text."""
    order: Callable[[range], range] = (lambda places: places) if side == 0 else (lambda places: places[::-1])
    return next((position for position in order(range(len(page))) if page[position].strip()), None)


def _repeats(count: int, pages: Sequence[Page]) -> bool:
    full = sum(any(line.strip() for line in page) for page in pages)
    return count >= _FEWEST_PAGES and count >= _LEAST_SHARE * full
