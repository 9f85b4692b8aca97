"""What only a browser can tell: accessibility as rendered, small screens, no script, no third party."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_LOOKS = ((1280, "light"), (1280, "dark"), (360, "light"))
_NARROW = 320


class TestPage:
    def test_asks_no_third_party_and_breaks_no_policy(self, seen, page, served):
        assert seen.status == page.status
        assert [address for address in seen.asked if not address.startswith(served.url)] == []
        # The browser itself tells of an answer that is no success.
        told = [said for said in seen.heard if f"status of {page.status}" not in said]
        assert told == []

    def test_shows_where_the_keyboard_is_from_the_first_key(self, seen, page):
        if page.status == 500:
            pytest.skip("this page stands alone, without the frame")
        seen.tab.keyboard.press("Tab")

        skip = seen.tab.locator(".skip")
        assert skip.evaluate("link => link === document.activeElement")
        assert skip.bounding_box()["x"] >= 0
        assert skip.evaluate("link => getComputedStyle(link).outlineWidth") == "3px"

    def test_draws_the_same_words_without_script(self, seen, page, open_window):
        if page.post:
            pytest.skip("sending a form is tested where its page is")
        plain = open_window(java_script_enabled=False)

        assert plain.tab.inner_text("main") == seen.tab.inner_text("main")

    def test_fits_in_320_pixels_without_scrolling_sideways(self, seen):
        seen.tab.set_viewport_size({"width": _NARROW, "height": 800})

        assert seen.tab.evaluate("document.scrollingElement.scrollWidth") <= _NARROW

    def test_has_no_axe_violation_wide_or_narrow_light_or_dark(self, seen):
        # A closed part of a page is part of it: its table may be read too.
        seen.tab.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")

        for width, scheme in _LOOKS:
            seen.tab.set_viewport_size({"width": width, "height": 800})
            seen.tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(seen.tab, options={"runOnly": {"type": "tag", "values": _WCAG}})

            assert found.violations_count == 0, f"{width} {scheme}: {found.generate_report()}"
