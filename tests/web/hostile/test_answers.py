"""What every answer carries: headers on errors too, no copy in a cache, and no body that is too large."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from akkoord.web.accounts.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


class TestHeaders:
    @pytest.mark.parametrize(
        ("address", "host", "status"),
        [
            ("/rechten/", "testserver", 200),
            ("/rechten", "testserver", 301),
            ("/nergens/", "testserver", 404),
            ("/", "evil.example", 400),
            ("/static/nergens.svg", "testserver", 404),
        ],
    )
    def test_stand_on_errors_and_redirects_too(self, client, address, host, status):
        answer = client.get(address, headers={"host": host})

        assert answer.status_code == status
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"


class TestACopyInACache:
    @pytest.mark.parametrize(
        "address", ["/", "/beloften/", "/besluiten/", "/akkoord/inlezen/", "/opvolging/", "/nergens/"]
    )
    def test_is_not_made_for_somebody_who_is_logged_in(self, town, person, client, address):
        client.force_login(person(Role.COORDINATOR))

        kept = client.get(address)["Cache-Control"]

        assert "no-store" in kept
        assert "private" in kept

    def test_of_a_public_page_may_be_made_for_a_visitor(self, town, client):
        answer = client.get("/beloften/")

        assert "Cache-Control" not in answer
        assert "Cookie" in answer["Vary"]


class TestABodyThatIsTooLarge:
    def test_is_refused_before_it_is_read(self, client, settings):
        settings.MOST_BODY_BYTES = 1024 * 1024
        answer = client.post("/aanmelden/", {"email": "a" * 1024 * 1024})

        assert answer.status_code == 413
        assert "1 MB" in answer.text


_TELL = """
from akkoord.web.config import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)
print(getattr(s, "CSRF_TRUSTED_ORIGINS", []), s.ALLOWED_HOSTS)
"""


class TestBehindTls:
    def test_cookies_belong_to_this_host_only_and_no_other_origin_is_trusted(self):
        told = subprocess.run(
            [sys.executable, "-c", _TELL],
            env={**os.environ, "AKKOORD_TLS": "1", "AKKOORD_HOSTS": "*, stad.example"},
            capture_output=True,
            text=True,
            check=True,
        )

        assert told.stdout == "__Host-session __Host-csrf True True\n[] ['*', 'stad.example']\n"
