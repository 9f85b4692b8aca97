"""The statements say what is known, say what is not filled in, and miss no table with people in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.apps import apps

from akkoord.web.frame.statements import processings

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

PAGES = ("toegankelijkheid", "privacy", "contact", "taal")


def page(client, path):
    return client.get(path).content.decode()


class TestRegister:
    def test_covers_every_table_that_points_at_a_person(self):
        covered = {name for one in processings.entries() for name in one.models}

        assert set(processings.tables_about_people()) - covered == set()
        assert {"accounts.user", "jobs.outgoing", "history.event"} <= set(processings.tables_about_people())

    def test_names_no_table_that_is_not_there(self):
        named = {name for one in processings.entries() for name in one.models}

        assert {
            name for name in named if name not in {m._meta.label_lower for m in apps.get_models()}
        } == set()

    def test_stands_whole_on_the_page(self, site, client):
        shown = page(client, "/en/privacy/")

        assert [one.code for one in processings.entries() if f'id="{one.code}"' not in shown] == []


class TestPages:
    @pytest.mark.parametrize("name", PAGES)
    def test_are_linked_at_the_foot_of_every_page(self, site, client, name):
        for path in ("/", "/taal/", "/bestaat-niet/"):
            assert f'href="/{name}/"' in page(client, path)

    def test_say_what_the_city_did_not_fill_in(self, site, client):
        site.CITY = replace(site.CITY, statements=type(site.CITY.statements)())

        assert page(client, "/en/privacy/").count("This has not been filled in yet.") == 2
        assert "This has not been filled in yet." in page(client, "/en/toegankelijkheid/")
        assert "No separate address has been filled in" in page(client, "/en/contact/")

    def test_show_what_it_did(self, site, client):
        contact = replace(site.CITY.contact, email="akkoord@voorbeeldegem.example", address="Markt 1")
        site.CITY = replace(site.CITY, contact=contact)

        shown = page(client, "/contact/")
        assert 'href="mailto:akkoord@voorbeeldegem.example"' in shown
        assert "Markt 1" in shown
        assert "dpo@voorbeeldegem.example" in page(client, "/privacy/")


class TestSecurityFile:
    def test_says_where_to_tell_of_a_hole_and_until_when_that_holds(self, site, client):
        answer = client.get("/.well-known/security.txt")

        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        lines = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
        assert lines["Contact"] == "mailto:veiligheid@voorbeeldegem.example"
        assert lines["Canonical"] == "https://voorbeeldegem.example/.well-known/security.txt"
        assert "T00:00:00" in lines["Expires"]

    def test_is_not_there_where_the_city_gives_no_address(self, site, client):
        site.CITY = replace(site.CITY, statements=replace(site.CITY.statements, security_contact=""))

        assert client.get("/.well-known/security.txt").status_code == 404
