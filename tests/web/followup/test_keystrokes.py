"""How many keys twenty promises take in the working list, counted in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from akkoord.web.followup.models import Status
from web.followup.town import promise_row, publish
from web.review.test_in_a_browser import typist  # noqa: F401 - a fixture

# The assumptions of docs/how-to/update-promises-in-bulk.md; only the keys were counted.
KEYS, SECONDS_PER_KEY = 5, 0.5
WORDS, WORDS_PER_MINUTE, SECONDS_TO_DECIDE = 20, 200, 5


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
class TestTwentyPromises:
    def test_take_five_keys_each_and_less_than_five_minutes(self, typist, coordinator):  # noqa: F811
        publish([promise_row(number) for number in range(1, 22)])
        an = typist(coordinator)
        an.opens("/en/opvolging/beloften/")
        an.tabs_to("Stage")
        an.strokes = 0

        for number in range(1, 21):
            expect(an.page.locator(f"#p{number}-stage")).to_be_focused()
            an.presses("d", "Tab", "Tab")
            an.strokes += 1
            # What a paste does, without the clipboard of the machine.
            an.page.keyboard.insert_text(f"https://stad.example/{number}")
            an.presses("Enter")
        expect(an.page.locator("#p21-stage")).to_be_focused()
        expect(an.page.locator("#said")).to_have_text("Recorded.")

        assert an.strokes == 20 * KEYS
        assert Status.objects.filter(stage="delivered", proof__isnull=False).count() == 20
        seconds = KEYS * SECONDS_PER_KEY + WORDS * 60 / WORDS_PER_MINUTE + SECONDS_TO_DECIDE
        assert 20 * seconds <= 5 * 60

    def test_put_the_focus_on_what_is_wrong(self, typist, coordinator):  # noqa: F811
        publish([promise_row(1)])
        an = typist(coordinator)
        an.opens("/en/opvolging/beloften/")
        an.tabs_to("Stage")

        an.presses("d", "Tab", "Tab")
        an.types("nergens")
        an.presses("Enter")

        expect(an.page.locator("#p1-proof")).to_be_focused()
        expect(an.page.locator("#p1-proof")).to_have_value("nergens")
        expect(an.page.locator("#p1-stage")).to_have_value("delivered")
