"""Statements: what describes and promises nothing.

The present tense is the rule for promises too, so only forms that are certain count: a need, a development, a
belief, what somebody is, something that is useful.
"""

from __future__ import annotations

import re

from akkoord.agreement import sentences
from akkoord.agreement.clauses import words

_SOME = r"(?:[\w'-]+\s+){0,4}?"
# A subject without a verb of its own: "Buurtwerkers, vrijwilligers, ...".
_WHO = (
    r"(?:(?!(?:er|dit|dat|hier|daar|die|wie|waar\w*|om|is|zijn|blijft|heeft|hebben|in|op|door|via|met)\s)"
    r"[^\s:;()]{1,40}\s+){1,9}?"
)
_STATES = re.compile(
    rf"(?:er\s+(?:is|zijn|bestaat|bestaan)\s+{_SOME}(?:nood|noden|behoeften?|vraag|gebrek)\s+(?:aan|naar)(?!\w)"
    rf"|er\s+(?:doet|doen)\s+zich\s+.{{1,200}}?\s+voor(?!\w)"
    rf"|{_SOME}(?:is|zijn|vormt|vormen)\s+een\s+(?:[\w-]+\s+)?(?:hefboom|troef|uitdaging|meerwaarde)(?!\w)"
    rf"|{_SOME}(?:kan|kunnen)\s+een\s+(?:[\w-]+\s+)?(?:oplossing|hefboom|meerwaarde|antwoord)\s+"
    r"(?:bieden|vormen|zijn)(?!\w)"
    r"|(?:[\w'-]+\s+){0,2}(?:ontwikkelingen|evoluties|veranderingen|innovaties)\s+(?:[\w'-]+\s+){0,3}?"
    r"(?:creëren|brengen|bieden)(?!\w)"
    # What somebody is, has or knows.
    r"|iedereen\s+(?:is|telt|verdient)(?!\w)"
    rf"|{_WHO}(?:is|zijn)\s+(?:een|de|het|geen)\s+(?!(?:[\w-]+\s+)?(?:{words.either('roles')})(?!\w))[\w-]+"
    rf"|{_WHO}(?:kent|kennen|weet|weten|beseft|beseffen|telt|tellen|beschikt\s+over|beschikken\s+over|"
    r"bestaat\s+uit)(?!\w))",
    re.IGNORECASE,
)
# "We blijven geloven in": a belief, though it says "we".
_BELIEVES = re.compile(
    r"(?:we|wij|de\s+(?:stad|gemeente|coalitie)|(?:stad|gemeente)\s+[\w-]+)\s+(?:blijven\s+|blijft\s+)?"
    r"(?:geloven|gelooft|beseffen|beseft|weten|weet|vinden|vindt|(?:zijn|is)\s+(?:er\s*van\s+)?overtuigd)(?!\w)",
    re.IGNORECASE,
)
# "Hierdoor ontstaat er": goes on about the statement before it.
_GOES_ON = re.compile(r"(?:hierdoor|daardoor|bijgevolg|dit\s+betekent|dat\s+betekent)(?!\w)", re.IGNORECASE)
_PROMISES = re.compile(
    r"(?<![\w-])(?:we|wij|wordt|worden|zal|zullen|wil|willen|moet|moeten|komt|komen|krijgt|krijgen|gaat|gaan|zet|"
    r"zetten|daarom|vandaar|zodat)(?![\w-])",
    re.IGNORECASE,
)


def find(text: str) -> str | None:
    """Return the words that make a statement of a whole text; None when any of it may be a promise.

    >>> find("Er is een grote nood aan meer opvang."), find("Er is nood aan opvang. Wij bouwen bij.")
    ('Er is een grote nood aan', None)
    """
    first, *others = sentences.split(text)
    match = _BELIEVES.match(first) or _STATES.match(first)
    if match is None or _PROMISES.search(first, match.end() if match.re is _BELIEVES else 0):
        return None
    return match[0] if all(_GOES_ON.match(other) for other in others) else None
