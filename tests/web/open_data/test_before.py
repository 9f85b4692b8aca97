"""What the open data answer before an agreement was published."""

import pytest
from rdflib import DCAT, Graph

from web.open_data.test_catalogue import violations

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


class TestError:
    def test_is_told_before_there_is_an_agreement(self, site, program):
        assert program.get("/api/v1/promises").json()["code"] == "not_published"


class TestCatalogue:
    def test_has_no_data_of_the_agreement(self, site, client):
        found = Graph().parse(data=client.get("/open-data/catalogus.ttl").content, format="turtle")

        assert violations(found) == set()
        assert not any("beloften.csv" in str(url) for url in found.objects(None, DCAT.downloadURL))
        assert client.get("/open-data/").status_code == 200
