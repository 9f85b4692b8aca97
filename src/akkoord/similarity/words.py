"""Words and pieces of words, after folding: small letters, no accents, no punctuation."""

from __future__ import annotations

import re
import unicodedata

PIECE_LENGTH = 5

_NOT_A_WORD = re.compile(r"[\W_]+")
_SHORTEST_SHARED = 4

# Words of four letters and more that tie sentences together and say nothing about their subject.
_BINDING_WORDS = """
alle alleen altijd andere beide betreffende binnen buiten daar daarbij daarin daarom deze dezelfde
door echter eerste eigen elke enkele geen graag haar hebben heeft heel hier hierbij hierin houden
ieder iedere inzake komen komt kunnen maar maken meer mits moet moeten naar naast namelijk niet
nieuwe nodig omdat onder ondermeer onze over rond samen sinds steeds tegen tijdens toch tussen
tweede vanaf vanuit veel verder volgende voor vooral waar waarbij waarin waarop wanneer want welke
werden willen worden wordt zeer zelf zich zijn zoals zodat zonder zorgen zowel zullen
"""
_BINDING = frozenset(_BINDING_WORDS.split())


def folded(text: str) -> str:
    """Return a text in small letters, without accents, with one space between words.

    >>> folded("  Coördinatie: één  ZORG-raad!")
    'coordinatie een zorg raad'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    # Taking marks away can bring capitals back: a folded ligature or a letter-like sign.
    bare = bare.casefold()
    return _NOT_A_WORD.sub(" ", bare).strip()


def pieces(text: str) -> list[str]:
    """Return every run of five characters of a folded text; a space stands at both ends.

    >>> pieces("de zorg")
    [' de z', 'de zo', 'e zor', ' zorg', 'zorg ']
    >>> pieces("ja"), pieces("...")
    ([' ja '], [])
    """
    inner = folded(text)
    if not inner:
        return []
    padded = f" {inner} "
    return [padded[start : start + PIECE_LENGTH] for start in range(max(1, len(padded) - PIECE_LENGTH + 1))]


def shared(query: str, text: str) -> tuple[str, ...]:
    """Return the words of a text that a query shares, folded, in the order of the text.

    A word is shared when it is equal, or when one holds the other as a part of at least five letters, or
    when both begin with the same six letters: "toelage" in "mantelzorgtoelage", "mantelzorg" and
    "mantelzorgers". Short words and words that only bind a sentence do not count.

    >>> shared("Reglement toelage mantelzorgers", "De mantelzorgtoelage wordt uitgebreid")
    ('mantelzorgtoelage',)
    """
    asked = _telling(query)
    told = _telling(text)
    return tuple(word for word in told if any(_alike(word, other) for other in asked))


def _telling(text: str) -> list[str]:
    words = dict.fromkeys(folded(text).split())
    return [word for word in words if len(word) >= _SHORTEST_SHARED and word not in _BINDING]


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    is_part = len(shorter) >= PIECE_LENGTH and shorter in longer
    return one == other or is_part or _common_start(one, other) >= PIECE_LENGTH + 1


def _common_start(one: str, other: str) -> int:
    same = [a == b for a, b in zip(one, other, strict=False)]
    return same.index(False) if False in same else len(same)
