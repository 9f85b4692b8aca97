"""Which promise of one version became which of the other.

The same words are matched first. The others are matched by likeness, the most alike first, as long as both
are free: no two promises would rather have each other than what they got. What is left over may be a part of
a promise that was cut in two, or one of several that became one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from akkoord.agreement.model import Promise
from akkoord.agreement.versions import candidates, pieces
from akkoord.agreement.versions.likeness import Likeness
from akkoord.agreement.versions.places import Places
from akkoord.dutch.folding import fold

_ENOUGH = 0.48
# However alike its surroundings are, the words must be alike themselves.
_LEAST = 0.25
_SAME_PLACE = 0.06
_SAME_NEIGHBOUR = 0.06

_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W_]+|[%€§]")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs of two versions, by position.

    Attributes:
        same: Pairs with the same words.
        alike: Pairs with other words.
        parts: Pairs of a promise and one of the several that it became, or that it was made of.
        near_old: For an old promise without a pair, the new one it is most like, where any is like it.
        near_new: For a new promise without a pair, the old one it is most like, where any is like it.
        places: The headings, and which of them were renamed.
    """

    same: tuple[Pair, ...]
    alike: tuple[Pair, ...]
    parts: tuple[Pair, ...]
    near_old: Mapping[int, int]
    near_new: Mapping[int, int]
    places: Places


def match(old: Sequence[Promise], new: Sequence[Promise], known: Sequence[Pair] = ()) -> Matching:
    """Return which promise became which; in the other direction the same pairs.

    Args:
        old: The promises of one version.
        new: Those of the other.
        known: Pairs that somebody is sure of, whatever their words; one promise may have several.
    """
    places = Places(old, new)
    told = _known(old, new, known)
    same = (*told.same, *_same(old, new, places, told))
    places.learn(same)
    likeness = Likeness([promise.text for promise in old], [promise.text for promise in new])
    near = candidates.pairs(likeness, *_left(likeness, same))
    alike = (*told.other, *_alike(near, likeness, places, same, told))
    parts = tuple(pair for pair in pieces.find(likeness, near, alike) if pair not in told.other)
    lost, added = _left(likeness, (*same, *alike, *parts))
    near_old = _nearest(likeness, candidates.pairs(likeness, lost, range(len(new))), 0)
    near_new = _nearest(likeness, candidates.pairs(likeness, range(len(old)), added), 1)
    return Matching(same, alike, parts, near_old, near_new, places)


@dataclass(frozen=True, slots=True)
class _Known:
    """The pairs that were told: those with the same words, and the others."""

    same: tuple[Pair, ...]
    other: tuple[Pair, ...]

    @property
    def old(self) -> set[int]:
        return {old for old, _ in (*self.same, *self.other)}

    @property
    def new(self) -> set[int]:
        return {new for _, new in (*self.same, *self.other)}


def _known(old: Sequence[Promise], new: Sequence[Promise], known: Sequence[Pair]) -> _Known:
    """Sort the pairs that were told; one of a promise with several is no pair of the same words."""
    pairs = dict.fromkeys(known)
    old_times, new_times = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    same = tuple(
        (one, other)
        for one, other in pairs
        if old_times[one] == new_times[other] == 1 and words(old[one].text) == words(new[other].text)
    )
    return _Known(same, tuple(pair for pair in pairs if pair not in set(same)))


def words(text: str) -> str:
    """Return a text as what counts of its words: no signs but those of numbers, no capitals, no accents.

    >>> words("Er komen 1.500 bomen!") == words("er komen 1500 bomen"), words("1,5 ha") == words("15 ha")
    (True, False)
    """
    return " ".join(_WORD.findall(_THOUSANDS.sub("", fold(text))))


def _same(old: Sequence[Promise], new: Sequence[Promise], places: Places, told: _Known) -> Iterator[Pair]:
    """Yield the pairs with the same words: where those stand more than once, first under the same goal."""
    old_words, new_words = [words(promise.text) for promise in old], [words(promise.text) for promise in new]
    old_goals, new_goals = _goals(old, old_words), _goals(new, new_words)
    old_left, new_left = set(range(len(old))) - told.old, set(range(len(new))) - told.new
    keys: tuple[tuple[Callable[[int], Hashable], Callable[[int], Hashable]], ...] = (
        (
            lambda i: (old_words[i], places.old[i], old_goals[i]),
            lambda i: (new_words[i], places.new[i], new_goals[i]),
        ),
        (lambda i: (old_words[i], places.old[i]), lambda i: (new_words[i], places.new[i])),
        (old_words.__getitem__, new_words.__getitem__),
    )
    for old_key, new_key in keys:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for position in sorted(new_left, reverse=True):
            waiting[new_key(position)].append(position)
        for position in sorted(old_left):
            if found := waiting.get(old_key(position)):
                other = found.pop()
                old_left.remove(position)
                new_left.remove(other)
                yield position, other


def _goals(promises: Sequence[Promise], own: Sequence[str]) -> list[str]:
    """Return for each promise the words of the goal or ambition it serves."""
    words_of = {promise.id: told for promise, told in zip(promises, own, strict=True)}
    return [words_of.get(promise.parent or "", "") for promise in promises]


def _left(likeness: Likeness, pairs: Iterable[Pair]) -> tuple[list[int], list[int]]:
    """Return what has no pair yet, of both versions."""
    taken = tuple(pairs)
    old = set(range(len(likeness.old))).difference(one for one, _ in taken)
    new = set(range(len(likeness.new))).difference(other for _, other in taken)
    return sorted(old), sorted(new)


def _alike(
    near: Iterable[Pair], likeness: Likeness, places: Places, same: Iterable[Pair], told: _Known
) -> Iterator[Pair]:
    became = dict(same)
    scored = sorted(
        (-score, abs(old * len(likeness.new) - new * len(likeness.old)), old + new, old, new)
        for old, new in near
        if (score := _score(old, new, likeness, places, became)) >= _ENOUGH
    )
    old_taken, new_taken = told.old, told.new
    for *_, old, new in scored:
        if old not in old_taken and new not in new_taken:
            old_taken.add(old)
            new_taken.add(new)
            yield old, new


def _score(old: int, new: int, likeness: Likeness, places: Places, became: Mapping[int, int]) -> float:
    """Return how sure it is that one promise became the other: by its words, and a little by its place."""
    own = likeness.of(old, new)
    if own < _LEAST:
        return 0.0
    neighbours = (became.get(old - 1) == new - 1) + (became.get(old + 1) == new + 1)
    return own + _SAME_PLACE * places.are_one(old, new) + _SAME_NEIGHBOUR * neighbours


def _nearest(likeness: Likeness, near: Iterable[Pair], side: int) -> dict[int, int]:
    """Return for each promise of one side (0 old, 1 new) the one of the other side that it is most like."""
    best: dict[int, tuple[float, int]] = {}
    for pair in near:
        score = likeness.of(*pair)
        own, other = pair[side], pair[1 - side]
        if score >= _ENOUGH:
            best[own] = max(best.get(own, (0.0, 0)), (score, -other))
    return {own: -other for own, (_, other) in best.items()}
