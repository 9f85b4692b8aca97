"""The words of a collection of texts, and which of them a word of a query stands for.

A word of a query stands for the words of the texts that

- have the same stem, or a stem that differs only as plurals make it differ ("pad" and "paden");
- begin with it, from four letters: "fiets" finds "fietspad";
- end with it: "tuin" finds "speeltuin", and "pad" finds "fietspad" where the texts know "fiets";

and where there is none, for the first of these that the texts have:

- the nearest word within one typing error;
- two words that it is made of: "dakisolatie" asks for "dak" and "isolatie";
- the nearest word within two typing errors, from seven letters;
- a longer word that begins or ends with one like it, from eight letters: "domisilie" asks for
  "domiciliefraude".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from akkoord.web.search.words import Word, of_text

SAME, PLURAL, END, START = 1.0, 0.9, 0.6, 0.5
"""How much a hit counts, by how the word of the text resembles the word of the query.

A "stadspark" is a park; what begins with "park" may be a "parkeerterrein".
"""

_SHORTEST_START = 4
_SHORTEST_END = 3
_SHORTEST_MENDED = 4
_SHORTEST_BENT = 4
_SHORTEST_PART = 2
_SHORTEST_LIKE_PART = 8
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
    >>> [choice.weights for word in of_query("fiets tuin") for choice in texts.choose(word)]
    [{'fietspaad': 0.5}, {'speeltuin': 0.6}]
    >>> [choice.corrected for word in of_query("speletuin") for choice in texts.choose(word)]
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
            # The stemmer leaves the s of some plurals: "taxicheques" ends with "cheque".
            for shape in (form, token, _single(token), form.removesuffix("s")):
                self._shapes[shape].add(token)
        self._backwards = sorted(shape[::-1] for shape in self._shapes)

    def choose(self, word: Word) -> tuple[Choice, ...]:
        """Return what a word of a query stands for: one choice, or two for a word made of two."""
        weights = self._weights(word)
        if weights or word.is_code:
            return (Choice(word.form, weights),)
        return self._mended(word, 1) or self._parted(word) or self._mended(word, 2) or self._like_part(word)

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

    def _mended(self, word: Word, most: int) -> tuple[Choice, ...]:
        """Return the nearest word; of a word that the texts only have in the plural, that plural."""
        near = self._nearest(word.form, self._forms, most)
        if near is None:
            token = self._nearest(word.token, self._stems, most)
            near = self._form_of[token] if token else None
        return (self._instead(word, near),) if near else ()

    def _parted(self, word: Word) -> tuple[Choice, ...]:
        """Return the two words that a compound is made of; the longest second one where there are more."""
        for cut in range(_SHORTEST_PART, len(word.form) - _SHORTEST_PART + 1):
            parts = [of_text(part) for part in (word.form[:cut], word.form[cut:])]
            known = [self._weights(part[0]) if self._has(part) else {} for part in parts]
            if all(known):
                first, second = (part[0].form for part in parts)
                return (Choice(word.form, known[0], f"{first} {second}"), Choice(second, known[1]))
        return ()

    def _has(self, part: Sequence[Word]) -> bool:
        """Whether a part of a compound is one word that the texts have by itself, maybe in another form."""
        return len(part) == 1 and (self.knows(part[0]) or _bare(part[0].token) in self._bare)

    def _like_part(self, word: Word) -> tuple[Choice, ...]:
        """Return a word that begins or ends with one like this; an unknown word where there is none."""
        size = len(word.form)
        if size < _SHORTEST_LIKE_PART:
            return (Choice(word.form, {}),)
        long = [form for form in self._forms if len(form) >= size + _SHORTEST_PART]
        ends = ([form[:size] for form in long], [form[-size:] for form in long])
        near = sorted(
            (-self._use(long[place]), long[place])
            for parts in ends
            for _, _, place in process.extract(
                word.form, parts, scorer=OSA.distance, score_cutoff=1, limit=None
            )
        )
        return (self._instead(word, near[0][-1]) if near else Choice(word.form, {}),)

    def _instead(self, word: Word, near: str) -> Choice:
        return Choice(word.form, self._weights(Word(near, self._token_of[near])), near)

    def _nearest(self, written: str, known: Sequence[str], most: int) -> str | None:
        if len(written) < _SHORTEST_MENDED:
            return None
        errors = 1 if len(written) <= _ONE_ERROR_UP_TO else most
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

    The stemmer leaves "kan" (kans) apart from "kans" (kansen), "groen" from "groene", and "isoleert" from
    "isoleer" (isolatie).
    """
    single = _single(_IRREGULAR.get(stem, stem))
    if single.endswith("ert") and stem.endswith("eert"):
        return single[:-1]
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
