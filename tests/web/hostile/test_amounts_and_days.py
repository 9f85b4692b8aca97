"""Amounts that no column holds, and days at the ends of the calendar."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from akkoord.dated import DatedValue
from akkoord.web.checks import queries as checks
from akkoord.web.checks import rows
from akkoord.web.decisions.models import Draft

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

_DRAFT = {
    "title": "Belasting", "changes_any": "yes", "changes": "tariff", "touches_households": "yes",
    "is_of_college": "yes", "amount_cents": "0",
}  # fmt: skip


def _figure(client):
    """Return a figure of money that a draft can change."""
    return re.search(r'value="([^"]+/[^"]+_cents[^"]*)"', client.get("/besluiten/ontwerpen/nieuw/").text)[1]


class TestADraft:
    @pytest.mark.parametrize(
        ("value", "valid_from", "session_on"),
        [
            ("9" * 27, "2026-09-01", ""),
            ("-" + "9" * 20, "2026-09-01", ""),
            ("5", "9999-12-31", ""),
            ("5", "0001-01-01", ""),
            ("5", "2026-09-01", "9999-12-31"),
        ],
    )
    def test_that_nothing_can_compute_with_is_refused_in_words(
        self, town, everything, client, value, valid_from, session_on
    ):
        before = Draft.objects.count()
        answer = client.post(
            "/besluiten/ontwerpen/nieuw/",
            {
                **_DRAFT,
                "session_on": session_on,
                "reform-1-figure": _figure(client),
                "reform-1-value": value,
                "reform-1-valid_from": valid_from,
            },
        )

        assert answer.status_code == 422
        assert Draft.objects.count() == before
        assert "Kijk de waarde na." in answer.text or "Kies een dag van" in answer.text


class TestAnEffectThatIsWrittenDown:
    @pytest.mark.parametrize("amount", ["9" * 20, "-" + "9" * 19])
    def test_is_refused_where_no_column_holds_it(self, town, everything, client, amount):
        client.post("/besluiten/ontwerpen/nieuw/", _DRAFT)
        draft = Draft.objects.latest("pk")
        answer = client.post(
            reverse("checks:run", args=["poverty", draft.pk]),
            {
                "revision": "0",
                "draft_hash": rows.hash_of(checks.draft(draft.pk)),
                "gainers": "10", "losers": "10", "unknown": "0", "per_year": amount, "source": "x",
            },
        )  # fmt: skip

        assert "No decision changes that much." in answer.text
        assert checks.run_of(draft, "poverty") is None


class TestAValueOfTheLastYear:
    def test_is_vouched_for_until_the_end_of_the_calendar(self):
        assert DatedValue(1, date(9999, 6, 1), "art. 1").last_vouched_day == date(9999, 12, 30)
