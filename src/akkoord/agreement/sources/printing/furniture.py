"""What stands on every page and is no text: page numbers, running heads and running feet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from akkoord.agreement import sentences
from akkoord.agreement.sources.printing.printed import Row
from akkoord.dutch.folding import key

# Below this many pages nothing can be told to repeat.
_FEWEST_PAGES = 3
# A running foot is missing on the cover and often on the first page of a chapter; left and right pages may
# have one each, so one of the two is on a little less than half of all. A chapter may have a head of its own.
_LEAST_SHARE = 0.4
_MOST_LINES = 6
# A longer line is text, and is not looked at.
_LONGEST = 150
_DIGITS = re.compile(r"\d+")
_OPENS = re.compile(r"(?P<number>\d{1,4})(?![\d.,/%°)]|\s*%)\s*(?P<rest>.*)")
_CLOSES = re.compile(
    r"(?P<rest>.*?)(?<!\d)(?<!\d[.,])(?<![/€$])\s*(?P<number>\d{1,4})(?:\s*(?:/|van)\s*\d{1,4})?\s*[-–—|\])]?"
)
_WITHOUT_WORDS = re.compile(
    r"[\s–—|/•·.-]*(?:(?:pagina|pag|p|blz|bladzijde|page)\b)?[\s–—|/•·.-]*", re.IGNORECASE
)
# Of two pages on one sheet, the number goes up by two.
_STEPS = (1, 2)

Found = dict[int, str]
"""What is furniture on a page: its rows by their place, each with its words that are text; mostly none."""


def find(pages: Sequence[Sequence[Row]]) -> list[Found]:
    """Return the page numbers, running heads and feet of each page, whose rows stand from top to bottom.

    A number is a page number where it counts along with the pages, even glued to a word.

    >>> pages = [[f"Akkoord {number}", f"Wijk {number}00 wordt groen.{number}"] for number in range(4, 8)]
    >>> find([[Row(line) for line in page] for page in pages])[0]
    {0: '', 1: 'Wijk 400 wordt groen.'}
    """
    finder = _Finder(pages)
    for from_top in (True, False):
        for _ in range(_MOST_LINES):
            if not (finder.take_numbers(from_top) + finder.take_repeated(from_top)):
                break
    return finder.found


class _Finder:
    """Goes inwards from the edges of all pages at once, as long as it finds something."""

    def __init__(self, pages: Sequence[Sequence[Row]]) -> None:
        self._pages = pages
        self._left = [list(range(len(page))) for page in pages]
        self.found: list[dict[int, str]] = [{} for _ in pages]
        self._full = sum(any(row.text for row in page) for page in pages)

    def _edges(self, from_top: bool) -> dict[int, int]:
        """Return the place of the outermost row of each page that has one."""
        return {page: left[0 if from_top else -1] for page, left in enumerate(self._left) if left}

    def _text(self, page: int, place: int) -> str:
        return self.found[page].get(place, self._pages[page][place].text)

    def take_numbers(self, from_top: bool) -> int:
        """Take the page numbers at one edge: those at one distance from the place of the page."""
        taken = 0
        for pattern in (_OPENS, _CLOSES):
            matches = {}
            for page, place in self._edges(from_top).items():
                text = self._text(page, place)
                match = pattern.fullmatch(text) if len(text) <= _LONGEST * 2 else None
                if match:
                    matches[page] = (place, match)
            counting = _counting({page: int(match["number"]) for page, (_, match) in matches.items()})
            if self._is_common(counting):
                for page in counting:
                    self._take(page, *matches[page])
                taken += len(counting)
        return taken

    def _take(self, page: int, place: int, match: re.Match[str]) -> None:
        rest = match["rest"].strip()
        self.found[page][place] = "" if _WITHOUT_WORDS.fullmatch(rest) else rest
        if not self.found[page][place]:
            self._left[page].remove(place)

    def _is_common(self, pages: Sequence[int]) -> bool:
        return len(pages) >= max(_FEWEST_PAGES, _LEAST_SHARE * self._full)

    def take_repeated(self, from_top: bool) -> int:
        """Take the lines at one edge that many pages share, digits aside."""
        on: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        for page, place in self._edges(from_top).items():
            if likeness := _likeness(self._text(page, place)):
                on[likeness, round(self._pages[page][place].size)].append((page, place))
        taken = 0
        for places in on.values():
            own = places if self._is_common([page for page, _ in places]) else self._of_chapter(places)
            for page, place in own:
                self.found[page][place] = ""
                self._left[page].remove(place)
            taken += len(own)
        return taken

    def _of_chapter(self, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the places of a head that only the pages of one chapter have.

        Where the first is as large as the others, it is the heading of the chapter itself.
        """
        span = places[-1][0] - places[0][0] + 1
        if len(places) < _FEWEST_PAGES or len(places) < _LEAST_SHARE * span:
            return []
        is_sized = self._pages[places[0][0]][places[0][1]].size > 1
        return places if is_sized else places[1:]


def _counting(number_of: Mapping[int, int]) -> list[int]:
    """Return the pages whose numbers count along, by one or by two a page."""
    best: list[int] = []
    for step in _STEPS:
        distances = Counter(number - step * page for page, number in number_of.items())
        distance, count = max(distances.items(), key=lambda item: item[1], default=(0, 0))
        if count > len(best):
            best = [page for page, number in number_of.items() if number - step * page == distance]
    return best


def _likeness(text: str) -> str:
    """Return what a line shares with its like on other pages.

    A sentence may hold a number that matters, so it must be the same to the letter.
    """
    if len(text) > _LONGEST or (text[:1].islower() and sentences.ends(text)):
        return ""
    return text if text.endswith((".", ";", ":", "!", "?")) else key(_DIGITS.sub("", text))
