"""Clauses that begin with "als", "indien", "wanneer" or "zodra" and say when something will be done.

"Als" is the hard one: it also means "as" ("als centrumstad") and "like" ("net als"). What follows must be a
clause of its own: a subject, and a verb at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CONJUNCTION = re.compile(
    r"(?<![\w-])(?P<word>als|indien|wanneer|zodra|ingeval|zolang(?!\s+mogelijk))(?=\s)", re.IGNORECASE
)
_CLAUSE_END = re.compile(r",(?!\d)|[;:()]|[.!?…](?=\s|$)")

# "Onderzoeken wanneer", "waar en wanneer": a question inside the sentence.
_ASKS = re.compile(
    r"(?<!\w)(?:en|of|over|weet|weten|vraag|tijdstip|momenten?|dag|uur|onderzoek\w*|onderzocht|bepa\w+|"
    r"bekijk\w*|bekeken|besli\w+|beslo\w+|aange\w+|afspre\w+|afgesproken|vastge\w+|duidelijk\w*|meld\w*|"
    r"toon\w*)\s+$",
    re.IGNORECASE,
)
# "Net als", "zo groen als", "dezelfde kansen als", "anders als": likeness.
_LIKENS = re.compile(
    r"(?<!\w)(?:net|evenals|anders|(?:even|zo|te)\s*\w*|(?:de|het)zelfde(?:\s+\w+)?)\s+$", re.IGNORECASE
)
_BOTH = re.compile(r"(?<!\w)zowel(?!\w)", re.IGNORECASE)
# "Als het gaat over wonen" only names the matter.
_NAMES_MATTER = re.compile(
    r"(?:als|wanneer|indien)\s+(?:het|we\s+het)\s+(?:gaat|aankomt|hebben|ware)(?!\w)", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"als\s+(?:er|daar|we|wij|ze|zij|hij|je|men|iemand|niemand|iedereen|blijkt)(?!\w)", re.IGNORECASE
)
_DETERMINER = re.compile(
    r"als\s+(?:de|het|een|geen|dit|dat|deze|die|onze|hun|elke?|alle|meer|minder|voldoende|genoeg)(?!\w)",
    re.IGNORECASE,
)
# From here on a clause speaks of something else: "een park dat", "een plan waarmee".
_TURN = re.compile(r"(?<!\w)(?:die|dat|wie|waar\w*)(?!\w)", re.IGNORECASE)

# "Als de wet dat toelaat": here "dat" is what is allowed, and no turn.
_ALLOWS = re.compile(
    r"\s(?:dat|dit|het)\s+(?:toelaat|toelaten|toestaat|vereist|vereisen|vraagt|vragen|wil|willen)$",
    re.IGNORECASE,
)

# Verbs that close such clauses, a closed list: by their endings alone they look like nouns.
_SINGULAR = """
is wordt kan mag moet zou zal wil blijkt blijft komt gaat heeft krijgt staat ligt doet vindt vraagt stelt
beslist aanvraagt instemt toelaat toestaat meewerkt meebetaalt meedoet goedkeurt vrijkomt lukt slaagt volstaat
bestaat ontstaat gebeurt dreigt vertrekt sluit stopt daalt stijgt verandert vergt vereist ontbreekt oplevert
"""
_PLURAL = """
zijn worden kunnen mogen moeten zouden zullen willen blijken blijven komen gaan hebben krijgen staan vinden
vragen stellen beslissen instemmen toelaten toestaan meewerken meebetalen meedoen vrijkomen dreigen vertrekken
sluiten stoppen dalen stijgen veranderen ontbreken
"""
_SINGULAR_VERBS = frozenset(_SINGULAR.split())
_VERBS = _SINGULAR_VERBS | frozenset(_PLURAL.split())
# Behind the finite verb only other verbs may stand: "zou stellen", "kan worden gebouwd".
_VERBAL = re.compile(r"(?:\w*ge\w+[dtn]|\w+en|\w+[dt])", re.IGNORECASE)
_LONGEST_VERB_GROUP = 3
_WINDOW = 40
_LONGEST_CLAUSE = 400


def find(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where each conditional clause of one sentence stands.

    >>> [sentence[a:b] for sentence in ["Wij bouwen zodra er geld is, als stad."] for a, b in find(sentence)]
    ['zodra er geld is']
    """
    position = 0
    for match in _CONJUNCTION.finditer(sentence):
        if match.start() < position:
            continue
        end = clause_end(sentence, match.end())
        if _is_condition(sentence, match, end):
            yield match.start(), end
            position = end


def clause_end(sentence: str, position: int) -> int:
    """Return where a clause ends: at the next comma, semicolon, colon, bracket or end of the sentence."""
    last = min(len(sentence), position + _LONGEST_CLAUSE)
    end = _CLAUSE_END.search(sentence, position, last)
    return end.start() if end else last


def _is_condition(sentence: str, match: re.Match[str], end: int) -> bool:
    clause = sentence[match.start() : end]
    before = sentence[max(0, match.start() - _WINDOW) : match.start()]
    if _NAMES_MATTER.match(clause):
        return False
    match match["word"].lower():
        case "als":
            return _opens_clause(before, clause)
        case "wanneer":
            is_question = not before.strip() and sentence.rstrip().endswith("?")
            return not is_question and not _ASKS.search(before)
        case _:
            return True


def _opens_clause(before: str, clause: str) -> bool:
    if _LIKENS.search(before) or _BOTH.search(before):
        return False
    if _PRONOUN.match(clause):
        return True
    determiner = _DETERMINER.match(clause)
    if determiner is None:
        return False
    if _ALLOWS.search(clause):
        return True
    stands_apart = not before.strip() or before.rstrip().endswith((",", ";", ":"))
    turn = _TURN.search(clause, determiner.end())
    return _ends_in_verb(
        clause[: turn.start()] if turn else clause, _VERBS if stands_apart else _SINGULAR_VERBS
    )


def _ends_in_verb(clause: str, verbs: frozenset[str]) -> bool:
    words = clause.split()
    for count in range(1, min(_LONGEST_VERB_GROUP, len(words)) + 1):
        group = words[-count:]
        is_infinitive = words[-count - 1 : -count] == ["te"]
        if (
            not is_infinitive
            and group[0].lower() in verbs
            and all(_VERBAL.fullmatch(word) for word in group[1:])
        ):
            return True
    return False
