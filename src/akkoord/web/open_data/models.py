"""What was sent to the interface with an Idempotency-Key, so that the same sent again is not done again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from akkoord.web.accounts.models import ApiKey


class Sent(models.Model):
    """One request that was carried out, and what was answered; kept for a day."""

    key = models.ForeignKey(ApiKey, on_delete=models.CASCADE, related_name="+")
    # Hashes: what a program sends there is nobody's business once it was compared.
    name = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.JSONField(default=dict)
    location = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "name"], name="idempotency_key_once_of_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.status} of key {self.key_id} at {self.sent_at}"
