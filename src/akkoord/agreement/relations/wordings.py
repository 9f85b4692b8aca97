"""The wordings of a promise: its clauses, what each is about, and which targets and directions it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from akkoord.agreement import sentences
from akkoord.agreement.model import Promise, Target, Trend
from akkoord.agreement.relations import vocabulary
from akkoord.agreement.relations.vocabulary import Vocabulary

# A second verb that starts a promise of its own: "wij bouwen een hal, en onderzoeken of".
_SECOND = re.compile(
    r",\s+(?:en|maar)\s+(?!(?:de|het|een)\s)|\s+en\s+(?=(?:onderzoek|bekijk|verken|evalue)\w*\s)",
    re.IGNORECASE,
)
# From here on a word is rare enough to tell what a clause is about.
_KEY_WEIGHT = 0.7
# A promise of more clauses than this is a page: comparing each with each would cost without end.
_MOST_CLAUSES = 40


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """A clause of a promise.

    Attributes:
        text: Its exact words.
        weights: Its roots, light words left out, with what each of them weighs.
        compounds: Those of them that are compounds, with the pieces of each, light words left out.
        parts: Its roots, with all those pieces.
        targets: The targets of the promise that stand in it.
        trends: The directions of the promise that stand in it.
    """

    text: str
    weights: dict[str, float]
    compounds: dict[str, tuple[str, ...]]
    parts: frozenset[str]
    targets: tuple[Target, ...]
    trends: tuple[Trend, ...]


def find(promise: Promise, words: Vocabulary) -> tuple[Wording, ...]:
    """Return the clauses of a promise, in the order of its text."""
    clauses = (clause for sentence in sentences.split(promise.text) for clause in _clauses(sentence))
    return tuple(_wording(clause, promise, words) for clause in islice(clauses, _MOST_CLAUSES))


def keys(one: Wording, other: Wording) -> dict[str, float]:
    """Return the rare words that both clauses are about, with their weights.

    A compound counts where the other clause holds both its pieces: a "wijkbudget" is the budget of a wijk.
    """
    shared = {own: weight for own, weight in one.weights.items() if own in other.weights}
    for first, second in ((one, other), (other, one)):
        for compound, pieces in first.compounds.items():
            if len(pieces) == 2 and all(piece in second.weights for piece in pieces):
                shared[compound] = first.weights[compound]
    return {own: weight for own, weight in shared.items() if weight >= _KEY_WEIGHT and not own[0].isdigit()}


def key(one: Wording, other: Wording) -> float:
    """Return the weight of the rarest word that both clauses are about; 0 where there is none."""
    return max(keys(one, other).values(), default=0.0)


def is_rare(root: str, wording: Wording) -> bool:
    """Whether a root of a clause is rare enough to tell what it is about."""
    return wording.weights.get(root, 0.0) >= _KEY_WEIGHT


def held(one: Wording, other: Wording) -> float:
    """Return how much of what a clause tells another tells too, from 0 to 1."""
    shared = sum(weight for own, weight in one.weights.items() if own in other.weights)
    return shared / (sum(one.weights.values()) or 1.0)


def parts_of(text: str, wording: Wording) -> set[str]:
    """Return the roots of some words of a clause, with the pieces of its compounds."""
    own = wording.weights.keys() & set(vocabulary.roots(text))
    return own | {piece for root in own for piece in wording.compounds.get(root, ())}


def _wording(clause: str, promise: Promise, words: Vocabulary) -> Wording:
    weights = {own: words.weight(own) for own in words.roots(clause) if not words.is_light(own)}
    compounds = {own: pieces for own in weights if (pieces := words.telling_pieces(own))}
    return Wording(
        text=clause,
        weights=weights,
        compounds=compounds,
        parts=frozenset(weights).union(*compounds.values()),
        targets=tuple(target for target in promise.targets if target.text in clause),
        trends=tuple(trend for trend in promise.trends if trend.text in clause),
    )


def _clauses(sentence: str) -> Iterator[str]:
    cuts = [(0, 0), *(match.span() for match in _SECOND.finditer(sentence)), (len(sentence), len(sentence))]
    yield from (sentence[before[1] : after[0]] for before, after in pairwise(cuts))
