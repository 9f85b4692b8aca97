"""The words of `words.toml`: what endings say of a name, nouns that act without one, words of sentences."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from akkoord.agreement.names.spelling import key

Sort = Literal["actor", "place", "other"]
"""What a word says of the name that it opens or closes; a plan, a rule or an event is of another sort."""

_SORTS: tuple[Sort, ...] = ("actor", "place", "other")
_SHORTEST_STEM = 3
# "NV" is a whole word; of what is this short only "wet" is the end of a longer one.
_SHORTEST_ENDING = 4
_SHORT_ENDING = "wet"


def nouns(sort: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the nouns of a sort (`group`, `service`, `place`), each with what is read as it.

    >>> dict(nouns("place"))["stadhuis"]
    ('stadshuis',)
    """
    for line in _sheet()["nouns"][sort].strip().splitlines():
        name, *others = line.split(", ")
        yield name, tuple(others)


@cache
def words(table: str, name: str) -> tuple[str, ...]:
    """Return the words of a list in the file.

    >>> "moet" in words("sentence", "duties")
    True
    """
    return tuple(_sheet()[table][name].split())


@cache
def selves() -> frozenset[str]:
    """Return the words that mean the city itself."""
    return frozenset(words("nouns", "self"))


@cache
def nameless() -> frozenset[str]:
    """Return the keys of words that have capitals and name nothing."""
    return frozenset(map(key, words("never", "words")))


@cache
def parties() -> frozenset[str]:
    """Return the keys of the abbreviations of political parties."""
    return frozenset(map(key, words("never", "parties")))


@lru_cache(maxsize=65_536)
def sort_of(word: str) -> Sort | None:
    """Return what one word says of the name that it opens or closes; None where it says nothing.

    >>> sort_of("Dorpsraad"), sort_of("Stationsstraat"), sort_of("Wijkplan"), sort_of("Zonneburg")
    ('actor', 'place', 'other', None)
    >>> sort_of("voorraad"), sort_of("winkelcentrum"), sort_of("jeugdcentrum")
    (None, 'place', 'actor')
    """
    own = word.casefold().rpartition("-")[2]
    endings = _endings()
    if own in _neither():
        return None
    if own in endings:
        return endings[own]
    for length in range(min(_longest(), len(own) - _SHORTEST_STEM), _SHORTEST_ENDING - 1, -1):
        if found := endings.get(own[-length:]):
            return found
    return "other" if own.endswith(_SHORT_ENDING) and len(own) > _SHORTEST_ENDING else None


def is_bare(word: str) -> bool:
    """Whether a word does nothing but tell what a name is.

    >>> is_bare("Park"), is_bare("Merelpark")
    (True, False)
    """
    return word.casefold() in _endings()


@cache
def _endings() -> dict[str, Sort]:
    return {word: sort for sort in _SORTS for word in words("endings", sort)}


@cache
def _neither() -> frozenset[str]:
    return frozenset(words("endings", "neither"))


@cache
def _longest() -> int:
    return max(map(len, _endings()))


@cache
def _sheet() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
