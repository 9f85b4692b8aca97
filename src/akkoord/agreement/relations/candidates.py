"""Which promises are worth comparing: those that share rare words, found by an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from akkoord.agreement.relations.passages import Passage
from akkoord.agreement.relations.vocabulary import Vocabulary

# A word of more promises than this tells no two of them apart, and following it would cost without end.
_MOST_HOLDERS = 60
# No promise looks for more than this, whatever it holds.
_MOST_CANDIDATES = 12
# Less than one rare word in common is nothing in common.
_LEAST_SHARED = 0.7
# No passage can be alike enough where this share of the shortest is not reached; `likeness` has the same
# doubt.
_LEAST_SHARE, _DOUBT = 0.46, 0.37


def find(passages: Sequence[Sequence[Passage]], words: Vocabulary) -> list[tuple[int, int]]:
    """Return the pairs of positions that may be alike, each once, the smaller position first.

    Args:
        passages: Those of each promise, the whole first.
        words: The vocabulary of the agreement.
    """
    telling = [(each[0].weights.keys() - each[0].light) | each[0].pieces for each in passages]
    holders: dict[str, list[int]] = defaultdict(list)
    for position, roots in enumerate(telling):
        for own in roots:
            holders[own].append(position)
    rare = {own: found for own, found in holders.items() if 1 < len(found) <= _MOST_HOLDERS}
    shortest = [min(passage.asked for passage in each) for each in passages]
    pairs = set()
    for position, roots in enumerate(telling):
        shared: dict[int, float] = defaultdict(float)
        for own in sorted(roots & rare.keys()):
            weight = words.weight(own)
            for other in rare[own]:
                shared[other] += weight
        shared.pop(position, None)
        near = [
            (-weight, other)
            for other, weight in shared.items()
            if weight >= _LEAST_SHARED
            and weight * weight / (weight + _DOUBT) >= _LEAST_SHARE * min(shortest[position], shortest[other])
        ]
        pairs |= {
            (min(position, other), max(position, other)) for _, other in sorted(near)[:_MOST_CANDIDATES]
        }
    return sorted(pairs)
