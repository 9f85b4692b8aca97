"""Parts of a text that are none of the agreement, told by their headings: forewords, colophons, glossaries.

Each is passed over with a reason of its own: docs/reference/agreement-format.md lists them.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

from akkoord.dutch.folding import fold

DATA: dict[str, dict[str, Any]] = tomllib.loads(
    resources.files(__package__).joinpath("apart.toml").read_text(encoding="utf-8")
)
_MOST_WORDS = 6
_PART = re.compile("|".join(f"(?P<{reason}>{'|'.join(names)})" for reason, names in DATA["parts"].items()))
_ALL_NAMES = [name for names in (*DATA["parts"].values(), DATA["matter"]["names"]) for name in names]
_MATTER = re.compile(rf"(?:{'|'.join(_ALL_NAMES)})\b")
_GENERIC = re.compile("|".join(DATA["generic"]["names"]))
_OFFICE = re.compile(rf"\b(?:{'|'.join(DATA['blocks']['offices'])})\b")


def part(heading: str) -> str | None:
    """Return why everything under a heading is passed over; None where it is not.

    >>> part("Voorwoord van de burgemeester"), part("Colofon:"), part("Wonen")
    ('foreword', 'colophon', None)
    """
    text = fold(heading).strip(" :.")
    match = _PART.match(text)
    if match is None or len(text.split()) > _MOST_WORDS or text[match.end() :][:1].isalnum():
        return None
    return match.lastgroup


def keeps(reason: str, heading: str) -> bool:
    """Whether a part that is passed over goes on under a heading that stands lower.

    A foreword ends at the next heading: the chapters may be set smaller than it. Portfolios go on under an
    office.

    >>> keeps("colophon", "Druk"), keeps("foreword", "Wonen"), keeps("portfolios", "Schepen An Claes")
    (True, False, True)
    """
    if reason == "foreword":
        return False
    return reason != "portfolios" or names_office(heading)


def names_office(text: str) -> bool:
    """Whether a text names an office, such as alderman."""
    return bool(_OFFICE.search(fold(text)))


def is_matter(heading: str) -> bool:
    """Whether a heading stands before or after the chapters, such as an introduction or an annex.

    >>> is_matter("Bijlage: de begroting"), is_matter("Bijlanden")
    (True, False)
    """
    return bool(_MATTER.match(fold(heading)))


def is_generic(heading: str) -> bool:
    """Whether a heading only says that a list follows, and names no theme.

    >>> is_generic("Concreet:"), is_generic("Wat gaan we doen?"), is_generic("Acties voor het klimaat")
    (True, True, False)
    """
    return bool(_GENERIC.fullmatch(fold(heading).strip(" :.?!")))
