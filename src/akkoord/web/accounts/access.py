"""Who comes in: a view names the permission it needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from akkoord.web.accounts import queries
from akkoord.web.accounts.models import User

View = Callable[..., HttpResponseBase]


def needs(permission: str, *, anywhere: bool = False) -> Callable[[View], View]:
    """Let a view be used by who holds a permission today; others log in first, or read that they may not.

    Who holds a role and did not show a code yet is sent to that step first (see `must_verify`).

    Args:
        permission: One of `roles.PERMISSIONS`.
        anywhere: Let in who holds it for one domain or service only; the view then asks
            `granted(request, scope=...)` for the thing at hand.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            held = granted_anywhere(request) if anywhere else granted(request)
            if permission not in held and not _must_enter(request):
                raise PermissionDenied
            return _entered(view)(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return wrap


def logged_in(view: View) -> View:
    """Let a view be used by everybody with an account: the pages about oneself."""
    guarded = _entered(view)
    guarded.permission = ""  # type: ignore[attr-defined]
    return guarded


def account(request: HttpRequest) -> User:
    """Return who is logged in, for a view that `needs` or `logged_in` guards."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def granted(request: HttpRequest, *, scope: str = "") -> frozenset[str]:
    """Return what the visitor may do today; nothing for who has no account or did not show a code yet.

    Args:
        request: The request of the visitor.
        scope: Adds what they may do in that domain or service.
    """
    user = _known(request)
    return queries.permissions(user, timezone.localdate(), scope=scope) if user else frozenset()


def granted_anywhere(request: HttpRequest) -> frozenset[str]:
    """Return what the visitor may do today in any domain or service, if only in one."""
    user = _known(request)
    return queries.permissions_anywhere(user, timezone.localdate()) if user else frozenset()


def must_verify(request: HttpRequest) -> bool:
    """Whether the visitor holds a role and did not show a code from their telephone in this session."""
    user = request.user
    if not isinstance(user, User) or not settings.AKKOORD_TOTP or is_verified(request):
        return False
    return bool(queries.permissions_anywhere(_with_grants(user), timezone.localdate()))


def is_verified(request: HttpRequest) -> bool:
    """Whether the visitor showed a code in this session."""
    # The middleware of django-otp adds this; a user from elsewhere has shown nothing.
    asked = getattr(request.user, "is_verified", None)
    return bool(asked and asked())


def to_second_step(address: str) -> HttpResponseBase:
    """Send somebody to the second step of logging in, and back to an address of this site after it."""
    return redirect(f"{reverse('accounts:second_step')}?{urlencode({'next': address})}")


def _entered(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # What was sent with a form is lost on the way: they come back to the page, not to the sending.
        address = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("accounts:desk")
        if not isinstance(request.user, User):
            return redirect_to_login(address)
        if must_verify(request):
            return to_second_step(address)
        return view(request, *args, **kwargs)

    return guarded


def _must_enter(request: HttpRequest) -> bool:
    return not isinstance(request.user, User) or must_verify(request)


def _known(request: HttpRequest) -> User | None:
    user: User | AnonymousUser = request.user
    if not isinstance(user, User) or must_verify(request):
        return None
    return _with_grants(user)


def _with_grants(user: User) -> User:
    # One query per request, however often it is asked what the visitor may do.
    prefetch_related_objects([user], "grants")
    return user
