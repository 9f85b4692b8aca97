"""The thread in a real browser, from an empty installation on: people walk it by what the pages show."""

from __future__ import annotations

import hashlib
import io
import re
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from akkoord import phrases
from akkoord.web.examples.voorbeeldegem import load, story
from akkoord.web.jobs import actions as jobs
from akkoord.web.jobs import worker
from thread.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOWN = Path(settings.WEB_DIR) / "examples" / "voorbeeldegem"
# The agreement as it is handed out: on paper.
PRINTED = Path(__file__).parents[2] / "docs" / "tutorial" / "voorbeeldegem.pdf"
PROMISE = "De mantelzorgtoelage wordt uitgebreid naar wie zorgt voor iemand met een zorgbudget."
ACTION = "Mantelzorgtoelage voor wie zorgt voor iemand met een zorgbudget"
DECISION = "Mantelzorgtoelage: uitbreiding naar personen met een zorgbudget"
DECIDED_ON, STARTS_ON, TODAY = date(2026, 2, 9), date(2026, 3, 1), date(2026, 3, 9)
REPORT_OF, REPORTED_ON = "first half of 2026", date(2026, 7, 2)
PASSWORD = "vier paarden eten appeltaart"


@pytest.fixture
def person(site, settings, chromium, live_server):
    """Give people a browser, on a site that asks staff for the second step: `person(locale="nl-BE")`."""
    settings.AKKOORD_TOTP = True
    people = []

    def comes(**options):
        people.append(Person(chromium, live_server.url, **options))
        return people[-1]

    yield comes
    for one in people:
        one.context.close()


@pytest.fixture
def clock(monkeypatch):
    """Set the day on which the site answers: `clock(date(2026, 3, 9))`."""

    def strikes(day):
        monkeypatch.setattr(timezone, "now", lambda: story.moment(day))

    return strikes


