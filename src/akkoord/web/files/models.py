"""Files that were handed in; the bytes lie in the storage, under a name that says nothing."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from akkoord.web.accounts.models import User
from akkoord.web.files import kinds, names


class StoredFile(models.Model):
    """One file: what it is, who may read it, and the hash by which it can be recognised after it is erased.

    Who may read it: everybody where it `is_public`; else its owner, and who holds `permission`.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=names.LONGEST, blank=True)
    kind = models.CharField(max_length=8, choices=[(kind.code, kind.title) for kind in kinds.KINDS.values()])
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    place = models.CharField(max_length=80, blank=True)
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_public = models.BooleanField(default=False)
    permission = models.CharField(max_length=60, blank=True)
    kept_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-kept_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(kinds.KINDS)), name="file_of_a_known_kind"),
            models.CheckConstraint(condition=Q(size__gte=1), name="file_has_content"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_has_a_hash"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) & ~Q(place="") & ~Q(name="")
                | Q(erased_at__isnull=False, place="", name=""),
                name="file_is_kept_or_erased",
            ),
            models.UniqueConstraint(fields=["place"], condition=~Q(place=""), name="file_has_its_own_place"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("files:file", args=[self.public_id, self.address_name])

    @property
    def address_name(self) -> str:
        """The name in its address: letters, digits and hyphens, and the ending of what it is."""
        return names.in_address(self.name, self.kind)
