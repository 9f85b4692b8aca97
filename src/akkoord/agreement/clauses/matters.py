"""What a reference points to inside the part that it names: what speaks there of the same matter.

"Zie ook wonen" behind a promise on homeless people means the goal on homelessness in that chapter, and not
the whole chapter. Only rare words lead there: a word that many promises share says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from akkoord.agreement.clauses import references
from akkoord.agreement.clauses.references import Place, Places, alike
from akkoord.agreement.model import CrossRef
from akkoord.dutch.stems import tokens

# "Opvang: zie gezinnen": the words before the colon say what for.
_LABEL = re.compile(r"\s*(?P<topic>[^:.;]{3,60}):\s*\(?\s*zie(?!\w)", re.IGNORECASE)
_START = 4
_SHORTEST_WORD = 6
_SHORTEST_END = 6
_RARE = 5
_OF_ONE_LENGTH = 0.6
_MOST = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A promise as far as a reference may point to it; `parent` is a position among the passages."""

    id: str
    headings: tuple[str | None, ...]
    text: str
    parent: int | None
    is_objective: bool


def labelled(reference: str) -> str:
    """Return what a line that only refers says it is about; empty where it says nothing.

    >>> labelled("Opvang: zie gezinnen."), labelled("Zie ook gezinnen.")
    ('Opvang', '')
    """
    match = _LABEL.match(reference)
    return match["topic"] if match else ""


class Matters:
    """The promises of one agreement, to find in a part of it what is about a topic."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._smaller_of: dict[str, list[tuple[list[str], int]]] = {}

    def resolved(
        self, text: str, places: Places, *, topic: str | None = None, of_objective: bool
    ) -> tuple[CrossRef, ...]:
        """Return the references of a text, each to what it is about in the part that it names.

        Args:
            text: The words that refer.
            places: The headings of the agreement.
            topic: What the reference is about; without one the rest of the text says it, unless it is a goal.
            of_objective: Whether a goal refers, which then points to goals only.
        """
        pointed = list(references.pointed(text, places))
        if topic is None and pointed:
            topic = "" if of_objective else references.without(text)
        return tuple(
            CrossRef(name, own_id)
            for name, place in pointed
            for own_id in (self.ids(place, topic or "", of_objective=of_objective) if place else (None,))
        )

    def ids(self, place: Place, topic: str, *, of_objective: bool) -> tuple[str, ...]:
        """Return the ids of what speaks of a topic under a heading; of the place where nothing does."""
        named = list(dict.fromkeys(tokens(topic)))
        under = [
            position
            for stems, position in (self._smaller(place.heading) if named else ())
            if any(alike(word, other) for word in named for other in stems)
        ]
        found = under or self._about(place, named, of_objective=of_objective)
        return tuple(self._passages[position].id for position in found[:_MOST]) or (place.id,)

    def _smaller(self, heading: str) -> list[tuple[list[str], int]]:
        """Return the words of each smaller heading of a part, with the first objective under it."""
        if heading not in self._smaller_of:
            first: dict[str, int] = {}
            for position, own in enumerate(self._passages):
                if own.is_objective and heading in own.headings:
                    for smaller in own.headings[own.headings.index(heading) + 1 :]:
                        first.setdefault(smaller or "", position)
            self._smaller_of[heading] = [(tokens(name), position) for name, position in first.items() if name]
        return self._smaller_of[heading]

    def _about(self, place: Place, named: Sequence[str], *, of_objective: bool) -> list[int]:
        spread = (self._speaking(word) for word in named if len(word) >= _SHORTEST_WORD)
        found = {position for positions in spread if len(positions) <= _RARE for position in positions}
        if of_objective and place.heading not in set(self._headings_of(found)):
            found = {position for word in named for position in self._ending_like(word)}
        inside = sorted(position for position in found if place.heading in self._passages[position].headings)
        if of_objective:
            inside = [objective for own in inside if (objective := self._objective(own)) is not None]
        kept = set(inside)
        return [own for own in dict.fromkeys(inside) if self._passages[own].parent not in kept]

    def _headings_of(self, positions: Iterable[int]) -> Iterator[str | None]:
        return (heading for position in positions for heading in self._passages[position].headings)

    def _speaking(self, word: str) -> set[int]:
        """Return the positions of the promises that hold a word."""
        near = self._by_start.get(word[:_START], {})
        return {position for other, own in near.items() if _same(word, other) for position in own}

    def _ending_like(self, word: str) -> set[int]:
        """Return where a compound ends in the same word of the text: "verkeershinder" and "bouwhinder"."""
        near = self._by_end.get(word[-_SHORTEST_END:], {})
        return {position for other, own in near.items() if self._ends_alike(word, other) for position in own}

    def _ends_alike(self, word: str, other: str) -> bool:
        end = _common_end(word, other)
        return any(end[start:] in self._by_stem for start in range(len(end) - _SHORTEST_END + 1))

    def _objective(self, position: int) -> int | None:
        own: int | None = position
        while own is not None and not self._passages[own].is_objective:
            own = self._passages[own].parent
        return own

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for position, passage in enumerate(self._passages):
            for stem in set(tokens(passage.text)):
                found.setdefault(stem, []).append(position)
        return found

    @cached_property
    def _by_start(self) -> dict[str, dict[str, list[int]]]:
        return self._grouped(lambda stem: stem[:_START])

    @cached_property
    def _by_end(self) -> dict[str, dict[str, list[int]]]:
        return self._grouped(lambda stem: stem[-_SHORTEST_END:])

    def _grouped(self, key: Callable[[str], str]) -> dict[str, dict[str, list[int]]]:
        found: dict[str, dict[str, list[int]]] = {}
        for stem, positions in self._by_stem.items():
            found.setdefault(key(stem), {})[stem] = positions
        return found


def _same(one: str, other: str) -> bool:
    """Whether two stems are one word of about one length: "dakloos" and "dakloosheid", not "wijkraad"."""
    return alike(one, other) and min(len(one), len(other)) >= _OF_ONE_LENGTH * max(len(one), len(other))


def _common_end(one: str, other: str) -> str:
    """Return the letters in which two different words end alike.

    >>> _common_end("verkeershinder", "bouwhinder")
    'hinder'
    """
    if one == other:
        return ""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :]
