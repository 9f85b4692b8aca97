"""The browsers in which somebody logged in before, so that nobody else can keep them out.

Wrong passwords are counted per account, and anybody can type those. A browser that the right person used is
counted apart: it holds a signed cookie, which says for which account and nothing that opens a door.
"""

from __future__ import annotations

from datetime import timedelta
from secrets import token_urlsafe
from typing import TypeVar

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac

from akkoord.web.accounts.models import User

_SALT = "akkoord.browsers"
_REMEMBERED = timedelta(days=180)
_ResponseT = TypeVar("_ResponseT", bound=HttpResponseBase)


def of(request: HttpRequest, email: str) -> str:
    """Return the name of this browser where this account logged in from it before; empty elsewhere."""
    cookie = request.COOKIES.get(_name(), "")
    try:
        browser, account = signing.loads(cookie, salt=_SALT, max_age=_REMEMBERED)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(browser) if constant_time_compare(account, _account(email)) else ""


def remember(response: _ResponseT, user: User) -> _ResponseT:
    """Let the browser show, the next time, that this account logged in from it."""
    response.set_cookie(
        _name(),
        signing.dumps([token_urlsafe(12), _account(user.email)], salt=_SALT),
        max_age=_REMEMBERED,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _account(email: str) -> str:
    return salted_hmac(_SALT, email.strip().lower(), algorithm="sha256").hexdigest()


def _name() -> str:
    return "__Host-browser" if settings.SESSION_COOKIE_SECURE else "browser"
