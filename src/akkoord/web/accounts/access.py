"""Who comes in: a view names the permission it needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from akkoord.web.accounts import queries
from akkoord.web.accounts.models import User

View = Callable[..., HttpResponseBase]


def needs(permission: str) -> Callable[[View], View]:
    """Let a view be used by who holds a permission today; others log in first, or read that they may not.

    The user is verified by a second factor where settings ask for it.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            if permission not in granted(request):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return wrap


def granted(request: HttpRequest, *, scope: str = "") -> frozenset[str]:
    """Return what the visitor may do today; nothing for who has no account."""
    user: User | AnonymousUser = request.user
    if not isinstance(user, User):
        return frozenset()
    return queries.permissions(user, timezone.localdate(), scope=scope)
