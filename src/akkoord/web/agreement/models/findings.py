"""What the reader noticed in a version, each with the promises concerned."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from akkoord.web.agreement.models.texts import PromiseText, Version


class Finding(models.Model):
    """One thing to look at; `because` is a reason: its code and its values."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    because = models.JSONField()
    texts = models.ManyToManyField(PromiseText, through="FindingText", related_name="findings")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "position"], name="finding_has_its_own_position"),
        ]
        indexes: ClassVar = [models.Index(fields=["version", "code", "position"])]

    def __str__(self) -> str:
        return f"{self.code} in version {self.version_id}"


class FindingText(models.Model):
    """A promise that a finding concerns."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="finding_texts")
    text = models.ForeignKey(PromiseText, on_delete=models.CASCADE, related_name="finding_texts")
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["finding_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["finding", "text"], name="promise_once_in_a_finding"),
        ]

    def __str__(self) -> str:
        return f"text {self.text_id} in finding {self.finding_id}"
