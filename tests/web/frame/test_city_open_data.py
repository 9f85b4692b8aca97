"""What a city file says of its data and its statements, and how a mistake in it is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core import checks

from akkoord.web.frame import city

BASE = """
name = "Voorbeeldegem"
agreement_title = "Bestuursakkoord"
base_url = "https://voorbeeldegem.example"
instruments = ["agreement", "open_data"]
theme = "%s"

[term]
start = 2025-01-01
end = 2030-12-31

[contact]
name = "Stadhuis"
"""
DATA = '[open_data]\npublisher = "Stad Voorbeeldegem"\nlicence = "cc0"\n'


@pytest.fixture
def load(tmp_path):
    def from_text(text, theme=""):
        path = tmp_path / "city.toml"
        path.write_text(BASE % theme + text, encoding="utf-8")
        return city.load(path)

    return from_text


class TestLoad:
    def test_reads_who_publishes_and_under_which_licence(self, load):
        found = load(DATA + '[statements]\nassessed_on = 2026-11-01\ncontroller = "College"\n')

        assert found.open_data == city.OpenData("Stad Voorbeeldegem", "", "cc0", "")
        assert found.statements == city.Statements(date(2026, 11, 1), "College")
        assert found.theme is None

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "has no publisher"),
            ('[open_data]\npublisher = "Stad"\n', "licence of .open_data. is None; choose from cc0"),
            (DATA.replace("cc0", "mine"), "licence of .open_data. is 'mine'"),
            (DATA + 'nis = "7101"\n', "nis is '7101'; write five figures"),
            (DATA + "nis = 71016\n", "nis of .open_data. is 71016"),
            (DATA + 'publisher_url = "javascript:x"\n', "publisher_url is 'javascript:x'"),
            (DATA + 'owner = "x"\n', r"has \['owner'\]"),
            ('[[open_data]]\npublisher = "x"\n', "write a table"),
            (DATA + '[statements]\nassessed_on = "gisteren"\n', "assessed_on of .statements. is 'gisteren'"),
            (DATA + '[statements]\ncontroller = "a\\nb"\n', "a text of one line"),
            (DATA + '[statements]\nsecurity_contact = "http://x"\n', "security_contact is 'http://x'"),
            (DATA + '[statements]\ndpo = "x"\n', r"has \['dpo'\]"),
            (DATA + "[[statements]]\nx = 1\n", "write a table"),
        ],
    )
    def test_names_what_cannot_be_used(self, load, text, said):
        with pytest.raises(city.CityFileWrong, match=said):
            load(text)


class TestCheck:
    def test_names_what_the_statements_of_a_real_city_miss(self, settings):
        settings.CITY = replace(settings.CITY, is_made_up=False, statements=city.Statements())

        told = [found for found in checks.run_checks() if found.id == "frame.W001"]
        assert len(told) == 1
        assert "statements.protection_officer" in told[0].msg

    def test_is_silent_for_a_made_up_town(self, settings):
        assert [found for found in checks.run_checks() if found.id == "frame.W001"] == []
