"""Two versions side by side, kept: to compare long agreements takes longer than a visitor waits."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from akkoord.web.agreement.models.texts import PromiseText, Version


class Comparison(models.Model):
    """What became of the promises of one version in another."""

    old = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="compared_with_later")
    new = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="compared_with_earlier")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["old", "new"], name="versions_compared_once"),
            models.CheckConstraint(condition=~Q(old=models.F("new")), name="compared_with_another"),
        ]

    def __str__(self) -> str:
        return f"version {self.old_id} beside version {self.new_id}"


class Change(models.Model):
    """What became of one promise; `because` is a list of reasons, each its code and its values."""

    class Kind(models.TextChoices):
        KEPT = "kept"
        MOVED = "moved"
        REWORDED = "reworded"
        SHARPENED = "sharpened"
        WEAKENED = "weakened"
        DROPPED = "dropped"
        NEW = "new"

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="changes")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, choices=Kind.choices)
    old = models.ForeignKey(PromiseText, null=True, on_delete=models.CASCADE, related_name="+")
    new = models.ForeignKey(PromiseText, null=True, on_delete=models.CASCADE, related_name="+")
    because = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comparison", "position"], name="change_has_its_own_position"),
            models.CheckConstraint(condition=~Q(old=None, new=None), name="change_of_something"),
        ]
        indexes: ClassVar = [models.Index(fields=["comparison", "kind", "position"])]

    def __str__(self) -> str:
        return f"{self.kind} in comparison {self.comparison_id}"
