"""How the promises of one agreement are related: which say the same, and which of them do not go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from akkoord.agreement import sentences
from akkoord.agreement.model import Conflict, Promise
from akkoord.agreement.relations import (
    candidates,
    clusters,
    conflicts,
    likeness,
    passages,
    repeats,
    vocabulary,
)
from akkoord.agreement.relations.passages import Passage
from akkoord.agreement.relations.repeats import Pair
from akkoord.agreement.relations.vocabulary import Vocabulary

# What stands there more often is a formula, a running head or a test, and no promise that is made again.
_MOST_TWINS = 30
# A text without end is a page that could not be read, and holds every word.
_LONGEST = 10_000
# "Wij willen:" leads in and says nothing.
_LEAST_OF_LEAD_IN = 1.2


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
    twins = _twins(ordered)
    own = [ordered[positions[0]] for positions in twins]
    words = Vocabulary([promise.text for promise in own])
    alike = _alike(own, words)
    contrary = conflicts.find(own, alike, words)
    return _by_id(ordered, twins, alike, contrary)


def with_relations(promises: Sequence[Promise]) -> tuple[Promise, ...]:
    """Return the promises with what each repeats and conflicts with."""
    found = find(promises)
    return tuple(
        replace(promise, repeats=own.repeats, conflicts=own.conflicts)
        if (own := found.get(promise.id))
        else promise
        for promise in promises
    )


def _twins(promises: Sequence[Promise]) -> list[list[int]]:
    """Return the positions of the promises in groups that have all their words in common."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, promise in enumerate(promises):
        if promise.is_counted and len(promise.text) <= _LONGEST:
            groups[tuple(vocabulary.roots(promise.text))].append(position)
    return [positions for roots, positions in groups.items() if roots and len(positions) <= _MOST_TWINS]


def _alike(promises: Sequence[Promise], words: Vocabulary) -> dict[int, set[int]]:
    own = [passages.find(promise, words) for promise in promises]
    empty = {position for position, each in enumerate(own) if _leads_in(each[0])}
    compared = [
        Pair(one, other, likeness.between(own[one], own[other]))
        for one, other in candidates.find(own, words)
        if empty.isdisjoint((one, other))
    ]
    return clusters.Clusters(promises).gather(repeats.find(promises, compared))


def _leads_in(whole: Passage) -> bool:
    return sentences.leads_in(whole.text) and whole.told < _LEAST_OF_LEAD_IN


def _by_id(
    promises: Sequence[Promise],
    twins: Sequence[Sequence[int]],
    alike: Mapping[int, Iterable[int]],
    contrary: Mapping[tuple[int, int], tuple[str, str]],
) -> dict[str, Related]:
    same: dict[int, set[int]] = defaultdict(set)
    notes: dict[int, dict[int, str]] = defaultdict(dict)
    for number, positions in enumerate(twins):
        group = {*positions, *(position for other in alike.get(number, ()) for position in twins[other])}
        for position in positions:
            same[position] = group - {position}
    for (one, other), (of_one, of_other) in contrary.items():
        for first in twins[one]:
            for second in twins[other]:
                notes[first][second] = f'"{of_one}" | "{of_other}"'
                notes[second][first] = f'"{of_other}" | "{of_one}"'
    return {
        promises[position].id: Related(
            repeats=tuple(promises[other].id for other in sorted(same[position])),
            conflicts=tuple(
                Conflict(promises[other].id, note) for other, note in sorted(notes[position].items())
            ),
        )
        for position in sorted(same.keys() | notes.keys())
        if same[position] or notes[position]
    }
