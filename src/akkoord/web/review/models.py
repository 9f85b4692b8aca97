"""A review: the lines of a document, what was read in them, and every step that people took."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.files.models import StoredFile
from akkoord.web.jobs.models import Job


class Review(models.Model):
    """One document on its way to a version; it exists from the upload on, and ends when it is published."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    source_sha256 = models.CharField(max_length=64)
    # The job that reads it; its lines and items are there once it is done.
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    # The lines of the document as they were read, and the page of each; empty until it is read.
    lines = models.JSONField(default=list)
    pages = models.JSONField(default=list)
    # As `agreement.Version.reading`: what became of the lines that are no promise.
    reading = models.JSONField(default=dict)
    first_year = models.PositiveSmallIntegerField(null=True)
    last_year = models.PositiveSmallIntegerField(null=True)
    # The published version that it follows, whose review is carried over.
    follows = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.OneToOneField(Version, null=True, on_delete=models.PROTECT, related_name="review")
    started_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    # Counts the steps: the number of the next one is one more.
    steps = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("review:board", args=[self.public_id])


class Item(models.Model):
    """One promise of a review, or what was taken for one."""

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        NO_PROMISE = "no_promise"
        # Its words went elsewhere: it was split, or merged into another. It comes back when that is undone.
        GONE = "gone"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="items")
    # The order of the text; a piece of a split stands between its neighbours.
    position = models.FloatField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    level = models.CharField(max_length=20, choices=PromiseText.Level.choices)
    domain = models.CharField(max_length=160, blank=True)
    theme = models.CharField(max_length=200, blank=True)
    subtheme = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    nested_under = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="nested")
    line_start = models.PositiveIntegerField()
    line_end = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True)
    text = models.TextField()
    # The words as they were read; empty for what people added.
    original = models.TextField(blank=True)
    # Where it was read, before people changed that: see `memory.as_read`; empty for what people added.
    read_as = models.JSONField(default=dict)
    # What the reader made of the words: the fields of a row beside its text and place.
    marks = models.JSONField(default=dict)
    # Codes of what makes the reader unsure, and how much it is: 0 is sure. The most doubtful come first.
    doubts = models.JSONField(default=list)
    doubt = models.PositiveSmallIntegerField(default=0)
    # The numbers of the promises of the version before that it continues, comes from or joins.
    continues = models.JSONField(default=list)
    carried_over = models.BooleanField(default=False)
    # Goes up with each change: who changes it says which one they saw.
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="item_has_a_text"),
            models.CheckConstraint(condition=~Q(parent=models.F("pk")), name="item_serves_another"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["review", "position"]),
            models.Index(fields=["review", "state", "-doubt", "position"]),
        ]

    def __str__(self) -> str:
        return self.text


LIVING = (Item.State.OPEN.value, Item.State.ACCEPTED.value)
"""The states of what counts as a promise."""


class Step(models.Model):
    """One step of somebody, with what the items were before and after it, so that it can be undone."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="step_set")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    actor = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    # The fields of each item that changed, by its id, as they were and as they became.
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "number"], name="step_has_its_own_number"),
        ]

    def __str__(self) -> str:
        return f"step {self.number} of review {self.review_id}: {self.kind}"
