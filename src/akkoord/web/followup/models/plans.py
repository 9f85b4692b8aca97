"""The multi-year plan, and which promises its actions carry out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from akkoord.web.agreement.models import Promise


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
