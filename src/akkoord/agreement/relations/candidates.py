"""Which promises are worth comparing: those that share rare words, found by an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from akkoord.agreement.relations.passages import Passage
from akkoord.agreement.relations.vocabulary import Vocabulary

# A word of more promises than this tells no two of them apart, and following it would cost without end.
_MOST_HOLDERS = 60
# No promise looks for more than this, whatever it holds.
_MOST_CANDIDATES = 12
# Less than one rare word in common is nothing in common.
_LEAST_SHARED = 0.7
# No passage can be alike enough where this share of the shortest is not reached: `repeats` asks for as much, and
# for less between a summary and a chapter; `likeness` has the same doubt.
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
    holders: dict[str, list[int]] = defaultdict(list)
    for position, roots in enumerate(telling):
        for own in roots:
            holders[own].append(position)
    rare = {own: found for own, found in holders.items() if 1 < len(found) <= _MOST_HOLDERS}
    shortest = [min(passage.told for passage in each) for each in passages]
    pairs = set()
    for position, roots in enumerate(telling):
        shared: dict[int, float] = defaultdict(float)
        for root in sorted(roots & rare.keys()):
            weight = words.weight(root)
            for other in rare[root]:
                shared[other] += weight
        shared.pop(position, None)
        own, is_summary = shortest[position], position in summary
        near = []
        for other, weight in shared.items():
            least = _LEAST_SHARE if (other in summary) is is_summary else _LEAST_OF_SUMMARY
            share = weight * weight / (weight + _DOUBT)
            if weight >= _LEAST_SHARED and share >= least * min(own, shortest[other]):
                near.append((-weight, other))
        pairs |= {
            (min(position, other), max(position, other)) for _, other in sorted(near)[:_MOST_CANDIDATES]
        }
    return sorted(pairs)
