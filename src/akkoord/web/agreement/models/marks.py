"""What the reader marked on the wording of a promise: names, goals of the world, flags, likeness."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from akkoord.web.agreement.models.texts import PromiseText


class Name(models.Model):
    """Who takes part, or a place: by one name in every version, so that its address stays."""

    class Kind(models.TextChoices):
        ACTOR = "actor"
        PLACE = "place"

    kind = models.CharField(max_length=5, choices=Kind.choices)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=90)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "name"], name="name_once_of_a_kind"),
            models.UniqueConstraint(fields=["kind", "slug"], name="slug_once_of_a_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(f"agreement:{self.kind}", args=[self.slug])


class NameMark(models.Model):
    """A name in the wording of a promise; `position` counts from 0 within its kind."""

    text = models.ForeignKey(PromiseText, on_delete=models.CASCADE, related_name="name_marks")
    name = models.ForeignKey(Name, on_delete=models.PROTECT, related_name="marks")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["text_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "name"], name="name_once_in_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.name} in text {self.text_id}"


class SdgMark(models.Model):
    """A sustainable development goal that a promise may serve, and the words that led there."""

    text = models.ForeignKey(PromiseText, on_delete=models.CASCADE, related_name="sdg_marks")
    goal = models.PositiveSmallIntegerField()
    because = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["text_id", "goal"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "goal"], name="sdg_once_in_a_text"),
            models.CheckConstraint(condition=Q(goal__gte=1, goal__lte=17), name="sdg_from_1_to_17"),
        ]
        indexes: ClassVar = [models.Index(fields=["goal", "text"])]

    def __str__(self) -> str:
        return f"SDG {self.goal} in text {self.text_id}"


class FlagMark(models.Model):
    """Something a reader of the promise should know, and the words or lines that say so."""

    text = models.ForeignKey(PromiseText, on_delete=models.CASCADE, related_name="flag_marks")
    code = models.CharField(max_length=40)
    because = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["text_id", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "code"], name="flag_once_in_a_text"),
        ]
        indexes: ClassVar = [models.Index(fields=["code", "text"])]

    def __str__(self) -> str:
        return f"{self.code} in text {self.text_id}"


class Relation(models.Model):
    """What ties the wording of a promise to another of its version; each stands there both ways round."""

    class Kind(models.TextChoices):
        REPEATS = "repeats"
        CONFLICTS = "conflicts"

    text = models.ForeignKey(PromiseText, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(PromiseText, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    # What differs, in the words of both: see `docs/reference/agreement-format.md`.
    note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["text_id", "kind", "other__position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "other", "kind"], name="relation_once"),
            models.CheckConstraint(condition=~Q(text=models.F("other")), name="relation_to_another"),
        ]

    def __str__(self) -> str:
        return f"text {self.text_id} {self.kind} {self.other_id}"
