"""Texts for paper: nothing vanishes that a font lacks, and no word is wider than its column."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from fontTools.ttLib import TTFont

FOLDERS = tuple(
    Path(font.__file__).parent / "files" for font in (font_source_sans_pro, font_source_serif_pro)
)
"""Where the fonts of the project lie."""

_TEXT_FONT = FOLDERS[0] / "SourceSansPro-Regular.otf"
_HEADING_FONT = FOLDERS[1] / "SourceSerifPro-Semibold.otf"
# The letters of Hebrew and Arabic, which the fonts inside typst have: names of residents can be in them.
_ELSEWHERE = frozenset(
    (*range(0x05D0, 0x05EB), *range(0x0621, 0x063B), *range(0x0641, 0x064B), 0x060C, 0x061F)
)
_KEPT_AS_IS = frozenset("\n\u00a0\u202f")
_LONGEST_WORD = 30
_LONG = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_BREAK = "\u200b"


def readable(text: str) -> str:
    r"""Return a text in which each sign that no font has is named, and long words can be broken.

    Signs that are not seen, such as those that turn the direction of writing, are left out.

    >>> readable("groen \N{GRINNING FACE}\x00\u202e")
    'groen [grinning face]'
    >>> len(readable("x" * 60)) - 60
    1
    """
    seen = text if _is_plain(text) else "".join(map(_sign, unicodedata.normalize("NFC", text)))
    return _LONG.sub(_breakable, seen)


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


@cache
def _sign(sign: str) -> str:
    if sign in _KEPT_AS_IS or ord(sign) in _covered() or ord(sign) in _ELSEWHERE:
        return sign
    category = unicodedata.category(sign)
    if category in {"Cc", "Cf", "Cs", "Mn", "Me"} or category.startswith("Z"):
        return " " if category.startswith("Z") or sign in "\t\r\v\f" else ""
    return f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]"


@cache
def _covered() -> frozenset[int]:
    """Return the signs that both fonts have."""
    text, heading = (frozenset(TTFont(path).getBestCmap()) for path in (_TEXT_FONT, _HEADING_FONT))
    return frozenset(code for code in text & heading if unicodedata.category(chr(code)) not in {"Cc", "Cf"})


def _breakable(found: re.Match[str]) -> str:
    word = found[0]
    return _BREAK.join(word[start : start + _LONGEST_WORD] for start in range(0, len(word), _LONGEST_WORD))
