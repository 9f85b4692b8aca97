"""Who is told by e-mail of what: an address, what it follows, and days; nothing else of a person."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from akkoord.web.agreement.models import Domain, Name, Promise


def new_key() -> str:
    """Return a name for a row that nobody can guess."""
    return secrets.token_hex(16)


class Frequency(models.TextChoices):
    """How often a mail comes, when something changed."""

    DAY = "day", _("At most once a day")
    WEEK = "week", _("At most once a week, on Monday")


class Follower(models.Model):
    """One address. Until it is confirmed it is sent nothing but the question whether it wants this.

    The address is kept in small letters. `told_until` is the place in the history up to which it was told,
    `told_at` the moment of that, `next_at` when it is told again; all three are empty until it is confirmed.
    """

    key = models.CharField(max_length=32, unique=True, default=new_key)
    address = models.EmailField(unique=True)
    language = models.CharField(max_length=5)
    frequency = models.CharField(max_length=4, choices=Frequency.choices)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_until = models.BigIntegerField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(frequency__in=["day", "week"]), name="follower_told_by_day_or_week"
            ),
            models.CheckConstraint(
                condition=Q(
                    confirmed_at__isnull=True,
                    told_until__isnull=True,
                    told_at__isnull=True,
                    next_at__isnull=True,
                )
                | Q(
                    confirmed_at__isnull=False,
                    told_until__isnull=False,
                    told_at__isnull=False,
                    next_at__isnull=False,
                ),
                name="follower_is_told_once_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"follower {self.pk}"


class Following(models.Model):
    """One thing that an address follows: a promise, a domain, a place; where it names none, everything.

    Language and frequency are what was asked for with it; they hold for the address once this is confirmed.
    """

    key = models.CharField(max_length=32, unique=True, default=new_key)
    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="follows")
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    domain = models.ForeignKey(Domain, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(Name, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=5)
    frequency = models.CharField(max_length=4, choices=Frequency.choices)
    asked_at = models.DateTimeField(db_index=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follower", "promise"], name="promise_followed_once"),
            models.UniqueConstraint(fields=["follower", "domain"], name="domain_followed_once"),
            models.UniqueConstraint(fields=["follower", "place"], name="place_followed_once"),
            models.UniqueConstraint(
                fields=["follower"],
                condition=Q(promise__isnull=True, domain__isnull=True, place__isnull=True),
                name="everything_followed_once",
            ),
            models.CheckConstraint(
                condition=Q(promise__isnull=True, domain__isnull=True)
                | Q(promise__isnull=True, place__isnull=True)
                | Q(domain__isnull=True, place__isnull=True),
                name="following_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(frequency__in=["day", "week"]), name="following_by_day_or_week"
            ),
        ]

    def __str__(self) -> str:
        return f"following {self.pk}"
