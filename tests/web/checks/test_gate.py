from __future__ import annotations

from dataclasses import replace

import pytest

from akkoord import phrases
from akkoord.web.checks import queries
from akkoord.web.checks.models import CheckRun
from akkoord.web.decisions import gates
from akkoord.web.decisions.models import Draft
from akkoord.web.frame import city
from web.checks.conftest import TODAY, everything

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def obstacles(draft):
    """Return what stands in the way of a draft, read from the database again, each with its address."""
    found = gates.obstacles(Draft.objects.get(pk=draft.pk), TODAY)
    ours = [one for one in found if one.package in ("akkoord.checks", "akkoord.web.checks")]
    for language in ("nl", "en"):
        assert all(phrases.say(one.reason, language, package=one.package) for one in ours)
    return {one.reason.code: one.address for one in ours}


class TestNeeded:
    def test_follows_what_the_draft_says(self, make_draft):
        found = queries.needed(make_draft())[0]

        assert (found.check, found.verdict) == ("poverty", "yes")

    def test_follows_the_city_file(self, make_draft, settings):
        draft = make_draft(
            reforms=False, changes=[], touches_households=False, amount_cents=3_000_000, is_of_college=True
        )
        assert {one.code for one in queries.needed(draft)[0].reasons} == {
            "because.every_college_decision",
            "because.large_amount",
        }

        settings.CITY = replace(settings.CITY, checks=city.Checks())

        assert queries.needed(draft)[0].verdict == "no"

    def test_is_yes_for_a_reform_whatever_its_writer_answered(self, make_draft):
        draft = make_draft(changes=[], touches_households=False, amount_cents=0, is_of_college=False)

        assert [one.code for one in queries.needed(draft)[0].reasons] == ["because.changes_right"]


class TestGate:
    def test_asks_nothing_of_a_draft_that_needs_no_check(self, make_draft):
        draft = make_draft(
            reforms=False, changes=[], touches_households=False, amount_cents=0, is_of_college=False
        )

        assert obstacles(draft) == {}

    def test_sends_whoever_left_a_question_open_back_to_the_draft(self, make_draft):
        draft = make_draft(
            reforms=False, changes=[], touches_households=None, amount_cents=0, is_of_college=False
        )

        assert obstacles(draft) == {
            "poverty.unknown": draft.get_absolute_url(),
            "unknown.touches_households": draft.get_absolute_url(),
        }

    def test_asks_for_a_check_that_nobody_began(self, draft):
        assert obstacles(draft) == {"poverty.not_started": f"/toetsen/poverty/{draft.pk}/"}

    def test_asks_for_each_thing_that_a_check_lacks(self, draft, save):
        save(draft, everything(outcome="", summary=" "), 0)

        assert obstacles(draft).keys() == {
            "poverty.incomplete",
            "missing.outcome",
            "missing.effects",
            "missing.summary",
        }

    def test_opens_for_a_complete_check_and_closes_when_the_draft_changes(self, draft, complete, save):
        run = complete(draft)
        assert obstacles(draft) == {}

        draft.articles.update(text="Een zorgbudget telt niet mee.")
        assert obstacles(draft).keys() == {"poverty.incomplete", "missing.draft_changed"}

        save(draft, everything(), run.revision)
        assert obstacles(draft) == {}

    def test_closes_when_only_a_reform_changes_and_asks_for_the_effect_again(self, draft, complete, save):
        run = complete(draft)
        draft.reforms.update(figure="allowance_cents_per_month", value=6000)
        assert "missing.draft_changed" in obstacles(draft)

        save(draft, everything(), run.revision)

        assert obstacles(draft).keys() == {"poverty.incomplete", "missing.effects"}

    def test_stays_closed_for_the_check_of_another_draft(self, make_draft, complete):
        first, second = make_draft("Eerste"), make_draft("Tweede")
        complete(first)

        assert obstacles(second).keys() == {"poverty.not_started"}

    def test_costs_a_fixed_number_of_queries(self, draft, save, django_assert_num_queries):
        save(draft, everything(outcome=""), 0)
        fresh = Draft.objects.get(pk=draft.pk)

        # Its reforms for the need; articles and reforms for what is judged, twice; its runs.
        with django_assert_num_queries(6):
            gates.obstacles(fresh, TODAY)

    def test_keeps_one_check_of_a_draft(self, draft, save):
        save(draft, everything(), 0)

        assert CheckRun.objects.filter(draft=draft).count() == 1
