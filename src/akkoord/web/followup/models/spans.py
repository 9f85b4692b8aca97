"""Where promises stood, on both axes of time: made from what was recorded, never written by hand."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from akkoord.web.agreement.models import Promise
from akkoord.web.followup.models.recording import RECORDED_STAGES


class Span(models.Model):
    """A stage of a promise for as long as it held, and for as long as that is what residents could know.

    As `akkoord.followup.spans.Span`: `known_from` and `true_from` are inside, the days `until` are not. Where
    no span covers a pair of days, there is no information.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="spans")
    stage = models.CharField(max_length=20)
    is_claimed = models.BooleanField()
    since = models.DateField()
    true_from = models.DateField()
    true_until = models.DateField(null=True, blank=True)
    known_from = models.DateField()
    known_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["promise", "known_from", "true_from"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage__in=list(RECORDED_STAGES)), name="span_of_a_known_stage"
            ),
            models.CheckConstraint(
                condition=Q(true_until__isnull=True) | Q(true_until__gt=F("true_from")),
                name="span_is_true_for_a_day",
            ),
            models.CheckConstraint(
                condition=Q(known_until__isnull=True) | Q(known_until__gt=F("known_from")),
                name="span_is_known_for_a_day",
            ),
            models.UniqueConstraint(
                fields=["promise"],
                condition=Q(true_until__isnull=True, known_until__isnull=True),
                name="promise_stands_once_now",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["promise", "known_from", "true_from"])]

    def __str__(self) -> str:
        return f"{self.promise}: {self.stage} from {self.true_from}, known from {self.known_from}"


class Weight(models.Model):
    """How much a promise counts beside others under one goal; a promise without a row counts 1."""

    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="weight")
    hundredths = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(hundredths__lte=100_000), name="weight_within_reason")
        ]

    def __str__(self) -> str:
        return f"{self.promise} weighs {self.hundredths / 100}"
