"""What is kept of reports for the council: words before they are sent, and what was frozen when they were."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from akkoord.followup.report import periods
from akkoord.followup.report.periods import Period
from akkoord.web.accounts.models import User
from akkoord.web.files.models import StoredFile

_PERIOD = r"^[1-9][0-9]{3}(-[12])?$"


class Words(models.Model):
    """What staff write on a domain in the report of a period; under the empty domain, on the whole.

    They stay after the report was sent: a correction begins with them.
    """

    period = models.CharField(max_length=6)
    domain = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["period", "pk"]
        verbose_name_plural = "words"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "domain"], name="words_once_on_a_domain"),
            models.CheckConstraint(condition=Q(period__regex=_PERIOD), name="words_of_a_period"),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.domain}"


class Report(models.Model):
    """A report that was sent. Nothing of it is changed or removed, which the database refuses.

    The `summary` is its document without the promises, which stand in `Part`.
    """

    period = models.CharField(max_length=6)
    last_day = models.DateField()
    known_on = models.DateField()
    sha256 = models.CharField(max_length=64, unique=True)
    summary = models.JSONField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    class Meta:
        ordering: ClassVar = ["-last_day", "-sent_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(period__regex=_PERIOD), name="report_of_a_period"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="report_has_a_hash"),
            # Two who send at once: the second would be a correction that names none.
            models.UniqueConstraint(
                fields=["period"], condition=Q(replaces__isnull=True), name="report_once_of_a_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.sha256[:8]}"

    def get_absolute_url(self) -> str:
        return reverse("reports:sent", args=[self.pk])

    @property
    def of(self) -> Period:
        """The period that it is of."""
        return periods.read(self.period)


class Document(models.Model):
    """The canonical text of a report that was sent, of which the hash is taken."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT, related_name="document")
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.report)


class Part(models.Model):
    """Some promises of a report that was sent, as one page shows them."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="parts")
    section = models.CharField(max_length=30)
    number = models.PositiveSmallIntegerField()
    rows = models.JSONField()

    class Meta:
        ordering: ClassVar = ["report", "section", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "section", "number"], name="part_once_in_a_report")
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.section} {self.number}"


class ReportFile(models.Model):
    """A file that was made from a report that was sent, once, and kept."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=4, choices=[(form, form) for form in ("pdf", "docx", "xlsx")])
    language = models.CharField(max_length=2)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["report", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "form", "language"], name="file_once_of_a_report"),
            models.CheckConstraint(condition=Q(form__in=["pdf", "docx", "xlsx"]), name="file_of_a_form"),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.form} {self.language}"
