"""Promises in a known order, read from the database a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from django.db.models import Q, QuerySet

from akkoord.web.agreement.models import PromiseText


class Ranked(Sequence[PromiseText]):
    """The texts of these ids, in their order; a slice costs one query, the length none."""

    def __init__(self, ids: Sequence[int], texts: QuerySet[PromiseText]) -> None:
        self._ids = ids
        self._texts = texts

    @property
    def ids(self) -> Sequence[int]:
        """The ids of the texts, in their order."""
        return self._ids

    def filter(self, condition: Q) -> Ranked:
        """Return those that a condition picks, in the same order and in one query."""
        fitting = set(self._texts.filter(condition).order_by().values_list("pk", flat=True))
        return Ranked([pk for pk in self._ids if pk in fitting], self._texts)

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
