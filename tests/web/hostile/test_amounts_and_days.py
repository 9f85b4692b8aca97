"""Amounts that no column holds, and days at the ends of the calendar."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from akkoord.dated import DatedValue
from akkoord.web.checks import actions, rows
from akkoord.web.checks import queries as checks
from akkoord.web.decisions import content
from akkoord.web.decisions.models import Draft
from akkoord.web.examples.voorbeeldegem import story

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

    @pytest.mark.parametrize(
        ("line", "error"),
        [
            ({"value": 10**11 + 1}, content.FigureTooLarge),
            ({"valid_from": date(2201, 1, 1)}, content.DayTooFar),
            ({"vouched_until": date(9999, 12, 31)}, content.DayTooFar),
        ],
    )
    def test_is_refused_wherever_it_comes_from(self, line, error):
        given = {"value": 5, "valid_from": date(2026, 9, 1), "vouched_until": None, **line}
        reform = content.ReformLine(story.RIGHT, "amount_cents_per_month", **given)

        with pytest.raises(error):
            content.settled(content.Content(title="Toelage", reforms=(reform,)))


class TestAnEffectThatIsWrittenDown:
    def test_is_refused_wherever_it_comes_from(self):
        with pytest.raises(actions.EffectTooLarge, match="cannot be"):
            actions.state_effects(
                draft_id=1, check="poverty", gainers=10, losers=0, unknown=0,
                cents_per_year=-(10**14) - 1, source="x", actor=None, now=timezone.now(),
                today=date(2026, 9, 1),
            )  # fmt: skip

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
