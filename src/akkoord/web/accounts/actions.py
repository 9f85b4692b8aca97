"""Make and close accounts, give and end roles; each leaves its trace in history."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from akkoord.errors import InputError, StateError
from akkoord.web.accounts import factors, keys, log, sentences
from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role


class AdministratorExists(InputError):
    """The first administrator was made before; roles are given by them from then on."""

    code = "administrator_exists"
    message = "there is an administrator already: {email}; let them give the role"


class EmailTaken(InputError):
    """An address has one account."""

    code = "email_taken"
    message = "{email} has an account already"


class AccountClosed(StateError):
    """Somebody whose account was closed holds no role."""

    code = "account_closed"
    message = "the account of {name} is closed; open it again first"


class RoleHeld(InputError):
    """The same role twice would have to be ended twice."""

    code = "role_held"
    message = "{name} holds this role already from {valid_from}; end that one first"


class RoleEnded(StateError):
    """A role ends once."""

    code = "role_ended"
    message = "this role ended on {valid_until}"


class LastAdministrator(StateError):
    """Without an administrator nobody could give a role any more."""

    code = "last_administrator"
    message = "{name} is the last administrator; make somebody else administrator first"


sentences.register(EmailTaken, _("%(email)s has an account already. Look for it in the list."))
sentences.register(AccountClosed, _("The account of %(name)s is closed. Open it again first."))
sentences.register(
    RoleHeld, _("%(name)s has this role already, from %(valid_from)s. End that one first, or choose another.")
)
sentences.register(RoleEnded, _("This role ended already, on %(valid_until)s."))
sentences.register(
    LastAdministrator,
    _(
        "%(name)s is the last administrator who can log in. Make somebody else administrator first,"
        " without an end date."
    ),
)


def check_no_administrator() -> None:
    """Refuse when there is an administrator, before anybody is asked for a password.

    Raises:
        AdministratorExists: if somebody has, or had, that role.
    """
    existing = Grant.objects.filter(role=Role.ADMINISTRATOR).select_related("user").first()
    if existing is not None:
        raise AdministratorExists(email=existing.user.email)


@transaction.atomic
def first_administrator(*, email: str, name: str, password: str, now: datetime) -> User:
    """Make the account that gives all others their role.

    Raises:
        AdministratorExists: if somebody has, or had, that role.
        EmailTaken: if the address has an account.
        ValidationError: if the address is none, or the password too easy to guess.
    """
    check_no_administrator()
    validate_email(email)
    validate_password(password, User(email=email, name=name))
    user = _made(email, name, password)
    log.record("account.made", actor=None, subject=user, now=now)
    _give(user, Role.ADMINISTRATOR, "", timezone.localdate(now), None, actor=None, now=now)
    return user


@transaction.atomic
def invite(*, email: str, name: str, actor: User, now: datetime) -> User:
    """Make an account without a password; a link (see `links`) lets its holder choose one.

    Raises:
        EmailTaken: if the address has an account.
    """
    user = _made(email, name, None)
    log.record("account.made", actor=actor, subject=user, now=now)
    return user


@transaction.atomic
def note_link(*, user: User, actor: User, now: datetime) -> None:
    """Record that somebody was shown the link by which this person chooses a new password."""
    log.record("account.link_made", actor=actor, subject=user, now=now)


@transaction.atomic
def give_role(
    *,
    user_id: int,
    role: str,
    scope: str = "",
    valid_from: date,
    valid_until: date | None = None,
    actor: User,
    now: datetime,
) -> Grant:
    """Give a role for a time, an editor's or a service's for one domain or service.

    Raises:
        AccountClosed: if the account was closed.
        RoleHeld: if the role is held already on one of these days.
    """
    user = User.objects.select_for_update().get(pk=user_id)
    if not user.is_active:
        raise AccountClosed(name=user.name)
    for held in user.grants.filter(role=role, scope=scope):
        if _overlaps(held, valid_from, valid_until):
            raise RoleHeld(name=user.name, valid_from=held.valid_from)
    return _give(user, role, scope, valid_from, valid_until, actor=actor, now=now)


@transaction.atomic
def end_role(*, grant_id: int, actor: User, now: datetime) -> None:
    """End a role at once; one that was to begin today or later is taken away whole.

    Raises:
        RoleEnded: if it ended before.
        LastAdministrator: if nobody would be left to give roles.
    """
    administrators = lock_administrators()
    grant = Grant.objects.select_for_update(of=("self",)).select_related("user").get(pk=grant_id)
    today = timezone.localdate(now)
    if grant.valid_until is not None and grant.valid_until < today:
        raise RoleEnded(valid_until=grant.valid_until)
    _check_another_administrator([grant], administrators, today)
    _end(grant, actor=actor, now=now)


@transaction.atomic
def close(*, user_id: int, actor: User, now: datetime) -> User:
    """Close an account: every role ends, every session ends, and the password is gone.

    Raises:
        LastAdministrator: if nobody would be left to give roles.
    """
    lock_administrators()
    user = User.objects.select_for_update().get(pk=user_id)
    empty(user, actor=actor, now=now)
    user.save(update_fields=["is_active", "password"])
    log.record("account.closed", actor=actor, subject=user, now=now)
    return user


@transaction.atomic
def reopen(*, user_id: int, actor: User, now: datetime) -> User:
    """Open a closed account again: without a role, and with a password still to be chosen."""
    user = User.objects.select_for_update().get(pk=user_id, erased_at=None)
    user.is_active = True
    user.save(update_fields=["is_active"])
    log.record("account.reopened", actor=actor, subject=user, now=now)
    return user


def _made(email: str, name: str, password: str | None) -> User:
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise EmailTaken(email=email)
    try:
        with transaction.atomic():
            return User.objects.create_user(email, password, name=name)
    except IntegrityError as error:
        # Somebody else, or a second click, made it a moment ago.
        raise EmailTaken(email=email) from error


def _give(
    user: User,
    role: str,
    scope: str,
    valid_from: date,
    valid_until: date | None,
    *,
    actor: User | None,
    now: datetime,
) -> Grant:
    grant = Grant.objects.create(
        user=user, role=role, scope=scope, valid_from=valid_from, valid_until=valid_until
    )
    log.record("account.role_given", actor=actor, subject=user, now=now, on=valid_from, payload=_told(grant))
    return grant


def _end(grant: Grant, *, actor: User, now: datetime) -> None:
    today = timezone.localdate(now)
    told = _told(grant)
    if grant.valid_from >= today:
        grant.delete()
    else:
        grant.valid_until = today - timedelta(days=1)
        grant.save(update_fields=["valid_until"])
    log.record("account.role_ended", actor=actor, subject=grant.user, now=now, payload=told)


def empty(user: User, *, actor: User, now: datetime) -> None:
    """End all by which somebody comes in; the caller saves the account.

    Raises:
        LastAdministrator: if nobody would be left to give roles.
    """
    administrators = lock_administrators()
    today = timezone.localdate(now)
    lasting = [
        grant for grant in user.grants.all() if grant.valid_until is None or grant.valid_until >= today
    ]
    _check_another_administrator(lasting, administrators, today)
    for grant in lasting:
        _end(grant, actor=actor, now=now)
    factors.forget(user)
    keys.revoke_all(user=user, actor=actor, now=now)
    user.is_active = False
    user.set_unusable_password()


def lock_administrators() -> list[Grant]:
    """Return every grant of the role, locked to the end of the transaction, before anything else is locked.

    Two administrators who end each other's role at the same moment then go one after the other.
    """
    grants = Grant.objects.filter(role=Role.ADMINISTRATOR).select_related("user").order_by("pk")
    return list(grants.select_for_update(of=("self",)))


def _check_another_administrator(
    leaving: Collection[Grant], administrators: Collection[Grant], today: date
) -> None:
    held = [grant for grant in leaving if grant.role == Role.ADMINISTRATOR and grant.holds_on(today)]
    if not held:
        return
    leaving_ids = {grant.pk for grant in leaving}
    stays = any(
        grant.pk not in leaving_ids
        and grant.holds_on(today)
        and grant.valid_until is None
        and grant.user.is_active
        and grant.user.has_usable_password()
        for grant in administrators
    )
    if not stays:
        raise LastAdministrator(name=held[0].user.name)


def _overlaps(held: Grant, valid_from: date, valid_until: date | None) -> bool:
    begins_in_time = valid_until is None or held.valid_from <= valid_until
    return begins_in_time and (held.valid_until is None or held.valid_until >= valid_from)


def _told(grant: Grant) -> dict[str, Any]:
    return {
        "role": grant.role,
        "scope": grant.scope,
        "valid_from": grant.valid_from,
        "valid_until": grant.valid_until,
    }
