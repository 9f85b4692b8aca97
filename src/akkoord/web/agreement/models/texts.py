"""The versions of the agreement, and its promises with their wording in each."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse


def is_goal(level: str) -> bool:
    """Whether a promise of this level states what is aimed at, and not what will be done."""
    return level == "goal" or level.endswith("ambition")


class Domain(models.Model):
    """A policy domain: a chapter of the agreement."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    position = models.PositiveIntegerField(unique=True)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agreement:domain", args=[self.slug])


class Version(models.Model):
    """One reading of the agreement; residents see the last one that was published."""

    title = models.CharField(max_length=200)
    source_sha256 = models.CharField(max_length=64, blank=True)
    first_year = models.PositiveSmallIntegerField(null=True)
    last_year = models.PositiveSmallIntegerField(null=True)
    # What became of the lines that are no promise, and what was healed: see `actions.Reading`.
    reading = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["published_at", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agreement:version", args=[self.pk])


class Promise(models.Model):
    """A promise as long as the city follows it: all else points at this, and it is never deleted."""

    number = models.PositiveIntegerField(unique=True)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"promise {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("agreement:promise", args=[self.number])

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Refuse: a promise that was dropped gets that state."""
        raise TypeError(f"{self} is permanent: record that it was dropped instead of deleting it")


class PromiseText(models.Model):
    """The wording and place of a promise in one version."""

    class Level(models.TextChoices):
        ACTION = "action"
        NESTED = "nested"
        GOAL = "goal"
        THEME_AMBITION = "theme-ambition"
        CHAPTER_AMBITION = "chapter-ambition"
        SECTION_AMBITION = "section-ambition"
        HIGHLIGHT = "highlight"
        PILLAR = "pillar"

    class VerbClass(models.TextChoices):
        DELIVER = "deliver"
        CONTINUE = "continue"
        INVESTIGATE = "investigate"
        SUPPORT = "support/stimulate"
        STRIVE = "strive"

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="texts")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="texts")
    position = models.PositiveIntegerField()
    domain = models.ForeignKey(Domain, null=True, on_delete=models.PROTECT, related_name="texts")
    theme = models.CharField(max_length=200, blank=True)
    subtheme = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey(Promise, null=True, on_delete=models.PROTECT, related_name="serving_texts")
    nested_under = models.ForeignKey(
        Promise, null=True, on_delete=models.PROTECT, related_name="nested_texts"
    )
    level = models.CharField(max_length=20, choices=Level.choices)
    page = models.PositiveIntegerField(null=True)
    line_start = models.PositiveIntegerField()
    line_end = models.PositiveIntegerField()
    text = models.TextField()
    targets = models.JSONField(default=list)
    trends = models.JSONField(default=list)
    conditions = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    # What it points to: the words, and the number of that promise or none.
    cross_refs = models.JSONField(default=list)
    verb_class = models.CharField(max_length=20, choices=VerbClass.choices, blank=True)
    is_measurable = models.BooleanField(default=False)
    # The last day of the last of its deadlines: it is kept when all its targets are reached.
    due_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "promise"], name="promise_once_in_a_version"),
            models.UniqueConstraint(fields=["version", "position"], name="position_once_in_a_version"),
            models.CheckConstraint(condition=~Q(text=""), name="promise_has_a_text"),
        ]
        indexes: ClassVar = [models.Index(fields=["version", "domain", "position"])]

    def __str__(self) -> str:
        return self.text

    @property
    def is_goal(self) -> bool:
        """Whether this states what is aimed at, and not what will be done."""
        return is_goal(self.level)


class Lineage(models.Model):
    """A promise that became another in a later version: by a split, or by a merge."""

    class Kind(models.TextChoices):
        SPLIT = "split"
        MERGE = "merge"

    ancestor = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="became")
    descendant = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="came_from")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="lineage")
    kind = models.CharField(max_length=5, choices=Kind.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ancestor", "descendant", "version"], name="lineage_once"),
            models.CheckConstraint(condition=~Q(ancestor=models.F("descendant")), name="lineage_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.ancestor} {self.kind} {self.descendant}"
