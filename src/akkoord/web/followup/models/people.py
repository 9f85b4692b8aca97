"""Who carries a promise: the service that does it, the office holder who answers for it, its partners."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from akkoord.web.agreement.models import Promise

_IN_ORDER = Q(until_on__isnull=True) | Q(until_on__gt=F("from_on"))


class Service(models.Model):
    """A service of the city (dienst); a role is given for it by its slug."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120, unique=True)
    is_ended = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(name=""), name="service_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """A political office, such as that of the alderman for housing; it stays while people change."""

    title = models.CharField(max_length=160, unique=True)

    class Meta:
        ordering: ClassVar = ["title"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(title=""), name="office_has_a_title")]

    def __str__(self) -> str:
        return self.title


class OfficeTerm(models.Model):
    """Who holds an office, from one day up to another; the day `until_on` is the first of the next."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["office", "from_on"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="office_holder_has_a_name"),
            models.CheckConstraint(condition=_IN_ORDER, name="office_term_in_order"),
            models.UniqueConstraint(
                fields=["office"], condition=Q(until_on__isnull=True), name="office_held_by_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.name}"


class Owner(models.Model):
    """The service that carries a promise out, from one day up to another."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="owners")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="owned")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["promise", "from_on"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=_IN_ORDER, name="owner_in_order"),
            models.UniqueConstraint(
                fields=["promise"], condition=Q(until_on__isnull=True), name="promise_owned_by_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise}: {self.service}"


class Responsible(models.Model):
    """The office that answers for a promise, from one day up to another."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="responsible")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="answers_for")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["promise", "from_on"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=_IN_ORDER, name="responsible_in_order"),
            models.UniqueConstraint(
                fields=["promise"], condition=Q(until_on__isnull=True), name="promise_answered_for_by_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise}: {self.office}"


class Partner(models.Model):
    """An organisation that helps keep a promise, or that must keep it in the place of the city."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="partners")
    name = models.CharField(max_length=160)
    must_keep_it = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["promise", "-must_keep_it", "name"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="partner_has_a_name"),
            models.UniqueConstraint(fields=["promise", "name"], name="partner_once_of_a_promise"),
        ]

    def __str__(self) -> str:
        return f"{self.promise}: {self.name}"
