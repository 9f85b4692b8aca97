"""Where promises stand, on what proof, with which money of the multi-year plan, and by when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from akkoord.followup.stages import STAGES
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise

RECORDED_STAGES = tuple(code for code in STAGES if code != "no_information")
"""The stages that can be recorded: of a promise without any, there is no information."""


class Plan(models.Model):
    """A multi-year plan (meerjarenplan)."""

    title = models.CharField(max_length=80, unique=True)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["-first_year", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="plan_has_a_title"),
            models.CheckConstraint(condition=Q(first_year__lte=F("last_year")), name="plan_years_in_order"),
        ]

    def __str__(self) -> str:
        return self.title


class PlanAction(models.Model):
    """One action of a plan; a code names something else in another plan."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["plan", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "code"], name="action_code_once_in_a_plan"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(title=""), name="action_has_code_and_title"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class PlanAmount(models.Model):
    """What an action is planned to cost in one year, in eurocents; below zero for income."""

    action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="amounts")
    year = models.PositiveSmallIntegerField()
    cents = models.BigIntegerField()

    class Meta:
        ordering: ClassVar = ["action", "year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "year"], name="amount_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.action.code} {self.year}: {self.cents}"


class PlanLink(models.Model):
    """A promise that an action of the plan carries out, from one moment to another.

    A link that ended is kept: a report made before must be found back.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="plan_links")
    action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="links")
    linked_at = models.DateTimeField()
    unlinked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["action", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["promise", "action"],
                condition=Q(unlinked_at__isnull=True),
                name="promise_linked_once_to_an_action",
            ),
            models.CheckConstraint(
                condition=Q(unlinked_at__isnull=True) | Q(unlinked_at__gte=F("linked_at")),
                name="link_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise} – {self.action}"


class Status(models.Model):
    """One thing recorded about a promise; its id is its place in the order of recording.

    Without a stage it only withdraws an earlier one, which was a mistake. No row is changed or removed.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="statuses")
    stage = models.CharField(max_length=20, null=True, blank=True)
    true_on = models.DateField()
    known_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    remark = models.TextField(blank=True)
    withdraws = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "statuses"
        constraints: ClassVar = [
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

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "proof"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["decision", "document", "address", "indicator", "photo"]),
                name="proof_of_a_known_kind",
            ),
            models.CheckConstraint(condition=~Q(reference=""), name="proof_is_found_somewhere"),
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
        ]

    def __str__(self) -> str:
        return f"{self.promise}: {self.text or 'as in the agreement'}"

    @property
    def text(self) -> str:
        """The deadline as the engine reads it; empty where it was taken back."""
        parts = [(self.year, "{:04}"), (self.month, "-{:02}"), (self.day, "-{:02}")]
        return "".join(form.format(part) for part, form in parts if part is not None)
