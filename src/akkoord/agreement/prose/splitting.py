"""Sentences of running text, each as the exact words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkoord.agreement.prose import lexicon

# A full stop behind these ends no sentence.
_ABBREVIATIONS = lexicon.words("others", "abbreviations")
_BOUNDARY = re.compile(
    # A stop with what closes behind it; the number of a footnote may be glued to it.
    r"(?<![.!?…])(?P<stop>[.!?…]{1,8})(?P<close>[\"'”’»)\]]{0,4})(?:(?<=[^\W\d_][.!?])\d{1,2}(?=\s))?"
    # White space and a beginning; without white space only between a word and a word with a capital.
    r"(?:\s+(?=[\"'“‘„«(\[]{0,4}(?:[A-ZÀ-ÖØ-Þ€\d]|['’][snt]\s))"
    r"|(?<=[a-zà-ÿ]{3}[.!?])(?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ]))"
)
_LAST_WORD = re.compile(r"[\w.]{1,12}\Z")
_WINDOW = 14


def split(text: str) -> Iterator[str]:
    """Yield the sentences of a text, in order; with the white space between them they are the text again.

    >>> list(split("Er komt o.a. een park. De aanleg start in 2031! Wie helpt mee?"))
    ['Er komt o.a. een park.', 'De aanleg start in 2031!', 'Wie helpt mee?']
    >>> list(split("Er is gras, zand, ... en water. Art. 5 blijft."))
    ['Er is gras, zand, ... en water.', 'Art. 5 blijft.']
    """
    position = 0
    for match in _BOUNDARY.finditer(text):
        if _ends(text, position, match):
            yield text[position : match.end()].strip()
            position = match.end()
    if rest := text[position:].strip():
        yield rest


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop ends a sentence, and is not that of an abbreviation, an initial or a number."""
    if match["stop"] != "." or match["close"]:
        return True
    before = _LAST_WORD.search(text, max(start, match.start() - _WINDOW), match.start())
    if before is None:
        return True
    word = before[0].lower().lstrip(".")
    is_number = word.isdecimal() and not text[start : before.start()].strip()
    is_initial = len(word) == 1 and before[0].isupper()
    return not (is_number or is_initial or word in _ABBREVIATIONS)
