"""A sheet that came in: what each of its rows would change, and what became of it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from akkoord.web.accounts.models import User
from akkoord.web.jobs.models import Job


class Sheet(models.Model):
    """One sheet; it is forgotten some weeks after it came in."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, blank=True)
    brought_by = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    brought_at = models.DateTimeField()
    # The work that does what it says; none as long as nobody confirmed it.
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["-brought_at", "-pk"]

    def __str__(self) -> str:
        return f"sheet {self.public_id}"


class SheetRow(models.Model):
    """One row: its cells as they were typed, and what they change or why they cannot."""

    class State(models.TextChoices):
        CHANGE = "change"
        SAME = "same"
        PROBLEM = "problem"
        DONE = "done"

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField()
    number = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices)
    cells = models.JSONField(encoder=DjangoJSONEncoder)
    told = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        ordering: ClassVar = ["sheet", "row"]
        indexes: ClassVar = [models.Index(fields=["sheet", "state", "row"], name="sheet_rows_by_state")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "row"], name="row_once_in_a_sheet"),
            models.CheckConstraint(
                condition=Q(state__in=["change", "same", "problem", "done"]),
                name="sheet_row_of_a_known_state",
            ),
        ]

    def __str__(self) -> str:
        return f"row {self.row}: {self.state}"
