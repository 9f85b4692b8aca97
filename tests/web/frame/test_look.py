from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import override_settings
from django.urls import include, path

from akkoord.followup.stages import STAGES
from akkoord.web.charts.stages import ORDER
from akkoord.web.config.urls import urlpatterns as site
from akkoord.web.frame import theme, views

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

CANAL = Path(__file__).parents[2] / "themes" / "canal.toml"
FRAME = Path(finders.find("frame/akkoord.css")).parent
STYLES = {path.name: path.read_text(encoding="utf-8") for path in FRAME.glob("*.css")}
CHARTS = Path(finders.find("charts/charts.css")).read_text(encoding="utf-8")


def with_account_pages():
    """The site with pages for accounts, as another app adds them."""
    pages = [path("aanmelden/", views.health, name="login"), path("werk/", views.health, name="desk")]
    return type("urls", (), {"urlpatterns": [path("", include((pages, "accounts"))), *site]})


class TestFrame:
    def test_links_the_page_to_log_in(self, client):
        with override_settings(ROOT_URLCONF=with_account_pages()):
            assert 'href="/aanmelden/">' in client.get("/").content.decode()

    def test_marks_the_current_place_in_the_navigation(self, client):
        page = client.get("/en/").content.decode()

        assert re.search(r'<a href="/en/" aria-current="true">The agreement</a>', page)

    def test_offers_the_same_page_in_the_other_language(self, client):
        page = client.get("/en/beloften/?q=x").content.decode()

        assert 'href="/beloften/?q=x" lang="nl" hreflang="nl"' in page
        assert 'lang="en" hreflang="en" aria-current="true"' in page

    def test_says_in_words_that_a_page_does_not_exist(self, client):
        answer = client.get("/en/bestaat-niet/")

        assert answer.status_code == 404
        assert "The address may be typed wrong" in answer.content.decode()
        assert "Resolver404" not in answer.content.decode()

    def test_stands_without_pages_to_log_in(self, client):
        assert client.get("/").status_code == 200

    def test_shows_no_address_of_the_contact_where_the_city_gives_none(self, client, settings):
        assert "mailto:" not in client.get("/").content.decode()

        contact = replace(settings.CITY.contact, email="akkoord@voorbeeldegem.example")
        settings.CITY = replace(settings.CITY, contact=contact)
        assert 'href="mailto:akkoord@voorbeeldegem.example"' in client.get("/").content.decode()


class TestTheme:
    def test_comes_after_the_styles_of_the_frame(self, client, settings):
        found = theme.load(CANAL)
        settings.CITY = replace(settings.CITY, theme=found)
        linked = re.findall(r'<link rel="stylesheet" href="([^"]+)"', client.get("/").content.decode())

        assert linked.index(f"/thema/{found.name}") > linked.index("/static/frame/akkoord.css")

    def test_sets_variables_that_the_frame_knows_and_nothing_else(self):
        declared = set(re.findall(r"(--[\w-]+):", theme.load(CANAL).style))

        assert declared <= set(re.findall(r"(--[\w-]+):", STYLES["akkoord.css"]))


class TestStages:
    def test_have_a_chip_and_a_fill_each(self):
        for stage in STAGES:
            assert f".stage-{stage} " in STYLES["stages.css"]
            assert re.search(rf"\.(fill|ground)-{stage} ", CHARTS)

    def test_are_all_in_the_order_of_the_pictures(self):
        assert set(ORDER) == set(STAGES)


class TestStyles:
    @pytest.mark.parametrize("name", sorted(STYLES))
    def test_use_no_variable_that_nobody_sets(self, name):
        known = set(re.findall(r"(--[\w-]+)\s*:", "".join([*STYLES.values(), CHARTS])))

        # A variable with a value to fall back on may be unset: var(--edge, transparent).
        assert set(re.findall(r"var\((--[\w-]+)\)", STYLES[name])) <= known

    def test_ask_for_fonts_that_the_set_up_makes(self):
        from akkoord.web.frame.setup import fonts  # noqa: PLC0415 - the fonts take a second to load

        asked = set(re.findall(r'url\("fonts/([\w-]+)\.woff2"\)', STYLES["fonts.css"]))
        assert asked == set(fonts.FONTS)

    def test_let_text_be_seen_before_its_font_is_there(self):
        faces = re.findall(r"@font-face \{(.+?)\}", STYLES["fonts.css"], re.DOTALL)

        for face in faces:
            assert "font-display: swap" in face or "size-adjust" in face
