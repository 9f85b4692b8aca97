"""The made-up town with its story, and keys that open some of the interface for programs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from akkoord.web.accounts import keys
from akkoord.web.accounts.models import Grant, User

NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)


@pytest.fixture
def town(site, loaded_town, db):
    """Fill Voorbeeldegem; gives the version that residents see."""
    return loaded_town


@pytest.fixture
def owner(db):
    """Make a coordinator, who may do all that a key can be made for."""
    user = User.objects.create_user("an@voorbeeldegem.example", "een fiets zonder wielen", name="An")
    Grant.objects.create(user=user, role="coordinator", valid_from=date(2025, 1, 1))
    return user


@pytest.fixture
def make_key():
    """Make a key of somebody; gives what opens it."""

    def made(user, *permissions, days=30, now=None):
        now = now or timezone.now()
        until = timezone.localdate(now) + timedelta(days=days)
        _, secret = keys.make(
            user=user, name="koppeling", permissions=permissions, valid_until=until, now=now
        )
        return secret

    return made


class Program(Client):
    """Asks the interface as a program does: with a key, and without cookies."""

    def with_key(self, secret):
        self.defaults["HTTP_AUTHORIZATION"] = f"Bearer {secret}"
        return self


@pytest.fixture
def program():
    """Ask the interface without a key; a broken operation answers, as it does in service."""
    return Program(raise_request_exception=False)
