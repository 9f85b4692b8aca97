"""The thread: one promise of the made-up town through the whole loop, by the web's own actions and pages.

Each step does one thing and looks at what residents and staff then see. Every instrument that is added widens
this before it widens anything else.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from akkoord.agreement import diff, reader
from akkoord.agreement.versions.signs import ChangeKind
from akkoord.checks import run as check_run
from akkoord.decisions.formats import rdfa
from akkoord.followup.report.periods import Period
from akkoord.rights.formats import answers, cases_file, panel_file
from akkoord.web.agreement import comparing
from akkoord.web.agreement import queries as agreement
from akkoord.web.checks import queries as checks
from akkoord.web.decisions.actions import StillInTheWay
from akkoord.web.decisions.models import judged_part
from akkoord.web.examples.voorbeeldegem import load, story
from akkoord.web.followup import queries as followup
from akkoord.web.history import queries as history
from akkoord.web.reports import actions as sending
from akkoord.web.reports import queries as reports
from akkoord.web.review import actions as review
from tampering import tamper

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

PRINTED = Path(__file__).parents[2] / "docs" / "tutorial" / "voorbeeldegem.pdf"

CARER_WITH_A_CARE_BUDGET = {
    "lives_in_town": "yes",
    "cares_at_home": "yes",
    "cared_for_has_heavy_care_recognition": "no",
    "cared_for_has_care_budget": "yes",
    "income_cents_per_year": "32.000",
}


class Thread:
    """The steps, in order; each asserts what it should have come to."""

    def __init__(self, client):
        self.client = client

    def page(self, address, *arguments, **query):
        """Return the text of a page that answers well."""
        answer = self.client.get(reverse(address, args=arguments), query)
        assert answer.status_code == 200, address
        return answer.text

    def page_of_the_promise(self):
        return self.page("agreement:promise", self.promise.number)

    def rights(self, on):
        """Return what the rights check answers a carer for a day."""
        form = {"on": on.isoformat(), **CARER_WITH_A_CARE_BUDGET}
        return self.client.post(reverse("rights:right", args=[story.RIGHT]), form).text

    def read_and_publish(self):
        """1. The text is read; residents see nothing before it is published."""
        version = story.read_agreement()
        assert "mantelzorgtoelage" not in self.page("agreement:home")
        story.publish_agreement(version)
        self.text = story.promise_text()
        self.promise = self.text.promise

        assert (self.text.text, self.text.line_start) == (
            "De mantelzorgtoelage wordt uitgebreid naar wie zorgt voor iemand met een zorgbudget.",
            14,
        )
        assert agreement.parent_text(self.text).text == "Wie thuis voor iemand zorgt, krijgt steun."
        assert self.text.text in self.page_of_the_promise()
        assert self.text.text in self.page("agreement:promises", q="mantelzorgtoelagen")

    def read_what_was_printed(self):
        """1b. The agreement on paper holds the same promises; a draft that changed one shows which."""
        printed = reader.read(PRINTED.read_bytes())
        typed = reader.read(story.text_of_the_agreement())
        weaker = reader.read(story.text_of_the_agreement().replace(b"45 plaatsen", b"30 plaatsen"))

        assert {change.kind for change in diff.compare(typed, printed)} == {ChangeKind.KEPT}
        assert [promise.page for promise in printed.promises if promise.text == self.text.text] == [1]
        changed = [own for own in diff.compare(printed, weaker) if own.kind is not ChangeKind.KEPT]
        assert [own.kind for own in changed] == [ChangeKind.WEAKENED]

    def plan_the_money(self):
        """2. A plan action with euros is linked to it."""
        action = story.plan_the_money(self.promise)
        shown = self.page_of_the_promise()

        assert action.title in shown
        assert "€\xa015.000" in shown

    def draft_and_check(self):
        """3. A draft that would do it needs a poverty check, with figures computed over households."""
        self.draft = story.draft_the_decision(self.promise)
        need = checks.needed(self.draft)[0]
        assert (need.check, need.verdict) == ("poverty", "yes")
        assert "because.every_college_decision" in [reason.code for reason in need.reasons]
        with pytest.raises(StillInTheWay), transaction.atomic():
            story.publish_the_decision(self.draft)
        assert self.draft.title not in self.page("decisions:home")

        story.bring_the_households()
        story.compute_the_effects(self.draft)
        run = checks.run_of(self.draft, "poverty")
        gainers, losers, unknown = counted_by_hand()
        assert (run.gainers, run.losers, run.unknown) == (gainers, losers, unknown)
        assert run.cents_per_year == gainers * 12 * 5_000

        story.fill_in_the_check(self.draft)
        standing = checks.standings(checks.draft(self.draft.pk))[0]
        assert (standing.state, standing.missing) == ("complete", ())

    def answer_before_the_decision(self):
        """6, first half. As long as nothing was decided, the day on which it would start answers no."""
        assert "answer-no" in self.rights(story.STARTS_ON)

    def publish(self):
        """4. The decision is published as RDFa, read back, and linked to the promise."""
        self.decision = story.publish_the_decision(self.draft)
        answer = self.client.get(self.decision.get_absolute_url())
        read = rdfa.read(answer.text, base=self.decision.uri).decisions
        permanent = f"{settings.CITY.base_url}{self.promise.get_absolute_url()}"

        assert [(one.uri, one.title, one.carries_out) for one in read] == [
            (self.decision.uri, self.draft.title, (permanent,))
        ]
        articles = [article.text for article in self.draft.articles.all()]
        assert [article.text for article in read[0].articles] == articles
        assert [link.promise for link in self.decision.links.all()] == [self.promise]
        assert self.decision.title in self.page_of_the_promise()

    def deliver(self):
        """5. The promise becomes delivered, with that decision as proof."""
        story.start(self.promise, self.decision)
        story.deliver(self.promise, self.decision)
        known = followup.standings([self.promise.pk], true_on=story.STARTS_ON, known_on=story.RECORDED_ON)
        after = known[self.promise.pk]

        assert (after.stage.code, after.is_claimed) == ("delivered", False)
        assert [(proof.kind, proof.reference) for proof in after.proof] == [("decision", self.decision.uri)]
        assert "stage-delivered" in self.page_of_the_promise()

    def ask_for_the_right(self):
        """6. A resident's rights check answers no the day before the start and yes on it, with the reason."""
        before, on_the_day = self.rights(story.STARTS_ON - timedelta(days=1)), self.rights(story.STARTS_ON)

        assert "answer-no" in before
        assert "answer-yes" not in before
        assert "answer-yes" in on_the_day
        assert "€\xa050" in on_the_day
        assert self.decision.title in on_the_day

    def look_at_every_right(self):
        """6b. Every right of a household at once: a gap is no "no", and one fact settles the leefloon."""
        carer = {"id": "an", "role": "applicant", "birth": "1975-03-01"}
        case = {
            "id": "an",
            "date": "2024-06-15",
            "household": {"municipality": "Voorbeeldegem"},
            "members": [carer],
        }
        before = self.rights_of(case)

        assert (before["leefloon"]["state"], before["leefloon"]["settles"]) == (
            "fact_unknown",
            ["an.means_month"],
        )
        assert before["genk_taxicheques"]["eligible"] is False
        assert "U woont niet in Genk." in [why["nl"] for why in before["genk_taxicheques"]["because"]]

        carer["means_month"] = 1200
        after = self.rights_of(case)
        # 1288.46 for who lives alone, less 1200.
        assert (after["leefloon"]["state"], after["leefloon"]["amount"]) == ("yes", 88.46)

    def rights_of(self, case):
        """Return every right of a household, as `akkoord rights assess` writes it."""
        (found,) = answers.to_dict(cases_file.read(json.dumps(case)))["cases"]
        return found["rights"]

    def report(self):
        """7. The coordinator sends the half-yearly report; promise, money, check and decision stand in it."""
        period, now = Period(2026, 1), story.moment(date(2026, 7, 2))
        before = self.page("reports:report", period)
        assert "30 september 2026" in before
        assert self.text.text not in before

        seen = reports.digest(reports.draft(period, now.date()))
        sent = sending.send(period=period, seen=seen, actor=None, now=now)

        report = self.page("reports:report", period)
        for shown in (self.text.text, "€\xa0105.000", "Armoedetoets", self.decision.title, sent.sha256):
            assert shown in report
        assert sent.sha256 in self.page("reports:all")
        document = self.client.get(reverse("reports:report_file", args=[period, "json"])).content
        assert hashlib.sha256(document).hexdigest() == sent.sha256 == seen
        sheet = self.client.get(reverse("reports:report_file", args=[period, "csv"])).content
        rows = csv.DictReader(io.StringIO(sheet.decode("utf-8-sig")))
        row = next(row for row in rows if row["text"] == self.text.text)
        assert (row["stage"], row["planned_cents"], row["is_claimed"]) == ("delivered", "10500000", "false")
        assert row["proof"] == self.decision.uri
        assert row["decisions"]
        assert "poverty" in row["checks"]

    def look_back(self):
        """8. The history tells all of it, as of any date."""
        assert history.first_break() is None
        assert [event.kind for event in history.of(self.promise)] == [
            "followup.plan_linked",
            "decisions.linked",
            "followup.status_recorded",
            "followup.status_recorded",
        ]
        # True on 1 March: what was known of it on 28 February, and what on 31 March.
        stages = [
            [
                event.payload["stage"]
                for event in history.as_of(
                    self.promise, true_on=story.STARTS_ON, known_at=story.moment(known_on)
                )
                if event.kind == "followup.status_recorded"
            ]
            for known_on in (date(2026, 2, 28), date(2026, 3, 31))
        ]
        assert stages == [["in_progress"], ["in_progress", "delivered"]]

    def take_along(self):
        """9. Anybody takes it along: as a row, as linked data, through the interface, with the same stage."""
        sheet = self.client.get("/beloften.csv", {"q": "mantelzorgtoelage"}).content.decode("utf-8-sig")
        row = next(row for row in csv.DictReader(io.StringIO(sheet)) if row["text"] == self.text.text)
        asked = self.client.get(f"/api/v1/promises/{self.promise.number}").json()
        linked = self.client.get(f"/beloften/{self.promise.number}.jsonld").text

        assert (row["number"], row["stage"]) == (str(self.promise.number), "delivered")
        assert (asked["text"], asked["stage"]["code"]) == (self.text.text, "delivered")
        assert self.text.text in linked
        assert self.client.get("/open-data/akkoord.zip")["Content-Type"] == "application/zip"

    def follow_with_a_next_version(self):
        """10. The next version is reviewed but for what changed; the promise keeps its number and stage."""
        text = story.text_of_the_agreement().replace(b"45 plaatsen", b"30 plaatsen")
        follows = agreement.published()
        now = story.moment(date(2026, 8, 1))
        read = review.bring_in(
            content=text, name="akkoord.txt", title="Herziening", follows=follows, actor=None, now=now
        )
        assert [item.text for item in read.items.filter(state="open")] == [
            "Tegen 2028 komen er 30 plaatsen bij in de kinderopvang."
        ]
        review.accept_rest(review_id=read.pk, most_doubt=100, actor=None, now=now)
        version = review.publish(review_id=read.pk, actor=None, now=now)
        comparing.compare(old_id=follows.pk, new_id=version.pk, now=now)

        assert agreement.promise_text(version, self.promise.number).text == self.text.text
        assert "gerealiseerd" in self.page_of_the_promise().lower()
        shown = self.page("agreement:comparison", follows.pk, version.pk, soort="weakened")
        assert "<del>45</del>" in shown
        assert "<ins>30</ins>" in shown


