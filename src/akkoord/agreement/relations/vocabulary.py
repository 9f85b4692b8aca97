"""How much each word of one agreement tells: rare words and names much, light words next to nothing."""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources

from akkoord.agreement.relations.roots import root
from akkoord.dutch.folding import fold

_WORD = re.compile(
    r"[^\W\d_]{2,}+(?!\d)"
    # "1 miljoen" is one word: an amount.
    r"|(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+,\d+|\d+(?=\s+mil))(?:\s+(?:miljoen|miljard)(?!\w))?"
    # "T2campus" is also written "T2 campus".
    r"|[^\W\d_]{1,3}\d{1,2}(?=[^\W\d_]{4})|[^\W_]+"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
# A capital inside a sentence makes a name; one at its start proves nothing.
_NAME = re.compile(rf"(?:(?<=[\w,;()'’”] )|(?<=\w-)){_CAPITAL}[\w'’]*")
_CITY = re.compile(rf"(?<!\w)(?:stad|gemeente)\s+(?P<name>{_CAPITAL}\w{{2,}})")
# Its people, and what is theirs, are named after a city by so many letters more: "Eekloos", "Eeklonaar".
_AFTER_A_CITY = 6

# Every agreement is weighed as if so many other promises stood beside it: a word of a short text is rare only
# because all its words are, and must not weigh more than in a long one.
_PROMISES_BESIDE = 300
# What remains of a light word; of a word for a quality ("selectief") or for what is done ("gebouwd").
_LIGHT, _QUALITY_LESS, _DONE_LESS = 0.25, 0.6, 0.7
# A name is what a promise is about, and so is a thing: a compound of two known words, or a large sum.
_NAME_MORE, _THING_MORE, _LONG_MORE = 1.25, 1.35, 1.2
_SHORTEST_THING, _SHORTEST_LONG = 9, 11
_QUALITY = re.compile(
    r"(?:ische?|ie[fv]e?|i?eel|i?ele|lijke?|ige?|heid|heden|iteit(?:en)?|bare?|baar|zaam|zame|aal|ale)$"
)
_DONE = re.compile(r"(?:ge|aange|uitge|inge|opge|(?:be|ver|ont|her)(?=\w{3,9}$))\w+[dt]$")
_SUM = re.compile(r"\s|\d{5}")

_SHORTEST_COMPOUND, _LONGEST_COMPOUND = 8, 40
_SHORTEST_FIRST, _SHORTEST_LAST = 3, 4
_LINKS = ("", "s", "en", "e", "ing", "ings")


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """Return the binding words, the roots of light words, and for each synonym the root of its group."""
    source = resources.files("akkoord.agreement.relations") / "words.toml"
    lists = tomllib.loads(source.read_text(encoding="utf-8"))
    groups = [[root(fold(word)) for word in group.split()] for group in lists["synonyms"]]
    return (
        frozenset(fold(lists["binding"]).split()),
        frozenset(root(word) for word in fold(lists["light"]).split()),
        {other: group[0] for group in groups for other in group[1:]},
    )


@lru_cache(maxsize=65_536)
def _root(written: str) -> str:
    """Return the root of a word as it is written, the same for synonyms; empty for a binding word."""
    binding, _, synonyms = _lists()
    word = fold(written)
    if not word or word in binding:
        return ""
    own = root(word)
    return synonyms.get(own, own)


def roots(text: str) -> list[str]:
    """Return the roots of the words of a text in order, without binding words; synonyms have one root.

    >>> roots("Er worden 2.000 daken geïsoleerd, voor 1 miljoen euro")
    ['2000', 'dak', 'isoler', '1 miljoen', 'euro']
    """
    return [own for word in _words(text) if (own := _root(word))]


def _words(text: str) -> list[str]:
    return _WORD.findall(text if text.isascii() else unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))


