"""The index: shelves of entries with their tokens, and the words of each shelf."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from akkoord.web.search.fields import TokensField


class Shelf(models.Model):
    """What is searched together: texts of one kind in one scope, such as the promises of a version.

    The stamp changes each time that the shelf is filled, so that what is remembered of it can be dropped.
    """

    kind = models.CharField(max_length=40)
    scope = models.BigIntegerField()
    entries = models.PositiveIntegerField(default=0)
    tokens = models.PositiveBigIntegerField(default=0)
    stamp = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "scope"], name="one_shelf_of_a_scope")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.scope}"


class Entry(models.Model):
    """The tokens of one object: of its text first, then of the headings above it.

    A full-text index stands over `tokens` (migration 0002): an FTS5 table kept in step by triggers on SQLite,
    a generated `tsvector` column on PostgreSQL.
    """

    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name="rows")
    object_id = models.BigIntegerField()
    position = models.PositiveIntegerField()
    tokens = TokensField(blank=True)
    own = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shelf", "object_id"], name="entry_once_on_a_shelf"),
            models.UniqueConstraint(fields=["shelf", "position"], name="entry_place_once_on_a_shelf"),
        ]

    def __str__(self) -> str:
        return f"{self.object_id}: {self.tokens}"


class Word(models.Model):
    """One token of a shelf: in how many entries it stands, and the forms that the texts give it, spaced."""

    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name="words")
    token = models.CharField(max_length=120)
    entries = models.PositiveIntegerField()
    forms = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shelf", "token"], name="word_once_on_a_shelf"),
            models.CheckConstraint(condition=Q(entries__gte=1), name="word_stands_somewhere"),
        ]

    def __str__(self) -> str:
        return self.token
