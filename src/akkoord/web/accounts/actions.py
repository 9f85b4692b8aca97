"""Make accounts and give roles."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from akkoord.errors import InputError
from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role


class AdministratorExists(InputError):
    """The first administrator was made before; roles are given by them from then on."""

    code = "administrator_exists"
    message = "there is an administrator already: {email}; let them give the role"


@transaction.atomic
def first_administrator(*, email: str, name: str, password: str, today: date) -> User:
    """Make the account that gives all others their role.

    Raises:
        AdministratorExists: if somebody has that role already.
        ValidationError: if the password is too easy to guess.
    """
    existing = Grant.objects.filter(role=Role.ADMINISTRATOR).select_related("user").first()
    if existing is not None:
        raise AdministratorExists(email=existing.user.email)
    validate_password(password, User(email=email, name=name))
    user = User.objects.create_user(email, password, name=name)
    Grant.objects.create(user=user, role=Role.ADMINISTRATOR, valid_from=today)
    return user
