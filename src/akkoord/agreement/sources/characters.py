"""Characters that do no more than trouble: invisible ones go, ligatures and accents apart become letters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from akkoord.phrases import Reason

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# Spaces without width, joiners, and marks that turn the reading direction.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u061c\u180e\ufeff\ufe00-\ufe0f]"
)
# A hyphen that only shows where a line ends; at a line end it is healed with the line.
_SOFT_HYPHEN = re.compile("\u00ad(?!\\s*(?:[\r\n]|$))")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2011": "-"}
)
_PLAIN = re.compile("[\x20-\x7e\t-\r\xa0-\xac\xae-\xff\u2013\u2014\u2018-\u201d\u2022\u2026\u20ac]*")


@dataclass(frozen=True, slots=True)
class Healed:
    """A text without troubling characters, and how many of each kind there were."""

    text: str
    invisible: int = 0
    control: int = 0
    surrogates: int = 0

    def notes(self) -> tuple[Reason, ...]:
        """Return what to tell the reader of it."""
        counts = {
            "surrogates_replaced": self.surrogates,
            "control_removed": self.control,
            "invisible_removed": self.invisible,
        }
        return tuple(Reason(code, {"count": count}) for code, count in counts.items() if count)


def healed(text: str) -> Healed:
    r"""Return a text without what cannot be seen.

    >>> healed("e\u200bfﬁ\u00adciënt\x00")
    Healed(text='efficiënt', invisible=1, control=1, surrogates=0)
    """
    if _PLAIN.fullmatch(text):
        return Healed(text)
    text, surrogates = _SURROGATE.subn(REPLACEMENT, text)
    text, control = _CONTROL.subn("", text)
    text, invisible = _INVISIBLE.subn("", text)
    text = _SOFT_HYPHEN.sub("", text).translate(_LIGATURES)
    return Healed(unicodedata.normalize("NFC", text), invisible, control, surrogates)


def on_one_line(text: str) -> str:
    """Return a text with each run of white space as one space."""
    return " ".join(healed(text).text.split())
