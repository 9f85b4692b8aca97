"""Conditions: the words by which a promise holds only if, as far as, or when something else is so.

To study something first is no condition but another promise, and neither is a reason or an aim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from akkoord.agreement import sentences
from akkoord.agreement.clauses import conjunctions
from akkoord.agreement.model import Condition, ConditionKind

_IF = r"(?<![\w-])(?:(?:daar\s+)?waar|indien|als|wanneer|zo|voor\s*zover|mits)\s+"
_IT = r"(?:(?:het|dit|dat)\s+)?(?:(?:praktisch|technisch|financieel|budgettair|juridisch|wettelijk)\s+)?"
_CAN_BE = r"(?:mogelijk|haalbaar|doenbaar|realiseerbaar|betaalbaar)"
_NEEDED = r"(?:nodig|noodzakelijk|aangewezen|wenselijk|gewenst|opportuun|zinvol|verantwoord|relevant|nuttig)"
_ADJECTIVE = rf"(?:{_CAN_BE}|{_NEEDED})"
_MORE = rf"(?:\s+en\s+(?:waar\s+)?{_ADJECTIVE})?"
_BY = (
    r"(?:in\s+functie|op\s+basis|op\s+maat|rekening\s+houdend\s+met|volgens|binnen|in\s+de\s+mate)(?:\s+van)?"
)
_GIVEN = r"(?:wordt|worden|is|zijn|wil|willen|zal|zullen|kan|kunnen|moet|moeten|en|waarbij|waardoor|die|dat)"
# What others decide on. Without "mogelijke" only what cannot be but another's: an approval, a recognition.
_OF_OTHERS = r"(?:erkenning|goedkeuring|toekenning|vergunning|toelating|instemming)"
_UNSURE = (
    rf"(?:{_OF_OTHERS}|komst|overname|fusie|verhuis|verhuizing|sluiting|aanvraag|subsidi\w+|steun|overdracht|"
    r"verkoop|heropening|afschaffing|uitbreiding)"
)
_REST = rf"(?:\s+(?!{_GIVEN}(?!\w))[^\s.,;:()]+)*"

_MEANS = (
    r"(?:haalbaarheid|draagkracht|"
    r"(?:beschikbare|bestaande|huidige|budgettaire|financiële)\s+"
    r"(?:middelen|mogelijkheden|ruimte|marges?|kredieten|kaders?|budget|budgetten|begroting)|(?<=het\s)budget|"
    r"(?<=de\s)begroting)"
)
_IN_VIEW_OF = (
    r"(?:in\s+het\s+kader\s+van|in\s+functie\s+van|met\s+het\s+oog\s+op|in\s+afwachting\s+van|"
    r"op|van|voor|bij|na|aan)"
)
_BEHIND = r"(?:in\s+functie\s+van|in\s+afwachting\s+van|na)"
_DUTY = r"(?:opdracht|taak|rol|verantwoordelijkheid)\s+(?:voor|bij)"

_FEASIBILITY = (
    rf"{_IF}{_IT}{_CAN_BE}(?:\s+is)?{_MORE}(?!\w)",
    rf"{_IF}(?:het|dit|dat)\s+(?:praktisch\s+)?kan(?!\w)",
    r"(?<!\w)(?:in\s+de\s+mate|binnen\s+de\s+(?:grenzen|perken))\s+van\s+het\s+(?:mogelijke|haalbare|budget)(?!\w)",
    rf"(?<!\w){_BY}\s+[^.;:()]{{0,50}}?{_MEANS}(?!\w)",
)
_NEED = (
    rf"{_IF}{_IT}{_NEEDED}(?:\s+(?:is|blijkt))?{_MORE}(?!\w)",
    rf"{_IF}(?:het|dit|dat)\s+moet(?!\w)",
    r"(?<![\w-])(?:desgevallend|desgewenst|desnoods|in\s+voorkomend\s+geval)(?!\w)",
    r"(?<!\w)in\s+functie\s+van\s+(?:[^\s.,;:()]+\s+){0,3}(?:behoeften?|nood|noden)(?!\w)",
)
_EVENT = (
    rf"(?<!\w)(?:{_IN_VIEW_OF}\s+)?(?:de|het|een)\s+(?:mogelijke|eventuele)\s+{_UNSURE}(?!\w){_REST}",
    rf"(?<!\w){_BEHIND}\s+(?:(?:de|het|een)\s+)?(?:\w+e\s+)?{_OF_OTHERS}(?!\w){_REST}",
    rf"(?<!\w)in\s+(?:het\s+)?geval\s+van(?!\w){_REST}",
    r"(?:(?<=^)|(?<=,\s))mocht(?:en)?\s+[^.,;:()]{3,120}(?=,)",
    (
        r"(?<!\w)bij\s+(?:voldoende|genoeg)\s+(?:draagvlak|interesse|belangstelling|animo|vraag|"
        r"steun|middelen|budget)(?!\w)"
    ),
)
_OTHERS = (
    rf"(?i:(?<!\w)(?:wordt|worden)\s+(?:[^\s.,;:()]+\s+){{0,5}}?verwacht\s+van(?!\w){_REST})",
    rf"(?i:(?<!\w)(?:hierin|daarin|hier|daar)\s+ligt\s+(?:[^\s.,;:()]+\s+){{0,3}}?{_DUTY}(?!\w){_REST})",
    # Whom the city asks decides, so the name must follow: "wij ijveren bij De Lijn".
    r"(?<!\w)(?:ijver|pleit|dring\w*\s+aan|lobby)\w*\s+bij\s+(?:(?:de|het)\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*",
)
_RESERVATION_WORDS = re.compile(
    r"(?<![\w-])(?:mits|tenzij|behoudens|op\s+voorwaarde\s+(?:dat|van)|onder\s+(?:de\s+)?voorwaarde\s+dat|"
    r"binnen\s+(?:de\s+)?(?:(?:wettelijke|juridische|europese|geldende)\s+(?:kaders?|grenzen|regels)|kaders?\s+van)|"
    r"voor\s*zover|in\s+zoverre|onder\s+voorbehoud(?:\s+van)?|met\s+dien\s+verstande\s+dat|naargelang|"
    # "Minder afhankelijk van gas" is no reservation: the phrase stands apart.
    r"(?:(?<=^)|(?<=,\s))afhankelijk\s+van)(?!\w)",
    re.IGNORECASE,
)
_PHRASES: tuple[tuple[ConditionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE if kind is not ConditionKind.OTHERS else 0))
    for kind, patterns in (
        (ConditionKind.FEASIBILITY, _FEASIBILITY),
        (ConditionKind.NEED, _NEED),
        (ConditionKind.EVENT, _EVENT),
        (ConditionKind.OTHERS, _OTHERS),
    )
    for pattern in patterns
)
# "Wanneer ze er behoefte aan hebben" asks for a need, not for an event.
_SPEAKS_OF_NEED = re.compile(r"(?<!\w)(?:behoeften?|nood|noden|nodig)(?!\w)", re.IGNORECASE)

_Span = tuple[int, int, ConditionKind]


def find(text: str) -> tuple[Condition, ...]:
    """Return the conditions of a promise, in the order of its text.

    >>> find("Er komen fietsstraten waar dat kan, en banken in de straten waar mensen wonen.")
    (Condition(text='waar dat kan', kind=<ConditionKind.FEASIBILITY: 'feasibility'>),)
    >>> [found.text for found in find("Als centrumstad bouwen wij een bad, mits Vlaanderen meebetaalt.")]
    ['mits Vlaanderen meebetaalt']
    """
    return tuple(
        Condition(sentence[start:end].rstrip(), kind)
        for sentence in sentences.split(text)
        for start, end, kind in _apart(_spans(sentence), len(sentence))
    )


def _spans(sentence: str) -> Iterator[_Span]:
    for kind, pattern in _PHRASES:
        yield from ((*match.span(), kind) for match in pattern.finditer(sentence))
    for match in _RESERVATION_WORDS.finditer(sentence):
        yield match.start(), conjunctions.clause_end(sentence, match.end()), ConditionKind.RESERVATION
    for start, end in conjunctions.find(sentence):
        is_need = _SPEAKS_OF_NEED.search(sentence, start, end)
        yield start, end, ConditionKind.NEED if is_need else ConditionKind.EVENT


def _apart(spans: Iterator[_Span], length: int) -> Sequence[_Span]:
    """Keep of spans that overlap the one that was found first: fixed phrases before whole clauses."""
    kept: list[_Span] = []
    taken = bytearray(length)
    for start, end, kind in spans:
        if taken.find(1, start, end) == -1:
            taken[start:end] = b"\x01" * (end - start)
            kept.append((start, end, kind))
    return sorted(kept)
