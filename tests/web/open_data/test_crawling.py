"""Search engines find every promise under its permanent address, and no draft."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import etree

from akkoord.web.agreement.models import Promise, PromiseText
from akkoord.web.open_data.views import crawling
from floors import town

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def places(client, path):
    root = etree.fromstring(client.get(path).content)
    return [one.text for one in root.iter("{*}loc")]


class TestMap:
    def test_lists_every_promise_in_maps_of_a_bounded_length(self, site, client, monkeypatch):
        version = town.publish(town.rows())
        monkeypatch.setattr(crawling, "_PER_MAP", 5)

        maps = places(client, "/sitemap.xml")
        found = [place for one in maps for place in places(client, one.removeprefix(site.CITY.base_url))]

        numbers = version.texts.values_list("promise__number", flat=True)
        wanted = {f"https://voorbeeldegem.example/beloften/{number}/" for number in numbers}
        assert wanted == {place for place in found if place.rstrip("/")[-1].isdigit()}
        assert (len(wanted), len(maps), len(found)) == (13, 3, len(set(found)))

    @pytest.mark.parametrize("number", ["0", "4", "999999999999999999999999"])
    def test_has_no_more_maps_than_it_says(self, site, client, monkeypatch, number):
        town.publish(town.rows())
        monkeypatch.setattr(crawling, "_PER_MAP", 5)

        assert client.get(f"/sitemap-{number}.xml").status_code == 404

    def test_holds_the_pages_only_before_anything_is_published(self, site, client):
        Promise.objects.create(number=7)

        assert PromiseText.objects.count() == 0
        assert not any("7" in place for place in places(client, "/sitemap-1.xml"))

    def test_takes_no_address_from_the_host_that_was_asked_for(self, site):
        town.publish(town.rows())
        site.ALLOWED_HOSTS = ["*"]
        forged = Client(headers={"host": "kwaad.example"})

        for path in ("/robots.txt", "/sitemap.xml", "/sitemap-1.xml", "/.well-known/security.txt"):
            answer = forged.get(path)
            assert b"kwaad" not in answer.content
            assert b"https://voorbeeldegem.example/" in answer.content
