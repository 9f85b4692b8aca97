"""The words of a collection of texts, and which of them a word of a query stands for.

A word of a query stands for the words of the texts that

- have the same stem, or a stem that differs only as plurals make it differ ("pad" and "paden");
- begin with it, from four letters: "fiets" finds "fietspad";
- end with it: "tuin" finds "speeltuin", and "pad" finds "fietspad" where the texts know "fiets";

and where there is none, for the nearest word within one typing error, or two from seven letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from akkoord.web.search.words import Word

SAME, PLURAL, END, START = 1.0, 0.9, 0.6, 0.5
"""How much a hit counts, by how the word of the text resembles the word of the query.

A "stadspark" is a park; what begins with "park" may be a "parkeerterrein".
"""

_SHORTEST_START = 4
_SHORTEST_END = 3
_SHORTEST_MENDED = 4
_SHORTEST_BENT = 4
_ONE_ERROR_UP_TO = 6
# Endings that make words of other words, and look like words: "ring" is no part of "verandering".
_ENDINGS = frozenset({
    "acht", "baar", "ding", "ging", "heid", "isme", "king", "lijk", "ling",
    "ning", "ring", "schap", "sing", "ster", "ting", "ving", "zaam",
})  # fmt: skip
# Plurals that change more than an ending, by their stems.
_IRREGULAR = {
    "blader": "blad",
    "kinder": "kind",
    "leed": "lid",
    "lieder": "lied",
    "scheep": "schip",
    "steed": "stad",
}
_SOFTENED = str.maketrans("zv", "sf")
_DOUBLE_VOWEL = re.compile(r"([aeou])\1")
_LINKS = ("", "s", "e", "en", "er", "n")


@dataclass(frozen=True, slots=True)
class Known:
    """A token of the texts: in how many entries it stands, and the forms in which they write it."""

    token: str
    entries: int
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a word of a query stands for.

    Attributes:
        form: The word as it was asked.
        weights: The tokens it stands for, and how much a hit of each counts; empty when it is unknown.
        corrected: The word that was taken instead; empty when it is the word as it was asked.
    """

    form: str
    weights: Mapping[str, float]
    corrected: str = ""


