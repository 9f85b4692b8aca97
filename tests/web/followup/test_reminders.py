"""The mail of the week to the people of a service."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.followup import reminders
from akkoord.web.followup.models import Owner, Service
from akkoord.web.frame.followup import Followup
from akkoord.web.jobs.models import Outgoing
from web.followup.town import promise, record

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def worker(site, town, settings):
    settings.CITY = replace(settings.CITY, followup=Followup(reminders="monday"))
    service = Service.objects.create(slug="wonen", name="Dienst Wonen")
    Owner.objects.create(promise=promise(1), service=service, from_on=date(2026, 1, 1))
    user = User.objects.create_user("an@voorbeeldegem.example", name="An")
    Grant.objects.create(user=user, role=Role.SERVICE, scope="wonen", valid_from=date(2026, 1, 1))
    return user


class TestReminders:
    def test_tell_each_week_once_of_the_promises_of_the_service(self, worker):
        for number in (1, 3):
            record(number, "in_progress", date(2026, 2, 1), now=MONDAY)

        for moment in (MONDAY, MONDAY + timedelta(minutes=1), MONDAY + timedelta(days=1)):
            reminders.post_due(moment)

        mail = Outgoing.objects.get()
        assert mail.user == worker
        assert "1 belofte heeft nog geen bewijs." in mail.payload["text"]
        assert "te laat" not in mail.payload["text"]
        reminders.post_due(MONDAY + timedelta(weeks=1))
        assert Outgoing.objects.count() == 2

    def test_are_silent_without_work_and_without_a_day(self, worker, settings):
        reminders.post_due(MONDAY)
        settings.CITY = replace(settings.CITY, followup=Followup())
        record(1, "in_progress", date(2026, 2, 1), now=MONDAY)
        reminders.post_due(MONDAY)

        assert not Outgoing.objects.exists()
