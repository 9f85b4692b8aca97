from __future__ import annotations

import json
from datetime import date
from importlib import resources

import pyshacl
import pytest
from rdflib import XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS

from akkoord.web.agreement.models import PromiseText
from akkoord.web.agreement.sharing import context, dictionary
from web.agreement.sharing import town

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

BASE = "https://voorbeeldegem.example"
ELI = Namespace("http://data.europa.eu/eli/ontology#")
VOC = Namespace(f"{BASE}/open-data/woordenboek/#")
SCHEMA = Namespace("https://schema.org/")
FIVE = URIRef(f"{BASE}/beloften/5/")


@pytest.fixture
def graph_of(client, site, version):
    def ask(path):
        return Graph().parse(data=client.get(path).content, format="json-ld")

    return ask


def shapes():
    text = (resources.files("akkoord.web.agreement.sharing") / "shapes.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text.replace("https://city.example", BASE), format="turtle")


def faults(graph):
    conforms, _, told = pyshacl.validate(graph, shacl_graph=shapes())
    return "" if conforms else told


class TestAPromise:
    def test_is_a_work_with_its_words_number_and_language(self, graph_of):
        graph = graph_of("/beloften/5.jsonld")

        assert (FIVE, RDF.type, ELI.Work) in graph
        assert graph.value(FIVE, DCTERMS.identifier) == Literal("5")
        assert graph.value(FIVE, PROV.value) == Literal(PromiseText.objects.get(promise__number=5).text, "nl")
        assert graph.value(FIVE, DCTERMS.language).endswith("/language/NLD")

    def test_tells_of_which_lines_it_was_read_and_when(self, graph_of, version):
        graph = graph_of("/beloften/5.jsonld")
        passage, reading = graph.value(FIVE, PROV.wasDerivedFrom), graph.value(FIVE, PROV.wasGeneratedBy)

        lines = [graph.value(passage, VOC[f"promises-{name}"]) for name in ("line_start", "line_end", "page")]
        assert [line.toPython() for line in lines] == [50, 51, 12]
        assert graph.value(reading, PROV.endedAtTime).toPython() == version.made_at
        assert graph.value(reading, PROV.used) == graph.value(passage, DCTERMS.isPartOf)

    def test_points_to_the_goals_of_the_world_by_their_own_names(self, graph_of):
        graph = graph_of("/beloften/5.jsonld")
        goals = {URIRef(f"http://metadata.un.org/sdg/{goal}") for goal in (1, 11)}

        assert set(graph.objects(FIVE, ELI.is_about)) == goals
        assert {label.language for goal in goals for label in graph.objects(goal, SKOS.prefLabel)} == {
            "nl",
            "en",
        }

    def test_keeps_its_figures_as_numbers_and_its_dates_as_exact_as_they_are(self, graph_of):
        graph = graph_of("/beloften.jsonld")
        told = {
            (
                graph.value(target, SCHEMA.value),
                graph.value(target, VOC["targets-comparator"]),
                graph.value(target, VOC["targets-deadline"]),
            )
            for target in graph.objects(None, VOC["promises-targets_data"])
        }

        assert (Literal(120), Literal(">="), Literal("2028", datatype=XSD.gYear)) in told
        assert (Literal(2500), Literal("="), Literal("2029-06", datatype=XSD.gYearMonth)) in told
        assert (Literal(10), Literal("<"), None) in told

    def test_keeps_a_fraction_and_a_day(self, graph_of):
        target = town.town.target("twee derde tegen 1 juni 2029", 66.7, "%", deadline="2029-06-01")
        PromiseText.objects.filter(promise__number=5).update(targets=[target])
        graph = graph_of("/beloften/5.jsonld")
        (found,) = graph.objects(FIVE, VOC["promises-targets_data"])

        assert graph.value(found, SCHEMA.value).toPython() == 66.7
        assert graph.value(found, VOC["targets-deadline"]).toPython() == date(2029, 6, 1)

    def test_that_does_not_exist_is_not_found(self, client, version):
        assert client.get("/beloften/99.jsonld").status_code == 404

    def test_escapes_nothing_and_runs_nothing(self, graph_of):
        text = '</script><script>alert(1)</script> "\\ \u2028'
        PromiseText.objects.filter(promise__number=5).update(text=text)

        assert str(graph_of("/beloften/5.jsonld").value(FIVE, PROV.value)) == text


class TestShapes:
    @pytest.mark.parametrize("path", ["/beloften/5.jsonld", "/beloften/1.jsonld", "/beloften.jsonld"])
    def test_fit_what_the_site_gives(self, graph_of, stages, path):
        stages({5: "in_progress"})

        assert faults(graph_of(path)) == ""

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (lambda graph: graph.remove((FIVE, PROV.wasDerivedFrom, None)), "wasDerivedFrom"),
            (lambda graph: graph.set((FIVE, VOC["promises-kind"], Literal("wish"))), "promises-kind"),
            (
                lambda graph: graph.set((FIVE, ELI.is_about, URIRef("http://metadata.un.org/sdg/18"))),
                "is_about",
            ),
            (lambda graph: graph.remove((None, VOC["targets-comparator"], None)), "targets_data"),
        ],
    )
    def test_refuse_what_is_wrong(self, graph_of, wrong, said):
        graph = graph_of("/beloften/5.jsonld")
        wrong(graph)

        assert said in faults(graph)


