"""Drafts of decisions, the reforms in them, and decisions as they were published."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise


class Draft(models.Model):
    """A decision that somebody prepares, with what the policy checks want to know of it.

    The last four fields are None, or the list null, as long as nobody has answered.
    """

    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    motivation = models.TextField(blank=True)
    body_name = models.CharField(max_length=160, blank=True)
    body_uri = models.URLField(blank=True)
    session_on = models.DateField(null=True, blank=True)
    promises = models.ManyToManyField(Promise, related_name="drafts", blank=True)
    changes = models.JSONField(null=True, blank=True)
    touches_households = models.BooleanField(null=True, blank=True)
    amount_cents = models.BigIntegerField(null=True, blank=True)
    is_of_college = models.BooleanField(null=True, blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-changed_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="draft_has_a_title"),
            models.CheckConstraint(
                condition=Q(amount_cents__isnull=True) | Q(amount_cents__gte=0),
                name="draft_amount_not_below_zero",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("decisions:draft", args=[self.pk])

    @property
    def is_published(self) -> bool:
        """Whether it became a decision: from then on it does not change."""
        return hasattr(self, "decision")


class DraftArticle(models.Model):
    """One article of a draft."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="articles")
    position = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "position"], name="article_once_in_a_draft")
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.text}"


class Reform(models.Model):
    """One figure of a right that a draft changes, from a day on."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="reforms")
    right_id = models.CharField(max_length=120)
    figure = models.CharField(max_length=120)
    value = models.JSONField()
    valid_from = models.DateField()
    vouched_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["right_id", "valid_from", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft", "right_id", "figure", "valid_from"],
                name="figure_changes_once_a_day_in_a_draft",
            )
        ]

    def __str__(self) -> str:
        return f"{self.right_id} {self.figure}={self.value} from {self.valid_from}"


class Decision(models.Model):
    """A published decision: of this city, or read from a page of it.

    `page` is a piece of HTML with RDFa that our own writer made, never HTML of a stranger; `sha256` vouches
    for it. `folded` holds its words for the search box: equal on both databases, blind to accents.
    """

    uri = models.URLField(max_length=500, unique=True)
    title = models.TextField(blank=True)
    description = models.TextField(blank=True)
    body_name = models.TextField(blank=True)
    session_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    page = models.TextField()
    sha256 = models.CharField(max_length=64)
    folded = models.TextField(blank=True)
    draft = models.OneToOneField(
        Draft, null=True, blank=True, on_delete=models.PROTECT, related_name="decision"
    )
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-published_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("decisions:decision", args=[self.pk])


class Link(models.Model):
    """A promise that a decision carries out, as a person confirmed it."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="links")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="decision_links")
    is_named_in_decision = models.BooleanField()
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "promise"], name="promise_linked_once_to_a_decision")
        ]

    def __str__(self) -> str:
        return f"{self.decision} carries out {self.promise}"


class PageRead(models.Model):
    """One reading of a page with decisions: what it gave, and what was missing."""

    address = models.TextField()
    notes = models.JSONField(default=list)
    read_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.address

    def get_absolute_url(self) -> str:
        return reverse("decisions:page_read", args=[self.pk])


class Found(models.Model):
    """A decision as one reading of a page met it."""

    class State(models.TextChoices):
        NEW = "new"
        KNOWN = "known"
        DIFFERS = "differs"

    page_read = models.ForeignKey(PageRead, on_delete=models.CASCADE, related_name="found")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    state = models.CharField(max_length=7, choices=State.choices)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page_read", "decision"], name="decision_found_once_on_a_page"),
            models.CheckConstraint(
                condition=Q(state__in=["new", "known", "differs"]), name="found_in_a_known_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.state}"


def judged_part(draft: Draft) -> dict[str, Any]:
    """Return the texts and figures of a draft that a policy check judges, in a form that can be hashed."""
    return {
        "title": draft.title,
        "description": draft.description,
        "motivation": draft.motivation,
        "articles": [article.text for article in draft.articles.all()],
        "changes": draft.changes,
        "touches_households": draft.touches_households,
        "amount_cents": draft.amount_cents,
        "is_of_college": draft.is_of_college,
        "reforms": [
            {
                "right": reform.right_id,
                "figure": reform.figure,
                "value": reform.value,
                "valid_from": reform.valid_from,
                "vouched_until": reform.vouched_until,
            }
            for reform in draft.reforms.all()
        ],
    }
