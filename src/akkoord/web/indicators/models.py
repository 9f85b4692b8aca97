"""What is kept of figures: what is measured, what was observed, what is aimed at, and how files are read."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from akkoord.indicators.model import DIRECTIONS, KINDS, NATURES
from akkoord.indicators.targets import BOUNDS
from akkoord.indicators.units import UNIT_KINDS
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise
from akkoord.web.files.models import StoredFile

AIMS = ("level", "change", "relative", "benchmark")
"""What a target aims at: a figure, a change in itself, a change in per cent, to do as well as others."""


class Indicator(models.Model):
    """What is measured; its code stands in addresses and never changes."""

    code = models.SlugField(max_length=60, unique=True)
    theme = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    unit_kind = models.CharField(max_length=10)
    unit_words = models.CharField(max_length=80, blank=True)
    unit_words_en = models.CharField(max_length=80, blank=True)
    direction = models.CharField(max_length=4, default="none")
    nature = models.CharField(max_length=10, default="register")
    source = models.CharField(max_length=300, blank=True)
    hides_small = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["theme", "name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(name="") & ~Q(theme=""), name="indicator_has_code_name_theme"
            ),
            models.CheckConstraint(
                condition=Q(unit_kind__in=UNIT_KINDS, direction__in=DIRECTIONS, nature__in=NATURES),
                name="indicator_of_known_kinds",
            ),
            models.CheckConstraint(
                condition=Q(hides_small=False) | Q(unit_kind="count"), name="indicator_hides_counts_only"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicators:indicator", args=[self.code])


class Import(models.Model):
    """A file of figures: first it waits with what it would change, then it was brought in."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=100)
    columns = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(null=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.origin}, {self.started_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("indicators:import", args=[self.public_id])


class Observation(models.Model):
    """One figure; a corrected one takes its place, and history keeps what stood there.

    Of fewer than five people no number is kept at all: what is not there cannot leak.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    place = models.CharField(max_length=5)
    period = models.CharField(max_length=9)
    kind = models.CharField(max_length=10, default="realised")
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    source = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    caveats = models.CharField(max_length=80, blank=True)
    brought_in = models.ForeignKey(Import, null=True, on_delete=models.SET_NULL, related_name="observations")

    class Meta:
        ordering: ClassVar = ["indicator", "place", "period", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "place", "period", "kind"], name="figure_once_for_place_and_period"
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="figure_of_a_known_kind"),
            models.CheckConstraint(
                condition=~Q(place="") & ~Q(period=""), name="figure_has_place_and_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.place} {self.period}: {self.value}"


class SeriesBreak(models.Model):
    """A year from which an indicator was measured in another way."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="breaks")
    year = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=500)

    class Meta:
        ordering: ClassVar = ["indicator", "year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "year"], name="break_once_a_year"),
            models.CheckConstraint(condition=~Q(note=""), name="break_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}"


class Target(models.Model):
    """What an indicator is to be by a year, as somebody said it; one that was taken back is kept."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    aim = models.CharField(max_length=10)
    bound = models.CharField(max_length=8)
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    since = models.CharField(max_length=9, blank=True)
    against = models.CharField(max_length=40, blank=True)
    due = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=500)
    said_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(aim__in=AIMS, bound__in=BOUNDS), name="target_of_known_kinds"),
            models.CheckConstraint(
                condition=Q(aim="benchmark", value__isnull=True, since="") & ~Q(against="")
                | Q(aim="level", value__isnull=False, since="", against="")
                | Q(aim__in=["change", "relative"], value__isnull=False, against="") & ~Q(since=""),
                name="target_says_what_its_aim_needs",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="target_was_said_somewhere"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.aim} {self.due}"


class Measure(models.Model):
    """A promise that an indicator measures, from one moment to another."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measures")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="measures")
    linked_at = models.DateTimeField()
    unlinked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["indicator", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "promise"],
                condition=Q(unlinked_at__isnull=True),
                name="promise_measured_once_by_an_indicator",
            ),
            models.CheckConstraint(
                condition=Q(unlinked_at__isnull=True) | Q(unlinked_at__gte=F("linked_at")),
                name="measuring_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} – {self.promise_id}"


class SourceMap(models.Model):
    """How the files of one source are read: their columns, kept for the next file."""

    origin = models.CharField(max_length=100, unique=True)
    columns = models.JSONField()

    class Meta:
        ordering: ClassVar = ["origin"]

    def __str__(self) -> str:
        return self.origin
