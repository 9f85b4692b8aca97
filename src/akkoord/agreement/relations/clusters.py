"""Promises that say the same, gathered; a bundle of several promises does not tie those together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from akkoord.agreement.model import Promise
from akkoord.agreement.relations import repeats
from akkoord.agreement.relations.passages import Passage
from akkoord.agreement.relations.repeats import Pair

# Two promises that are like a third in other words than each other are like two different things in it.
_SAME_WORDS = 0.5
# Who says a thing more often than this says it in passing.
_MOST_MEMBERS = 30


@dataclass(slots=True, eq=False)
class _Cluster:
    """The positions of promises that say the same."""

    members: set[int] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class _Strand:
    """One of the things that a promise says: the words by which others are like it, and those others."""

    words: dict[str, float]
    cluster: _Cluster


class Clusters:
    """The promises of one agreement as they are gathered, the most alike first.

    Args:
        promises: The promises.
        wholes: The whole of each of them.
    """

    def __init__(self, promises: Sequence[Promise], wholes: Sequence[Passage]) -> None:
        self._promises = promises
        self._wholes = wholes
        self._strands: dict[int, list[_Strand]] = {}
        self._linked: set[tuple[int, int]] = set()

    def gather(self, pairs: Iterable[Pair]) -> dict[int, set[int]]:
        """Return for each position that has any the positions of those that say the same."""
        ranked = sorted(pairs, key=lambda pair: (-pair.likeness.score, pair.one, pair.other))
        self._linked = {(pair.one, pair.other) for pair in ranked}
        for pair in ranked:
            self._join(self._strand(pair.one, pair.other), self._strand(pair.other, pair.one))
        return {
            position: set().union(*(strand.cluster.members for strand in strands)) - {position}
            for position, strands in self._strands.items()
        }

    def _strand(self, position: int, toward: int) -> _Strand:
        """Return the strand of a promise by which it is like another; a new one where none fits."""
        own, other = self._wholes[position], self._wholes[toward]
        shared = (own.weights.keys() & other.weights.keys()) - own.light
        words = {root: own.weights[root] for root in shared}
        strands = self._strands.setdefault(position, [])
        for strand in strands:
            if self._is_same(strand, toward, words):
                strand.words |= words
                return strand
        strands.append(_Strand(words, _Cluster({position})))
        return strands[-1]

    def _is_same(self, strand: _Strand, toward: int, words: dict[str, float]) -> bool:
        """Whether words are of a strand: half are its own, or it goes on with the sentence beside."""
        common = sum(weight for own, weight in words.items() if own in strand.words)
        if common >= _SAME_WORDS * min(sum(strand.words.values()), sum(words.values())):
            return True
        members = strand.cluster.members
        return any(
            repeats.share_paragraph(self._promises[toward], self._promises[member]) for member in members
        )

    def _join(self, one: _Strand, other: _Strand) -> None:
        too_many = len(one.cluster.members) + len(other.cluster.members) > _MOST_MEMBERS
        if one.cluster is other.cluster or too_many or self._is_barred(one.cluster, other.cluster):
            return
        joined, left = one.cluster, other.cluster
        joined.members |= left.members
        for member in left.members:
            for strand in self._strands[member]:
                if strand.cluster is left:
                    strand.cluster = joined

    def _is_barred(self, one: _Cluster, other: _Cluster) -> bool:
        """Whether a promise would join one that stands beside it and that it was not found to repeat."""
        return any(
            (min(first, second), max(first, second)) not in self._linked
            and repeats.are_family(self._promises[first], self._promises[second])
            for first in one.members
            for second in other.members
            if first != second
        )
