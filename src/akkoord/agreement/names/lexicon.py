"""All spellings of all names, looked up word by word: one pass over a text finds every name in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from akkoord.agreement.names import vocabulary
from akkoord.agreement.names.spelling import WORD, beginnings, has_capital, is_abbreviation, key

_GAP = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?")
_COMMA_GAP = re.compile(r"[ ,]{1,2}")
_HYPHEN = re.compile(r"[-–]")
_PIECE = re.compile(r"[^-–/]+")
_MOST_PIECES = 8
# A name that ends like "synapspark" is known in small letters too.
_LONG = 8
# "Unizo" for "UNIZO": what is shorter is too often another word.
_LONG_ABBREVIATION = 4


class Part(Enum):
    """What somebody or something that is named does in a promise."""

    BODY = auto()
    """Acts wherever it is named."""
    SERVICE = auto()
    """Acts unless something is done for it or in it."""
    GROUP = auto()
    """Acts only where the sentence says so."""
    TOWN = auto()
    """Is a place, but acts where the sentence says so."""
    COUNTRY = auto()
    """As a town; but a promise lies there only where the sentence says "in" or the like."""
    PLACE = auto()
    """Is a place."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a spelling stands for: the name that is shown, and its part."""

    name: str
    part: Part


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text (`text[start:end]`); `is_inside` where it opens a longer word ("VDAB-aanbod")."""

    named: Named
    start: int
    end: int
    is_inside: bool = False


@dataclass(frozen=True, slots=True)
class _Spelling:
    words: tuple[str, ...]
    named: Named
    has_comma: bool

    def fits(self, written: Sequence[str]) -> bool:
        """Whether words as written may be this name: a name needs its capitals, a noun none."""
        if not any(map(has_capital, self.words)):
            return True
        if all(map(is_abbreviation, self.words)):
            is_long = len(self.words) == 1 and len(self.words[0]) >= _LONG_ABBREVIATION
            return all(map(has_capital if is_long else is_abbreviation, written))
        if len(written) != len(self.words):
            return any(map(has_capital, written)) or self._is_known_small(written)
        pairs = [
            (own, word)
            for own, word in zip(self.words, written, strict=True)
            if has_capital(own) and not vocabulary.is_bare(own) and any(map(str.isalpha, word))
        ]
        return all(has_capital(word) for _, word in pairs) or self._is_known_small(written)

    def _is_known_small(self, written: Sequence[str]) -> bool:
        is_one = len(written) == 1 and len(written[0]) >= _LONG
        return is_one and vocabulary.sort_of(written[0]) is not None and not vocabulary.is_bare(written[0])


class Lexicon:
    """Spellings by their key. Of two with one key the first is found, and one on top before one beneath."""

    def __init__(self, spelled: Iterable[tuple[str, Named]], beneath: Lexicon | None = None) -> None:
        self._by_key: dict[str, tuple[_Spelling, ...]] = dict(beneath._by_key) if beneath else {}
        self._beginnings: set[str] = set(beneath._beginnings) if beneath else set()
        added: dict[str, tuple[_Spelling, ...]] = {}
        for written, named in spelled:
            spelling = _Spelling(tuple(WORD.findall(written)), named, "," in written)
            added[key(written)] = (*added.get(key(written), ()), spelling)
            self._beginnings.update(beginnings(written))
        self.top = frozenset(added)
        """The keys of the spellings on top, without those beneath."""
        for own, spellings in added.items():
            self._by_key[own] = (*spellings, *self._by_key.get(own, ()))

    def __contains__(self, written: str) -> bool:
        return key(written) in self._by_key

    def get(self, written: str) -> Named | None:
        """Return what a spelling stands for, whatever its capitals."""
        found = self._by_key.get(key(written))
        return found[0].named if found else None

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the names in a text, the longest at each place.

        >>> lexicon = Lexicon([("VDAB", Named("VDAB", Part.BODY)), ("T2-campus", Named("T2", Part.PLACE))])
        >>> [text.named.name for text in lexicon.mentions("Het VDAB-aanbod in de T2 campus of T2campus")]
        ['VDAB', 'T2', 'T2']
        """
        words = list(WORD.finditer(text))
        keys = [key(word[0]) for word in words]
        position = 0
        while position < len(words):
            if keys[position] in self._beginnings:
                last = self._last(text, words, keys, position)
                if spelling := self._spelling(text, words[position:last]):
                    yield Mention(spelling.named, words[position].start(), words[last - 1].end())
                    position = last
                    continue
            if _HYPHEN.search(words[position][0]):
                yield from self._inside(words[position])
            position += 1

    def _last(self, text: str, words: Sequence[re.Match[str]], keys: Sequence[str], position: int) -> int:
        """Return where the longest name that begins at a word ends; the word itself where none does."""
        reached, whole = position, ""
        for end in range(position, len(words)):
            whole += keys[end]
            if whole not in self._beginnings:
                break
            if whole in self._by_key and self._spelling(text, words[position : end + 1]):
                reached = end + 1
        return reached

    def _spelling(self, text: str, run: Sequence[re.Match[str]]) -> _Spelling | None:
        if not run:
            return None
        # "Wijk-, buurt- en bibliotheken": the hyphen stands for what follows.
        if text[run[-1].end() : run[-1].end() + 1] == "-":
            return None
        written = [word[0] for word in run]
        gaps = [text[one.end() : other.start()] for one, other in pairwise(run)]
        for spelling in self._by_key.get("".join(map(key, written)), ()):
            allowed = _COMMA_GAP if spelling.has_comma else _GAP
            if all(map(allowed.fullmatch, gaps)) and spelling.fits(written):
                return spelling
        return None

    def _inside(self, word: re.Match[str]) -> Iterator[Mention]:
        """Yield the names that a longer word is made of: "Hasselt-Genk", "VDAB-aanbod"."""
        pieces = list(_PIECE.finditer(word[0]))[:_MOST_PIECES]
        first = 0
        while first < len(pieces):
            start = pieces[first].start()
            for last in range(len(pieces), first, -1):
                end = pieces[last - 1].end()
                if spelling := self._piece(word[0][start:end]):
                    yield Mention(spelling.named, word.start() + start, word.start() + end, is_inside=True)
                    first = last
                    break
            else:
                first += 1

    def _piece(self, written: str) -> _Spelling | None:
        if not has_capital(written):
            return None
        return next((own for own in self._by_key.get(key(written), ()) if own.fits([written])), None)
