"""The steps on the way to a promise, and what readers found at the end of the term."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from akkoord.followup.verdict import VERDICTS
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise


class Milestone(models.Model):
    """A step on the way to a promise, with a date; history keeps what it was before."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    due = models.CharField(max_length=10, blank=True)  # a year, a month or a day, as it was typed
    due_on = models.DateField(null=True, blank=True)  # its last day
    reached_on = models.DateField(null=True, blank=True)
    is_dropped = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["promise", "due_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="milestone_has_a_title"),
            models.UniqueConstraint(fields=["promise", "title"], name="milestone_once_of_a_promise"),
            models.CheckConstraint(
                condition=Q(is_dropped=False) | Q(reached_on__isnull=True),
                name="milestone_reached_or_dropped",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise}: {self.title}"


class Judgement(models.Model):
    """What one reader found of a promise at the end of a term; the last of a reader counts."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="judgements")
    reader = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    # Tells readers apart also once an account is erased; it names nobody.
    reader_key = models.CharField(max_length=40)
    verdict = models.CharField(max_length=20)
    why = models.TextField()
    judged_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(verdict__in=list(VERDICTS)), name="judgement_is_a_known_verdict"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="judgement_says_why"),
            models.CheckConstraint(condition=~Q(reader_key=""), name="judgement_has_a_reader"),
        ]
        indexes: ClassVar = [models.Index(fields=["promise", "reader_key"])]

    def __str__(self) -> str:
        return f"{self.promise}: {self.verdict}"
