"""Panels of households to compute effects over, and checks as they were done on drafts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from akkoord.web.accounts.models import User
from akkoord.web.decisions.models import Draft

_EFFECTS = ("gainers", "losers", "unknown", "cents_per_year")


class Panel(models.Model):
    """Households over which effects are computed, one JSON object per line; residents never see a row.

    `sha256` is of `content`: it tells which panel an effect was computed over.
    """

    name = models.CharField(max_length=160)
    is_invented = models.BooleanField()
    content = models.TextField()
    households = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, unique=True)
    is_current = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["is_current"], condition=Q(is_current=True), name="one_panel_is_current"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="panel_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class CheckRun(models.Model):
    """A check on a draft, filled in for a part or whole.

    The four numbers of the effect are internal: one to four households in them would tell of people. What
    may be read stands in `effects_shown`. `effects_of` is the hash of the reforms they were computed for.
    """

    class Outcome(models.TextChoices):
        NONE = "none"
        POSITIVE = "positive"
        NEGATIVE = "negative"
        MIXED = "mixed"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="check_runs")
    check_code = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    draft_hash = models.CharField(max_length=64)
    judged_on = models.DateField()
    answers = models.JSONField(default=list)
    heard = models.JSONField(default=list)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    adjustment = models.TextField(blank=True)
    no_adjustment_because = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    gainers = models.PositiveIntegerField(null=True, blank=True)
    losers = models.PositiveIntegerField(null=True, blank=True)
    unknown = models.PositiveIntegerField(null=True, blank=True)
    cents_per_year = models.BigIntegerField(null=True, blank=True)
    effects_on = models.DateField(null=True, blank=True)
    effects_panel = models.ForeignKey(Panel, null=True, on_delete=models.PROTECT, related_name="+")
    effects_source = models.TextField(blank=True)
    effects_of = models.CharField(max_length=64, blank=True)
    effects_shown = models.JSONField(null=True, blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["check_code", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "check_code"], name="check_once_on_a_draft"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "none", "positive", "negative", "mixed"]),
                name="check_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True for name in (*_EFFECTS, "effects_shown")})
                | Q(**{f"{name}__isnull": False for name in (*_EFFECTS, "effects_shown")}),
                name="check_effects_all_or_none",
            ),
            models.CheckConstraint(
                condition=Q(gainers__isnull=True) | Q(effects_panel__isnull=False) | ~Q(effects_source=""),
                name="check_effects_come_from_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_code} on {self.draft}"
