"""Who may do what, and what is held about whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.functional import Promise as LazyText
from django_otp.plugins.otp_totp.models import TOTPDevice

from akkoord.web.accounts import factors, holdings
from akkoord.web.accounts import scopes as registered
from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import PERMISSIONS, READ, SCOPED, Role


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role as a page tells it.

    Attributes:
        grant_id: The id of the grant.
        name: What the role is called.
        scope: The domain or service that it is for; empty for the whole city.
        valid_from: Its first day.
        valid_until: Its last day; None without an end.
        state: "now", "later" or "over".
    """

    grant_id: int
    name: str | LazyText
    scope: str
    valid_from: date
    valid_until: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account, as the administrator sees them.

    Attributes:
        id: The id of the account.
        name: Empty when the account was erased.
        email: Empty when the account was erased.
        state: "invited", "active", "closed" or "erased".
        has_telephone: Whether they show a code at the second step.
        roles: All their roles, also those that are over.
    """

    id: int
    name: str
    email: str
    state: str
    has_telephone: bool
    roles: tuple[HeldRole, ...]

    @property
    def roles_now(self) -> tuple[HeldRole, ...]:
        """The roles that are held on the day of asking."""
        return tuple(role for role in self.roles if role.state == "now")


@dataclass(frozen=True, slots=True)
class Held:
    """All that is held about somebody, for their own page."""

    name: str
    email: str
    joined_at: datetime
    last_login: datetime | None
    has_telephone: bool
    recovery_codes_left: int
    roles: tuple[HeldRole, ...]
    elsewhere: tuple[str, ...]


def permissions(user: User, on: date, *, scope: str = "") -> frozenset[str]:
    """Return what somebody may do on a day; a scope adds what they may do in that domain or service.

    A role for one domain or service lets its holder read along everywhere. An account that was closed may
    do nothing.
    """
    held = (
        PERMISSIONS[grant.role] if grant.scope in {"", scope} else PERMISSIONS[grant.role] & READ
        for grant in _grants(user, on)
    )
    return frozenset().union(*held)


def permissions_anywhere(user: User, on: date) -> frozenset[str]:
    """Return what somebody may do on a day in at least one domain or service."""
    return frozenset().union(*(PERMISSIONS[grant.role] for grant in _grants(user, on)))


def scopes_of(user: User, permission: str, on: date) -> frozenset[str]:
    """Return the domains and services in which somebody holds a permission; "" stands for the whole city."""
    return frozenset(grant.scope for grant in _grants(user, on) if permission in PERMISSIONS[grant.role])


def holders(role: str, on: date) -> list[tuple[User, str]]:
    """Return who holds a role on a day, each with the domain or service that it is for."""
    grants = Grant.objects.filter(role=role, user__is_active=True).select_related("user").order_by("pk")
    return [(grant.user, grant.scope) for grant in grants if grant.holds_on(on)]


def accounts() -> QuerySet[User]:
    """Return all accounts that were not erased, the open ones first, by name."""
    return User.objects.filter(erased_at=None).order_by("-is_active", "name", "pk")


def account(user_id: int) -> User | None:
    """Return an account that was not erased."""
    return User.objects.filter(pk=user_id, erased_at=None).first()


def people(users: Iterable[User], on: date) -> list[Person]:
    """Return accounts as the administrator sees them: three queries, however many there are."""
    users = list(users)
    with_telephone = set(
        TOTPDevice.objects.filter(user__in=users, confirmed=True).values_list("user_id", flat=True)
    )
    grants: dict[int, list[Grant]] = {}
    for grant in Grant.objects.filter(user__in=users).order_by("valid_from", "pk"):
        grants.setdefault(grant.user_id, []).append(grant)
    names = _scope_names()
    return [
        Person(
            id=user.pk,
            name=user.name,
            email=user.email,
            state=_state(user),
            has_telephone=user.pk in with_telephone,
            roles=tuple(_role(grant, on, names) for grant in grants.get(user.pk, [])),
        )
        for user in users
    ]


def person(user: User, on: date) -> Person:
    """Return one account as the administrator sees it."""
    return people([user], on)[0]


def roles(user: User, on: date) -> tuple[HeldRole, ...]:
    """Return the roles that somebody holds on a day."""
    names = _scope_names()
    return tuple(_role(grant, on, names) for grant in _grants(user, on))


def held(user: User, on: date) -> Held:
    """Return all that is held about somebody."""
    return Held(
        name=user.name,
        email=user.email,
        joined_at=user.joined_at,
        last_login=user.last_login,
        has_telephone=factors.has_telephone(user),
        recovery_codes_left=factors.recovery_codes_left(user),
        roles=person(user, on).roles,
        elsewhere=tuple(holdings.told(user)),
    )


def scopes() -> list[tuple[str, str]]:
    """Return the domains and services that a role can be given for, with their names."""
    return [pair for names in _scope_names().values() for pair in names.items()]


def _scope_names() -> dict[str, dict[str, str]]:
    return {role: registered.known(role) for role in sorted(SCOPED)}


def _state(user: User) -> str:
    if not user.is_active:
        return "closed"
    return "active" if user.has_usable_password() else "invited"


def _role(grant: Grant, on: date, names: Mapping[str, Mapping[str, str]]) -> HeldRole:
    is_over = grant.valid_until is not None and grant.valid_until < on
    return HeldRole(
        grant_id=grant.pk,
        name=Role(grant.role).label,
        scope=names.get(grant.role, {}).get(grant.scope, grant.scope),
        valid_from=grant.valid_from,
        valid_until=grant.valid_until,
        state="over" if is_over else "now" if grant.holds_on(on) else "later",
    )


def _grants(user: User, on: date) -> Iterable[Grant]:
    if not user.is_active:
        return []
    return [grant for grant in user.grants.all() if grant.holds_on(on)]
