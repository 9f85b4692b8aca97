"""Who may do what."""

from __future__ import annotations

from datetime import date

from akkoord.web.accounts.models import User
from akkoord.web.accounts.roles import PERMISSIONS


def permissions(user: User, on: date, *, scope: str = "") -> frozenset[str]:
    """Return what somebody may do on a day; a scope adds what they may do in that domain or service.

    An account that was closed may do nothing.
    """
    if not user.is_active:
        return frozenset()
    held = (
        PERMISSIONS[grant.role]
        for grant in user.grants.all()
        if grant.holds_on(on) and grant.scope in {"", scope}
    )
    return frozenset().union(*held)
