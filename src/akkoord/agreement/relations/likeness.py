"""How far one promise says what another says: by the weight of the words they share, passage by passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from akkoord.agreement.relations.passages import Passage, Place

# A word counts for less where only a piece of it is shared: "opvang" in "kinderopvang", "flits" in
# "flitspaal".
_PIECE_OF_OTHER, _OTHER_OF_PIECE, _PIECE_OF_BOTH = 0.7, 0.6, 0.5
# A short text that a long one holds says the same, though the long one says more: so the larger share
# counts most.
_OF_SHORTER = 0.6
# One shared word proves less than three, even if it is all there is.
_DOUBT = 0.37
# The rarest word that both hold tells best what both are about: without one, little is left of a score.
_WITHOUT_KEY, _WHOLE_KEY = 0.6, 1.1
_LESS_IF_LATER = (1.0, 0.92, 0.85)
# Of a passage that can be like another, so much at least must stand in that promise at all.
_WORTH = 0.4
# Among so many words any few will be found.
_LEAST_OF_LONGER = 0.1
# A title is like another where all of both is.
_LEAST_OF_TITLE = 0.8
# One word in common is enough for a promise that has nothing else to say, but not for one sentence of
# several.
_FEWEST_COMMON = {
    frozenset({Place.FIRST}): 2,
    frozenset({Place.FIRST, Place.LATER}): 4,
    frozenset({Place.LATER}): 4,
}
# A part of a list is a promise of its own, and no sentence inside another says all that it says.
_NOT_COMPARED = frozenset({Place.PART, Place.LATER})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two passages are alike.

    Attributes:
        score: From 0 to 1.
        shared: The roots that both hold, light words left out.
        key: The weight of the rarest of them that is no number.
        one: The passage of the first promise.
        other: The passage of the second.
    """

    score: float
    shared: frozenset[str]
    key: float
    one: Passage
    other: Passage


def between(one: Sequence[Passage], other: Sequence[Passage]) -> Likeness:
    """Return the likeness of the two passages of two promises that are most alike."""
    ones, others = _worth(one, other[0]), _worth(other, one[0])
    likenesses = (
        _likeness(passage, against)
        for passage in ones
        for against in others
        if {passage.place, against.place} != _NOT_COMPARED
    )
    return max(likenesses, key=lambda likeness: likeness.score)


def _worth(own: Sequence[Passage], whole: Passage) -> list[Passage]:
    """Return the whole of a promise, and those of its passages that the whole of another may hold."""
    if len(own) == 1:
        return [own[0]]
    held = _held(own[0], whole)
    passages = [
        passage
        for passage in own[1:]
        if sum([held.get(root, 0.0) * weight for root, weight in passage.weights.items()])
        >= _WORTH * passage.weight
    ]
    return [own[0], *passages]


def _likeness(one: Passage, other: Passage) -> Likeness:
    of_one, told_by_one = _shared(one, other)
    of_other, told_by_other = _shared(other, one)
    less, more = sorted((of_one / _asked(one, other), of_other / _asked(other, one)))
    common = frozenset((one.weights.keys() & other.weights.keys()) - one.light)
    key = max([one.weights[own] for own in common - one.numbers], default=0.0)
    if one.place is other.place is Place.WHOLE and one.weights == other.weights:
        score = 1.0
    elif _is_chance(one, other, less, common):
        score = 0.0
    else:
        evidence = min(told_by_one, told_by_other)
        score = (_OF_SHORTER * more + (1 - _OF_SHORTER) * less) * evidence / (evidence + _DOUBT)
        score *= _WITHOUT_KEY + (1 - _WITHOUT_KEY) * min(1.0, key / _WHOLE_KEY)
        score *= _LESS_IF_LATER[(one.place, other.place).count(Place.LATER)]
    return Likeness(score, common, key, one, other)


def _is_chance(one: Passage, other: Passage, of_longer: float, common: frozenset[str]) -> bool:
    """Whether too little is shared to mean anything, however large a share of the shorter passage it is."""
    least = _LEAST_OF_TITLE if one.is_title or other.is_title else _LEAST_OF_LONGER
    return of_longer < least or len(common) < _FEWEST_COMMON.get(frozenset({one.place, other.place}), 1)


def _asked(one: Passage, other: Passage) -> float:
    """Return the weight of what a passage asks of another: all but the numbers that the other lacks.

    Two promises with other figures are on one matter still: that is a conflict, and no lack of likeness.
    """
    return (one.asked + sum([one.weights[own] for own in one.numbers & other.weights.keys()])) or 1.0


def _shared(one: Passage, other: Passage) -> tuple[float, float]:
    """Return the weight of what one passage shares with another: of all its words, and of those that tell."""
    held = _held(one, other)
    whole = sum([share * one.weights[own] for own, share in held.items()])
    return whole, sum([share * one.weights[own] for own, share in held.items() if own not in one.light])


def _held(one: Passage, other: Passage) -> dict[str, float]:
    """Return how much another passage holds of each word of one, where it holds any of it."""
    held = dict.fromkeys((one.weights.keys() & other.pieces) - one.light, _PIECE_OF_OTHER)
    held |= dict.fromkeys(one.weights.keys() & other.weights.keys(), 1.0)
    for own in one.compounds.keys() - held.keys():
        pieces = one.compounds[own]
        if not other.weights.keys().isdisjoint(pieces):
            held[own] = _OTHER_OF_PIECE
        elif not other.pieces.isdisjoint(pieces):
            held[own] = _PIECE_OF_BOTH
    return held