class Thread:
    """The steps, in order. Nobody opens an address that no page showed, but the first of all."""

    def __init__(self, person):
        self.administrator, self.coordinator, self.visitor = person(), person(), person()

    def invite_a_coordinator(self):
        els, an = self.administrator, self.coordinator
        els.opens("/en/")
        els.sees("No agreement has been published yet.")
        els.goes_to("Log in")
        els.logs_in("els@voorbeeldegem.example", PASSWORD)
        els.connects_a_telephone()
        els.is_at("My desk")

        els.follows("People and roles")
        els.follows("Invite somebody")
        els.fills_in({"Name": "An Peeters", "E-mail address": "an@voorbeeldegem.example"})
        els.presses("Make the account")
        link = els.main.locator("code").inner_text()
        els.follows("Go on: give a role")
        els.chooses("Coordinator", of="Role")
        els.presses("Give this role")
        els.sees("Coordinator")

        an.opens(link)
        an.is_at("Choose a password")
        an.fills_in({"New password": PASSWORD, "New password again": PASSWORD})
        an.presses("Use this password")
        an.logs_in("an@voorbeeldegem.example", PASSWORD)
        an.connects_a_telephone()
        an.is_at("My desk")

    def read_and_publish(self):
        an = self.coordinator
        an.follows("Import an agreement")
        an.fills_in({"Title of this version": "Bestuursakkoord 2025-2030"})
        an.attaches(PRINTED, to="Text of the agreement")
        an.presses("Read this text")
        an.sees("We are reading the text.")
        worker.work(until_idle=True)
        an.sees("0 of 52 looked at, 52 to go")
        self.visitor.opens("/en/")
        self.visitor.sees("No agreement has been published yet.")

        an.presses("Accept all 52 without doubt")
        an.sees("52 of 52 looked at, 0 to go")
        an.follows("To publishing")
        an.presses("Publish for residents")
        an.sees("this is what residents see")
        self.visitor.opens("/en/")
        self.visitor.fills_in({"Search the promises": "mantelzorgtoelage"})
        self.visitor.presses("Search")
        self.visitor.follows(PROMISE)
        self.visitor.is_at(PROMISE)

    def plan_the_money(self):
        an = self.coordinator
        an.goes_to("My desk")
        an.follows("Multi-year plan")
        an.fills_in({"Name of the plan": "2026-2031", "First year": "2026", "Last year": "2031"})
        an.presses("Add the plan")
        amounts = {"2026": "15.000", **dict.fromkeys(map(str, range(2027, 2032)), "18.000")}
        an.fills_in({"Code": "AC000114", "What the action is": ACTION, **amounts})
        an.presses("Add the action")
        an.sees("€105,000")

        an.follows("Choose a promise")
        an.fills_in({"Find a promise by its words": "mantelzorgtoelage"})
        an.presses("Search")
        an.follows(PROMISE)
        an.chooses(f"2026-2031 · AC000114 {ACTION}", of="Action of the plan")
        an.presses("Link this action")
        an.sees("The promise was linked to the action.")
        an.follows("The page that residents see")
        an.sees("€105,000")

    def draft_the_decision(self):
        an = self.coordinator
        an.goes_to("My desk")
        an.follows("Drafts of decisions")
        an.follows("Write a draft")
        an.fills_in(
            {
                "Title": DECISION,
                "What is decided, in short": "Ook wie zorgt voor iemand met een zorgbudget, krijgt ze.",
                "Why": "Het bestuursakkoord belooft de toelage uit te breiden.",
                "Article 1": "Een zorgbudget telt voortaan mee als bewijs van zware zorgnood.",
                "Article 2": "Het bedrag en de inkomensgrens blijven wat ze zijn.",
                "Who decides": "College van burgemeester en schepenen",
                "Web address of who decides": "https://voorbeeldegem.example/id/bestuursorganen/college",
                "Day of the session": DECIDED_ON.isoformat(),
                "Look for promises": "mantelzorgtoelage",
            }
        )
        an.presses("Look")
        an.page.get_by_label(PROMISE).check()
        an.answers("Does it change a tariff", "Yes")
        an.answers("If yes: which?", "a support measure")
        an.answers("If yes: which?", "a right")
        an.answers("Will households notice it?", "Yes")
        an.answers("Does the college", "Yes")
        an.fills_in({"Amount in euro": "105.000"})
        change = an.group("Change 1")
        an.chooses("A care budget counts (yes or no)", of="Figure of a right", within=change)
        an.fills_in(
            {"New value": "yes", "First day": STARTS_ON.isoformat(), "Sure until": "2035-12-31"},
            within=change,
        )
        an.presses("Save the draft")
        an.is_at(DECISION)
        an.sees("One thing must be done before this can be published.", "poverty check")
        assert an.page.get_by_role("button", name="Publish", exact=True).count() == 0

    def check_it(self):
        an = self.coordinator
        an.follows("Solve this")
        an.is_at("Poverty check")
        an.presses("Save and compute")
        an.sees("households are better off", "These households are made up")
        for question in ("work for people", "education", "housing", "culture", "getting around"):
            an.answers(f"to {question}", "No difference")
        an.answers("to income", "Better")
        an.answers("to welfare and health", "Much better")
        an.answers("to the rights", "Better")
        an.answers("Can the city grant it", "no")
        an.answers("Is all explanation in plain language", "yes")
        an.answers("without a computer", "yes")
        texts = {
            "Which people are better off?": "Mantelzorgers van iemand met een zorgbudget.",
            "Which people are worse off?": "Niemand verliest iets.",
            "What does it cost someone": "Niets: de aanvraag is gratis.",
            "What does someone have to know": "De brief over het zorgbudget volstaat.",
        }
        for question, text in texts.items():
            an.group(question).get_by_role("textbox").first.fill(text)
        an.fills_in(
            {
                "Who": "De groep Mantelzorgers Molenhoek",
                "Day": DECIDED_ON.isoformat(),
                "Where it is written down": "Verslag van de groep",
            },
            within=an.group("Conversation 1"),
        )
        an.answers("What is the effect as a whole?", "Good effect")
        an.fills_in({"What was changed in the draft": "De brief volstaat nu als bewijs."})
        an.presses("Save")
        an.sees("1 thing is still missing.")
        an.fills_in({"Short summary for everyone": "Niemand gaat erop achteruit."})
        an.presses("Save")
        an.sees("The check has been complete since")

    def publish(self):
        an, visitor = self.coordinator, self.visitor
        an.follows("Back to the draft, to publish it")
        an.presses("Publish")
        an.sees("The decision is published.", DECISION)

        visitor.goes_to("Decisions")
        visitor.follows(DECISION)
        visitor.is_at(DECISION)
        visitor.sees("Een zorgbudget telt voortaan mee", "Poverty check: Good effect")
        visitor.follows(PROMISE)
        visitor.is_at(PROMISE)
        visitor.sees(DECISION, "Poverty check", "€105,000", "Nothing has been recorded")

    def deliver(self):
        an = self.coordinator
        an.follows("Record where it stands")
        an.is_at(PROMISE)
        an.chooses("Delivered", of="Stage")
        an.fills_in({"Since which day": STARTS_ON.isoformat()})
        an.answers("Decisions that prove it", DECISION)
        an.presses("Record")
        an.sees("Recorded. Residents see it", "with proof")
        self.visitor.page.reload()
        self.visitor.sees("Delivered", "with proof")

    def ask_for_the_right(self):
        visitor = self.visitor
        visitor.goes_to("My rights")
        visitor.follows("Carer’s allowance")
        visitor.answers("Do you live in", "yes")
        visitor.answers("Do you care at home", "yes")
        visitor.answers("recognised as needing heavy care", "no")
        visitor.answers("receive a care budget", "yes")
        visitor.fills_in({"What was the taxable income": "32.000"})
        answer = visitor.main.locator(".answer")
        for day, expected in ((STARTS_ON - timedelta(days=1), "no"), (STARTS_ON, "yes")):
            visitor.fills_in({"For which day?": day.isoformat()})
            visitor.main.get_by_role("button", name=re.compile("See the answer|Check again")).click()
            expect(answer).to_have_class(re.compile(f"answer-{expected}"))
            expect(answer).to_contain_text(phrases.day(day, "en"))
        visitor.sees("€50")
        visitor.sees(DECISION)

    def send_the_report(self):
        an, visitor = self.coordinator, self.visitor
        visitor.goes_to("Follow-up")
        visitor.follows("All reports for the council")
        visitor.sees("No report has been sent to the council yet.")

        an.comes_back("an@voorbeeldegem.example", PASSWORD)
        an.goes_to("My desk")
        an.follows("Reports for the council")
        an.follows(re.compile(f"{REPORT_OF}$"))
        an.sees("Only staff see this.", PROMISE, "Delivered", "€105,000", "Poverty check", DECISION)
        an.follows("Write words with it")
        an.fills_in({"On the whole": "De mantelzorgtoelage is uitgebreid."})
        an.presses("Keep these words")
        an.sees("Kept. You see it in the preview.", "De mantelzorgtoelage is uitgebreid.")
        an.follows("Send to the council")
        an.sees("There is no information on", "This report must be before the council by 30 September 2026.")
        an.main.get_by_label("I have read this report.").check()
        an.presses("Send to the council")
        an.sees("The report was sent.", "still being made")
        worker.work(until_idle=True)

    def read_the_report(self):
        visitor = self.visitor
        visitor.goes_to("Follow-up")
        visitor.follows("The last report for the council")
        visitor.is_at(re.compile(REPORT_OF))
        visitor.sees(PROMISE, "Delivered", "€105,000", "Poverty check", DECISION)
        visitor.sees("De mantelzorgtoelage is uitgebreid.")
        content = visitor.downloads("PDF")
        assert hashlib.sha256(content).hexdigest() in visitor.main.inner_text()
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        assert PROMISE in " ".join(" ".join(page.extract_text().split()) for page in pages)

    def follow_the_promise(self):
        """A visitor asks for mails about the promise, before anything is recorded of it."""
        visitor = self.visitor
        visitor.follows("Get a mail when something changes")
        visitor.is_at("Follow this promise")
        visitor.fills_in({"Your e-mail address": "mieke@example.org"})
        visitor.answers("How often", "At most once a day")
        visitor.presses("Send me a mail to confirm")
        visitor.is_at("Look in your mailbox")
        visitor.opens(self._link_in_the_mail("confirm", "bevestigen"))
        visitor.presses("Yes, send me mails")
        visitor.sees("Confirmed.", PROMISE, "mieke@example.org")
        visitor.opens("/en/")
        visitor.fills_in({"Search the promises": "mantelzorgtoelage"})
        visitor.presses("Search")
        visitor.follows(PROMISE)

    def read_the_mail_and_stop(self):
        """What was delivered comes by mail on the next day; a link in it stops the mails."""
        visitor = self.visitor
        link = self._link_in_the_mail("one change", "stoppen", says=("Recorded as “Delivered”, with proof.",))
        visitor.opens(link)
        visitor.presses("Stop all mails and erase everything")
        visitor.is_at("The mails have stopped")

    def _link_in_the_mail(self, subject, page, says=()):
        jobs.tick(timezone.now())
        (sent,) = [one for one in mail.outbox if subject.lower() in one.subject.lower()]
        assert sent.to == ["mieke@example.org"]
        for words in says:
            assert words in sent.body
        (address,) = re.findall(rf"https?://[^/]+(/\S+/{page}/\S+)", sent.body)
        return address

    def look_back(self):
        an = self.coordinator
        an.goes_to("My desk")
        an.follows("History")
        an.presses("Check the whole history now")
        an.sees(
            "The history is intact",
            "“Bestuursakkoord 2025-2030” was imported",
            "Linked to action AC000114",
            "A draft was made.",
            "The check is complete.",
            "The decision was published",
            "Recorded as “Delivered”, with proof.",
        )


