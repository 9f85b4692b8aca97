"""Main clauses of one sentence, each with a verb of its own: "het park groeit en de straat wordt smaller"."""

from __future__ import annotations

import re

_FINITE = r"(?:wordt|worden|moet|moeten|komt|komen|krijgt|krijgen|blijft|blijven|zal|zullen|mag|mogen)"
_HAS_FINITE = re.compile(
    rf"(?<![\w-])(?:{_FINITE}|is|zijn|heeft|hebben|(?:we|wij)\s+\w+|\w+\s+(?:we|wij))(?![\w-])", re.IGNORECASE
)
# "en de straat wordt", ", het gebruik moet", "en we bouwen", "en wordt er".
_WORD = r"(?!(?:die|dat|waar\w*|zodat|om|te|of|als|wie|wat|hoe|en)(?!\w))[\w'’()&/-]+"
_PREPOSITION = r"(?:in|op|aan|bij|binnen|buiten|naar|van|voor|tussen|onder|over|met|zonder|tot|uit|via|ook)"
# "We bouwen een hal, en onderzoeken een tweede": one subject, but not the same sort of promise.
_LOOKS_INTO = r"(?:onderzoek(?:t|en)|bekijk(?:t|en)|evalue(?:ert|ren)|verken(?:t|nen))"
_JOINT = re.compile(
    r"(?:,?\s+en\s+(?:ook\s+)?|,\s+(?=(?:de|het|een|er|we|wij|minimaal|minstens)\s))"
    rf"(?=(?:we|wij)\s+\w|{_FINITE}\s+(?:er|de|het|we|wij|een)\s|\w+\s+(?:we|wij)\s|{_LOOKS_INTO}\s|"
    rf"(?!{_PREPOSITION}\s)(?:{_WORD}\s+(?:en\s+(?!{_FINITE}\s))?){{1,7}}{_FINITE}(?!\w))"
)
# A sentence that begins in a side clause has its main verb later.
_SIDE = re.compile(
    r"(?:als|wanneer|indien|omdat|hoewel|terwijl|naast|om|door|gelet|aangezien|zodra|vanuit|na|voor|via)(?!\w)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?<![\w-])(?:die|dat|waar\w*|zodat|opdat|omdat|of|hoe|indien|als|wanneer|om)(?![\w-])[^,;]*$",
    re.IGNORECASE,
)
# "Wij willen grip houden en meer rust krijgen": one modal, two infinitives.
_MODAL = re.compile(r"(?<![\w-])(?:wil|willen|zal|zullen|moeten|kunnen|gaan|gaat|te)(?![\w-])", re.IGNORECASE)
_INFINITIVE = re.compile(
    r"(?:(?!(?:er|we|wij|zij)\s)[\w'’-]+\s+){1,8}(?:worden|komen|krijgen|blijven)(?![\w-])", re.IGNORECASE
)
_ON_BOTH_SIDES = re.compile(
    r"(?<!\w)enerzijds\s+(?P<one>[^.;:]{8,200}?),?\s+(?:en\s+)?anderzijds\s+(?P<other>[^.;:]{8,200})",
    re.IGNORECASE,
)
_SHORTEST = 12


def both_sides(sentence: str) -> list[str]:
    """Return what stands behind "enerzijds" and "anderzijds" in a sentence, as exact words.

    >>> both_sides("Wij zorgen enerzijds voor meer banken en anderzijds voor minder lawaai")
    ['voor meer banken', 'voor minder lawaai']
    """
    match = _ON_BOTH_SIDES.search(sentence)
    return [match["one"].strip(" ,"), match["other"].strip(" ,.")] if match else []


def split(sentence: str) -> list[str]:
    """Return the main clauses of a sentence as exact words; the whole where it has one.

    >>> split("Het autoverkeer moet dalen en het gebruik van de fiets moet toenemen")
    ['Het autoverkeer moet dalen', 'het gebruik van de fiets moet toenemen']
    >>> split("De academies en de bibliotheek worden versterkt")
    ['De academies en de bibliotheek worden versterkt']
    """
    if _SIDE.match(sentence):
        return [sentence]
    clauses: list[str] = []
    start = 0
    for match in _JOINT.finditer(sentence):
        clause = sentence[start : match.start()]
        # A comma ends a side clause, "en" may go on with it.
        is_open = not match[0].startswith(",") and _RELATIVE.search(clause)
        goes_on = _MODAL.search(clause) and _INFINITIVE.match(sentence, match.end())
        if _HAS_FINITE.search(clause) and not (is_open or goes_on) and len(clause) >= _SHORTEST:
            clauses.append(clause)
            start = match.end()
    return [*clauses, sentence[start:]]
