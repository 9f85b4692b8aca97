"""What only a browser can tell: accessibility as rendered, small screens, no script, no third party."""

from __future__ import annotations

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from floors import pages

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("page", pages.ALL, ids=str)]

_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_NARROW = 320


class TestAxe:
    def test_finds_nothing_wide_or_narrow_light_or_dark(self, look, page):
        seen = look(page)
        # A closed part of a page is part of it: its table may be read too.
        seen.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")

        for width, scheme in product((1280, 360), ("light", "dark")):
            seen.set_viewport_size({"width": width, "height": 800})
            seen.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(seen, options={"runOnly": {"type": "tag", "values": _WCAG}})

            assert found.violations_count == 0, f"{width} {scheme}: {found.generate_report()}"


class TestPage:
    def test_fits_in_320_pixels_without_scrolling_sideways(self, look, page):
        seen = look(page, width=_NARROW)

        assert seen.evaluate("document.scrollingElement.scrollWidth") <= _NARROW

    def test_asks_no_third_party_and_breaks_no_policy(self, look, page, live_server):
        seen = look(page)
        seen.wait_for_load_state("networkidle")

        assert [address for address in seen.asked if not address.startswith(live_server.url)] == []
        # The browser itself tells of the answer 404 where a page is not there.
        assert [said for said in seen.heard if "status of 404" not in said or page.status == 200] == []

    def test_draws_the_same_words_without_script(self, look, page):
        with_script = look(page).inner_text("main")

        assert look(page, java_script_enabled=False).inner_text("main") == with_script

    def test_shows_where_the_keyboard_is_from_the_first_key(self, look, page):
        seen = look(page)
        seen.keyboard.press("Tab")

        skip = seen.locator(".skip")
        assert skip.evaluate("link => link === document.activeElement")
        assert skip.bounding_box()["x"] >= 0
        assert skip.evaluate("link => getComputedStyle(link).outlineWidth") == "3px"
