"""The catalogue as linked data, by the profile DCAT-AP Vlaanderen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from akkoord.web.frame.city import LICENCES
from akkoord.web.open_data.catalogue import registry
from akkoord.web.open_data.catalogue.registry import DataSet, Distribution, Service

MDCAT = Namespace("https://data.vlaanderen.be/ns/metadata-dcat#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_EU = "http://publications.europa.eu/resource/authority"
_PUBLIC = URIRef(f"{_EU}/access-right/PUBLIC")
_GOVERNMENT = URIRef(f"{_EU}/data-theme/GOVE")
_WHEN_IT_CHANGES = URIRef(f"{_EU}/frequency/IRREG")
_DUTCH = URIRef(f"{_EU}/language/NLD")
_OPEN_DATA = URIRef("https://metadata.vlaanderen.be/id/GDI-Vlaanderen-Trefwoorden/VLOPENDATA")
_LIVE = URIRef("https://data.vlaanderen.be/id/concept/levensfase/live")


@dataclass(frozen=True)
class _Names:
    """The addresses of the things in the catalogue, all below that of the open-data page."""

    page: str

    def of(self, fragment: str) -> URIRef:
        """Return the address of one thing."""
        return URIRef(f"{self.page}#{fragment}")


def catalogue() -> Graph:
    """Return the catalogue of this site; the same data give the same statements."""
    names = _Names(registry.address("open_data:home"))
    graph = Graph()
    for prefix, space in (
        ("dcat", DCAT),
        ("dct", DCTERMS),
        ("foaf", FOAF),
        ("mdcat", MDCAT),
        ("vcard", VCARD),
    ):
        graph.bind(prefix, space)
    _describe_catalogue(graph, names)
    offered = registry.sets()
    for one, ways in offered:
        _describe_set(graph, names, one, ways)
    for service in registry.services():
        _describe_service(graph, names, service, [one.code for one, _ways in offered])
    return graph


def _describe_catalogue(graph: Graph, names: _Names) -> None:
    city, node = settings.CITY, names.of("catalogus")
    graph.add((node, RDF.type, DCAT.Catalog))
    _identify(graph, node)
    values = {"city": city.name, "title": city.agreement_title}
    title = _("Open data of Akkoord %(city)s")
    about = _("The promises of %(title)s of %(city)s, and what comes of them.")
    for what, text in ((DCTERMS.title, title), (DCTERMS.description, about)):
        for language, words in _in_each_language(text):
            graph.add((node, what, Literal(words % values, lang=language)))
    _answer_for(graph, node, names)
    graph.add((node, DCTERMS.license, URIRef(LICENCES[city.open_data.licence])))
    graph.add((node, FOAF.homepage, URIRef(names.page)))
    graph.add((node, DCTERMS.language, _DUTCH))
    _describe_publisher(graph, names)
    _describe_place_and_term(graph, names)


def _describe_publisher(graph: Graph, names: _Names) -> None:
    city = settings.CITY
    publisher, contact = _publisher(names), names.of("contact")
    graph.add((publisher, RDF.type, FOAF.Agent))
    graph.add((publisher, FOAF.name, Literal(city.open_data.publisher, lang="nl")))
    graph.add((contact, RDF.type, VCARD.Kind))
    graph.add((contact, VCARD.fn, Literal(city.contact.name, lang="nl")))
    graph.add((contact, FOAF.page, URIRef(registry.address("frame:contact"))))
    if city.contact.email:
        graph.add((contact, VCARD.hasEmail, URIRef(f"mailto:{city.contact.email}")))


def _describe_place_and_term(graph: Graph, names: _Names) -> None:
    city = settings.CITY
    place, term = names.of("gebied"), names.of("bestuursperiode")
    graph.add((place, RDF.type, DCTERMS.Location))
    graph.add((place, RDFS.label, Literal(city.name, lang="nl")))
    if city.open_data.nis:
        graph.add((place, SKOS.notation, Literal(city.open_data.nis)))
    graph.add((term, RDF.type, DCTERMS.PeriodOfTime))
    graph.add((term, DCAT.startDate, Literal(city.term_start)))
    graph.add((term, DCAT.endDate, Literal(city.term_end)))


def _describe_set(graph: Graph, names: _Names, one: DataSet, ways: tuple[Distribution, ...]) -> None:
    node, changed = names.of(one.code), one.modified()
    graph.add((node, RDF.type, DCAT.Dataset))
    graph.add((names.of("catalogus"), DCAT.dataset, node))
    _describe(graph, node, names, one)
    graph.add((node, DCTERMS.spatial, names.of("gebied")))
    graph.add((node, DCTERMS.temporal, names.of("bestuursperiode")))
    graph.add((node, DCTERMS.accrualPeriodicity, _WHEN_IT_CHANGES))
    graph.add((node, DCTERMS.language, _DUTCH))
    graph.add((node, DCAT.landingPage, URIRef(registry.address(one.page))))
    for word in one.keywords:
        graph.add((node, DCAT.keyword, Literal(word, lang="nl")))
    if changed:
        graph.add((node, DCTERMS.modified, _moment(changed)))
    for way in ways:
        _describe_way(graph, names, one, way)
    _enter(graph, names, one.code, changed)


def _describe_way(graph: Graph, names: _Names, one: DataSet, way: Distribution) -> None:
    there = URIRef(registry.address(way.url_name, *way.args))
    node = names.of("-".join([one.code, *map(str, way.args), way.form.lower()]))
    graph.add((names.of(one.code), DCAT.distribution, node))
    graph.add((node, RDF.type, DCAT.Distribution))
    _identify(graph, node)
    graph.add((node, DCAT.accessURL, there))
    if way.is_download:
        graph.add((node, DCAT.downloadURL, there))
    media_type = registry.MEDIA_TYPES[way.form]
    graph.add((node, DCTERMS["format"], URIRef(f"{_EU}/file-type/{way.form}")))
    graph.add((node, DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{media_type}")))
    graph.add((node, DCTERMS.license, URIRef(LICENCES[settings.CITY.open_data.licence])))


def _describe_service(graph: Graph, names: _Names, one: Service, served: list[str]) -> None:
    node = names.of(one.code)
    graph.add((node, RDF.type, DCAT.DataService))
    graph.add((names.of("catalogus"), DCAT.service, node))
    _describe(graph, node, names, one)
    described_at = registry.address(one.url_name)
    graph.add((node, DCAT.endpointURL, URIRef(described_at.rpartition("/")[0] + "/")))
    graph.add((node, DCAT.endpointDescription, URIRef(described_at)))
    graph.add((node, DCTERMS.license, URIRef(LICENCES[settings.CITY.open_data.licence])))
    graph.add((node, MDCAT.levensfase, _LIVE))
    for code in served:
        graph.add((node, DCAT.servesDataset, names.of(code)))
    _enter(graph, names, one.code, None)


def _describe(graph: Graph, node: URIRef, names: _Names, one: DataSet | Service) -> None:
    """Write what a set and a service have in common."""
    _identify(graph, node)
    _say(graph, node, DCTERMS.title, one.title)
    _say(graph, node, DCTERMS.description, one.description)
    _answer_for(graph, node, names)
    graph.add((node, DCTERMS.accessRights, _PUBLIC))
    graph.add((node, DCAT.theme, _GOVERNMENT))
    graph.add((node, MDCAT.statuut, _OPEN_DATA))


def _enter(graph: Graph, names: _Names, code: str, changed: datetime | None) -> None:
    """Write the entry itself; without a change of the data, it is as old as the term."""
    node = names.of(f"{code}-vermelding")
    graph.add((node, RDF.type, DCAT.CatalogRecord))
    graph.add((names.of("catalogus"), DCAT.record, node))
    _identify(graph, node)
    graph.add((node, FOAF.primaryTopic, names.of(code)))
    modified = _moment(changed) if changed else Literal(settings.CITY.term_start)
    graph.add((node, DCTERMS.modified, modified))


def _answer_for(graph: Graph, node: URIRef, names: _Names) -> None:
    graph.add((node, DCTERMS.publisher, _publisher(names)))
    graph.add((node, DCAT.contactPoint, names.of("contact")))


def _publisher(names: _Names) -> URIRef:
    given = settings.CITY.open_data.publisher_url
    return URIRef(given) if given else names.of("uitgever")


def _identify(graph: Graph, node: URIRef) -> None:
    graph.add((node, DCTERMS.identifier, Literal(str(node))))


def _say(graph: Graph, node: URIRef, what: URIRef, text: str | LazyText) -> None:
    for language, words in _in_each_language(text):
        graph.add((node, what, Literal(words, lang=language)))


def _in_each_language(text: str | LazyText) -> Iterator[tuple[str, str]]:
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield language, str(text)


def _moment(when: datetime) -> Literal:
    return Literal(when.isoformat(timespec="seconds"), datatype=XSD.dateTime)
