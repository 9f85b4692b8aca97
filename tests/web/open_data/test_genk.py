"""The catalogue keeps to the profile for the real example too."""

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from rdflib import DCAT, RDF, Graph

from akkoord.web.frame import city
from web.open_data.test_catalogue import violations

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


class TestCatalogue:
    def test_keeps_to_the_profile(self, settings, site, client):
        settings.CITY = city.load(django_settings.WEB_DIR / "examples" / "genk" / "city.toml")
        call_command("load_example", "genk", verbosity=0)

        found = Graph().parse(data=client.get("/open-data/catalogus.ttl").content, format="turtle")

        assert violations(found) == set()
        assert len(list(found.subjects(RDF.type, DCAT.Dataset))) >= 2
