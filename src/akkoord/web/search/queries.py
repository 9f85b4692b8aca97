"""Search: at most three queries to the database, whatever is asked and however much is found."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from akkoord.errors import StateError
from akkoord.web.search import ranking, words
from akkoord.web.search.fields import Question
from akkoord.web.search.models import Entry, Shelf, Word
from akkoord.web.search.vocabulary import Choice, Known, Vocabulary


class NotIndexed(StateError):
    """There is nothing to search in: the texts were never indexed."""

    code = "not_indexed"
    message = "no {kind} of {scope} was indexed yet; index them first"


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that no text holds, and the one that was searched for instead."""

    asked: str
    taken: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        ids: The ids of the objects, best first.
        corrected: The words that were taken for typing errors.
        unknown: The words that nothing resembles; with one of those nothing is found.
        has_words: Whether there was anything to search for: "de" or "?!" is nothing.
    """

    ids: tuple[int, ...]
    corrected: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    has_words: bool = True


def find(kind: str, scope: int, text: str) -> Found:
    """Return what holds all words of a query; any text is a query, and no sign in it is an operator.

    Raises:
        NotIndexed: if nothing of this scope was ever indexed.
    """
    shelf = Shelf.objects.filter(kind=kind, scope=scope).first()
    if shelf is None:
        raise NotIndexed(kind=kind, scope=scope)
    vocabulary = _vocabulary(shelf.pk, shelf.stamp)
    asked = [choice for word in _asked(text, vocabulary) for choice in vocabulary.choose(word)]
    corrected = tuple(Correction(choice.form, choice.corrected) for choice in asked if choice.corrected)
    unknown = tuple(choice.form for choice in asked if not choice.weights)
    is_hopeless = bool(unknown) or not asked
    ids = () if is_hopeless else _ranked(shelf, asked, vocabulary)
    return Found(ids, corrected, unknown, has_words=bool(asked))


def _asked(text: str, vocabulary: Vocabulary) -> list[words.Word]:
    """Return the words of a query; "65-plussers" is two words where the texts do not write it so."""
    asked: dict[str, words.Word] = {}
    for word in words.of_query(text):
        is_loose = not vocabulary.knows(word) and any(not part.is_code for part in word.parts)
        asked |= {each.token: each for each in (word.parts if is_loose else (word,))}
    return list(asked.values())


def _ranked(shelf: Shelf, asked: list[Choice], vocabulary: Vocabulary) -> tuple[int, ...]:
    candidates = (
        ranking.Candidate(object_id, position, tokens.split(" "), own)
        for object_id, position, tokens, own in _holding(shelf, [choice.weights for choice in asked])
    )
    within = ranking.Collection(shelf.entries, shelf.tokens, vocabulary.entries)
    return ranking.ranked(candidates, asked, within)


def _holding(shelf: Shelf, question: Question) -> Iterable[tuple[int, int, str, int]]:
    """Return the entries that hold a token of each word, as the index of the database knows them."""
    rows = Entry.objects.filter(shelf=shelf, tokens__hold=question).order_by()
    return rows.values_list("object_id", "position", "tokens", "own")


@lru_cache(maxsize=8)
def _vocabulary(shelf_id: int, stamp: uuid.UUID) -> Vocabulary:
    """Return the words of a shelf as it was filled; each filling has a stamp of its own."""
    rows = Word.objects.filter(shelf=shelf_id).order_by("token").values_list("token", "entries", "forms")
    return Vocabulary(Known(token, entries, tuple(forms.split(" "))) for token, entries, forms in rows)
