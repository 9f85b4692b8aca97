"""The way of what was recorded to the public: who agreed, and who sent it back with which remark."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from akkoord.followup.route import STEPS
from akkoord.web.accounts.models import User
from akkoord.web.followup.models.recording import Status


class Underway(models.Model):
    """Where a status waits that is not public yet; at no step, it was sent back to the service."""

    status = models.OneToOneField(Status, on_delete=models.PROTECT, related_name="underway")
    step = models.CharField(max_length=20, blank=True)
    since = models.DateTimeField()

    class Meta:
        verbose_name_plural = "underway"
        indexes: ClassVar = [models.Index(fields=["step"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(step__in=["", *STEPS]), name="underway_at_a_known_step")
        ]

    def __str__(self) -> str:
        return f"{self.status} at {self.step or 'the service'}"


class Passage(models.Model):
    """One step of a status on its way: agreed to, or sent back with a remark. No row changes or goes."""

    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="passages")
    step = models.CharField(max_length=20)
    is_return = models.BooleanField(default=False)
    remark = models.TextField(blank=True)
    passed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    passed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(step__in=list(STEPS)), name="passage_of_a_known_step"),
            models.CheckConstraint(
                condition=Q(is_return=False) | ~Q(remark=""), name="return_says_what_to_change"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status}: {self.step}"
