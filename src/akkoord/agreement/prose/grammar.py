"""The main clause of a Dutch sentence: what stands in a clause of its own says little of what is promised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from akkoord.agreement.prose import side_clauses
from akkoord.agreement.prose.side_clauses import Token

_PLAIN = str.maketrans("àáâäãåçèéêëìíîïñòóôöõùúûüýÿ’‘`´", "aaaaaaceeeeiiiinooooouuuuyy''''")
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[,;:()–—]|(?<=\s)-(?=\s)")
# Of a sentence without end only the beginning is looked at.
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what its parts are; all three texts have the same length, so places are the same.

    Attributes:
        text: The exact words.
        plain: In small letters without accents.
        main: The same, with spaces in the place of side clauses and brackets.
    """

    text: str
    plain: str
    main: str

    def words(self, start: int, end: int) -> str:
        """Return the exact words between two places, without what parts them from others."""
        return self.text[start:end].strip(" \t\n.,;:")


def analyse(text: str) -> Sentence:
    """Return a sentence with its main clause apart.

    >>> analyse("Clubs die groeien krijgen steun, zodat ze blijven.").main.split()
    ['clubs', 'krijgen', 'steun,', '.']
    """
    own = text[:_LONGEST]
    plain = _lower(own).translate(_PLAIN)
    tokens = [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(plain)]
    hidden = bytearray(len(own))
    for start, end in _brackets(tokens):
        hidden[start:end] = b"\x01" * (end - start)
    for start, end in side_clauses.find([token for token in tokens if not hidden[token.start]]):
        hidden[start:end] = b"\x01" * (end - start)
    main = "".join(" " if covered else letter for letter, covered in zip(plain, hidden, strict=True))
    return Sentence(own, plain, main)


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few capitals of other scripts have small forms of two letters; places must stay the same.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _brackets(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for token in tokens:
        if token.word == "(" and opened is None:
            opened = token.start
        elif token.word == ")" and opened is not None:
            spans.append((opened, token.end))
            opened = None
    return spans
