"""Fill the index."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from akkoord.web.search import words
from akkoord.web.search.models import Entry, Shelf, Word

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """A text to be found.

    Attributes:
        object_id: The row that it is of.
        text: The text.
        about: The headings above it; a word there counts for less.
    """

    object_id: int
    text: str
    about: str = ""


@transaction.atomic
def index(*, kind: str, scope: int, rows: Iterable[Row]) -> Shelf:
    """Index the texts of a scope, in the order of the document, in place of what was indexed of it before.

    Args:
        kind: What the texts are, such as "promise".
        scope: What they belong to, such as the id of a version; ids of another kind never mix with it.
        rows: The texts; each object once.
    """
    shelf, _ = Shelf.objects.select_for_update().get_or_create(kind=kind, scope=scope)
    shelf.rows.all().delete()
    shelf.words.all().delete()
    cut = [(row, words.of_text(row.text), words.of_text(row.about)) for row in rows]
    Entry.objects.bulk_create(
        (
            Entry(
                shelf=shelf,
                object_id=row.object_id,
                position=position,
                tokens=" ".join(word.token for word in (*own, *about)),
                own=len(own),
            )
            for position, (row, own, about) in enumerate(cut)
        ),
        batch_size=_BATCH,
    )
    entries = [[*own, *about] for _, own, about in cut]
    Word.objects.bulk_create(_vocabulary(shelf, entries), batch_size=_BATCH)
    shelf.entries = len(entries)
    shelf.tokens = sum(map(len, entries))
    shelf.stamp = uuid.uuid4()
    shelf.save()
    return shelf


def _vocabulary(shelf: Shelf, entries: Sequence[Sequence[words.Word]]) -> list[Word]:
    holders: Counter[str] = Counter()
    forms: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        holders.update({word.token for word in entry})
        for word in entry:
            forms[word.token].add(word.form)
    return [
        Word(shelf=shelf, token=token, entries=holders[token], forms=" ".join(sorted(forms[token])))
        for token in sorted(forms)
    ]
