from __future__ import annotations

import pytest

from akkoord.web.examples.voorbeeldegem import story, town

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


class TestFill:
    @pytest.mark.parametrize(("words", "count"), [("een zeppelin", 0), ("en", r"\d\d+")])
    def test_wants_words_that_are_in_one_promise(self, monkeypatch, words, count):
        story.publish_agreement(story.read_agreement())
        story.plan_the_money(story.promise_text().promise)
        sheet = {"plan_actions": [{"code": "AC1", "title": "Actie", "euro": {}, "promises": [words]}]}
        monkeypatch.setattr(town.tomllib, "loads", lambda text: sheet)

        with pytest.raises(town.NotOnePromise, match=rf"'{words}' is in {count} promises"):
            town.fill()
