"""All of them: "alle", "iedere", "elke" and "uitsluitend" promise one hundred per cent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akkoord.agreement.clauses import nouns, words

_ALL = re.compile(r"(?<![\w-])(?:alle|iedere?|elke?|uitsluitend)(?=\s)", re.IGNORECASE)
# "Voor alle inwoners" says for whom, "op alle niveaus" where, "niet alle" the contrary: the promise is
# something else. What comes "zodat" all have it is hoped for.
_NOT_PROMISED = re.compile(
    r"(?<!\w)(?:voor|op|in|met|van|om|aan|over|onder|tussen|uit|naar|tot|door|doorheen|via|binnen|waarin|waar|"
    r"tegen|ten|en|of|niet|die|zodat|opdat|waardoor|waarbij|omdat|als|indien|wanneer|hoe|tijdens|na|per|zoals)"
    r"(?:\s+(?:zo|ook|er|hierdoor|daardoor|zoveel\s+mogelijk|zo\s+snel\s+mogelijk))?\s+$",
    re.IGNORECASE,
)
_AIMS = re.compile(
    r"(?<!\w)(?P<goal>(?:doel|ambitie|bedoeling|streven|streefdoel)\s+(?:is|blijft)\s+)?om\s+(?P<rest>[^,;:]*)$",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?<!\w)(?:zodat|opdat|waar\w+|omdat|terwijl|indien|wanneer|zodra)(?!\w)[^,;:]*$",
    re.IGNORECASE,
)
_NO_UNITS = frozenset(words.listed("ways_of_speaking"))
# "Elke twee jaar", "alle drie de dorpen".
_COUNTS = re.compile(
    r"\s+(?:\d|(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|vijftien|twintig)(?!\w))", re.IGNORECASE
)
# What all of them undergo or are is a description, no promise: "alle besturen kampen met", "elk dorp telt".
_UNDERGO = re.compile(rf"\s+(?:{words.either('undergo')})(?!\w)", re.IGNORECASE)
_WINDOW = 120


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
    is_only = match[0].lower() == "uitsluitend"
    if not is_only and (_is_no_promise(before) or _COUNTS.match(text, match.end())):
        return None
    noun = nouns.behind(text, match.end())
    if not noun or not _NO_UNITS.isdisjoint(noun.lower().split()):
        return None
    end = text.index(noun, match.end()) + len(noun)
    return None if _UNDERGO.match(text, end) else Universal(f"% {noun}", match.start(), end)


def _is_no_promise(before: str) -> bool:
    if _NOT_PROMISED.search(before) or _SIDE.search(before):
        return True
    if before.endswith("dat "):
        return False
    aim = _AIMS.search(before)
    return aim is not None and aim["goal"] is None
