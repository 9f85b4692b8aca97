"""Roots of Dutch words: what a verb, its participle and the noun of its action have in common.

"Isoleren", "geïsoleerd" and "isolatie" are one act, and so are "herzien" and "herziening". The stems of
`akkoord.dutch` keep those apart, for a search index needs the words as people type them; here promises are
compared, and what one does the other may name. A root need not be a word: it is only ever compared.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CONSONANT = "[bcdfghjklmnpqrstvwxz]"
_SEPARABLE = (
    "aan|achter|af|bij|binnen|door|in|mee|na|neer|om|onder|op|over|samen|tegen|terug|toe|uit|vast|voor|voort|"
    "weg"
)
# A participle: "gebouwd", "uitgebouwd", "ingezet".
_PARTICIPLE = re.compile(rf"^(?P<before>{_SEPARABLE}|)ge(?P<verb>\w{{2,}}{_CONSONANT}[dt]e?|zet)$")
# They begin and end like one.
_NO_PARTICIPLES = (
    "gebeurt gedeelte gedicht geduld gehalte gehandicapt geheugen geld gemeent gemiddeld gerecht geslacht "
    "gevecht gewest geweld gewicht gezicht gezond gebruikt gemeenschap"
)
_NO_PARTICIPLE = tuple(_NO_PARTICIPLES.split())
# Verbs whose past is another word.
_PRESENT = {"bracht": "breng", "dacht": "denk", "kocht": "koop", "zocht": "zoek"}
_STRONG = re.compile(rf"(?:{'|'.join(_PRESENT)})$")
# Borrowed words in -ing that are no action of a shorter word: a "parking" is not a "park".
_WHOLE = frozenset(["parking", "parkings", "camping", "campings", "koning", "kring", "ring", "ketting"])

_FOREIGN_ACTION = re.compile(r"(?:aties?|erend|erende|eert|eerde?|ering|eringen|eren)$")
_SMALL_OR_ACTION = re.compile(r"(?:ingen|ing|[tp]?jes?)$")
_INFLECTION = re.compile(
    r"(?:en|(?<!i)es?|(?<=\w{5})(?<!aa|oo|ee|ij|ui|ei|eu|ou|au)(?<!aat|oot|eet|iet|oet|uit)s)$"
)
# "Versterkt", "daalt"; the t of "plant" belongs to it.
_ENDING = re.compile(
    rf"(?:(?<=\w{{3}}[bcdfghjkmpqrsvwxz])|(?<=\w{{5}}[ln])|(?<=[aeou]{{2}}{_CONSONANT})|(?<=ij{_CONSONANT}))[dt]$"
)
_LONG_VOWEL = re.compile(rf"([aeou])\1(?={_CONSONANT}+$)")
_TWIN = re.compile(rf"({_CONSONANT})\1$")
_HARDENED = {"v": "f", "z": "s"}


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """Return the root of one folded word; a number loses its thousands dots.

    >>> root("isoleren"), root("geisoleerd"), root("isolatie")
    ('isoler', 'isoler', 'isoler')
    >>> root("uitbouwen"), root("uitgebouwd"), root("huizen"), root("huis"), root("2.000")
    ('uitbouw', 'uitbouw', 'huis', 'huis', '2000')
    """
    if word[0].isdigit():
        return word.replace(".", "").replace(",", ".")
    if len(word) <= 3 or word in _WHOLE:
        return word.removesuffix("s") if word in _WHOLE else word
    bare = _STRONG.sub(lambda match: _PRESENT[match[0]], _present(word))
    shorter = _FOREIGN_ACTION.sub("er", bare) if len(bare) >= 7 else bare
    if shorter == bare:
        shorter = _without(_SMALL_OR_ACTION, bare, 6)
    return _spelt(_ENDING.sub("", _without(_INFLECTION, shorter, 5)))


def _present(word: str) -> str:
    """Take the mark of a participle away: "uitgebouwd" becomes "uitbouwd"."""
    match = _PARTICIPLE.match(word)
    if match is None or word.startswith(_NO_PARTICIPLE):
        return word
    return match["before"] + match["verb"]


def _without(ending: re.Pattern[str], word: str, shortest: int) -> str:
    return ending.sub("", word) if len(word) >= shortest else word


def _spelt(word: str) -> str:
    """Spell a root as its longest form would: one vowel, one consonant, and no v or z at the end."""
    single = _TWIN.sub(r"\1", _LONG_VOWEL.sub(r"\1", word))
    return single[:-1] + _HARDENED.get(single[-1], single[-1])
