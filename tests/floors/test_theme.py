"""A city's theme changes the variables, not the layout, and keeps what a page owes to who reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from akkoord.web.frame import theme

pytestmark = pytest.mark.browser

CANAL = Path(__file__).parents[1] / "themes" / "canal.toml"

_INK_AND_PLACES = """() => [
    getComputedStyle(document.body).color,
    [...document.querySelectorAll('h1, .figures, .pictures')].map(part => part.getBoundingClientRect().top),
]"""


@pytest.fixture
def themed(site):
    site.CITY = replace(site.CITY, theme=theme.load(CANAL))


def test_the_second_theme_changes_colours_and_no_place(look, site):
    ink, places = look("/").evaluate(_INK_AND_PLACES)
    site.CITY = replace(site.CITY, theme=theme.load(CANAL))
    other_ink, same_places = look("/").evaluate(_INK_AND_PLACES)

    assert other_ink != ink
    assert same_places == places


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/beloften/5/", "/open-data/"])
def test_the_second_theme_has_contrast_enough(look, themed, path, scheme):
    found = Axe().run(look(path, color_scheme=scheme), options={"runOnly": ["color-contrast", "image-alt"]})

    assert found.violations_count == 0, found.generate_report()
