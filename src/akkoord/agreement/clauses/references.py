"""References to other parts: "zie ook het thema mobiliteit", and the promise that stands under that heading.

The names of references hardly ever match the headings word for word ("ondernemen en werken" for "Werkende en
ondernemende stad"), so they are compared by the stems of their words, rare words before common ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from akkoord.agreement.model import CrossRef
from akkoord.dutch.stems import tokens

_SEE = re.compile(
    r"(?<![\w-])zie\s+(?:(?:ook|verder|hierover|hiervoor)\s+){0,2}"
    # "Zie je", "zie onderstaande foto" and an address point to no part.
    r"(?!(?:je|jij|u|ik|hij|zij|ze|we|wij|men|er|eruit|www|http|bijlage|artikel|figuur|"
    r"tab(?:el|ellen)|foto|kaart|pagina|blz|"
    r"onderstaande?|bovenstaande?|hieronder|hierboven)(?!\w))"
    r"(?P<names>(?:\d+(?:\.\d+)*|[^.;:()!?]{2})(?:\d+(?:\.\d+)+|[^.;:()!?]){0,120})",
    re.IGNORECASE,
)
# "Zoals beschreven in hoofdstuk 3": only where a part of the text is meant.
_DESCRIBED_IN = re.compile(
    r"(?<![\w-])(?:beschreven|vermeld|opgenomen|toegelicht|uitgewerkt|omschreven|genoemd)\s+(?:in|onder|bij)\s+"
    r"(?:het\s+|de\s+)?(?=(?:hoofdstuk|thema|deel|luik|punt|paragraaf|rubriek|werf)\s)"
    r"(?P<names>(?:\d+(?:\.\d+)+|[^.;:()!?,]){2,80})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.?")
_OF_HEADING = re.compile(r"(?:(?:hoofdstuk|deel|thema|werf)\s+)?(\d+(?:\.\d+)*)(?:[.:)]|\s)", re.IGNORECASE)
# "Het thema verkeer" names the part behind it.
_PART_WORD = re.compile(
    r"(?:(?:het|de|onze?)\s+)?(?:thema(?:['’]?s)?|hoofdstuk(?:ken)?|paragraaf|deel|luik|punt|rubriek|werf)\s+",
    re.IGNORECASE,
)
_QUOTES = "'\"‘’“”„* "
_SEPARATOR = re.compile(r"\s*,\s*(?:en\s+)?|\s+en\s+(?:ook\s+)?")
_MOST_PIECES = 6
_SHORTEST_START = 4
_ENOUGH_OF_HEADING = 0.5
_ENOUGH_OF_NAME = 0.8


@dataclass(frozen=True, slots=True)
class Place:
    """A heading, and the id of the ambition or goal that stands under it."""

    heading: str
    id: str


class Places:
    """The headings of one agreement, to find the part that a reference names."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._known: dict[str, Place | None] = {}

    def named(self, name: str) -> Place | None:
        """Return the place whose number a name gives, or whose heading it fits best; None where none fits."""
        if name not in self._known:
            number = _NUMBER.fullmatch(name)
            self._known[name] = self._numbered(number[1]) if number else self._best(tokens(name))
        return self._known[name]

    def _numbered(self, number: str) -> Place | None:
        return next((place for place in self._places if _number_of(place.heading) == number), None)

    @cached_property
    def _stems(self) -> list[list[str]]:
        return [list(dict.fromkeys(tokens(place.heading))) for place in self._places]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(stem for stems in self._stems for stem in stems)

    @cached_property
    def _by_start(self) -> dict[str, list[int]]:
        """The positions of the headings by the first letters of their words: all that can be alike."""
        found: dict[str, list[int]] = {}
        for position, stems in enumerate(self._stems):
            for start in {stem[:_SHORTEST_START] for stem in stems}:
                found.setdefault(start, []).append(position)
        return found

    def _best(self, name: Sequence[str]) -> Place | None:
        near = {position for word in name for position in self._by_start.get(word[:_SHORTEST_START], ())}
        best: Place | None = None
        score = 0.0
        for position in sorted(near):
            own = self._fit(name, self._stems[position])
            if own > score:
                best, score = self._places[position], own
        return best

    def _fit(self, name: Sequence[str], heading: Sequence[str]) -> float:
        """Return how much of a name and of a heading is in the other; 0 where that is not enough."""
        of_name = self._share(name, heading)
        of_heading = self._share(heading, name)
        is_enough = of_name >= _ENOUGH_OF_NAME and of_heading >= _ENOUGH_OF_HEADING
        return of_name + of_heading if is_enough else 0.0

    def _share(self, words: Sequence[str], others: Sequence[str]) -> float:
        """Return the share of words that others have too; a word of many headings weighs little."""
        weights = [1 / max(1, self._counts[word]) for word in words]
        shared = (
            weight
            for word, weight in zip(words, weights, strict=True)
            if any(alike(word, other) for other in others)
        )
        return sum(shared) / sum(weights) if weights else 0.0


