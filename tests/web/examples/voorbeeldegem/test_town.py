from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.conf import settings

from akkoord.web.examples.voorbeeldegem import load, story, town
from akkoord.web.reports import queries as reports

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


class TestFill:
    @pytest.mark.parametrize(("words", "count"), [("een zeppelin", 0), ("en", r"\d\d+")])
    def test_wants_words_that_are_in_one_promise(self, monkeypatch, words, count):
        story.publish_agreement(story.read_agreement())
        story.plan_the_money(story.promise_text().promise)
        sheet = {"plan_actions": [{"code": "AC1", "title": "Actie", "euro": {}, "promises": [words]}]}
        monkeypatch.setattr(town.tomllib, "loads", lambda text: sheet)

        with pytest.raises(town.NotOnePromise, match=rf"'{words}' is in {count} promises"):
            town.fill(date(2026, 11, 1))


class TestReports:
    def test_were_sent_with_what_was_known_by_then(self):
        load.load(now=datetime(2026, 8, 1, 10, tzinfo=UTC))
        sent = {report.period: report for report in reports.sent()}

        # The one of the first half of 2026 goes to the council in September.
        assert list(sent) == ["2025", "2025-2", "2025-1"]
        counts = {period: reports.by_number(one.pk).summary["counts"] for period, one in sent.items()}
        assert [counts[period]["promises"] - counts[period]["no_information"] for period in sent] == [7, 7, 1]


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
