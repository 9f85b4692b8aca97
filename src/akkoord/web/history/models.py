"""What happened, in one chain that is only ever added to."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Event(models.Model):
    """One thing that happened: who, to what, true from which day, known since when.

    Triggers refuse to change or delete a row, on both databases. The payload holds no personal data: it
    points at rows that can be erased.
    """

    position = models.BigIntegerField(unique=True)
    recorded_at = models.DateTimeField()
    effective_on = models.DateField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    payload = models.JSONField()
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["position"]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_id", "position"]),
            # What changed, newest first: one kind after the other, see `moments.newest`.
            models.Index(
                fields=["kind", "subject_kind", "recorded_at", "position"], name="history_event_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.kind} {self.subject_kind}:{self.subject_id}"

    def sealed_part(self) -> dict[str, object]:
        """Return what the seal vouches for: everything but the seals themselves."""
        return {
            "position": self.position,
            "recorded_at": self.recorded_at,
            "effective_on": self.effective_on,
            "actor": self.actor_id,
            "subject": [self.subject_kind, self.subject_id],
            "kind": self.kind,
            "payload": self.payload,
        }
