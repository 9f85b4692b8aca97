"""The passages of a promise that can say the same as another: the whole, its sentences, its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from akkoord.agreement import sentences
from akkoord.agreement.model import Promise
from akkoord.agreement.relations.vocabulary import Vocabulary

# "Dit gebeurt door", "hierbij": a sentence that leans on the one before it says nothing alone.
_LEANS = re.compile(
    r"(?:dit|dat|deze|die|hier\w*|daar\w*|zo|ook|bovendien|verder|tevens|zoals|niet\s+alleen)(?!\w)",
    re.IGNORECASE,
)
# "Als groene stad", "als werkgever": in what role somebody speaks is no part of what is promised.
_ROLE = re.compile(
    r"(?:^|(?<=[.!?:]\s))Als\s+(?:[\w-]+e\s+){0,2}[\w-]*(?:stad|gemeente|dorp|bestuur|regio|werkgever|partner)(?!\w)"
)
_MOST_SENTENCES = 12
_LEAST_OF_SENTENCE = _LEAST_OF_LEAD_IN = 1.2
_FEWEST_WORDS = 3


class Place(Enum):
    """Which passage of a promise it is."""

    WHOLE = auto()
    FIRST = auto()
    """Its first sentence."""
    LATER = auto()
    """Another sentence, which does not lean on the one before."""
    PART = auto()
    """An item of the list inside it."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """Some words of a promise.

    Attributes:
        place: Which passage it is.
        text: Its exact words.
        weights: Its roots, with what each of them weighs.
        light: Those of them that are light words.
        numbers: Those of them that are numbers.
        compounds: Those of them that are compounds, with the pieces of each, light words left out.
        pieces: All those pieces.
        weight: What its roots weigh together.
        asked: What they weigh without the numbers: promises with other figures are on one matter still.
        told: What they weigh without numbers and light words.
    """

    place: Place
    text: str
    weights: dict[str, float]
    light: frozenset[str]
    numbers: frozenset[str]
    compounds: dict[str, tuple[str, ...]]
    pieces: frozenset[str]
    weight: float
    asked: float
    told: float

    @property
    def is_title(self) -> bool:
        """Whether it only names something: a word or two with no verb, and no end of a sentence."""
        has_end = bool(self.light) if self.place is Place.PART else sentences.ends(self.text)
        return len(self.weights) < _FEWEST_WORDS and not has_end

    @property
    def is_empty(self) -> bool:
        """Whether it promises nothing by itself: one word, or a few that lead in what follows."""
        is_lead_in = sentences.leads_in(self.text) and self.told < _LEAST_OF_LEAD_IN
        return is_lead_in or (len(self.weights) < 2 and not sentences.ends(self.text))


def find(promise: Promise, words: Vocabulary) -> tuple[Passage, ...]:
    """Return the passages of a promise, the whole first; of its sentences those that tell something."""
    found = (_passage(place, text, words) for place, text in _texts(promise))
    always = (Place.WHOLE, Place.PART)
    return tuple(
        passage for passage in found if passage.place in always or passage.weight >= _LEAST_OF_SENTENCE
    )


def _texts(promise: Promise) -> Iterator[tuple[Place, str]]:
    yield Place.WHOLE, promise.text
    yield from ((Place.PART, part) for part in promise.parts)
    first, *others = sentences.split(promise.text)
    if 0 < len(others) < _MOST_SENTENCES:
        yield Place.FIRST, first
        yield from ((Place.LATER, text) for text in others if not _LEANS.match(text))


def _passage(place: Place, text: str, words: Vocabulary) -> Passage:
    weights = {own: words.weight(own) for own in words.roots(_ROLE.sub("", text))}
    compounds = {own: pieces for own in weights if (pieces := words.telling_pieces(own))}
    light = frozenset(own for own in weights if words.is_light(own))
    numbers = frozenset(own for own in weights if own[0].isdigit())
    weight = sum(weights.values())
    asked = weight - sum(weights[own] for own in numbers)
    return Passage(
        place=place,
        text=text,
        weights=weights,
        light=light,
        numbers=numbers,
        compounds=compounds,
        pieces=frozenset(piece for pieces in compounds.values() for piece in pieces),
        weight=weight,
        asked=asked,
        told=asked - sum(weights[own] for own in light),
    )
