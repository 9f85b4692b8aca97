"""A theme file is checked before anybody sees it, and its logo is only a drawing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from akkoord.web.frame import theme

CANAL = Path(__file__).parents[2] / "themes" / "canal.toml"
TEXT = CANAL.read_text(encoding="utf-8")
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
PLAIN = DRAWING.format("<path d='M0 0h1v1z'/>")


@pytest.fixture
def load(tmp_path):
    """Load a theme file with this text, and this logo beside it."""

    def written(text=TEXT, logo=PLAIN):
        (tmp_path / "canal.svg").write_bytes(logo if isinstance(logo, bytes) else logo.encode())
        path = tmp_path / "theme.toml"
        path.write_text(text, encoding="utf-8")
        return theme.load(path)

    return written


class TestContrast:
    def test_is_that_of_wcag(self):
        assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
        # The grey that the guidelines give as just enough on white.
        assert theme.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


class TestLoad:
    def test_makes_variables_of_colours(self, load):
        style = load().style

        assert "--accent: #005a94;" in style
        assert style.count("--paper:") == 2

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ('soft = "#4d5a68"', 'soft = "#a0a0a0"', r"soft of \[light\] has a contrast of 2\.\d with paper"),
            ('accent = "#7cb9e6"', 'accent = "#003355"', r"accent of \[dark\] has a contrast of 1\.\d"),
            ('line = "#d3dbe2"', 'line = "red; } body { display: none"', "write six digits"),
            ('line = "#d3dbe2"', 'lines = "#d3dbe2"', r"\[light\] needs paper, ink, soft, line, accent"),
            ("show_product_name", "show_name", r"unknown keys \['show_name'\]"),
            ("= false", '= "no"', "write true or false"),
            ('text = "Stad', 'alt = "Stad', r"\[logo\] needs file and text"),
            ('text = "Stad Voorbeeldegem"', 'text = " "', "a text that says what the logo says"),
            ('file = "canal.svg"', 'file = "../canal.svg"', "no file beside it"),
            ('file = "canal.svg"', 'file = "other.svg"', "no file beside it"),
            ("[light]", "[light", "not valid TOML"),
        ],
    )
    def test_names_what_cannot_be_used(self, load, old, new, said):
        assert old in TEXT
        with pytest.raises(theme.ThemeFileWrong, match=said):
            load(TEXT.replace(old, new, 1))

    def test_says_that_there_is_no_file(self, tmp_path):
        with pytest.raises(theme.ThemeFileWrong, match="there is no such file"):
            theme.load(tmp_path / "theme.toml")


class TestLogo:
    @pytest.mark.parametrize(
        ("inside", "said"),
        [
            ("<script>alert(1)</script>", "only shapes are shown"),
            ("<foreignObject/>", "only shapes are shown"),
            ("<image/>", "only shapes are shown"),
            ("<path onload='alert(1)'/>", "has 'onload'"),
            ("<g style='fill:red'/>", "has 'style'"),
            ("<path xmlns:x='http://www.w3.org/1999/xlink' x:href='javascript:alert(1)'/>", "has 'href'"),
            ("<path fill='url(https://kwaad.example/x)'/>", "from elsewhere"),
        ],
    )
    def test_is_refused_where_it_is_more_than_a_drawing(self, load, inside, said):
        with pytest.raises(theme.ThemeFileWrong, match=said):
            load(logo=DRAWING.format(inside))

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"GIF89a", "neither PNG nor SVG"),
            (b"<html/>", "is no SVG"),
            (b"<!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg'/>", "has a document type"),
            (b"<svg>" + b" " * 60_000 + b"</svg>", "larger than 50 kB"),
        ],
    )
    def test_is_refused_where_it_is_no_drawing(self, load, content, said):
        with pytest.raises(theme.ThemeFileWrong, match=said):
            load(logo=content)


@pytest.mark.django_db
@pytest.mark.both_databases
class TestServed:
    def test_is_kept_for_good_under_a_name_of_its_content(self, client, site):
        found = theme.load(CANAL)
        site.CITY = replace(site.CITY, theme=found)

        style, logo = client.get(f"/thema/{found.name}"), client.get(f"/thema/{found.logo.name}")
        assert (style["Content-Type"], logo["Content-Type"]) == ("text/css; charset=utf-8", "image/svg+xml")
        assert "immutable" in style["Cache-Control"]
        assert style["X-Content-Type-Options"] == "nosniff"
        assert client.get("/thema/other.css").status_code == 404

    def test_shows_the_logo_with_its_words_and_hides_the_product(self, client, site):
        site.CITY = replace(site.CITY, theme=theme.load(CANAL))
        page = client.get("/").content.decode()

        assert 'alt="Stad Voorbeeldegem"' in page
        assert "<b>Akkoord</b>" not in page

    def test_is_not_there_where_the_city_has_none(self, client, site):
        assert client.get("/thema/x.css").status_code == 404
