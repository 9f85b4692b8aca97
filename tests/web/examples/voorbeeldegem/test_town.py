from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from django.conf import settings

from akkoord.followup.stages import STAGES, ProofKind
from akkoord.web.examples.voorbeeldegem import load, story, town
from akkoord.web.followup import queries as followup
from akkoord.web.followup.models import Deadline, Status
from akkoord.web.reports import queries as reports

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


class TestFill:
    @pytest.mark.parametrize(("words", "count"), [("een zeppelin", 0), ("en", r"\d\d+")])
    def test_wants_words_that_are_in_one_promise(self, monkeypatch, words, count):
        story.publish_agreement(story.read_agreement())
        empty = dict.fromkeys(("plan_actions", "decisions", "drafts", "reports"), ())
        sheet = empty | {"promises": [{"promise": words, "events": []}]}
        monkeypatch.setattr(town.tomllib, "loads", lambda text: sheet)

        with pytest.raises(town.NotOnePromise, match=rf"'{words}' is in {count} promises"):
            town.fill(date(2026, 11, 1))


class TestStates:
    NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)

    def test_are_of_every_stage_claimed_and_proved_late_moved_and_mistaken(self):
        load.load(now=self.NOW)
        texts, on = {text.promise_id: text.text for text in followup.published_texts()}, self.NOW.date()
        days = (date(2025, 10, 1), date(2026, 7, 1), on)
        stood = [one for day in days for one in followup.standings(texts.keys(), day, on).values()]
        late = [
            texts[pk] for pk, stand in sorted(followup.told(texts.keys(), on).items()) if stand.is_overdue
        ]

        assert {one.stage.code for one in stood} == set(STAGES) - {"no_information"}
        assert {one.stage.code for one in stood if one.is_claimed} > {"in_progress", "delivered"}
        assert {proof.kind for one in stood for proof in one.proof} == set(get_args(ProofKind))
        assert late == [
            "Brieven van de stad worden herschreven in klare taal.",
            "De oevers van de Leemput worden een natuurgebied.",
        ]
        assert max(Counter(Deadline.objects.values_list("promise_id", flat=True)).values()) == 2
        assert Status.objects.exclude(withdraws=None).count() == 1

    def test_are_told_of_most_promises_in_two_to_four_steps_and_of_the_others_not(self):
        load.load(now=self.NOW)
        steps = Counter(Status.objects.filter(withdraws=None).values_list("promise_id", flat=True))

        assert 40 <= len(steps) < len(followup.published_texts())
        assert set(steps.values()) <= {2, 3, 4}


class TestTelling:
    """Nothing is told that had not happened yet."""

    def test_stops_at_its_day(self):
        load.load(now=datetime(2026, 8, 1, 10, tzinfo=UTC))
        sent = {report.period: report for report in reports.sent()}

        assert not Status.objects.filter(known_at__gte=datetime(2026, 8, 2, tzinfo=UTC)).exists()
        # The one of the first half of 2026 goes to the council in September.
        assert list(sent) == ["2025", "2025-2", "2025-1"]
        told = {period: reports.by_number(one.pk).summary for period, one in sent.items()}
        counts = {period: one["counts"] for period, one in told.items()}
        known = [counts[period]["promises"] - counts[period]["no_information"] for period in sent]
        assert known == [36, 36, 9]
        assert all("Dienst Zorg" in {one["title"] for one in told[period]["services"]} for period in sent)


class TestPages:
    """Who follows links from the home page, as a resident does, finds a page behind each."""

    LINK = re.compile(r'<a [^>]*href="(/(?!en/)[^"#?]*)')

    def test_lead_nowhere_that_is_not_there(self, client):
        load.load(now=datetime(2026, 11, 2, 10, tzinfo=UTC))
        waiting, status = ["/"], {}
        while waiting:
            path = waiting.pop()
            if path not in status:
                answer = client.get(path)
                status[path] = answer.status_code
                if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                    waiting += self.LINK.findall(answer.content.decode().replace(settings.CITY.base_url, ""))

        assert len(status) > 70
        assert {path: code for path, code in status.items() if code not in (200, 302)} == {}
