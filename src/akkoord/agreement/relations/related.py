"""How the promises of one agreement are related: which say the same, and which of them do not go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from akkoord.agreement.model import Conflict, Promise
from akkoord.agreement.relations import (
    candidates,
    clusters,
    conflicts,
    likeness,
    passages,
    repeats,
)
from akkoord.agreement.relations.passages import Passage
from akkoord.agreement.relations.repeats import Pair
from akkoord.agreement.relations.vocabulary import Vocabulary

# What stands there more often is a formula, a running head or a test, and no promise that is made again.
_MOST_TWINS = 30
# A text without end is a page that could not be read, and holds every word.
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Related:
    """The relations of one promise.

    Attributes:
        repeats: The ids of the promises that say the same, in the order of the text.
        conflicts: Those on the same matter with another figure, direction or strength, in that order.
    """

    repeats: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def find(promises: Sequence[Promise]) -> Mapping[str, Related]:
    r"""Return the relations of the promises that have any, by id.

    Both relations are symmetric, and no promise is related to itself. The order of the promises and what else
    stands in the agreement change nothing, but for one thing: a word that more promises hold weighs less.

    >>> from akkoord.agreement import reader
    >>> agreement = reader.read(
    ...     "GROENE STAD\n\n- Wij planten 500 bomen langs de kade.\n\n"
    ...     "STAD AAN HET WATER\n\n- Langs de kade worden 300 bomen geplant.\n")
    >>> found = find(agreement.promises)
    >>> found["1.0.1"]
    Related(repeats=('2.0.1',), conflicts=(Conflict(id='2.0.1', note='"500 bomen" | "300 bomen"'),))
    """
    ordered = sorted(promises, key=lambda promise: (promise.line_start, promise.id))
    compared = [own for own in ordered if own.is_counted and len(own.text) <= _LONGEST]
    words = Vocabulary(promise.text for promise in compared)
    found = [(twins, passages.find(twins[0], words)) for twins in _twins(compared, words)]
    telling = [(twins, own) for twins, own in found if not own[0].is_empty]
    first = [twins[0] for twins, _ in telling]
    alike = _alike(first, [own for _, own in telling], words)
    return _by_id([twins for twins, _ in telling], alike, conflicts.find(first, alike, words))


def with_relations(promises: Sequence[Promise]) -> tuple[Promise, ...]:
    """Return the promises with what each repeats and conflicts with."""
    found = find(promises)
    return tuple(
        replace(promise, repeats=own.repeats, conflicts=own.conflicts)
        if (own := found.get(promise.id))
        else promise
        for promise in promises
    )


def _twins(promises: Sequence[Promise], words: Vocabulary) -> list[list[Promise]]:
    """Return the promises in groups that have all their words in common."""
    groups: dict[tuple[str, ...], list[Promise]] = defaultdict(list)
    for promise in promises:
        groups[words.roots(promise.text)].append(promise)
    return [twins for roots, twins in groups.items() if roots and len(twins) <= _MOST_TWINS]


def _alike(
    promises: Sequence[Promise], own: Sequence[Sequence[Passage]], words: Vocabulary
) -> dict[int, set[int]]:
    summary = {position for position, promise in enumerate(promises) if promise.kind in repeats.SUMMARY}
    compared = [
        Pair(one, other, likeness.between(own[one], own[other]))
        for one, other in candidates.find(own, words, summary)
    ]
    gathered = clusters.Clusters(promises, [each[0] for each in own])
    return gathered.gather(repeats.find(promises, compared))


def _by_id(
    twins: Sequence[Sequence[Promise]],
    alike: Mapping[int, Iterable[int]],
    contrary: Mapping[tuple[int, int], tuple[str, str]],
) -> dict[str, Related]:
    """Give each promise what was found for the first that has its words."""
    place = {own.id: (own.line_start, own.id) for each in twins for own in each}
    same: dict[str, set[str]] = defaultdict(set)
    notes: dict[str, dict[str, str]] = defaultdict(dict)
    for number, each in enumerate(twins):
        group = {own.id for other in (number, *alike.get(number, ())) for own in twins[other]}
        for promise in each:
            same[promise.id] = group - {promise.id}
    for (one, other), (of_one, of_other) in contrary.items():
        for first in twins[one]:
            for second in twins[other]:
                notes[first.id][second.id] = f'"{of_one}" | "{of_other}"'
                notes[second.id][first.id] = f'"{of_other}" | "{of_one}"'
    return {
        own: Related(
            repeats=tuple(sorted(same[own], key=place.__getitem__)),
            conflicts=tuple(
                Conflict(other, notes[own][other]) for other in sorted(notes[own], key=place.__getitem__)
            ),
        )
        for own in sorted(place, key=place.__getitem__)
        if same[own] or notes[own]
    }