class Vocabulary:
    """The words of a collection of texts; never changes after it is made.

    >>> from akkoord.web.search.words import of_query
    >>> texts = Vocabulary([Known("fietspaad", 3, ("fietspaden",)), Known("speeltuin", 1, ("speeltuin",))])
    >>> [texts.choose(word).weights for word in of_query("fiets tuin")]
    [{'fietspaad': 0.5}, {'speeltuin': 0.6}]
    >>> [texts.choose(word).corrected for word in of_query("speletuin")]
    ['speeltuin']
    """

    def __init__(self, words: Iterable[Known]) -> None:
        self.entries: dict[str, int] = {}
        self._token_of: dict[str, str] = {}
        self._bare: dict[str, list[str]] = defaultdict(list)
        for known in words:
            self.entries[known.token] = known.entries
            self._bare[_bare(known.token)].append(known.token)
            self._token_of |= {form: known.token for form in known.forms if form.isalpha()}
        self._forms = sorted(self._token_of)
        # The shortest form of a token is the one to show: "speeltuinen" before "speeltuintjes".
        self._form_of = {self._token_of[form]: form for form in sorted(self._forms, key=len, reverse=True)}
        self._stems = sorted(self._form_of)
        self._shapes: dict[str, set[str]] = defaultdict(set)
        for form, token in self._token_of.items():
            for shape in (form, token, _single(token)):
                self._shapes[shape].add(token)
        self._backwards = sorted(shape[::-1] for shape in self._shapes)

    def choose(self, word: Word) -> Choice:
        """Return what a word of a query stands for."""
        weights = self._weights(word)
        if weights or word.is_code:
            return Choice(word.form, weights)
        corrected = self._mended(word)
        if corrected is None:
            return Choice(word.form, {})
        return Choice(word.form, self._weights(Word(corrected, self._token_of[corrected])), corrected)

    def knows(self, word: Word) -> bool:
        """Whether the texts hold a word as it is."""
        return word.token in self.entries

    def _weights(self, word: Word) -> dict[str, float]:
        if word.is_code:
            return {word.token: SAME} if self.knows(word) else {}
        weights: dict[str, float] = {}
        bases = _bases(word)
        for base in bases:
            weights |= dict.fromkeys(self._starting_with(base), START)
        for base in bases:
            weights |= dict.fromkeys(self._ending_with(base), END)
        weights |= dict.fromkeys(self._bare.get(_bare(word.token), ()), PLURAL)
        if self.knows(word):
            weights[word.token] = SAME
        return weights

    def _starting_with(self, base: str) -> Iterator[str]:
        if len(base) >= _SHORTEST_START:
            for form in _with_start(self._forms, base):
                yield self._token_of[form]

    def _ending_with(self, base: str) -> Iterator[str]:
        if len(base) < _SHORTEST_END:
            return
        needs_known_start = len(base) == _SHORTEST_END or base in _ENDINGS
        for backwards in _with_start(self._backwards, base[::-1]):
            shape = backwards[::-1]
            start = shape.removesuffix(base)
            if len(start) >= _SHORTEST_END and (not needs_known_start or self._is_word(start)):
                yield from self._shapes[shape]

    def _is_word(self, start: str) -> bool:
        """Whether the first part of a compound is a word of the texts, without what links it."""
        bare = (start.removesuffix(link) for link in _LINKS if start.endswith(link))
        return any(part in self._shapes for part in bare if len(part) >= _SHORTEST_END)

    def _mended(self, word: Word) -> str | None:
        """Return the nearest word; of a word that the texts only have in the plural, that plural."""
        near = self._nearest(word.form, self._forms)
        if near is None:
            token = self._nearest(word.token, self._stems)
            near = self._form_of[token] if token else None
        return near

    def _nearest(self, written: str, known: Sequence[str]) -> str | None:
        if len(written) < _SHORTEST_MENDED:
            return None
        errors = 1 if len(written) <= _ONE_ERROR_UP_TO else 2
        near = process.extract(written, known, scorer=OSA.distance, score_cutoff=errors, limit=None)
        ordered = sorted(
            (distance, other[0] != written[0], -self._use(other), other)
            for other, distance, _ in near
            if len(other) >= _SHORTEST_END
        )
        return ordered[0][-1] if ordered else None

    def _use(self, written: str) -> int:
        return self.entries[self._token_of.get(written, written)]


def _single(stem: str) -> str:
    """Return a stem as its plural spells its vowel: "paad", the stem of "paden", becomes "pad"."""
    return _DOUBLE_VOWEL.sub(r"\1", stem)


def _bare(stem: str) -> str:
    """Return what the stems of a word and of its other forms share.

    The stemmer leaves "kan" (kans) apart from "kans" (kansen), and "groen" from "groene".
    """
    single = _single(_IRREGULAR.get(stem, stem))
    if len(single) > _SHORTEST_BENT and single.endswith("e"):
        return single[:-1]
    return single[:-1] if single.endswith("s") and len(single) > _SHORTEST_END else single


def _bases(word: Word) -> tuple[str, ...]:
    """Return what a compound may begin or end with: the word, and its stem where that is its singular."""
    stem = word.token
    hardened = _single(word.form).translate(_SOFTENED)
    is_singular = hardened.startswith(_single(stem).translate(_SOFTENED)) and (
        -1 <= len(word.form) - len(stem) <= 2
    )
    return tuple(dict.fromkeys((word.form, stem, _single(stem)) if is_singular else (word.form,)))


def _with_start(ordered: list[str], start: str) -> Iterator[str]:
    for place in range(bisect_left(ordered, start), len(ordered)):
        if not ordered[place].startswith(start):
            return
        yield ordered[place]
