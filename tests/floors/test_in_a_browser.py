"""What only a browser can tell: accessibility as rendered, small screens, no script, no third party."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]

_ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
_PLACES = {
    "type": "rule",
    "values": ["target-size", "scrollable-region-focusable", "color-contrast", "css-orientation-lock"],
}
# In the dark nothing but colours is another; on a small screen nothing but where things stand, and on what.
_LOOKS = ((1280, "light", _ALL), (1280, "dark", _COLOURS), (360, "light", _PLACES))
_VIOLATIONS = "async options => (await axe.run(document, options)).violations"
_FOCUS = """link => [
    link === document.activeElement, link.getBoundingClientRect().x, getComputedStyle(link).outlineWidth,
]"""
_NARROW = 320


@pytest.fixture(scope="module")
def db(served):
    """The test database holds the town for all tests of this module: none of them empties it."""


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

        has_focus, left, outline = seen.tab.locator(".skip").evaluate(_FOCUS)
        assert has_focus
        assert left >= 0
        assert outline == "3px"

    def test_draws_the_same_words_without_script(self, seen, page, open_window):
        if page.post or page.is_english or not seen.tab.evaluate("document.scripts.length"):
            pytest.skip("this page has no script, or that of the same page in Dutch")
        plain = open_window(java_script_enabled=False)

        assert plain.tab.inner_text("main") == seen.tab.inner_text("main")

    def test_fits_in_320_pixels_without_scrolling_sideways(self, seen):
        seen.tab.set_viewport_size({"width": _NARROW, "height": 800})

        assert seen.tab.evaluate("document.scrollingElement.scrollWidth") <= _NARROW

    def test_has_no_axe_violation_wide_or_narrow_light_or_dark(self, seen):
        # A closed part of a page is part of it: its table may be read too.
        seen.tab.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")

        seen.tab.evaluate(Axe().axe_script)

        # In English the same page has other words; where they stand, and on what, is that of the Dutch one.
        for width, scheme, rules in _LOOKS[:1] if seen.page.is_english else _LOOKS:
            seen.tab.set_viewport_size({"width": width, "height": 800})
            seen.tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            options = {"runOnly": rules, "resultTypes": ["violations"]}
            found = seen.tab.evaluate(_VIOLATIONS, options)

            told = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
            assert told == [], f"{width} {scheme}"
