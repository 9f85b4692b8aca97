"""A review in a real browser: by keyboard alone, without script, and by two people at the same time."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import expect

from akkoord.web.agreement.models import PromiseText
from akkoord.web.jobs import runs
from akkoord.web.review.models import Item, Review, Step
from floors import town
from thread.people import Person
from web.review.conftest import bring_in
from web.review.typist import Typist

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """BESTUURSAKKOORD VOORBEELDEGEM 2025-2030

GROENE STAD

Straten

- **Elke straat krijgt groen.**
 - Wij planten 2.500 bomen tegen 2028.
 - De stad onthardt pleinen, en de stad legt parken aan.
 - Er komen meer banken.
 - Ze staan in de schaduw.
 - Voorbeeldegem telt veel parken.

WOONSTAD

Wonen

- **Wonen wordt betaalbaar.**
 - Er komen minstens 120 woningen.
 - De stad koopt gronden aan.
"""
DOUBTFUL = "Voorbeeldegem telt veel parken."
TREES, BOTH = "Wij planten 2.500 bomen tegen 2028.", "De stad onthardt pleinen, en de stad legt parken aan."


class Reviewer(Person):
    """Somebody who looks at promises with a mouse."""

    def saves(self, form):
        """Press the button of a form that stands under what it does."""
        self.main.locator("details", has_text=form).get_by_role("button", name="Save").first.click()


def cookies_of(user, url):
    """Log somebody in past the page for it, which has tests of its own."""
    client = Client()
    client.force_login(user)
    return [{"name": name, "value": cookie.value, "url": url} for name, cookie in client.cookies.items()]


@pytest.fixture
def typist(site, chromium, live_server):
    """Give somebody a keyboard; they are logged in past the page for it, which has tests of its own."""
    people = []

    def comes(user):
        people.append(Typist(chromium, live_server.url))
        people[-1].context.add_cookies(cookies_of(user, live_server.url))
        return people[-1]

    yield comes
    for one in people:
        one.context.close()


@pytest.fixture
def person(site, chromium, live_server):
    """Give somebody a browser with a mouse, logged in: `person(user, java_script_enabled=False)`."""
    people = []

    def comes(user, **options):
        people.append(Reviewer(chromium, live_server.url, **options))
        people[-1].context.add_cookies(cookies_of(user, live_server.url))
        return people[-1]

    yield comes
    for one in people:
        one.context.close()


@pytest.fixture
def text_file(tmp_path):
    file = tmp_path / "akkoord.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def read_by_the_worker():
    """Read what was brought in."""
    review = Review.objects.get()
    runs.run.func(review.job_id)
    return review


def living(review):
    return Item.objects.filter(review=review).exclude(state="gone")


def item_of(review, words):
    return living(review).get(text=words)


def states(review):
    return dict(living(review).values_list("text", "state"))


class TestByKeyboardAlone:
    def bring_in(self, an, file):
        an.opens("/en/akkoord/inlezen/")
        an.tabs_to("Title of this version")
        an.types("Akkoord 2025-2030")
        an.tabs_to("Text of the agreement")
        an.attaches(file)
        an.tabs_to("Read this text")
        an.presses("Enter")
        an.sees("We are reading the text")
        review = read_by_the_worker()
        an.sees("0 of 9 looked at, 9 to go")
        # The page came by itself, so nobody waited for its script yet.
        an.page.wait_for_load_state()
        return review

    def go_through(self, an):
        an.presses("n")
        an.comes_to("Elke straat krijgt groen.")
        an.presses("a")
        an.comes_to(TREES)
        an.presses("a")
        an.comes_to(BOTH)

        an.presses("s")
        an.presses("Control+a")
        an.types("De stad onthardt pleinen.\nDe stad legt parken aan.")
        an.presses("Control+Enter")
        an.comes_to("Er komen meer banken.")
        an.presses("m")
        an.comes_to("Wonen wordt betaalbaar.")

        an.presses("a")
        an.comes_to("Er komen minstens 120 woningen.")
        an.presses("e")
        an.presses("Backspace")
        an.types(" tegen 2029.")
        an.presses("Control+Enter")
        an.comes_to("De stad koopt gronden aan.")

    def look_back(self, an):
        an.presses("u")
        an.comes_to("Er komen minstens 120 woningen.")
        an.sees("7 of 9 looked at, 2 to go")
        an.presses("r")
        an.comes_to("Er komen minstens 120 woningen tegen 2029.")
        an.sees("8 of 9 looked at, 1 to go")
        an.presses("j")
        an.comes_to("De stad koopt gronden aan.")

    def publish(self, an):
        an.presses("a")
        an.sees("Every promise was looked at.")
        an.tabs_to("To publishing", back=True)
        an.presses("Enter")
        an.is_at("Publish for residents")
        an.tabs_to("Publish for residents")
        an.presses("Enter")
        an.sees("this is what residents see")

    def test_from_the_document_to_what_residents_see(self, typist, coordinator, text_file):
        an = typist(coordinator)
        review = self.bring_in(an, text_file)
        an.comes_to_first(DOUBTFUL)
        self.go_through(an)
        self.look_back(an)
        self.publish(an)

        assert [text.text for text in PromiseText.objects.order_by("position")] == [
            "Elke straat krijgt groen.",
            TREES,
            "De stad onthardt pleinen.",
            "De stad legt parken aan.",
            "Er komen meer banken. Ze staan in de schaduw.",
            "Wonen wordt betaalbaar.",
            "Er komen minstens 120 woningen tegen 2029.",
            "De stad koopt gronden aan.",
        ]
        an.opens("/en/beloften/?q=parken")
        an.sees("De stad legt parken aan.")
        assert states(review)[DOUBTFUL] == "no_promise"

    def test_counts_a_key_once_however_fast_it_comes(self, typist, coordinator):
        an = typist(coordinator)
        review = bring_in(TEXT.encode())
        an.opens(f"/en/akkoord/nazicht/{review.public_id}/")
        an.presses("a", "n", "a", "s")
        an.comes_to("Elke straat krijgt groen.")

        assert [step.kind for step in Step.objects.all()] == ["accept"]

    def test_takes_a_capital_for_more_only_with_the_shift_key(self, typist, coordinator):
        an = typist(coordinator)
        review = bring_in(TEXT.encode())
        an.opens(f"/en/akkoord/nazicht/{review.public_id}/")
        # As with the capitals locked.
        an.presses("A")
        an.comes_to("Elke straat krijgt groen.")
        assert Item.objects.filter(review=review, state="accepted").count() == 1

        an.presses("Shift+A")
        an.comes_to("Nothing is left here")

        assert [step.kind for step in Step.objects.all()] == ["accept", "accept_rest"]

    def test_never_takes_what_somebody_types_for_a_key(self, typist, coordinator):
        an = typist(coordinator)
        review = bring_in(TEXT.encode())
        an.opens(f"/en/akkoord/nazicht/{review.public_id}/")
        an.presses("e")
        an.types("an mag ?jkuhlpr")
        an.presses("Escape")
        an.comes_to(DOUBTFUL)

        assert not Step.objects.exists()

    def test_does_nothing_once_keys_are_switched_off(self, typist, coordinator):
        an = typist(coordinator)
        review = bring_in(TEXT.encode())
        an.opens(f"/en/akkoord/nazicht/{review.public_id}/")
        an.presses("?")
        assert an.focused() == "Use single keys"
        an.presses("Space")
        an.opens(f"/en/akkoord/nazicht/{review.public_id}/")
        an.presses("a")
        an.page.reload()
        an.comes_to_first(DOUBTFUL)

        assert not Step.objects.exists()


class TestWithoutScript:
    def test_from_the_document_to_what_residents_see(self, person, coordinator, text_file):
        an = person(coordinator, java_script_enabled=False)
        an.opens("/en/akkoord/inlezen/")
        an.fills_in({"Title of this version": "Akkoord 2025-2030"})
        an.attaches(text_file, to="Text of the agreement")
        an.presses("Read this text")
        an.sees("We are reading the text")
        read_by_the_worker()
        an.sees("0 of 9 looked at, 9 to go", DOUBTFUL)
        an.presses("No promise")
        an.sees("1 of 9 looked at")

        an.follows("De stad onthardt pleinen")
        an.unfolds("Split")
        an.fills_in({"One promise on each line": "De stad onthardt pleinen.\nDe stad legt parken aan."})
        an.saves("Split")
        an.sees("3 of 10 looked at", "Er komen meer banken.")
        an.presses("Undo")
        an.sees("1 of 9 looked at", f"to look at {BOTH}")
        an.presses("Accept all 8 without doubt")
        an.sees("Every promise was looked at.")

        an.follows("To publishing")
        an.is_at("Publish for residents")
        an.presses("Publish for residents")
        an.sees("this is what residents see")

        assert PromiseText.objects.count() == 8

    def test_adds_what_was_missed(self, person, coordinator):
        an = person(coordinator, java_script_enabled=False)
        review = bring_in((TEXT + "\nEn ook: een speeltuin.\n").encode())
        an.opens(f"/en/akkoord/nazicht/{review.public_id}/?regel=22")
        an.sees("Line 22 is part of no promise")
        an.unfolds("Add a promise")
        an.fills_in({"Words of the promise": "Er komt een speeltuin."})
        an.saves("Add a promise")
        an.sees("1 of 10 looked at, 9 to go", "accepted Er komt een speeltuin.")

        assert Item.objects.get(text="Er komt een speeltuin.").line_start == 22


class TestTwoReviewers:
    def test_see_what_the_other_made_of_it_and_lose_nothing(self, typist, coordinator, bart):
        town.gives(bart, "coordinator")
        review = bring_in(TEXT.encode())
        address = f"/en/akkoord/nazicht/{review.public_id}/?belofte={item_of(review, BOTH).pk}"
        an, other = typist(coordinator), typist(bart)
        an.opens(address)
        other.opens(address)
        for who, words in ((other, "De stad legt tien parken aan."), (an, "De stad onthardt alle pleinen.")):
            who.presses("e", "Control+a")
            who.types(words)
            who.presses("Control+Enter")

        an.sees("Bart Maes", "What you typed still stands in the form.")
        expect(an.at_hand).to_contain_text("De stad legt tien parken aan.")
        expect(an.page.locator("#edit_text")).to_have_value("De stad onthardt alle pleinen.")
        expect(an.page.locator("#edit_text")).to_be_focused()
        an.presses("Control+Enter")
        an.comes_to("Er komen meer banken.")

        assert item_of(review, "De stad onthardt alle pleinen.").changed_by == coordinator
        assert [step.actor.name for step in Step.objects.all()] == ["Bart Maes", "An Peeters"]

    def test_undo_only_their_own_steps(self, typist, coordinator, bart):
        town.gives(bart, "coordinator")
        review = bring_in(TEXT.encode())
        an, other = typist(coordinator), typist(bart)
        for who, words in ((an, "Elke straat krijgt groen."), (other, TREES)):
            who.opens(f"/en/akkoord/nazicht/{review.public_id}/")
            who.presses("a")
            who.comes_to(words)
        an.presses("u")
        an.comes_to(DOUBTFUL)

        assert states(review)[DOUBTFUL] == "open"
        assert states(review)["Elke straat krijgt groen."] == "accepted"
