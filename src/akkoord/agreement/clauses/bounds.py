"""What the words around a number make of it: at least, at most, so much more, from one number to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from akkoord.agreement.clauses import words
from akkoord.dutch.numbers import Found

_FILLER = (
    r"\s+(?:(?:de|een|het|nog|gemiddeld|zo['’]n|maximum|minimum|van|structureel|liefst)\s+){0,2}(?:€\s?)?$"
)


_BOUNDS = tuple(
    (comparator, re.compile(rf"(?<![\w-])(?:{words.either(phrases)}){_FILLER}", re.IGNORECASE))
    for comparator, phrases in ((">=", "at_least"), ("<=", "at_most"), ("=", "about"))
)
_WINDOW = 48

_RISE = re.compile(rf"(?<![\w-])(?:{words.either('rises')})(?![\w-])", re.IGNORECASE)
_FALL = re.compile(rf"(?<![\w-])(?:{words.either('falls')})(?![\w-])", re.IGNORECASE)
_MOVE = re.compile(rf"(?<![\w-])(?:{words.either('moves')})(?![\w-])", re.IGNORECASE)
_BY = re.compile(
    r"(?<!\w)met\s+(?:(?:nog|eens|extra|structureel|jaarlijks|bijkomend|alvast)\s+){0,2}(?:€\s?)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"(?<!\w)(?:naar|tot(?:\s+(?:op|een|rond))?)\s+(?:€\s?)?$", re.IGNORECASE)
_YEARS_TO = re.compile(
    r"(?<!\w)(?:naar|(?:verhoogd|verlaagd|verlengd|verkort|opgetrokken|teruggebracht|beperkt)\s+tot)\s+$",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"(?<!\w)tot\s+(?:€\s?)?$", re.IGNORECASE)

_SIGN = r"\s?(?:%|€|procent(?:punten?)?|percent|euro)?"
_FROM = re.compile(r"(?<!\w)van\s+(?:€\s?)?(?:(?:ruim|circa|ongeveer|minimaal|maximaal)\s+)?$", re.IGNORECASE)
_TO_THE_NEXT = re.compile(rf"(?:{_SIGN}|\s+[\w'’-]+)\s+(?P<word>naar|tot)\s+(?:€\s?)?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)tussen\s+(?:de\s+)?(?:€\s?)?$", re.IGNORECASE)
_AND = re.compile(rf"{_SIGN}\s+en\s+(?:de\s+)?(?:€\s?)?", re.IGNORECASE)
_RANGE = re.compile(rf"{_SIGN}\s+(?:tot|à|a)\s+(?:€\s?)?|\s?[-–]\s?", re.IGNORECASE)
_AGES = re.compile(r"\s*(?:jaar|jaren|-?jarigen?|maanden)(?!\w)", re.IGNORECASE)
_MARK = re.compile(r",(?!\d)|[;:]")
_LONGEST_CLAUSE = 200
_LONGEST_GAP = 60


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparator, and where its words begin (`text[start:number.start]`)."""

    comparator: str
    start: int


def before(text: str, position: int) -> Bound | None:
    """Return the bound that stands right before a number, or None.

    >>> before("Er komen minstens 12 bomen", 18).comparator, before("niet meer dan 3 lagen", 14).comparator
    ('>=', '<=')
    """
    start = max(0, position - _WINDOW)
    window = text[start:position]
    for comparator, pattern in _BOUNDS:
        if match := pattern.search(window):
            return Bound(comparator, start + match.start())
    return None


def direction(text: str, position: int) -> str | None:
    """Return `<` or `>` where a number says by how much something falls or rises, in the words of a sentence.

    >>> direction("De uitstoot daalt met 30 %", 22), direction("Wij bouwen met 30 buren", 15)
    ('<', None)
    """
    if not _BY.search(text[max(0, position - _WINDOW) : position]):
        return None
    around = clause(text, position)
    return "<" if _FALL.search(around) else ">" if _RISE.search(around) else None


def clause(text: str, position: int) -> str:
    """Return the words around a position, between the marks that part a sentence.

    >>> clause("De haven telt 40 kranen, wij bouwen er bij", 14)
    'De haven telt 40 kranen'
    """
    behind = _MARK.split(text[position : position + _LONGEST_CLAUSE])[0]
    return _MARK.split(text[max(0, position - _LONGEST_CLAUSE) : position])[-1] + behind


def is_reached(text: str, position: int) -> bool:
    """Whether a number is what something rises, falls or goes to.

    >>> is_reached("Wij brengen het aantal terug naar 0", 34), is_reached("De bus naar lijn 7", 17)
    (True, False)
    """
    is_to = _TO.search(text[max(0, position - _WINDOW) : position])
    around = clause(text, position) if is_to else ""
    return any(pattern.search(around) for pattern in (_RISE, _FALL, _MOVE))


def are_years_reached(text: str, position: int) -> bool:
    """Whether a number of years is what a term or an age goes to; "tot 12 jaar" alone is an age.

    >>> are_years_reached("De straf gaat naar 8 jaar", 19), are_years_reached("Kinderen tot 8 jaar", 13)
    (True, False)
    """
    return is_reached(text, position) and bool(_YEARS_TO.search(text[max(0, position - _WINDOW) : position]))


def is_ceiling(text: str, position: int) -> bool:
    """Whether a number is a limit behind "tot", and not what something rises or falls to.

    >>> is_ceiling("Een premie tot 500 euro", 15), is_ceiling("De premie stijgt tot 500 euro", 21)
    (True, False)
    """
    return bool(_UP_TO.search(text[max(0, position - _WINDOW) : position])) and not is_reached(text, position)


def between(text: str, low: Found, high: Found) -> str | None:
    """Return what two numbers that follow each other are: a "change", a "range", "ages", or None.

    >>> text = "van 500 naar 900 plaatsen"
    >>> between(text, Found(500, 4, 7), Found(900, 13, 16))
    'change'
    """
    gap = text[low.end : high.start]
    if len(gap) > _LONGEST_GAP:
        return None
    lead = text[max(0, low.start - _WINDOW) : low.start]
    if _BETWEEN.search(lead) and _AND.fullmatch(gap):
        return "range"
    is_age = bool(_AGES.match(text, high.end))
    to_next = _TO_THE_NEXT.fullmatch(gap)
    if to_next and _FROM.search(lead):
        is_change = to_next["word"].lower() == "naar" or (not is_age and is_reached(text, high.start))
        return "change" if is_change else "ages" if is_age else "range"
    if not _RANGE.fullmatch(gap) or low.value >= high.value:
        return None
    return "ages" if is_age else "range"


def pairs(text: str, found: Sequence[Found]) -> dict[int, tuple[str, Found]]:
    """Return what each number is to the one beside it, by where it starts: its role and the other."""
    roles: dict[int, tuple[str, Found]] = {}
    for low, high in pairwise(found):
        kind = between(text, low, high)
        if kind is not None:
            roles[low.start] = (f"{kind} from", high)
            roles[high.start] = (f"{kind} to", low)
    return roles
