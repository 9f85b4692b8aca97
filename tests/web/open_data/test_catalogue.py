"""The catalogue keeps to the profile, and every address in it answers."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources

import pyshacl
import pytest
from django.test import Client
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, URIRef

from akkoord.web.open_data.catalogue import graph as made
from akkoord.web.open_data.catalogue import registry

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SHAPES = Graph().parse(
    data=resources.files("akkoord.web.open_data.catalogue")
    .joinpath("shapes.ttl")
    .read_text(encoding="utf-8"),
    format="turtle",
)

# What the profile makes mandatory, by class.
MANDATORY = [
    (kind, what)
    for kind, properties in {
        FOAF.Agent: [FOAF.name],
        DCAT.Catalog: [
            DCTERMS.description, DCAT.contactPoint, DCTERMS.identifier, DCTERMS.title, DCTERMS.publisher,
        ],
        DCAT.CatalogRecord: [FOAF.primaryTopic, DCTERMS.identifier, DCTERMS.modified],
        DCAT.DataService: [
            DCAT.contactPoint, DCAT.endpointDescription, DCAT.endpointURL, DCTERMS.identifier,
            DCTERMS.title, DCTERMS.accessRights, DCTERMS.publisher,
        ],
        DCAT.Dataset: [
            DCTERMS.description, DCAT.contactPoint, DCTERMS.identifier, DCTERMS.title, DCTERMS.accessRights,
            DCTERMS.publisher,
        ],
        DCAT.Distribution: [DCTERMS.identifier, DCAT.accessURL],
    }.items()
    for what in properties
]  # fmt: skip

_OF_THE_TOWN: list[str] = []


@pytest.fixture
def town(town, site):
    """The made-up town, filled."""
    return site.CITY


@pytest.fixture
def of_the_town(request):
    """The catalogue of the made-up town as text: made once, it is not changed."""
    if not _OF_THE_TOWN:
        request.getfixturevalue("town")
        with_service = registry.Service("dienst", "Dienst", "Dienst", "frame:contact")
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(registry._SERVICES, "dienst", with_service)
            _OF_THE_TOWN.append(made.catalogue().serialize())
    return _OF_THE_TOWN[0]


def violations(graph):
    """Return the properties that break a shape."""
    _conforms, report, _text = pyshacl.validate(graph, shacl_graph=SHAPES)
    return set(report.objects(None, URIRef("http://www.w3.org/ns/shacl#resultPath")))


def get(ending="ttl"):
    return Client().get(f"/open-data/catalogus.{ending}")


class TestCatalogue:
    def test_keeps_to_the_profile(self, town):
        found = Graph().parse(data=get().content, format="turtle")

        assert violations(found) == set()
        assert len(list(found.subjects(RDF.type, DCAT.Dataset))) >= 2

    def test_says_the_same_in_both_forms(self, town):
        turtle = Graph().parse(data=get("ttl").content, format="turtle")
        json_ld = Graph().parse(data=get("jsonld").content, format="json-ld")

        assert set(turtle) == set(json_ld)

    def test_lists_no_address_that_does_not_answer(self, town, client):
        base = town.base_url
        found = made.catalogue()
        addresses = {
            str(address)
            for what in (
                DCAT.accessURL,
                DCAT.landingPage,
                DCAT.endpointDescription,
                FOAF.page,
            )
            for address in found.objects(None, what)
        }

        assert all(address.startswith(f"{base}/") for address in addresses)
        statuses = {address: client.get(address.removeprefix(base)).status_code for address in addresses}
        assert {address: status for address, status in statuses.items() if status != 200} == {}
        assert len(statuses) > 5

    def test_says_when_something_last_changed(self, town):
        found = made.catalogue()
        node = URIRef(f"{town.base_url}/open-data/#besluiten")

        from akkoord.web.decisions.models import Link  # noqa: PLC0415

        assert found.value(node, DCTERMS.modified).toPython() >= max(
            Link.objects.values_list("confirmed_at", flat=True)
        ).replace(microsecond=0)

    @pytest.mark.parametrize(
        ("thing", "dutch", "english"),
        [
            ("besluiten", "Besluiten", "Decisions"),
            ("catalogus", "Open data van Akkoord Voorbeeldegem", "Open data of Akkoord Voorbeeldegem"),
        ],
    )
    def test_names_both_languages(self, town, thing, dutch, english):
        titles = set(made.catalogue().objects(URIRef(f"{town.base_url}/open-data/#{thing}"), DCTERMS.title))

        assert titles == {Literal(dutch, lang="nl"), Literal(english, lang="en")}

    def test_takes_no_address_from_the_host_that_was_asked_for(self, town, settings):
        settings.ALLOWED_HOSTS = ["*"]
        forged = Client(headers={"host": "kwaad.example", "x-forwarded-host": "kwaad.example"})

        assert b"kwaad" not in forged.get("/open-data/catalogus.ttl").content
        assert b"kwaad" not in forged.get("/en/open-data/catalogus.jsonld").content
        assert b"kwaad" not in forged.get("/open-data/").content

    def test_is_not_sent_again_to_who_has_it(self, town, client):
        first = get()

        again = client.get("/open-data/catalogus.ttl", headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert get("jsonld")["ETag"] == get("jsonld")["ETag"]

    def test_costs_the_same_whatever_the_rows(self, town, client, django_assert_max_num_queries):
        with django_assert_max_num_queries(20):
            assert get().status_code == 200


class TestShapes:
    @pytest.mark.parametrize(("kind", "what"), MANDATORY, ids=lambda one: one.split("/")[-1])
    def test_catch_what_is_missing(self, of_the_town, kind, what):
        whole = Graph().parse(data=of_the_town, format="turtle")
        assert violations(whole) == set()

        whole.remove((next(whole.subjects(RDF.type, kind)), what, None))

        assert what in violations(whole)


class TestPage:
    @pytest.mark.parametrize(
        ("accept", "ending"), [("text/turtle", "ttl"), ("application/ld+json", "jsonld")]
    )
    def test_sends_who_asks_for_linked_data_to_the_catalogue(self, town, client, accept, ending):
        answer = client.get("/open-data/", headers={"accept": accept})

        assert answer["Location"] == f"/open-data/catalogus.{ending}"
        assert "Accept" in answer["Vary"]

    @pytest.mark.parametrize("accept", ["*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "image/png", ""])
    def test_answers_everybody_else_with_a_page(self, town, client, accept):
        assert "Open data" in client.get("/open-data/", headers={"accept": accept}).content.decode()

    def test_names_the_licence_of_the_city(self, town, client, settings):
        settings.CITY = replace(town, open_data=replace(town.open_data, licence="gratis-hergebruik"))

        page = client.get("/open-data/").content.decode()
        assert "Modellicentie gratis hergebruik" in page
        assert "modellicentie-gratis-hergebruik/v1.0" in page
