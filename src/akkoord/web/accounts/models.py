"""People who work with Akkoord, and the roles they hold."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from akkoord.web.accounts.roles import PERMISSIONS, Role


class UserManager(BaseUserManager["User"]):
    """Makes accounts; the e-mail address is compared without regard to case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make an account; without a password nobody can log in with it."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the account of this address, whatever its capitals."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Somebody with an account. Kept to the least: an address to log in with and a name to show."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    # The row stays, because history points at it; name and address are gone.
    erased_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name


class Counter(models.Model):
    """How often something was tried in one window of time; see `limits`."""

    key = models.CharField(max_length=64)
    ends_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "ends_at"], name="counter_once_per_window")
        ]

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at}"


class Grant(models.Model):
    """One role of one person for a time; an editor's for one domain, a service's for one service."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    scope = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=list(PERMISSIONS)), name="grant_of_a_known_role"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=(Q(role__in=[Role.EDITOR, Role.SERVICE]) & ~Q(scope=""))
                | (~Q(role__in=[Role.EDITOR, Role.SERVICE]) & Q(scope="")),
                name="grant_scope_where_the_role_has_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} {self.scope}".strip()

    def holds_on(self, day: date) -> bool:
        """Whether the role is held on this day, both ends included."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class ApiKey(models.Model):
    """A key by which a program works for somebody; what it opens is kept as a keyed hash only.

    It may do what it was made for as long as its owner may do that too.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="keys")
    name = models.CharField(max_length=80)
    # The first characters, by which its owner tells it from others.
    hint = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    permissions = models.JSONField(default=list)
    valid_until = models.DateField()
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(name=""), name="key_has_a_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"
