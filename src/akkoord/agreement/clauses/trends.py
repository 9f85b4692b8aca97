"""Directions: what is to rise, fall or stand still, with or without a number.

What gets better or stronger ("versterken", "verbeteren") has no direction that can be measured, and what rose
in the past, or is rising anyway ("de stijgende nood"), is a description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from akkoord.agreement import sentences
from akkoord.agreement.clauses import directions, nouns, standards
from akkoord.agreement.model import Direction, Trend

# "De drempel te verlagen", "wij willen de drempel verlagen"; "het verlagen" is a noun.
_LEADS_INFINITIVE = re.compile(
    r"(?<![\w-])(?:te\s+$|(?:wil|willen|zal|zullen|moet|moeten|kan|kunnen|gaan|gaat|laten|helpen|mogen)\s"
    r"(?!.{0,300}(?<!\w)het\s+$))",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?<![\w-])(?:wordt|worden)(?![\w-])", re.IGNORECASE)
_MORE_OR_LESS = directions.both(
    "meer|extra|bijkomende", "minder", after=r"(?:\s+en\s+betere|\s+gescheiden)?(?=\s+[^\W\d_])"
)
# "Niet meer", "onder meer", "een meer open huis", "500 meer": no direction, or a number says more.
_NO_MORE = re.compile(
    r"(?:(?<!\w)(?:onder|niet|nooit|niets|niemand|te|des|een|wat|aan|naar|als|of)|"
    r"\bge{1,2}n\b(?:\s+[\w-]+){0,3}|\d|%|procent|euro)\s+$",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"\s+(?:dan|nog|over|naar|om|in|op|van|bij|voor|te|aan|als|is|zijn|was|en|of|gericht|specifiek|bepaald|"
    r"algemeen|goed|evident|mogelijk|nodig|inzetten|worden|wordt|kunnen|kan|moeten|moet|dat|die|zelf|samen|"
    r"waard|gelijk|snel)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[:()]\s*|,\s+|(?<!\w)(?:waarbij|waardoor|zodat|opdat|terwijl)\s+(?:ook\s+)?", re.IGNORECASE
)
# "Door het comfort te verhogen": an infinitive belongs to the words behind "door" or "om".
_INFINITIVE_OPENS = re.compile(r"(?<!\w)(?:door|om|met\s+als\s+doel)\s+", re.IGNORECASE)
_NOT_A_SUBJECT = re.compile(
    r"(?:moet|moeten|zal|zullen|wordt|worden|kan|kunnen|mag|neemt|nemen|in|van|voor|met|op|stijgt|daalt)\s",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[\s,;]*(?:(?:en|maar|of)\s+)?", re.IGNORECASE)
_LOOKS_BACK = re.compile(
    r"(?<!\w)(?:voorbije|afgelopen|vorige|sinds|al\s+jaren|is|zijn|was|waren|werd|werden|heeft|hebben|ligt)(?!\w)",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?<!\w)(?:niet|geen|noch|zonder)(?!\w)", re.IGNORECASE)
_NOBODY = re.compile(r"\s*(?:(?:we|wij|ze|zij|dit|dat|er|en|te|om|door|het)\s+)*", re.IGNORECASE)
_VERB = re.compile(r"\w+eert")
_PARTICIPLE_BEHIND = re.compile(r"(?<=\w)\s+ge\w+[dt]$")
_LETS = ("te ", "te doen ", "te laten ")
# "Extra zorg" is a degree, "extra banken" can be counted.
_ADDED = frozenset({"extra", "bijkomende"})
_PLURAL = re.compile(r"(?:en|s)$")
_NOT_ADDED = re.compile(
    r"(?<!\w)(?:\w+ge\w+en|stijgen|dalen|inzetten|investeren|stappen|\w*maatregelen|inspanningen|eisen|kosten)$",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"(?<![\w-])(?:moet|moeten|zal|zullen|wil|willen|te\s+laten|te\s+doen)\s+(?:[\w'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_AIM = re.compile(r"(?<!\w)(?:doel|streefdoel|ambitie|bedoeling)\s+is\s+(?:om\s+)?", re.IGNORECASE)
_LONGEST_JOINT = 12
_WINDOW = 40
_LONGEST_CLAUSE = 300


@dataclass(frozen=True, slots=True)
class _Span:
    """A direction and where its words stand."""

    direction: Direction
    start: int
    end: int


def find(text: str) -> tuple[Trend, ...]:
    """Return the directions of a promise, in the order of its text.

    >>> [(found.direction.value, found.text) for found in find("Het aantal ongevallen moet dalen.")]
    [('down', 'Het aantal ongevallen moet dalen')]
    >>> find("Wij versterken de wijken, onder meer met de clubs.")
    ()
    """
    return tuple(
        Trend(span.direction, sentence[span.start : span.end])
        for sentence in sentences.split(text)
        for span in _apart(sentence)
    )


def _apart(sentence: str) -> list[_Span]:
    """Return the spans of one sentence, each found once; what is stable before what rises and falls."""
    taken = bytearray(len(sentence))
    kept: list[_Span] = []
    for spans in (
        _stable(sentence),
        _apart_verbs(sentence),
        _forward(sentence),
        _more(sentence),
        _backward(sentence, taken),
    ):
        for span in spans:
            if taken.find(1, span.start, span.end) == -1:
                taken[span.start : span.end] = b"\x01" * (span.end - span.start)
                kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _stable(sentence: str) -> Iterator[_Span]:
    for found in standards.find_stable(sentence):
        yield _Span(Direction.STABLE, _subject_start(sentence, found.start, 0), found.end)


def _apart_verbs(sentence: str) -> Iterator[_Span]:
    for match in directions.APART.finditer(sentence):
        yield _Span(_direction(match), match.start(), match.end())


def _forward(sentence: str) -> Iterator[_Span]:
    for match in directions.FORWARD.finditer(sentence):
        if noun := nouns.behind(sentence, match.end()):
            yield _Span(_direction(match), match.start(), sentence.index(noun, match.end()) + len(noun))


def _more(sentence: str) -> Iterator[_Span]:
    for match in _MORE_OR_LESS.finditer(sentence):
        before = sentence[max(0, match.start() - _WINDOW) : match.start()]
        noun = _PARTICIPLE_BEHIND.sub("", nouns.behind(sentence, match.end()))
        if not noun or _VERB.fullmatch(noun) or _NO_MORE.search(before):
            continue
        if match[0].lower() in _ADDED and (not _PLURAL.search(noun) or _NOT_ADDED.search(noun)):
            continue
        if not _NO_THING.match(sentence, match.end()):
            yield _Span(_direction(match), match.start(), sentence.index(noun, match.end()) + len(noun))


def _backward(sentence: str, taken: bytearray) -> Iterator[_Span]:
    """Yield what verbs at the end of a clause say of the words before them, each from the end of the last."""
    found = (match for pattern in directions.BACKWARD for match in pattern.finditer(sentence))
    floor = 0
    is_passive = False
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() < floor or taken.find(1, match.start(), match.end()) != -1:
            continue
        # Words that belong to another direction already are not told twice.
        floor = max(floor, taken.rfind(1, 0, match.start()) + 1)
        start = _subject_start(sentence, match.start(), floor)
        # "Het comfort wordt verhoogd en de drempel verlaagd": the second goes on in the passive of the first.
        is_passive = bool(_PASSIVE.search(sentence, start, match.start())) or (
            is_passive and start - floor < _LONGEST_JOINT
        )
        floor = match.end()
        if _commits(sentence[start : match.start()], match, is_passive=is_passive):
            yield _Span(_direction(match), start, match.end())


def _commits(words: str, match: re.Match[str], *, is_passive: bool) -> bool:
    is_bare = _NOBODY.fullmatch(words) or _NOT.search(words)
    if is_bare or (not _MUST.search(words) and ("..." in words or _LOOKS_BACK.search(words))):
        return False
    if directions.INFINITIVE.fullmatch(match[0]):
        return bool(_LEADS_INFINITIVE.search(words))
    return is_passive or not directions.PARTICIPLE.fullmatch(match[0])


def _subject_start(sentence: str, position: int, floor: int) -> int:
    """Return where the words begin that a direction is about: its clause, or further back for a subject."""
    floor = max(floor, position - _LONGEST_CLAUSE)
    starts = [floor, *(match.end() for match in _CLAUSE.finditer(sentence, floor, position))]
    starts += [match.end() for match in _AIM.finditer(sentence, floor, position)]
    if sentence.endswith(_LETS, 0, position):
        starts += [match.end() for match in _INFINITIVE_OPENS.finditer(sentence, floor, position)][-1:]
    starts.sort()
    while len(starts) > 1 and (starts[-1] >= position or _NOT_A_SUBJECT.match(sentence, starts[-1])):
        starts.pop()
    joined = _JOINS.match(sentence, starts[-1])
    return joined.end() if joined else starts[-1]


def _direction(match: re.Match[str]) -> Direction:
    return Direction.UP if match["up"] else Direction.DOWN
