"""Ten thousand promises in forty domains: as few queries and bytes as for seven hundred."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from akkoord.followup.report.periods import Period
from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.agreement.models import Promise
from akkoord.web.followup.models import Owner, Service
from akkoord.web.reports import actions as sending
from akkoord.web.reports import queries as reports
from bench import large_agreement
from floors import town
from floors.conftest import settings_of
from floors.test_weight import weight

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

_PROMISES = 10_000
_MOST_QUERIES = 30
_MOST_BYTES = 100 * 1024

PATHS = (
    "/",
    "/beloften/",
    "/beloften/?page=200",
    "/beloften/?kind=goal&measurable=yes",
    "/beloften/?stage=no_information",
    "/beloften/?sdg=11",
    "/beloften/?q=fietspaden",
    "/beloften/?q=fietspadne",
    "/domeinen/",
    "/domeinen/domein-01-wonen/",
    "/beloften/1/",
    "/sdg/",
    "/sdg/11/",
    "/actoren/",
    "/actoren/jeugdraad/",
    "/plaatsen/",
    "/beelden/",
    "/beelden/akkoord/",
    "/beelden/tijdlijn/",
    "/beelden/actoren/",
    "/beelden/sdg/",
    "/opvolging/",
    "/opvolging/verslag/2025-2/",
    "/opvolging/verslagen/{report}/dienst-1/",
    "/opvolging/verslagen/{report}/zonder-informatie/?blad=100",
    "/opvolging/verslagen/",
)
PREVIEW = "/opvolging/verslag/2025-2/voorbeeld/"


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker, built):
    """Store the agreement once, ask each page, and take all of it back."""
    with django_db_blocker.unblock(), override_settings(**settings_of(built)), transaction.atomic():
        town.publish(list(large_agreement.rows(_PROMISES)))
        _divide_among_services()
        report = _report()
        found = {path: _ask(path.format(report=report)) for path in PATHS}
        found[PREVIEW] = _ask(PREVIEW, role=Role.COORDINATOR)
        transaction.set_rollback(True)
    return found


def _divide_among_services():
    """Give each promise to one of forty services, since before the last half year of 2025."""
    services = Service.objects.bulk_create(
        Service(slug=f"dienst-{number}", name=f"Dienst {number}") for number in range(large_agreement.DOMAINS)
    )
    Owner.objects.bulk_create(
        Owner(promise=promise, service=services[place % len(services)], from_on=date(2025, 2, 3))
        for place, promise in enumerate(Promise.objects.order_by("number"))
    )


def _report():
    """Send the report of the last half year of 2025, and return its number."""
    period, now = Period(2025, 2), datetime(2026, 3, 16, 9, tzinfo=UTC)
    seen = reports.digest(reports.draft(period, now.date()))
    return sending.send(period=period, seen=seen, actor=None, now=now).pk


def _ask(path, role=None):
    client = Client()
    if role:
        user = User.objects.create_user(f"{role}@voorbeeldegem.example", name=role)
        Grant.objects.create(user=user, role=role, valid_from=date(2025, 1, 1))
        client.force_login(user)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    translation.deactivate()
    return response, len(captured)


class TestTenThousandPromises:
    @pytest.mark.parametrize("path", [*PATHS, PREVIEW])
    def test_keep_each_page_inside_the_floors(self, answers, site, path):
        response, queries = answers[path]

        assert response.status_code == 200
        assert queries <= _MOST_QUERIES
        assert weight(response.content) <= _MOST_BYTES

    def test_fill_forty_domains(self, answers):
        assert answers["/"][0].content.count(b'class="bar"') == large_agreement.DOMAINS


class TestLargeAgreement:
    def test_is_the_same_each_time(self):
        assert list(large_agreement.rows(500)) == list(large_agreement.rows(500))

    def test_has_the_size_that_is_asked_for(self):
        assert [len(list(large_agreement.rows(size))) for size in (1, 39, 700)] == [1, 39, 700]
