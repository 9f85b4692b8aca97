"""The order of what was found: BM25 over the words of the query, computed here so that databases agree."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from akkoord.web.search.vocabulary import Choice

# The customary constants of BM25: how fast a repeated word saturates, how strongly length counts.
_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75
# A word in the heading above a text tells less of it than part of a word in the text.
_ABOUT = 0.3
# Beyond this two sums differ by rounding only, and the order of the document decides.
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that holds all words of a query.

    Attributes:
        object_id: What it is an entry of.
        position: Its place in the document.
        tokens: Its tokens: first those of its text, then those of the headings above it.
        own: How many of them are of its text.
    """

    object_id: int
    position: int
    tokens: Sequence[str]
    own: int


@dataclass(frozen=True, slots=True)
class Collection:
    """What is searched: the number of entries, of their tokens, and of entries that hold each token."""

    entries: int
    tokens: int
    holders: Mapping[str, int]


def ranked(candidates: Iterable[Candidate], asked: Sequence[Choice], within: Collection) -> tuple[int, ...]:
    """Return the ids of the candidates, best first; equal ones in the order of the document."""
    words = [_Word(choice.weights, _rarity(choice, within)) for choice in asked]
    wanted = frozenset[str]().union(*(word.weights for word in words))
    mean_length = within.tokens / within.entries if within.entries else 1.0
    scores = [
        (
            -round(_score(candidate, words, wanted, mean_length), _DIGITS),
            candidate.position,
            candidate.object_id,
        )
        for candidate in candidates
    ]
    return tuple(object_id for _, _, object_id in sorted(scores))


@dataclass(frozen=True, slots=True)
class _Word:
    weights: Mapping[str, float]
    rarity: float


def _score(candidate: Candidate, words: Sequence[_Word], wanted: Set[str], mean_length: float) -> float:
    times: dict[str, float] = defaultdict(float)
    for place, token in enumerate(candidate.tokens):
        if token in wanted:
            times[token] += 1 if place < candidate.own else _ABOUT
    length = len(candidate.tokens) / mean_length
    norm = _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * length)
    return sum(word.rarity * _best(word.weights, times, norm) for word in words)


def _best(weights: Mapping[str, float], times: Mapping[str, float], norm: float) -> float:
    """Return the best hit of a word: five weak compounds do not outweigh the word itself."""
    return max(weights[token] * _saturated(count, norm) for token, count in times.items() if token in weights)


def _saturated(times: float, norm: float) -> float:
    return times * (_SATURATION + 1) / (times + norm)


def _rarity(choice: Choice, within: Collection) -> float:
    holders = min(within.entries, sum(within.holders[token] for token in choice.weights))
    return math.log(1 + (within.entries - holders + 0.5) / (holders + 0.5))
