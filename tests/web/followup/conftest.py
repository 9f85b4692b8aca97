"""A published agreement of a made-up town, and people who may follow it up."""

from __future__ import annotations

from datetime import date

import pytest

from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from web.followup.town import promise_row, publish


@pytest.fixture
def town(db):
    """Three promises: the first and last in one domain, the second with a deadline in its text."""
    rows = [promise_row(1), promise_row(2, domain="Groen", deadline="2026-06"), promise_row(3)]
    return publish(rows)


def _person(role, **grant):
    user = User.objects.create_user(f"{role}@voorbeeldegem.example", name=role)
    Grant.objects.create(user=user, role=role, valid_from=date(2025, 1, 1), **grant)
    return user


@pytest.fixture
def coordinator(db):
    return _person(Role.COORDINATOR)


@pytest.fixture
def reader(db):
    return _person(Role.READER)
