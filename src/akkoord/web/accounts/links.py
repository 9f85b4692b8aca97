"""Links by which somebody chooses a password: they work once, for seven days."""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse

from akkoord.web.accounts.models import User


class _Tokens(PasswordResetTokenGenerator):
    # A token holds the password and the last log-in of its moment: using it, or logging in, ends it.
    key_salt = "akkoord.web.accounts.links"


_tokens = _Tokens()


def address(user: User) -> str:
    """Return the path at which this person chooses a password."""
    return reverse("accounts:welcome", args=[user.pk, _tokens.make_token(user)])


def user_of(user_id: int, token: str) -> User | None:
    """Return whom a link is for; None when it is no longer, or never was, valid."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return user if user is not None and _tokens.check_token(user, token) else None
