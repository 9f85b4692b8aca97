"""Texts and queries cut into words, each with the token that the index holds for it.

A word of letters is held by its stem. What holds a digit, or is written with one letter and a hyphen
("G-net", "24/7", "O³", "T2"), is a code: it is held as it is, and found only as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from akkoord.dutch import stems
from akkoord.dutch.folding import fold

MOST_ASKED = 32
"""A query is as long as this many different words; what follows is not searched for."""

# Longer than any word; PostgreSQL refuses a token of more than 2,046 bytes.
_LONGEST = 60
_RUN = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+,\d+|[^\W_]+(?:[-/&+][^\W_]+)*")
_JOINT = re.compile(r"[-/&+]")
_DIGIT = re.compile(r"\d")
_LONE_LETTER = re.compile(r"(?<!\S)([^\W\d_])\s+([^\W\d_]{2,})(?![-/&+\w])")

# The stemmer takes "ge" for the mark of a participle wherever it stands, so that "gezond" would be "zon" and
# "begeleiding" be "beleid". It may do so in "gebundeld" and "uitgebreid"; elsewhere the mark is hidden.
_PARTICIPLE = re.compile(
    r"(?:aan|af|bij|door|in|mee|na|om|op|over|samen|toe|uit|voor|weg)?ge"
    r"(?!bed|beent|bergt|beur|bied|bit|boort|bruik|dacht|deelt|dicht|duld|halt|heel|loof|luid|meent|moed(?!ig)|niet"
    r"|recht|slacht|steent|vaart|vecht|weld|west|wicht|woont|zicht|zond)\w+(?:de?|te?)"
)
_MARK, _HIDDEN = re.compile(r"ge(?=[^aeiouy]*[aeiouy])"), "qe"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written, folded, and its token.

    Attributes:
        form: The word, folded: small letters, no accents.
        token: What the index holds for it.
        is_code: Whether it is found only as it is: a number, or a code such as "g-net".
        parts: Of a code that was written in parts: those that are words by themselves.
    """

    form: str
    token: str
    is_code: bool = False
    parts: tuple[Word, ...] = ()


def of_text(text: str) -> list[Word]:
    """Return all words of a text in order; a code of several parts is followed by its parts.

    >>> [word.token for word in of_text("De C-mine plant 2.000 bomen")]
    ['cmine', 'mine', 'plant', '2000', 'boom']
    """
    return [each for word in _cut(text) for each in (word, *word.parts)]


def of_query(text: str) -> list[Word]:
    """Return the different words that a query asks for, in order.

    >>> [word.token for word in of_query("fietspad in G-net, fietspad")]
    ['fietspad', 'gnet']
    >>> [word.token for word in of_query("c mine")]
    ['cmine']
    """
    # "g net" is a way to write "G-net".
    joined = _LONE_LETTER.sub(_joined, fold(text))
    different = {word.token: word for word in _cut(joined)}
    return list(different.values())[:MOST_ASKED]


def _joined(found: re.Match[str]) -> str:
    letter, word = found.groups()
    return f"{letter}-{word}" if stems.tokens(word) else found.group()


def _cut(text: str) -> Iterator[Word]:
    for run in _RUN.findall(fold(text)):
        parts = tuple(filter(None, map(_simple, _JOINT.split(run))))
        if _is_code(run):
            token = _JOINT.sub("", run)[:_LONGEST]
            yield Word(run[:_LONGEST], token, is_code=True, parts=parts)
        else:
            yield from parts


def _simple(written: str) -> Word | None:
    """Return a word without joints; None for a binding word, and for a letter that stands alone."""
    cut = written[:_LONGEST]
    if _DIGIT.search(cut):
        is_number = cut[0].isdigit()
        return Word(cut, stems.stem(cut) if is_number else cut, is_code=True)
    return Word(cut, _stem(cut)) if len(cut) > 1 and stems.tokens(cut) else None


def _stem(word: str) -> str:
    """Return the stem of a word of letters.

    >>> [_stem(word) for word in ("gezonde", "zon", "begeleiding", "gebundeld", "mogelijk")]
    ['gezond', 'zon', 'begeleid', 'bundel', 'mogelijk']
    """
    if _PARTICIPLE.fullmatch(word):
        return stems.stem(word)
    return stems.stem(_MARK.sub(_HIDDEN, word)).replace(_HIDDEN, "ge")


def _is_code(run: str) -> bool:
    parts = _JOINT.split(run)
    return len(parts) > 1 and (bool(_DIGIT.search(run)) or any(len(part) == 1 for part in parts))
