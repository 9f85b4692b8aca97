"""A made-up town with an agreement of autumn 2025, and people who report on it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from akkoord.followup.report import document as documents
from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.followup import sources
from akkoord.web.reports import actions, queries
from web.followup.town import promise_row, publish

AUTUMN = datetime(2025, 10, 1, 9, tzinfo=UTC)


@pytest.fixture
def town(db):
    """Three promises: the first and last in one domain, the second to be kept by the end of March 2026."""
    return publish(
        [promise_row(1), promise_row(2, domain="Groen", deadline="2026-03"), promise_row(3)], AUTUMN
    )


@pytest.fixture
def told(monkeypatch):
    """Let tests tell what apps above have of promises, and put back what was registered."""
    monkeypatch.setattr(sources, "_SOURCES", {})
    return sources.register


@pytest.fixture
def clock(monkeypatch):
    """Set the moment at which the site answers."""

    def strikes(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return strikes


@pytest.fixture
def sent(db):
    """Send the report of a period as it is at a moment."""

    def send(period, now, actor=None):
        seen = documents.digest(queries.draft(period, timezone.localdate(now)))
        return actions.send(period=period, seen=seen, actor=actor, now=now)

    return send


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