class TestThread:
    def test_is_walked_by_what_the_pages_show(self, person, clock, monkeypatch):
        clock(TODAY)
        monkeypatch.setenv("AKKOORD_FIRST_PASSWORD", PASSWORD)
        call_command("first_administrator", "els@voorbeeldegem.example", "Els Janssens", verbosity=0)
        call_command(
            "add_panel", TOWN / "households.jsonl", name="Voorbeeldegem, verzonnen gezinnen", invented=True
        )
        thread = Thread(person)

        thread.invite_a_coordinator()
        thread.read_and_publish()
        thread.plan_the_money()
        thread.draft_the_decision()
        thread.check_it()
        thread.publish()
        thread.follow_the_promise()
        thread.deliver()
        thread.ask_for_the_right()
        thread.look_back()
        clock(REPORTED_ON)
        thread.read_the_mail_and_stop()
        thread.send_the_report()
        thread.read_the_report()

    def test_is_open_to_a_resident_without_script(self, person, clock):
        clock(REPORTED_ON)
        load.load(now=story.moment(REPORTED_ON))
        resident = person(java_script_enabled=False)

        resident.opens("/")
        resident.fills_in({"Zoek in de beloften": "mantelzorgtoelagen"})
        resident.presses("Zoek")
        resident.follows(PROMISE)
        resident.sees("Gerealiseerd", "€\xa0105.000")
        resident.follows(DECISION)
        resident.is_at(DECISION)
        resident.goes_to("Mijn rechten")
        resident.follows("Mantelzorgtoelage")
        for question, answer in (
            ("Woont u in Voorbeeldegem?", "ja"),
            ("Zorgt u thuis", "ja"),
            ("zwaar zorgbehoevend", "nee"),
            ("een zorgbudget?", "ja"),
        ):
            resident.answers(question, answer)
        resident.fills_in({"Wat was het belastbare inkomen": "32.000", "Voor welke dag?": "2026-03-01"})
        resident.presses("Bekijk het antwoord")
        resident.sees("€\xa050", DECISION)
