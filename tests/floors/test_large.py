"""Ten thousand promises in forty domains: as few queries and bytes as for seven hundred."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import translation

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
)


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker, built):
    """Store the agreement once, ask each page, and take all of it back."""
    with django_db_blocker.unblock(), override_settings(**settings_of(built)), transaction.atomic():
        town.publish(list(large_agreement.rows(_PROMISES)))
        found = {path: _ask(path) for path in PATHS}
        transaction.set_rollback(True)
    return found


def _ask(path):
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(path)
    translation.deactivate()
    return response, len(captured)


class TestTenThousandPromises:
    @pytest.mark.parametrize("path", PATHS)
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
