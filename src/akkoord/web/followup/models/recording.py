"""What is recorded of promises: where each stands, on what proof, and by when it is to be kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from akkoord.followup.stages import STAGES
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.files.models import StoredFile

RECORDED_STAGES = tuple(code for code in STAGES if code != "no_information")
"""The stages that can be recorded: of a promise without any, there is no information."""


class Status(models.Model):
    """One thing recorded about a promise; its id is its place in the order of recording.

    Without a stage it only withdraws an earlier one, which was a mistake. No row is removed, and none is
    changed but by becoming public.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="statuses")
    stage = models.CharField(max_length=20, null=True, blank=True)
    true_on = models.DateField()
    known_at = models.DateTimeField()
    # When residents could read it; empty as long as it is on its way there.
    public_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    remark = models.TextField(blank=True)
    withdraws = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "statuses"
        indexes: ClassVar = [
            models.Index(fields=["promise"], condition=Q(public_at__isnull=True), name="status_on_its_way"),
            models.Index(fields=["public_at"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(public_at__isnull=True) | Q(public_at__gte=F("known_at")),
                name="status_public_once_recorded",
            ),
            models.CheckConstraint(
                condition=Q(stage__isnull=True) | Q(stage__in=list(RECORDED_STAGES)),
                name="status_of_a_known_stage",
            ),
            models.CheckConstraint(
                condition=Q(stage__isnull=False) | Q(withdraws__isnull=False),
                name="status_says_or_withdraws",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise}: {self.stage or 'withdrawal'} from {self.true_on}"


class Proof(models.Model):
    """What shows that a status is true: where it is found, and when somebody saw it there."""

    class Kind(models.TextChoices):
        DECISION = "decision"
        DOCUMENT = "document"
        ADDRESS = "address"
        INDICATOR = "indicator"
        PHOTO = "photo"

    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="proof")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reference = models.CharField(max_length=500)
    title = models.CharField(max_length=200, blank=True)
    seen_on = models.DateField()
    # A document or photo that is kept here; its hash stays with the file, also once that is erased.
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # What a photo shows, for who does not see it.
    alternative = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "proof"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["decision", "document", "address", "indicator", "photo"]),
                name="proof_of_a_known_kind",
            ),
            models.CheckConstraint(condition=~Q(reference=""), name="proof_is_found_somewhere"),
            models.CheckConstraint(
                condition=Q(file__isnull=True) | Q(kind__in=["document", "photo"]),
                name="proof_file_is_a_document_or_a_photo",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True) | ~Q(kind="photo") | ~Q(alternative=""),
                name="photo_tells_what_it_shows",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.reference


class Deadline(models.Model):
    """By when staff say a promise is to be kept: a year, a month or a day. The last one set holds.

    Without a year it takes back what was set: the agreement itself decides again.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="deadlines")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    # The last day of that year, month or day, which is still in time.
    last_day = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(year__isnull=False, month__range=(1, 12)),
                name="deadline_month_of_a_year",
            ),
            models.CheckConstraint(
                condition=Q(day__isnull=True) | Q(month__isnull=False, day__range=(1, 31)),
                name="deadline_day_of_a_month",
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True, last_day__isnull=True)
                | Q(year__isnull=False, last_day__isnull=False),
                name="deadline_has_a_last_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise}: {self.text or 'as in the agreement'}"

    @property
    def text(self) -> str:
        """The deadline as the engine reads it; empty where it was taken back."""
        parts = [(self.year, "{:04}"), (self.month, "-{:02}"), (self.day, "-{:02}")]
        return "".join(form.format(part) for part, form in parts if part is not None)
