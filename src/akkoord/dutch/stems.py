"""Stems of Dutch words: what the search index holds, and what a query is turned into.

The tokens of a text depend on nothing but the text, so that SQLite and PostgreSQL, which index them as they
are, find the same. Words that only bind a sentence ("de", "van", "wordt") are left out, from texts and from
queries alike: a query of such words alone has no tokens and finds nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

from akkoord.dutch.folding import fold

# A number keeps its marks out of its token: 2.000 and 2000 are one word, 0,7 is written 0.7.
_WORD = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+,\d+|[^\W_]+")

_BINDING_WORDS = """
aan al als bij dan dat de den der deze die dit door dus een en er haar had heb hebben heeft hem het hier
hij hoe hun ik in is je kan kunnen maar me mee men met mijn moet na naar niet nog nu of om omdat ons onze
ook op over te tegen toch toe tot u uit uw van voor waar waren was wat we wel werd wie wij wil word worden
wordt zal ze zich zij zijn zo zoals zonder zou zullen
"""
_BINDING = frozenset(_BINDING_WORDS.split())

# Snowball's "dutch" is the algorithm of Kraaij and Pohlmann: "woningen" and "wonen" meet in "woon".
_stemmer = snowballstemmer.stemmer("dutch")


def tokens(text: str) -> list[str]:
    """Return the words of a text in order: folded, stemmed, without binding words.

    >>> tokens("De 2.000 woningen én het wonen")
    ['2000', 'woon', 'woon']
    >>> tokens("Zorgloket-team!"), tokens("van de en het")
    (['zorgloket', 'team'], [])
    """
    words = _WORD.findall(fold(text))
    return [stem(word) for word in words if word not in _BINDING]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of one folded word; a number loses its thousands dots.

    >>> stem("kinderen"), stem("promoten"), stem("2.000"), stem("0,7")
    ('kinder', 'promoot', '2000', '0.7')
    """
    if word[0].isdigit():
        return word.replace(".", "").replace(",", ".")
    return str(_stemmer.stemWord(word))
