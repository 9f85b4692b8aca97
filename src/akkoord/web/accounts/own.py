"""What somebody does with their own account: choose a password, change it, erase the account."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from akkoord.errors import InputError
from akkoord.web.accounts import actions, holdings, limits, log, sentences
from akkoord.web.accounts.models import User

_WINDOW = timedelta(minutes=15)
_TRIES = 10


class WrongPassword(InputError):
    """The password is not the one of this account."""

    code = "wrong_password"
    message = "this is not your password"


sentences.register(WrongPassword, _("This is not the password that you use now. Type it again."))


@transaction.atomic
def choose_password(*, user: User, password: str, now: datetime) -> None:
    """Set the first or a new password of somebody who came by a link; every other session ends."""
    user.set_password(password)
    user.save(update_fields=["password"])
    log.record("account.password_chosen", actor=user, subject=user, now=now)


def change_password(*, user: User, current: str, new: str, now: datetime) -> None:
    """Set another password; every other session ends.

    Raises:
        WrongPassword: if `current` is not the password of now.
        TooMany: if it was tried too often.
    """
    _check_password(user, current, now)
    choose_password(user=user, password=new, now=now)


def erase(*, user: User, password: str, now: datetime) -> None:
    """Erase what is held about somebody: name, address, roles, telephone. An empty row stays.

    History points at that row, so that what was done stays done by somebody; by whom is gone.

    Raises:
        WrongPassword: if it is not their password.
        TooMany: if it was tried too often.
        LastAdministrator: if nobody would be left to give roles.
    """
    _check_password(user, password, now)
    with transaction.atomic():
        actions.empty(user, actor=user, now=now)
        user.grants.all().delete()
        user.keys.all().delete()
        holdings.erase(user, now)
        user.email, user.name, user.last_login = f"erased-{user.pk}@invalid", "", None
        user.erased_at = now
        user.save()
        log.record("account.erased", actor=user, subject=user, now=now)


def _check_password(user: User, password: str, now: datetime) -> None:
    key = f"password:{user.pk}"
    limits.check(key, _TRIES, _WINDOW, now)
    if not user.check_password(password):
        raise WrongPassword
    limits.give_back(key, _WINDOW, now)
