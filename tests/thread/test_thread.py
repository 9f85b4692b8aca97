"""The thread: one promise of the made-up town through the whole loop, by the web's own actions and pages.

Each step does one thing and looks at what residents and staff then see. Every instrument that is added widens
this before it widens anything else.
"""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from akkoord.checks import run as check_run
from akkoord.decisions.formats import rdfa
from akkoord.rights.formats import panel_file
from akkoord.web.agreement import queries as agreement
from akkoord.web.checks import queries as checks
from akkoord.web.decisions.actions import StillInTheWay
from akkoord.web.decisions.models import judged_part
from akkoord.web.examples.voorbeeldegem import story
from akkoord.web.followup import queries as followup
from akkoord.web.history import queries as history
from akkoord.web.history.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

CARER_WITH_A_CARE_BUDGET = {
    "lives_in_town": "yes",
    "cares_at_home": "yes",
    "cared_for_has_heavy_care_recognition": "no",
    "cared_for_has_care_budget": "yes",
    "income_cents_per_year": "32.000",
}


def told(kind):
    """Return the subjects and payloads of all events of a kind."""
    return [(event.subject_kind, event.payload) for event in Event.objects.filter(kind=kind)]


def rights_answer(client, on):
    return client.post(
        reverse("rights:right", args=[story.RIGHT]), {"on": on.isoformat(), **CARER_WITH_A_CARE_BUDGET}
    )


