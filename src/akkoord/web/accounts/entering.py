"""The first step of logging in: an e-mail address and a password."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.utils.translation import gettext_lazy as _

from akkoord.errors import InputError
from akkoord.web.accounts import limits, sentences
from akkoord.web.accounts.models import User

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 10
# An office shares one address: it may be wrong more often than one person.
PER_ADDRESS = 60


class WrongLogin(InputError):
    """The address and the password do not belong together; which of the two is wrong is not said."""

    code = "wrong_login"
    message = "this e-mail address and password do not belong together"


sentences.register(
    WrongLogin,
    _("This e-mail address and this password do not belong together. Check both, and mind capital letters."),
)
sentences.register(
    limits.TooMany, _("This was tried too often. Wait until %(until)s and try again. Nothing was lost.")
)


def known(*, email: str, password: str, address: str, browser: str = "", now: datetime) -> User:
    """Return the account that an e-mail address and a password belong to.

    An unknown address costs as much work as a wrong password, and is told in the same words. Wrong tries
    count per account and per address of the visitor; a right one is not counted.

    Args:
        email: As it was typed.
        password: As it was typed.
        address: Where the visitor comes from, by `limits.address_of`.
        browser: The browser in which this account logged in before, by `browsers.of`; it counts by itself,
            so that the wrong tries of others keep nobody out.
        now: The moment of the try.

    Raises:
        WrongLogin: if they do not belong together, or the account was closed.
        TooMany: if it was tried too often.
    """
    counted = (
        {f"login:browser:{browser}": PER_ACCOUNT}
        if browser
        else {f"login:address:{address}": PER_ADDRESS, f"login:account:{email.strip().lower()}": PER_ACCOUNT}
    )
    for key, limit in counted.items():
        limits.check(key, limit, WINDOW, now)
    # None for the request: no other way of logging in depends on it.
    user = authenticate(None, username=email, password=password)
    if not isinstance(user, User):
        raise WrongLogin
    for key in counted:
        limits.give_back(key, WINDOW, now)
    return user
