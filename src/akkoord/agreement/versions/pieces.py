"""Promises that were cut in pieces, or put together: one to several.

A piece stands inside the whole, in words that the other pieces did not bring along already: a promise that
only resembles the whole is no piece of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from akkoord.agreement.versions.likeness import Likeness, is_frame

Pair = tuple[int, int]

# So much of a piece stands in the whole, and so much of a whole that has no pair do its pieces make up.
_ENOUGH = 0.6
_FEWEST_WORDS = 2
_FEWEST_PIECES = 2


@dataclass(frozen=True, slots=True)
class _Cut:
    """One whole with the pieces that were found in it, and what those weigh there."""

    is_old: bool
    whole: int
    pieces: tuple[int, ...]
    has_pair: bool
    weight: float

    @property
    def pairs(self) -> Iterator[Pair]:
        yield from ((self.whole, piece) if self.is_old else (piece, self.whole) for piece in self.pieces)


def find(likeness: Likeness, near: Iterable[Pair], alike: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the pairs of a whole and a piece of it that had no pair, in both directions.

    Args:
        likeness: The words of both versions.
        near: The pairs that are worth looking at.
        alike: The pairs that were found: a piece may be what such a pair left out.
    """
    nearby, found = sorted(near), tuple(alike)
    old = _Side(likeness, is_old=True)
    new = _Side(likeness, is_old=False)
    cuts = [
        *old.cuts(nearby, dict(found)),
        *new.cuts([(other, one) for one, other in nearby], {other: one for one, other in found}),
    ]
    # Ties go by the words of the whole, so that it makes no difference which version is called the old one.
    words = {True: likeness.old, False: likeness.new}
    by_weight = sorted(cuts, key=lambda cut: (-cut.weight, sorted(words[cut.is_old][cut.whole])))
    return tuple(sorted(_apart(by_weight)))


class _Side:
    """Looks for pieces of the wholes of one version among the promises of the other."""

    def __init__(self, likeness: Likeness, *, is_old: bool) -> None:
        self._weight = likeness.weight
        self._is_old = is_old
        self._wholes = likeness.old if is_old else likeness.new
        self._others = likeness.new if is_old else likeness.old

    def cuts(self, near: Iterable[Pair], pair_of: Mapping[int, int]) -> Iterator[_Cut]:
        """Yield each whole with pieces: beside the promise that it became, or instead of one."""
        taken = frozenset(pair_of.values())
        offered: dict[int, list[int]] = defaultdict(list)
        for whole, piece in near:
            if piece not in taken:
                offered[whole].append(piece)
        for whole, pieces in offered.items():
            partner = pair_of.get(whole)
            left = self._wholes[whole] - (frozenset() if partner is None else self._others[partner])
            own, weight = self._pieces(left, pieces)
            is_made_up = weight >= _ENOUGH * self._weight(self._wholes[whole]) and len(own) >= _FEWEST_PIECES
            if own and (partner is not None or is_made_up):
                yield _Cut(self._is_old, whole, own, partner is not None, weight)

    def _pieces(self, left: frozenset[str], offered: Sequence[int]) -> tuple[tuple[int, ...], float]:
        """Take the pieces that stand in what is left of a whole, the largest first."""
        inside = {piece: self._weight(self._others[piece] & left) for piece in offered}
        own, weight = [], 0.0
        for piece in sorted(offered, key=lambda piece: (-inside[piece], piece)):
            shared = self._others[piece] & left
            is_told = 0 < min(_FEWEST_WORDS, _telling(self._others[piece])) <= _telling(shared)
            if is_told and self._weight(shared) >= _ENOUGH * self._weight(self._others[piece]):
                own.append(piece)
                weight += self._weight(shared)
                left -= shared
        return tuple(own), weight


def _telling(words: frozenset[str]) -> int:
    return sum(not is_frame(stem) for stem in words)


def _apart(cuts: Iterable[_Cut]) -> Iterator[Pair]:
    """Yield the pairs of each cut of which nothing belongs to a heavier cut already."""
    taken: set[tuple[bool, int]] = set()
    for cut in cuts:
        members = {(not cut.is_old, piece) for piece in cut.pieces}
        if not cut.has_pair:
            members.add((cut.is_old, cut.whole))
        if taken.isdisjoint(members):
            taken |= members
            yield from cut.pairs