class TestThread:
    def test_runs_from_the_text_to_the_report(self, client, django_assert_max_num_queries):
        # 1. The text is read; residents see nothing before it is published.
        version = story.read_agreement()
        assert "mantelzorgtoelage" not in client.get("/").text
        story.publish_agreement(version)
        text = story.promise_text()
        promise = text.promise
        page = promise.get_absolute_url()

        assert (text.text, text.line_start) == (
            "De mantelzorgtoelage wordt uitgebreid naar wie zorgt voor iemand met een zorgbudget.", 14,
        )  # fmt: skip
        assert agreement.parent_text(text).text == "Wie thuis voor iemand zorgt, krijgt steun."
        assert text.text in client.get(page).text
        assert (
            "mantelzorgtoelage" in client.get(reverse("agreement:promises"), {"q": "mantelzorgtoelagen"}).text
        )

        # 2. A plan action with euros.
        action = story.plan_the_money(promise)
        shown = client.get(page).text
        assert action.title in shown
        assert "€\xa015.000" in shown

        # 3. A draft that would do it needs a poverty check, and cannot be published without.
        draft = story.draft_the_decision(promise)
        need = checks.needed(draft)[0]
        assert (need.check, need.verdict) == ("poverty", "yes")
        assert "because.every_college_decision" in [reason.code for reason in need.reasons]
        with pytest.raises(StillInTheWay), transaction.atomic():
            story.publish_the_decision(draft)
        assert draft.title not in client.get(reverse("decisions:home")).text

        # ... its figures come from a reform computed over the invented households,
        story.bring_the_households()
        story.compute_the_effects(draft)
        run = checks.run_of(draft, "poverty")
        assert (run.gainers, run.losers, run.unknown) == self.counted_by_hand()
        assert run.losers == 0
        # ... and once the questions are answered too, nothing is in the way.
        story.fill_in_the_check(draft)
        standing = checks.standings(checks.draft(draft.pk))[0]
        assert (standing.state, standing.missing) == ("complete", ())

        # 6a. Before the decision, the day on which it would start answers no.
        assert 'class="answer answer-no' in rights_answer(client, story.STARTS_ON).text

        # 4. The decision is published as RDFa, read back equal, and linked to the promise.
        decision = story.publish_the_decision(draft)
        answer = client.get(decision.get_absolute_url())
        read = rdfa.read(answer.text, base=decision.uri).decisions
        permanent = f"{settings.CITY.base_url}{page}"
        assert [(one.uri, one.title, one.carries_out) for one in read] == [
            (decision.uri, draft.title, (permanent,))
        ]
        assert [article.text for article in read[0].articles] == [one.text for one in draft.articles.all()]
        assert [link.promise for link in decision.links.all()] == [promise]
        assert decision.title in client.get(page).text

        # 5. The promise becomes delivered, with that decision as proof.
        story.start(promise, decision)
        story.deliver(promise, decision)
        after = followup.standings([promise.pk], true_on=story.STARTS_ON, known_on=story.RECORDED_ON)[
            promise.pk
        ]
        assert (after.stage.code, after.is_claimed) == ("delivered", False)
        assert [(proof.kind, proof.reference) for proof in after.proof] == [("decision", decision.uri)]
        assert 'class="stage stage-delivered' in client.get(page).text

        # 6. The rights check answers no the day before, and yes on the day itself, with the reason.
        before = rights_answer(client, story.STARTS_ON - timedelta(days=1)).text
        on_the_day = rights_answer(client, story.STARTS_ON).text
        assert 'class="answer answer-no' in before
        assert "zware zorg" in before.lower() or "zwaar zorgbehoevend" in before.lower()
        assert 'class="answer answer-yes' in on_the_day
        assert "€\xa050" in on_the_day
        assert decision.title in on_the_day

        # 7. Promise, money, check and decision stand in the half-yearly report.
        row = self.row_of_the_report(client, permanent, page)
        assert row["stage"] == "delivered"
        assert row["planned_cents"] == "10500000"
        assert decision.get_absolute_url() in row["decisions"] or decision.uri in row["decisions"]
        assert "poverty" in row["checks"]
        report = client.get(reverse("followup:report", args=[2026, 1])).text
        assert text.text in report
        assert "€\xa0105.000" in report
        assert "Armoedetoets" in report
        assert decision.title in report

        # 8. History tells all of it, as of any date.
        self.check_history(promise, decision)

    def test_shows_a_tampered_row(self):
        story.publish_agreement(story.read_agreement())
        promise = story.promise_text().promise
        story.plan_the_money(promise)
        assert history.first_break() is None

        with without_triggers(), connection.cursor() as cursor:
            cursor.execute("UPDATE history_event SET payload = '{\"cents\": 1}' WHERE position = 2")

        assert history.first_break().position == 2

    @staticmethod
    def counted_by_hand():
        """Count from the facts of each household, without the engine: who gains, who loses, who may gain.

        A carer gains who has no recognition, does have a care budget, and earns 45.000 euro at most.
        """
        gains = perhaps = 0
        for home in panel_file.read(
            (story._HERE / "households.jsonl").read_text(encoding="utf-8")
        ).households:
            facts = home.facts
            if not (facts["lives_in_town"] and facts["cares_at_home"]):
                continue
            if facts["cared_for_has_heavy_care_recognition"]:
                continue
            budget, income = facts.get("cared_for_has_care_budget"), facts.get("income_cents_per_year")
            if budget is False or (income is not None and income > 4_500_000):
                continue
            if budget and income is not None:
                gains += 1
            else:
                perhaps += 1
        return gains, 0, perhaps

    @staticmethod
    def row_of_the_report(client, permanent, page):
        sheet = client.get(reverse("followup:report_csv", args=[2026, 1])).content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(sheet)))
        return next(row for row in rows if row["promise"] in {permanent, page})

    @staticmethod
    def check_history(promise, decision):
        assert history.first_break() is None
        kinds = [event.kind for event in history.of(promise)]
        assert kinds == [
            "followup.plan_linked",
            "decisions.linked",
            "followup.status_recorded",
            "followup.status_recorded",
        ]
        # What was known of 1 March on 28 February: in progress. Known on 31 March: delivered.
        known = [
            [
                event.payload["stage"]
                for event in history.as_of(promise, true_on=story.STARTS_ON, known_at=story.moment(day))
                if event.kind == "followup.status_recorded"
            ]
            for day in (date(2026, 2, 28), date(2026, 3, 31))
        ]
        assert known == [["in_progress"], ["in_progress", "delivered"]]
        assert [payload["uri"] for kind, payload in told("decisions.published")] == [decision.uri] * 2


class TestJudgedDraft:
    def test_is_the_one_that_was_published(self):
        """The check vouches for the very text that became the decision."""
        story.publish_agreement(story.read_agreement())
        promise = story.promise_text().promise
        draft = story.draft_the_decision(promise)
        story.bring_the_households()
        story.compute_the_effects(draft)
        story.fill_in_the_check(draft)
        story.publish_the_decision(draft)
        run = checks.run_of(draft, "poverty")

        assert run.draft_hash == check_run.draft_hash(judged_part(draft))