class TestTheContext:
    def test_stands_in_each_document_so_that_nothing_is_fetched(self, client, site, version):
        told = json.loads(client.get("/beloften/5.jsonld").content)

        assert isinstance(told["@context"], dict)
        assert told["@context"]["voc"]["@id"] == str(VOC)

    def test_leaves_no_name_in_a_document_unexplained(self, client, site, version, stages):
        stages({5: "in_progress"})
        known = set(context.context())

        def names(value):
            if isinstance(value, list):
                return {name for one in value for name in names(one)}
            if isinstance(value, dict) and "@value" not in value:
                inside = {name for key, one in value.items() if key != "label" for name in names(one)}
                return set(value) | inside
            return set()

        for path in ("beloften", "domeinen", "sdg", "actoren", "plaatsen", "bevindingen"):
            graph = json.loads(client.get(f"/{path}.jsonld").content)["@graph"]
            assert names(graph) <= known, path


class TestLists:
    @pytest.mark.parametrize(
        ("path", "kind", "count"),
        [
            ("domeinen", SKOS.Concept, 3),
            ("sdg", SKOS.Concept, 17),
            ("actoren", URIRef("http://xmlns.com/foaf/0.1/Agent"), 2),
            ("plaatsen", DCTERMS.Location, 1),
        ],
    )
    def test_are_linked_data_too(self, graph_of, path, kind, count):
        assert len(set(graph_of(f"/{path}.jsonld").subjects(RDF.type, kind))) == count

    def test_say_the_same_of_a_promise_as_its_own_document(self, graph_of):
        one, all_of_them = graph_of("/beloften/5.jsonld"), graph_of("/beloften.jsonld")
        plain = {(p, o) for p, o in one.predicate_objects(FIVE) if isinstance(o, (URIRef, Literal))}

        assert plain == {
            (p, o) for p, o in all_of_them.predicate_objects(FIVE) if isinstance(o, (URIRef, Literal))
        }

    def test_of_findings_point_to_their_promises(self, graph_of):
        graph = graph_of("/bevindingen.jsonld")

        assert (None, VOC["findings-promises"], FIVE) in graph


class TestThePermanentAddress:
    @pytest.mark.parametrize(
        ("accept", "kind"),
        [
            ("", "text/html; charset=utf-8"),
            ("*/*", "text/html; charset=utf-8"),
            ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
            ("image/png", "text/html; charset=utf-8"),
            ("application/ld+json", "application/ld+json"),
            ("application/json", "application/json"),
            ("application/ld+json;q=0.9, application/json;q=0.5, text/html;q=0.1", "application/ld+json"),
            ("a" * 5000, "text/html; charset=utf-8"),
        ],
    )
    def test_gives_the_form_that_is_asked_for(self, client, site, version, accept, kind):
        answer = client.get("/beloften/5/", headers={"Accept": accept} if accept else {})

        assert (answer.status_code, answer["Content-Type"]) == (200, kind)
        assert "Accept" in [part.strip() for part in answer["Vary"].split(",")]

    def test_of_no_promise_is_not_found_in_any_form(self, client, site, version):
        for accept in ("application/ld+json", "application/json", "text/html"):
            assert client.get("/beloften/99/", headers={"Accept": accept}).status_code == 404


class TestOurOwnTerms:
    def test_are_columns_of_the_dictionary(self):
        own = {
            value.removeprefix("voc:")
            for term in context.context().values()
            for value in [term["@id"] if isinstance(term, dict) else str(term)]
            if str(value).startswith("voc:")
        }
        tables = ("promises", "domains", "findings", "changes")
        columns = {f"{name}-{column.name}" for name in tables for column in dictionary.table(name).columns}
        of_tables = {term for term in own if term.partition("-")[0] in tables}

        # A finding and a change are named after their table.
        assert of_tables - columns == {"findings", "changes"}
