"""Names that a text defines: "Ziekenhuis Oost (ZO)", "de vzw Merel, verder Merel genoemd"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from akkoord.agreement.names import vocabulary
from akkoord.agreement.names.spelling import has_capital, key

_ABBREVIATION = r"[A-Z][\wÀ-ÿ&@-]{0,8}[A-Z][\wÀ-ÿ]{0,2}|[A-Z]{2,8}"
_IN_BRACKETS = re.compile(
    rf" \((?:(?:hierna|verder|afgekort|kortweg)\s*:?\s*)?[\"'“‘]?(?P<short>{_ABBREVIATION})[\"'”’]?\)"
)
_CALLED = re.compile(
    r"(?:,\s{0,3}(?:hierna|verder|voortaan|kortweg)\s+[\"'“‘]?(?P<first>[A-Z][\w -]{1,40}?)[\"'”’]?\s+genoemd"
    r"|\s{0,3}\((?:hierna|verder|voortaan|kortweg)\s*:?\s+[\"'“‘]?(?P<second>[A-Z][\w -]{1,40}?)[\"'”’]?\)"
    r"|,\s{0,3}(?:kortweg|afgekort(?:\s+als)?)\s+[\"'“‘]?(?P<third>[A-Z][\w-]{1,20})[\"'”’]?)"
)
_EXPANDED = re.compile(rf"(?<![\w(])(?P<short>{_ABBREVIATION}) \((?P<long>[A-Z][^()]{{5,80}})\)")
_BEFORE = re.compile(r"[^\s()\"“”‘.,;:!?]+")
_LONGEST = 110
_MOST_WORDS = 9
_MOST_SMALL_WORDS = 2
_STOPS = frozenset(["de", "het", "een", "met", "in", "door", "aan", "naar", "is", "wordt", "op"])


@dataclass(frozen=True, slots=True)
class Definition:
    """Two spellings of one thing, the long one first; `is_name` where it is somebody or a place."""

    long: str
    short: str
    is_name: bool = True


def find(text: str) -> Iterator[Definition]:
    """Return what a text defines.

    >>> [(found.short, found.long, found.is_name) for found in find("Ziekenhuis Oost (ZO), taalles (TL)")]
    [('ZO', 'Ziekenhuis Oost', True), ('TL', 'taalles', False)]
    >>> list(find("De vzw Merelhof, verder Merelhof genoemd, opent."))
    [Definition(long='vzw Merelhof', short='Merelhof', is_name=True)]
    """
    return iter(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[Definition]:
    if "(" in text:
        for match in _IN_BRACKETS.finditer(text):
            long = _behind_initials(text, match.start(), match["short"])
            if long:
                yield Definition(long, match["short"], _names(long))
        for match in _EXPANDED.finditer(text):
            if _abbreviates(match["short"], match["long"]):
                yield Definition(match["long"], match["short"], _names(match["long"]))
    for match in _CALLED.finditer(text):
        short = match["first"] or match["second"] or match["third"]
        long = _capitals_before(text, match.start())
        if long and short:
            yield Definition(long, short)


def _words_before(text: str, end: int) -> list[re.Match[str]]:
    start = max(0, end - _LONGEST)
    words = list(_BEFORE.finditer(text, start, end))
    # Only what stands in one run with the bracket: a full stop or comma ends it.
    run: list[re.Match[str]] = []
    reached = end
    for word in reversed(words):
        if text[word.end() : reached].strip(" ") or len(run) == _MOST_WORDS:
            break
        run.append(word)
        reached = word.start()
    return run


def _behind_initials(text: str, end: int, short: str) -> str | None:
    """Return the fewest words before a bracket that its letters abbreviate."""
    for word in _words_before(text, end):
        long = text[word.start() : end].strip()
        if word[0].lower() not in _STOPS and _abbreviates(short, long):
            return long
    return None


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of an abbreviation stand in a name in that order, beginning with its first.

    >>> _abbreviates("ZOM", "Ziekenhuis Oost-Merel"), _abbreviates("ZOM", "Oost-Merel")
    (True, False)
    """
    letters, rest = key(short), key(long)
    if not letters or not rest.startswith(letters[0]) or len(letters) >= len(rest):
        return False
    starts = [key(part)[:1] for part in re.split(r"[\s-]", long) if key(part)]
    in_starts = iter(starts)
    needed = sum(1 for letter in letters if any(letter == start for start in in_starts))
    position = -1
    for letter in letters:
        position = rest.find(letter, position + 1)
        if position < 0:
            return False
    return needed * 2 >= len(letters)


def _capitals_before(text: str, end: int) -> str | None:
    """Return the name that ends there: its words with capitals, and a small one that says what it is."""
    run = _words_before(text, end)
    taken = 0
    for position, word in enumerate(run, start=1):
        if word[0].lower() in _STOPS or position - taken > _MOST_SMALL_WORDS:
            break
        if has_capital(word[0]) or vocabulary.sort_of(word[0]) == "actor":
            taken = position
    return text[run[taken - 1].start() : end].strip() if taken else None


def _names(long: str) -> bool:
    words = long.split()
    sorts = {vocabulary.sort_of(words[0]), vocabulary.sort_of(words[-1])}
    if "other" in sorts:
        return False
    is_named = len(words) > 1 and has_capital(words[0]) and has_capital(words[-1])
    return "actor" in sorts or "place" in sorts or is_named
