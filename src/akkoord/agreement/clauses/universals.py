"""All of them: "alle", "iedere", "elke" and "uitsluitend" promise one hundred per cent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akkoord.agreement.clauses import nouns

_ALL = re.compile(r"(?<![\w-])(?:alle|iedere?|elke?|uitsluitend)(?=\s)", re.IGNORECASE)
# "voor alle inwoners" says for whom, "op alle niveaus" where: the promise is something else.
_FOR_WHOM = re.compile(
    r"(?<!\w)(?:voor|op|in|met|van|om|aan|over|onder|tussen|uit|naar|tot|door|via|binnen|waarin|waar|en|of)\s+$",
    re.IGNORECASE,
)
_NO_UNITS = re.compile(
    r"(?:moment|keer|geval|manier|wijze|vorm|jaar|dag|week|maand|soort|kans|mogelijkheid|kansen|mogelijkheden)(?:en)?$"
)
# What all of them undergo is a description, not a promise: "alle besturen kampen met".
_UNDERGO = re.compile(r"\s+(?:kampen|ondervinden|ervaren|lijden|worstelen)(?!\w)", re.IGNORECASE)
_WINDOW = 12


@dataclass(frozen=True, slots=True)
class Universal:
    """What all of is promised, and where its words stand (`text[start:end]`)."""

    unit: str
    start: int
    end: int


def find(text: str) -> tuple[Universal, ...]:
    """Return the universals of one sentence in order.

    >>> find("Wij geven alle nieuwe scholen zonnepanelen")[0].unit
    '% nieuwe scholen'
    >>> find("Een aanbod voor alle inwoners, op elk moment"), find("Alle steden kampen met schulden")
    ((), ())
    """
    return tuple(found for match in _ALL.finditer(text) if (found := _universal(text, match)) is not None)


def _universal(text: str, match: re.Match[str]) -> Universal | None:
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    noun = nouns.behind(text, match.end())
    is_only = match[0].lower() == "uitsluitend"
    if not noun or _NO_UNITS.search(noun) or (_FOR_WHOM.search(before) and not is_only):
        return None
    end = text.index(noun, match.end()) + len(noun)
    return None if _UNDERGO.match(text, end) else Universal(f"% {noun}", match.start(), end)