class TestThread:
    def test_runs_from_the_text_to_the_report(self, client):
        thread = Thread(client)

        thread.read_and_publish()
        thread.read_what_was_printed()
        thread.plan_the_money()
        thread.draft_and_check()
        thread.answer_before_the_decision()
        thread.publish()
        thread.deliver()
        thread.ask_for_the_right()
        thread.look_at_every_right()
        thread.report()
        thread.look_back()
        thread.take_along()
        thread.follow_with_a_next_version()

    def test_shows_a_tampered_row(self):
        load.load(now=story.moment(date(2026, 11, 1)))
        assert history.first_break() is None

        tamper("UPDATE history_event SET effective_on = '2026-01-01' WHERE position = 7")

        assert history.first_break().position == 7


class TestCheck:
    def test_vouches_for_the_very_text_that_became_the_decision(self):
        load.load(now=story.moment(date(2026, 11, 1)))
        run = next(run for run in checks.CheckRun.objects.all() if run.draft.is_published)

        assert run.draft_hash == check_run.draft_hash(judged_part(run.draft))


def counted_by_hand():
    """Count who gains, who loses and who may gain from the facts of each household, without the engine.

    A carer gains who lives in the town and cares at home, for somebody without a recognition and with a care
    budget, on an income of 45.000 euro at most. Nobody can lose.
    """
    gains = perhaps = 0
    for home in panel_file.read((story.HERE / "households.jsonl").read_text(encoding="utf-8")).households:
        facts = home.facts
        is_carer = facts["lives_in_town"] and facts["cares_at_home"]
        budget, income = facts.get("cared_for_has_care_budget"), facts.get("income_cents_per_year")
        earns_too_much = income is not None and income > 4_500_000
        if not is_carer or facts["cared_for_has_heavy_care_recognition"] or budget is False or earns_too_much:
            continue
        if budget and income is not None:
            gains += 1
        else:
            perhaps += 1
    return gains, 0, perhaps
