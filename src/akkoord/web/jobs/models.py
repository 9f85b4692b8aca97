"""Work that takes long, and what must leave the house at a time."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from akkoord.web.accounts.models import User


class State(models.TextChoices):
    """Where a job stands; the last three are the end."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = (State.DONE, State.FAILED, State.CANCELLED)


class Job(models.Model):
    """One piece of long work: what is asked, how far it is, how it ended.

    `claim` names the one run that may write here while the state is running: a worker that was given up for
    dead and wakes again finds another claim, and stops.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.JSONField(null=True, blank=True)
    error = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    run_after = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    claim = models.UUIDField(null=True, blank=True)
    task_id = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "run_after"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="job_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(total=0) | Q(done__lte=F("total")), name="job_does_not_pass_its_total"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False)
                | (~Q(state__in=ENDED) & Q(ended_at__isnull=True)),
                name="job_ends_once_it_has_ended",
            ),
            models.CheckConstraint(
                condition=Q(state=State.RUNNING, claim__isnull=False, heartbeat_at__isnull=False)
                | (~Q(state=State.RUNNING) & Q(claim__isnull=True)),
                name="job_is_claimed_while_it_runs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id} {self.state}"

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in ENDED


class Outgoing(models.Model):
    """One thing to send or start at a time, once.

    Who it is for stands in `user` or `address`, so that it can be erased; the payload names nobody. Once it
    is sent or given up, payload and address are emptied: the key and the moment are all that later needs.
    """

    class Kind(models.TextChoices):
        EMAIL = "email"
        JOB = "job"

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(blank=True)
    payload = models.JSONField(encoder=DjangoJSONEncoder)
    due_at = models.DateTimeField()
    try_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["due_at", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["try_after"],
                name="jobs_outgoing_waiting",
                condition=Q(sent_at__isnull=True, given_up_at__isnull=True),
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["email", "job"]), name="outgoing_of_a_known_kind"),
            models.CheckConstraint(
                condition=~Q(kind="email")
                | Q(sent_at__isnull=False)
                | Q(given_up_at__isnull=False)
                | Q(user__isnull=False)
                | ~Q(address=""),
                name="outgoing_mail_has_an_address",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(given_up_at__isnull=True),
                name="outgoing_is_sent_or_given_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
