"""What a resident does, in a browser without script."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


class TestWithoutScript:
    def test_search_filter_read_and_go_back_to_the_goal(self, look):
        seen = look("/", java_script_enabled=False)

        seen.get_by_label("Zoek in de beloften").fill("woningen")
        seen.get_by_role("button", name="Zoek").click()
        assert "woning" in seen.locator(".rows a").first.inner_text()

        seen.get_by_label("Soort").select_option("action")
        seen.get_by_role("button", name="Toon").click()
        assert (
            seen.get_by_role("link", name="Wij bouwen minstens 120 woningen tegen 2028.", exact=True).count()
            == 0
        )

        seen.get_by_role("link", name="Wij bouwen minstens 120 woningen").click()
        assert "minstens 120 woningen, tegen 2028" in seen.inner_text("main")

        seen.get_by_role("link", name="Wie begint, vindt een betaalbare woning.", exact=True).click()
        assert seen.inner_text("h1") == "Wie begint, vindt een betaalbare woning."

    def test_the_other_language_is_one_click_away_and_keeps_the_page(self, look):
        seen = look("/beloften/5/", java_script_enabled=False)

        seen.get_by_role("link", name="English").click()

        assert seen.url.endswith("/en/beloften/5/")
        assert "at least 120 woningen, by 2028" in seen.inner_text("main")
