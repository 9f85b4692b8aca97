"""Which promises are worth comparing: those that share rare words.

Comparing all with all would take minutes for long agreements.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from akkoord.agreement.versions.likeness import Likeness

Pair = tuple[int, int]
_Words = Mapping[int, frozenset[str]]

# A word of more promises than this brings nobody together; the rarest few of a promise mostly do.
_MOST_HOLDERS = 48
_RAREST = 3
_MOST_HOLDERS_EVER = 400
_MOST_CANDIDATES = 8
# Rare words that weigh less than this part of the shorter promise are a coincidence.
_FEWEST_SHARED = 0.15


def pairs(likeness: Likeness, old: Sequence[int], new: Sequence[int]) -> frozenset[Pair]:
    """Return the pairs of an old and a new promise that may be alike, by position.

    Each promise is paired with the few that share most with it, from both sides, so that both directions give
    the same.
    """
    old_words = {position: likeness.old[position] for position in old}
    new_words = {position: likeness.new[position] for position in new}
    forth = _nearest(likeness, old_words, new_words)
    back = _nearest(likeness, new_words, old_words)
    return frozenset((*forth, *((one, other) for other, one in back)))


def _nearest(likeness: Likeness, asked: _Words, others: _Words) -> Iterator[Pair]:
    holders: dict[str, list[int]] = defaultdict(list)
    for position, words in others.items():
        for stem in words:
            holders[stem].append(position)
    sums = {position: likeness.weight(words) for position, words in others.items()}
    for position, words in asked.items():
        own = likeness.weight(words)
        shared: dict[int, float] = defaultdict(float)
        for stem in _telling(words, holders):
            weight = likeness.weight_of[stem]
            for other in holders[stem]:
                shared[other] += weight
        best = heapq.nsmallest(
            _MOST_CANDIDATES,
            (
                (-weight, abs(other - position), other)
                for other, weight in shared.items()
                if weight >= _FEWEST_SHARED * min(own, sums[other])
            ),
        )
        yield from ((position, other) for _, _, other in best)


def _telling(words: frozenset[str], holders: Mapping[str, list[int]]) -> list[str]:
    """Return the words by which to look for others, the rarest first: the rare ones, and at least a few."""
    rarest_first = sorted((len(holders[stem]), stem) for stem in words if stem in holders)
    return [
        stem
        for rank, (count, stem) in enumerate(rarest_first)
        if count <= (_MOST_HOLDERS_EVER if rank < _RAREST else _MOST_HOLDERS)
    ]
