"""The whole made-up town, somebody of each role, and every address of the site."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import SCOPED, Role


@pytest.fixture
def town(loaded_town, db):
    """Load the made-up town."""
    return loaded_town


@pytest.fixture
def person(db):
    """Make somebody who holds these roles since yesterday."""

    def make(*roles, name="An", **fields):
        email = f"{name.lower()}{User.objects.count()}@voorbeeldegem.example"
        user = User.objects.create_user(email, name=name, **fields)
        for role in roles:
            scope = "wonen" if role in SCOPED else ""
            since = timezone.localdate() - timedelta(days=1)
            Grant.objects.create(user=user, role=role, scope=scope, valid_from=since)
        return user

    return make


@pytest.fixture
def everything(person, client):
    """Log in somebody who holds every role."""
    user = person(*Role)
    client.force_login(user)
    return user
