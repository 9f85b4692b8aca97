"""Words as they are written, and the key by which two spellings are one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from akkoord.dutch import folding

WORD = re.compile(r"\w+(?:[-–&@.'’]\w+)*")
"""A word with what is glued to it: "T2-campus", "M@G", "Limburg.net"."""

_PART = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’](?:s|en|ers?)$")
_NOT_A_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """Return what is equal for spellings of one name: letters and digits, the digit 0 read as the letter.

    >>> key("T2-campus") == key("T2 Campus") == key("t2campus"), key("Huis 0³") == key("Huis O³")
    (True, True)
    >>> key("OCMW's"), key("Sint-Anna")
    ('ocmw', 'sintanna')
    """
    bare = _POSSESSIVE.sub("", name)
    # Most names have no accents, and then there is nothing to fold.
    folded = _NOT_A_LETTER_OR_DIGIT.sub("", bare.lower()) if bare.isascii() else folding.key(bare)
    return folded.replace("0", "o")


def beginnings(name: str) -> Iterator[str]:
    """Yield the keys of the first word, the first two words, and so on: what a spelling may begin with.

    >>> list(beginnings("T2-campus Merel"))
    ['t2', 't2campus', 't2campusmerel']
    """
    return accumulate(key(part) for part in _PART.findall(name))


def is_abbreviation(word: str) -> bool:
    """Whether a word is written in capitals only, of at least two.

    >>> is_abbreviation("OCMW"), is_abbreviation("M@G"), is_abbreviation("OCMW's"), is_abbreviation("Stad")
    (True, True, True, False)
    """
    letters = "".join(_LETTERS.findall(_POSSESSIVE.sub("", word)))
    return len(letters) > 1 and letters.isupper()


def has_capital(word: str) -> bool:
    """Whether a word holds a capital, at its start or inside.

    >>> has_capital("C-mine"), has_capital("eHuis"), has_capital("park")
    (True, True, False)
    """
    return word != word.lower()
