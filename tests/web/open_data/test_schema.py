"""A fuzzer that reads the description of the interface finds nothing in what the interface does."""

from __future__ import annotations

import os

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from akkoord.web.open_data.api import door

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

# Some seconds in the suite; AKKOORD_FUZZ=2000 looks for ten minutes.
EXAMPLES = int(os.environ.get("AKKOORD_FUZZ", "10"))


_site = get_wsgi_application()


def _unpacked(environ, start_response):
    """Serve the site to a client that takes an answer for text without unpacking it."""
    environ.pop("HTTP_ACCEPT_ENCODING", None)
    return _site(environ, start_response)


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", _unpacked)


@pytest.fixture
def served(town, monkeypatch):
    """Serve the town; nobody is counted out, for that is tested elsewhere."""
    monkeypatch.setattr(door, "READS_PER_ADDRESS", 10**9)
    monkeypatch.setattr(door, "REQUESTS_PER_KEY", 10**9)
    # As the client of Django does: the town lives in a transaction of this connection.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def key(owner, make_key):
    """Make a key that may do all."""
    return make_key(owner, "agreement.review", "followup.record_status")


# What no schema can say: a file that is no document, a date after today, a promise that is not there.
_check = schema.config.checks.positive_data_acceptance
_check.expected_statuses = [*_check.expected_statuses, "422"]


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@pytest.mark.usefixtures("served")
def test_interface_does_what_it_says(case, key):
    needs_key = bool(case.operation.definition.raw.get("security"))
    response = case.call_and_validate(headers={"Authorization": f"Bearer {key}"} if needs_key else {})
    if case.meta.generation.mode.is_positive and response.status_code == 422:
        assert needs_key
        told = response.json()
        # A part without a name of a file is a field: no schema can say that it must have one.
        is_no_file = [one["in"] for one in told["errors"]] == ["file"]
        assert told["code"] in {"refused", "used_otherwise"} or is_no_file, response.text