def find(text: str, places: Places) -> tuple[CrossRef, ...]:
    """Return the references of a text, each name with the id of what stands under its heading.

    >>> places = Places([Place("MOBIELE STAD", "3.1"), Place("WERKENDE EN LERENDE STAD", "4.1")])
    >>> [(found.text, found.id) for found in find("Zie ook het thema mobiliteit en leren en werken.", places)]
    [('mobiliteit', '3.1'), ('leren en werken', '4.1')]
    >>> find("Zie ook cultuur.", places), find("Wij zien de mobiliteit groeien.", places)
    ((CrossRef(text='cultuur', id=None),), ())
    """
    return tuple(CrossRef(name, place.id if place else None) for name, place in pointed(text, places))


def pointed(text: str, places: Places) -> Iterator[tuple[str, Place | None]]:
    """Yield the names that a text refers to, each with the heading that it fits."""
    found = sorted([*_SEE.finditer(text), *_DESCRIBED_IN.finditer(text)], key=lambda match: match.start())
    for match in found:
        yield from ((name, places.named(name)) for name in _names(match["names"], places))


def without(text: str) -> str:
    """Return a text without its references.

    >>> without("Er komt een veer. Zie ook het thema varen.")
    'Er komt een veer. .'
    """
    return _SEE.sub("", text)


def _names(written: str, places: Places) -> list[str]:
    """Cut the words behind "zie" into names: as few as find a heading, for headings hold "en" too."""
    pieces = _pieces(written)
    names: list[str] = []
    while pieces:
        longest = len(pieces) if len(pieces) <= _MOST_PIECES else 1
        length = next(
            (length for length in range(longest, 0, -1) if places.named(_named(written, pieces[:length]))), 1
        )
        names.append(_named(written, pieces[:length]))
        pieces = pieces[length:]
    return [name for name in names if name]


def _pieces(written: str) -> list[tuple[int, int]]:
    cuts = [(0, 0), *(match.span() for match in _SEPARATOR.finditer(written)), (len(written), len(written))]
    return [(before[1], after[0]) for before, after in pairwise(cuts)]


def _named(written: str, pieces: Sequence[tuple[int, int]]) -> str:
    words = written[pieces[0][0] : pieces[-1][1]].strip(_QUOTES)
    return _PART_WORD.sub("", words, count=1).strip(_QUOTES) if _PART_WORD.match(words) else words


def alike(one: str, other: str) -> bool:
    """Whether two stems are one word: equal, or the same but for their last letters.

    >>> alike("dakloos", "dakloosheid"), alike("haven", "hand")
    (True, False)
    """
    shorter = min(len(one), len(other))
    needed = max(_SHORTEST_START, (shorter * 3 + 3) // 4)
    return one == other or (shorter >= _SHORTEST_START and one[:needed] == other[:needed])


def under(headings: Iterator[tuple[str, str]]) -> Places:
    """Return the places of an agreement from its headings with the ids under them, the first of each kept."""
    first: dict[str, str] = {}
    for heading, own_id in headings:
        first.setdefault(heading, own_id)
    return Places([Place(heading, own_id) for heading, own_id in first.items()])


def _number_of(heading: str) -> str | None:
    match = _OF_HEADING.match(heading)
    return match[1] if match else None
