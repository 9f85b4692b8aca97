"""Which promises are worth comparing: those that share rare words, found by an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence, Set

from akkoord.agreement.relations.passages import Passage
from akkoord.agreement.relations.vocabulary import Vocabulary

# A word of more promises than this tells no two of them apart, and following it would cost without end.
_MOST_HOLDERS = 60
# No promise looks for more than this, whatever it holds.
_MOST_CANDIDATES = 12
# Less than one rare word in common is nothing in common.
_LEAST_SHARED = 0.7
# No passage can be alike enough where this share of the shortest is not reached: `repeats` asks for as much,
# and for less between a summary and a chapter; `likeness` has the same doubt.
_LEAST_SHARE, _LEAST_OF_SUMMARY, _DOUBT = 0.46, 0.3, 0.37


def find(
    passages: Sequence[Sequence[Passage]], words: Vocabulary, summary: Container[int] = ()
) -> list[tuple[int, int]]:
    """Return the pairs of positions that may be alike, each once, the smaller position first.

    Args:
        passages: Those of each promise, the whole first.
        words: The vocabulary of the agreement.
        summary: The positions of what stands before the chapters.
    """
    telling = [(each[0].weights.keys() - each[0].light) | each[0].pieces for each in passages]
    index = _index(telling)
    least_told = [min(passage.told for passage in each) for each in passages]
    pairs: set[tuple[int, int]] = set()
    for position, roots in enumerate(telling):
        near: list[tuple[float, int]] = []
        for other, weight in _shared(position, roots, index, words).items():
            is_summarised = (position in summary) is not (other in summary)
            least = _LEAST_OF_SUMMARY if is_summarised else _LEAST_SHARE
            enough = least * min(least_told[position], least_told[other])
            if weight >= _LEAST_SHARED and weight * weight / (weight + _DOUBT) >= enough:
                near.append((-weight, other))
        near.sort()
        pairs |= {(min(position, other), max(position, other)) for _, other in near[:_MOST_CANDIDATES]}
    return sorted(pairs)


def _index(telling: Sequence[Set[str]]) -> dict[str, list[int]]:
    """Return the positions of the promises that hold each root that is rare and not alone."""
    holders: dict[str, list[int]] = defaultdict(list)
    for position, roots in enumerate(telling):
        for root in roots:
            holders[root].append(position)
    return {root: found for root, found in holders.items() if 1 < len(found) <= _MOST_HOLDERS}


def _shared(
    position: int, roots: Set[str], index: Mapping[str, Sequence[int]], words: Vocabulary
) -> dict[int, float]:
    """Return what the roots weigh that a promise shares with others, by their positions."""
    shared: dict[int, float] = defaultdict(float)
    # In one order, so that sums of the same weights are equal to the last digit.
    for root in sorted(index.keys() & roots):
        weight = words.weight(root)
        for other in index[root]:
            shared[other] += weight
    shared.pop(position, None)
    return shared
