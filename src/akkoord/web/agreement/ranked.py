"""Promises in a known order, read from the database a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from django.db.models import QuerySet

from akkoord.web.agreement.models import PromiseText


class Ranked(Sequence[PromiseText]):
    """The texts of these ids, in their order; a slice costs one query, the length none."""

    def __init__(self, ids: Sequence[int], texts: QuerySet[PromiseText]) -> None:
        self._ids = ids
        self._texts = texts

    def promises(self) -> list[tuple[int, int]]:
        """Return the ids of the texts, each with that of its promise, in order and in one query."""
        promise_of = dict(self._texts.order_by().values_list("pk", "promise_id"))
        return [(pk, promise_of[pk]) for pk in self._ids]

    def among(self, ids: Sequence[int]) -> Ranked:
        """Return other texts of the same version, in their order."""
        return Ranked(ids, self._texts)

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[PromiseText]:
        return iter(self[:])

    @overload
    def __getitem__(self, place: int) -> PromiseText: ...
    @overload
    def __getitem__(self, place: slice) -> list[PromiseText]: ...
    def __getitem__(self, place: int | slice) -> PromiseText | list[PromiseText]:
        if isinstance(place, int):
            return self._texts.get(pk=self._ids[place])
        ids = self._ids[place]
        by_id = self._texts.in_bulk(ids)
        return [by_id[pk] for pk in ids]
