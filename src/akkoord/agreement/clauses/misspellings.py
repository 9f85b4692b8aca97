"""Words that are misspelt by comparison with the other words of the same text.

There is no dictionary, so only what is certain counts: a long word that stands there once, one letter away
from another, with rows of letters that no other word has. "Verlichting" and "verplichting" are one letter
apart too, which is why shorter words are left alone, and words with a prefix still more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{4,60}")
_ROW = 4
_SHORTEST_NAME = 9
_SHORTEST_WORD = 11
_SHORTEST_WITH_PREFIX = 15
_PREFIX = re.compile(r"(?:aan|af|be|door|ge|her|in|om|onder|ont|op|over|toe|uit|ver|voor)")
# Endings differ by grammar and beginnings by prefix: only what lies between is a slip of the finger.
_SAME_AT_EACH_END = 3
# The longer a word, the fewer odd rows of letters are needed to be sure.
_LONG, _VERY_LONG = 12, 16
_LONG_ENOUGH_FOR_ANOTHER_LETTER = 14
# Of two words that both stand there once, the misspelt one is so many times as odd.
_TIMES_AS_ODD = 3
_OFTEN = 4
# A text with more long words is no agreement any more, and comparing them all would take long.
_MOST_WORDS = 40_000
# "Stadhuis" and "stadshuis": the s between two words is a matter of taste.
_TASTE = {("", "s"), ("s", "")}
# Pieces that are no words by themselves: "ge meente", "dienst verlening" is left alone.
_BROKEN = re.compile(
    r"(?<![\w'’-])(?:(?:ge|be|ont|gem|sch)\s[a-z]{3,40}"
    r"|[a-z]{3,40}\s(?:heid|heden|ing|ingen|teit|atie|aties|lijke|schappen))(?![\w'’-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word as it is written, the text that it stands in (by position), and what it seems to be."""

    text: int
    word: str
    like: str


def find(texts: Sequence[str]) -> tuple[Misspelling, ...]:
    """Return the words of some texts that look misspelt beside the others, in the order of the texts.

    >>> texts = ["Het Klaverpark groeit.", "Het Klavrpark sluit.", "Het Klaverpark opent."]
    >>> [(found.text, found.word, found.like) for found in find(texts)]
    [(1, 'Klavrpark', 'Klaverpark')]
    """
    words = _Words(texts)
    found = (*words.slips(), *words.broken(texts))
    return tuple(sorted(found, key=lambda own: (own.text, own.word)))


class _Words:
    """The words of some texts, with how often each stands there and where it was written last."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts: Counter[str] = Counter()
        self._written: dict[str, tuple[int, str]] = {}
        for position, text in enumerate(texts):
            for written in _WORD.findall(text):
                word = written.lower()
                self._counts[word] += 1
                self._written[word] = position, written
        self._rows = Counter(row for word in self._counts for row in _rows(word))
        self._long = [word for word in self._counts if len(word) >= self._shortest(word)]

    def slips(self) -> Iterator[Misspelling]:
        """Yield the long words that are one letter away from another."""
        shortened = _shortened(self._long) if len(self._long) <= _MOST_WORDS else {}
        for word in self._long:
            if self._counts[word] == 1 and self._odd(word) >= _fewest_odd_rows(word):
                keys = (word, *_without_one(word))
                others = {*keys, *(other for key in keys for other in shortened.get(key, ()))}
                like = next((other for other in sorted(others) if self._is_slip(word, other)), None)
                if like is not None:
                    yield Misspelling(*self._written[word], self._written[like][1])

    def broken(self, texts: Sequence[str]) -> Iterator[Misspelling]:
        """Yield the words of the text that stand in two pieces somewhere."""
        for position, text in enumerate(texts):
            for match in _BROKEN.finditer(text):
                whole = "".join(match[0].split())
                if whole.lower() in self._counts:
                    yield Misspelling(position, match[0], whole)

    def _is_slip(self, word: str, other: str) -> bool:
        if other == word or other not in self._counts:
            return False
        start, end = _same(word, other), _same(word[::-1], other[::-1])
        own, new = word[start : len(word) - end], other[start : len(other) - end]
        if min(start, end) < _SAME_AT_EACH_END or (own, new) in _TASTE:
            return False
        if len(word) == len(other):
            return self._is_shifted(word, other, own, new)
        is_long = min(len(word), len(other)) >= max(self._shortest(word), self._shortest(other))
        # Which of "bestemming" and "besteming" is right is known only where one of them stands often.
        if not own and not new:
            return is_long and self._counts[other] >= _OFTEN
        return is_long and (self._counts[other] > 1 or self._odd(word) >= _TIMES_AS_ODD * self._odd(other))

    def _is_shifted(self, word: str, other: str, own: str, new: str) -> bool:
        """Whether one letter is another one ("leeromgeving" is none of those), or two were turned round."""
        if own == new[::-1] and len(own) > 1:
            return len(word) >= _LONG and not self._odd(other)
        is_known = self._counts[other] > 1 and self._odd(word) >= _TIMES_AS_ODD
        return len(own) == 1 and len(word) >= _LONG_ENOUGH_FOR_ANOTHER_LETTER and is_known

    def _shortest(self, word: str) -> int:
        """Return how long a word must be: a name may be shorter, because names are hardly ever alike."""
        if self._written[word][1][0].isupper():
            return _SHORTEST_NAME
        return _SHORTEST_WITH_PREFIX if _PREFIX.match(word) else _SHORTEST_WORD

    def _odd(self, word: str) -> int:
        """Return how many rows of letters of a word no other word has."""
        return sum(self._rows[row] == 1 for row in _rows(word))


def _same(one: str, other: str) -> int:
    """Return how many letters at the beginning are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _fewest_odd_rows(word: str) -> int:
    return 1 if len(word) >= _VERY_LONG else 2 if len(word) >= _LONG else 3


def _rows(word: str) -> set[str]:
    return {word[at : at + _ROW] for at in range(len(word) - _ROW + 1)}


def _without_one(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _shortened(words: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the words by each form that one of them has without one letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for form in _without_one(word):
            found[form].append(word)
    return found
