"""What a reference points to inside the part that it names: what speaks there of the same matter.

"Zie ook wonen" behind a promise on homeless people means the goal on homelessness in that chapter, and not
the whole chapter. Only rare words lead there: a word that many promises share says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from akkoord.agreement.clauses import references
from akkoord.agreement.clauses.references import Place, Places, alike
from akkoord.agreement.model import CrossRef
from akkoord.dutch.stems import tokens

# "Opvang: zie gezinnen": the words before the colon say what for.
_LABEL = re.compile(r"\s*(?P<topic>[^:.;]{3,60}):\s*\(?\s*zie(?!\w)", re.IGNORECASE)
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
        """Return the ids of what speaks of a topic under a heading; of the place itself where nothing does.

        Args:
            place: The heading that a reference names.
            topic: What the reference is about, in its own words; may be empty.
            of_objective: Whether a goal refers, which then points to goals only.
        """
        words = list(dict.fromkeys(tokens(topic)))
        if not words:
            return (place.id,)
        part = [position for position, own in enumerate(self._passages) if place.heading in own.headings]
        under = list(dict.fromkeys(self._under_headings(place, words, part)))
        found = under or self._about(words, part, of_objective=of_objective)
        return tuple(self._passages[position].id for position in found[:_MOST]) or (place.id,)

    def _under_headings(self, place: Place, words: Sequence[str], part: Sequence[int]) -> Iterator[int]:
        """Yield the first objective under each smaller heading of the part that names the topic."""
        seen: set[str] = set()
        for position in part:
            own = self._passages[position]
            smaller = own.headings[own.headings.index(place.heading) + 1 :]
            for heading in filter(None, smaller):
                if heading in seen or not own.is_objective:
                    continue
                seen.add(heading)
                if any(alike(word, other) for word in words for other in tokens(heading)):
                    yield position

    def _about(self, words: Sequence[str], part: Sequence[int], *, of_objective: bool) -> list[int]:
        rare = [word for word in words if len(word) >= _SHORTEST_WORD and self._spread(word) <= _RARE]
        found = [position for position in part if self._speaks(position, rare)]
        if not found and of_objective:
            found = [position for position in part if self._ends_alike(position, words)]
        if of_objective:
            found = [objective for position in found if (objective := self._objective(position)) is not None]
        kept = set(found)
        return [position for position in dict.fromkeys(found) if self._passages[position].parent not in kept]

    def _speaks(self, position: int, words: Sequence[str]) -> bool:
        return any(_same(word, other) for word in words for other in self._stems[position])

    def _ends_alike(self, position: int, words: Sequence[str]) -> bool:
        """Whether two compounds end in one word of the text: "milieuhinder" and "geurhinder"."""
        return any(
            _common_end(word, other) in self._vocabulary for word in words for other in self._stems[position]
        )

    def _objective(self, position: int) -> int | None:
        own: int | None = position
        while own is not None and not self._passages[own].is_objective:
            own = self._passages[own].parent
        return own

    def _spread(self, word: str) -> int:
        start = word[:4]
        return sum(count for other, count in self._by_start.get(start, {}).items() if _same(word, other))

    @cached_property
    def _stems(self) -> list[frozenset[str]]:
        return [frozenset(tokens(passage.text)) for passage in self._passages]

    @cached_property
    def _by_start(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for stems in self._stems:
            for stem in stems:
                found.setdefault(stem[:4], Counter())[stem] += 1
        return found

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(stem for stems in self._stems for stem in stems if len(stem) >= _SHORTEST_END)


def _same(one: str, other: str) -> bool:
    """Whether two stems are one word of about one length: "dakloos" and "dakloosheid", not "wijkraad"."""
    return alike(one, other) and min(len(one), len(other)) >= _OF_ONE_LENGTH * max(len(one), len(other))


def _common_end(one: str, other: str) -> str:
    """Return the letters in which two different words end alike.

    >>> _common_end("milieuhinder", "geurhinder")
    'hinder'
    """
    if one == other:
        return ""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :]
