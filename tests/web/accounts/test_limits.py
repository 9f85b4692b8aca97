"""Counting tries."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import close_old_connections, connection
from django.test import RequestFactory

from akkoord.web.accounts import limits
from akkoord.web.accounts.models import Counter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class TestCheck:
    def test_refuses_the_next_one_and_says_when_it_is_possible_again(self):
        for _each in range(3):
            limits.check("letter", 3, HOUR, NOON + timedelta(minutes=20))

        with pytest.raises(limits.TooMany, match="13:00:00") as caught:
            limits.check("letter", 3, HOUR, NOON + timedelta(minutes=20))
        assert caught.value.until == NOON + HOUR
        limits.check("letter", 3, HOUR, NOON + HOUR)

    def test_counts_each_key_for_itself(self):
        limits.check("a", 1, HOUR, NOON)
        limits.check("b", 1, HOUR, NOON)

        with pytest.raises(limits.TooMany):
            limits.check("a", 1, HOUR, NOON)

    def test_forgets_windows_that_are_over(self):
        limits.check("a", 1, HOUR, NOON)
        limits.check("b", 1, HOUR, NOON + HOUR)

        assert Counter.objects.count() == 1

    def test_gives_back(self):
        limits.check("a", 1, HOUR, NOON)
        limits.give_back("a", HOUR, NOON)
        limits.give_back("a", HOUR, NOON)

        limits.check("a", 1, HOUR, NOON)
        assert Counter.objects.get().count == 1

    @pytest.mark.django_db(transaction=True)
    def test_counts_tries_at_the_same_moment_one_by_one(self):
        outcomes = []

        def attempt():
            try:
                limits.check("a", 5, HOUR, NOON)
                outcomes.append("let in")
            except limits.TooMany:
                outcomes.append("refused")
            finally:
                close_old_connections()
                connection.close()

        threads = [threading.Thread(target=attempt) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert sorted(outcomes) == ["let in"] * 5 + ["refused"] * 3


class TestAddress:
    @pytest.mark.parametrize(
        ("proxies", "forwarded", "expected"),
        [
            # Nobody stands in front of us: what a visitor claims is not believed.
            (0, "203.0.113.9", "192.0.2.1"),
            (1, "203.0.113.9", "203.0.113.9"),
            # The visitor wrote the first entry, our proxy the last.
            (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
            (2, "10.0.0.1, 203.0.113.9, 198.51.100.2", "203.0.113.9"),
            # Fewer hops than proxies: the request came round them.
            (2, "203.0.113.9", "192.0.2.1"),
            (1, "", "unknown"),
            (1, "<script>", "unknown"),
            (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            (1, "::ffff:203.0.113.9", "203.0.113.9"),
        ],
    )
    def test_is_what_our_own_proxy_wrote(self, settings, proxies, forwarded, expected):
        settings.TRUSTED_PROXIES = proxies
        request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)

        assert limits.address_of(request) == expected