class Vocabulary:
    """The words of the promises of one agreement, and what each of them weighs.

    >>> texts = ["Wij bouwen een wijkbudget uit.", "Wij bouwen een sporthal.", "De wijk krijgt een budget."]
    >>> vocabulary = Vocabulary(texts)
    >>> vocabulary.weight("wijkbudget") > vocabulary.weight("bouw")
    True
    >>> vocabulary.pieces("wijkbudget"), vocabulary.pieces("sporthal")
    (('wijk', 'budget'), ())
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._roots: dict[str, tuple[str, ...]] = {}
        # What is written in two places with the same words makes those no less rare.
        distinct = list({self.roots(text): text for text in texts}.values())
        self._total = math.log(_PROMISES_BESIDE + len(distinct))
        self._holders = Counter(own for text in distinct for own in set(self.roots(text)))
        self._names = self._found_names(distinct)
        self._light = _lists()[1] | self._of_the_city(distinct)
        self._forms = self._found_forms({word for text in distinct for word in _words(text)})
        self._weights: dict[str, float] = {}
        self._pieces: dict[str, tuple[str, ...]] = {}
        self._telling: dict[str, tuple[str, ...]] = {}

    def roots(self, text: str) -> tuple[str, ...]:
        """Return the roots of a text, which are found once for all that ask for them."""
        if text not in self._roots:
            self._roots[text] = tuple(roots(text))
        return self._roots[text]

    def is_light(self, own: str) -> bool:
        """Whether a root is that of a light word, or of a compound of two."""
        pieces = self.pieces(own)
        return own in self._light or (len(pieces) == 2 and self._light.issuperset(pieces))

    def weight(self, own: str) -> float:
        """Return how much a root tells, from 0 to about 1: a rare name or thing most, a light word least."""
        if own not in self._weights:
            self._weights[own] = self._weighed(own)
        return self._weights[own]

    def pieces(self, own: str) -> tuple[str, ...]:
        """Return the roots that a compound is made of: two, or the one of them that is known here.

        Dutch writes compounds as one word, and only the words beside it tell where one can be cut.
        """
        if own not in self._pieces:
            self._pieces[own] = self._cut(own)
        return self._pieces[own]

    def telling_pieces(self, own: str) -> tuple[str, ...]:
        """Return the pieces of a compound that are no light words."""
        if own not in self._telling:
            self._telling[own] = tuple(piece for piece in self.pieces(own) if not self.is_light(piece))
        return self._telling[own]

    def _weighed(self, own: str) -> float:
        rarity = 1 - math.log(1 + self._holders[own]) / self._total
        if self.is_light(own):
            return _LIGHT * rarity
        if own[0].isdigit():
            return (_THING_MORE if _SUM.search(own) else 1.0) * rarity
        form = self._forms.get(own, 1.0)
        if own in self._names:
            return _NAME_MORE * form * rarity
        if form < 1.0:
            return form * rarity
        if len(own) >= _SHORTEST_THING and len(self.pieces(own)) == 2:
            return _THING_MORE * rarity
        return (_LONG_MORE if len(own) >= _SHORTEST_LONG else 1.0) * rarity

    def _cut(self, own: str) -> tuple[str, ...]:
        if not _SHORTEST_COMPOUND <= len(own) <= _LONGEST_COMPOUND or own[0].isdigit():
            return ()
        known: tuple[str, ...] = ()
        for position in range(_SHORTEST_FIRST, len(own) - _SHORTEST_LAST + 1):
            first, last = own[:position], own[position:]
            if self._known(last, _SHORTEST_LAST):
                links = (self._known(first.removesuffix(link), _SHORTEST_FIRST) for link in _LINKS)
                if whole := next(filter(None, links), ""):
                    return whole, last
                known = known or (last,)
            elif not known and (piece := self._known(first, _SHORTEST_LAST + 1)):
                known = (piece,)
        return known

    def _known(self, piece: str, shortest: int) -> str:
        """Return the root of a piece of a word that stands in the text by itself; empty where none does."""
        # Inside a compound a word keeps the t or d that its root has lost: "markt" in "marktplein".
        for own in (piece, piece[:-1] if piece.endswith(("t", "d")) else ""):
            is_light = len(piece) >= _SHORTEST_LAST and own in self._light
            if len(piece) >= shortest and own and (own in self._holders or is_light):
                return own
        return ""

    def _found_names(self, texts: Sequence[str]) -> frozenset[str]:
        """Return the roots that are written with a capital in half of the promises that hold them."""
        capitals = Counter(
            own for text in texts for own in {own for name in _NAME.findall(text) for own in roots(name)}
        )
        return frozenset(own for own, count in capitals.items() if 2 * count >= self._holders[own])

    def _of_the_city(self, texts: Sequence[str]) -> frozenset[str]:
        """Return the roots that begin with the name of the city: every promise is for its people."""
        named = Counter(match["name"] for text in texts for match in _CITY.finditer(text))
        if not named:
            return frozenset()
        city = fold(named.most_common(1)[0][0])
        longest = len(city) + _AFTER_A_CITY
        return frozenset(own for own in self._holders if own.startswith(city) and len(own) <= longest)

    def _found_forms(self, written: Iterable[str]) -> dict[str, float]:
        forms: dict[str, float] = {}
        for word in written:
            if own := _root(word):
                forms[own] = max(_form(word), forms.get(own, 0.0))
        return forms


@lru_cache(maxsize=65_536)
def _form(written: str) -> float:
    """Return what the form of a word leaves of its weight: less for a quality and for what is done."""
    word = fold(written)
    if _QUALITY.search(word):
        return _QUALITY_LESS
    return _DONE_LESS if _DONE.match(word) else 1.0
