"""A made-up town with one indicator, and people who may keep its figures or only look."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.indicators import actions
from akkoord.web.indicators.actions import Definition

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)


def _person(role):
    user = User.objects.create_user(f"{role}@voorbeeldegem.example", name=role)
    Grant.objects.create(user=user, role=role, valid_from=date(2025, 1, 1))
    return user


@pytest.fixture
def coordinator(db):
    return _person(Role.COORDINATOR)


@pytest.fixture
def reader(db):
    return _person(Role.READER)


@pytest.fixture
def rate(db):
    """A percentage, lower is better."""
    definition = Definition(theme="Zorg", name="Kansarmoede", unit_kind="percent", direction="down")
    return actions.define(code="kansarmoede", definition=definition, actor=None, now=NOW)


@pytest.fixture
def people(db):
    """A number of people, of whom few are not shown."""
    definition = Definition(theme="Zorg", name="Leefloners", unit_kind="count", hides_small=True)
    return actions.define(code="leefloners", definition=definition, actor=None, now=NOW)
