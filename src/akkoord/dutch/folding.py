"""Texts made comparable: small letters, no accents, one kind of quote and dash."""

from __future__ import annotations

import re
import unicodedata

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´′ʼ", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_NOT_A_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return a text in small letters, without accents, with plain quotes, dashes and single spaces.

    Soft hyphens, zero-width characters and marks of writing direction are left out.

    >>> fold("  Coördinatie – ‘één’  ZORGRAAD… ")
    "coordinatie - 'een' zorgraad..."
    """
    if text.isascii():
        # The same outcome, without looking for what only other signs need.
        return " ".join(text.replace("`", "'").lower().split())
    plain = _INVISIBLE.sub("", text).translate(_TYPOGRAPHY)
    decomposed = unicodedata.normalize("NFKD", plain.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    # Taking accents away can bring capitals and typographic signs back (letter-like symbols, ligatures).
    return " ".join(bare.casefold().translate(_TYPOGRAPHY).split())


def key(text: str) -> str:
    """Return the letters and digits of a text only, folded: equal for names that differ in signs.

    >>> key("Synaps-Park.") == key("synapspark")
    True
    """
    return _NOT_A_LETTER_OR_DIGIT.sub("", fold(text))
