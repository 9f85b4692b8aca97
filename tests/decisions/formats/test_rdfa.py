from __future__ import annotations

import re
import socket
from datetime import date
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.decisions.formats import markup, rdfa, reading
from akkoord.decisions.formats.terms import PREFIXES
from akkoord.decisions.model import Article, Body, Decision, NotAnAddress, is_printable

BASE = "https://stad.example/zittingen/12"
LBLOD = Path(__file__).parents[4] / "shared" / "data" / "lblod"
needs_pages = pytest.mark.skipif(
    not LBLOD.exists(), reason="the real pages of ../shared/data/lblod are absent"
)

texts = st.text(st.characters(codec="utf-8").filter(is_printable), max_size=40) | st.sampled_from(
    [
        "",
        "Zorg & \"welzijn\" <b>voor</b> 'iedereen'",
        "één\n\ncafé\nnaïef",
        "&amp;lt; &#x41; &eacute",
        "<!-- --><script>alert(1)</script>]]>",
        "</div></p>\n<p property='eli:title'>ander</p>",
    ]
)
addresses = st.from_regex(
    r"https?://[a-z]{1,5}\.example(/[a-zA-Z0-9._~%&=:@'()*+,;-]{0,5}[a-zA-Z0-9._~%&=:@'()*+,-]){0,3}(#[a-z0-9]{1,4})?",
    fullmatch=True,
)
decisions = st.builds(
    Decision,
    uri=addresses,
    title=texts,
    description=texts,
    motivation=texts,
    articles=st.lists(st.builds(Article, texts, texts), max_size=12).map(tuple),
    body=st.none() | st.builds(Body, addresses, texts),
    session_on=st.none() | st.dates(),
    type_uri=st.none() | st.uuids().map(lambda code: f"{PREFIXES['besluittype']}{code}"),
    language=st.sampled_from(["nl", "fr", "de", "en"]),
    published_on=st.none() | st.dates(),
    carries_out=st.lists(addresses, max_size=3).map(tuple),
)
whole = Decision(
    uri="https://stad.example/id/besluiten/1",
    title="Mantelzorgtoelage: uitbreiding",
    description="De toelage wordt uitgebreid.",
    motivation="Wie zorgt, verdient steun.\nDe raad vroeg het.",
    articles=(
        Article("1", "De toelage geldt ook voor houders van het zorgbudget."),
        Article("2", "Op 1 september."),
    ),
    body=Body("https://stad.example/id/organen/college", "College van burgemeester en schepenen"),
    session_on=date(2026, 6, 9),
    type_uri=PREFIXES["besluittype"] + "67378dd0-5413-474b-8996-d992ef81637a",
    published_on=date(2026, 6, 12),
    carries_out=("https://stad.example/beloften/7",),
)


class TestWrite:
    @settings(max_examples=150, deadline=None)
    @given(decisions)
    def test_is_read_back_equal(self, decision):
        assert rdfa.read(rdfa.write(decision), BASE).decisions == (decision,)

    def test_is_read_back_without_notes_when_whole(self):
        assert rdfa.read(rdfa.write(whole), BASE).notes == ()

    def test_lies_in_order_on_one_page_with_others(self):
        others = [
            Decision(
                uri=f"https://stad.example/id/besluiten/{n}",
                title=f"Besluit {n}",
                session_on=date(2026, 1, n),
            )
            for n in (3, 1, 2)
        ]
        page = "<html><body>" + "".join(map(rdfa.write, others)) + "</body></html>"

        assert rdfa.read(page, BASE).decisions == tuple(others)

    def test_declares_every_prefix_it_uses(self):
        page = rdfa.write(whole)
        declared = set(re.findall(r"(\w+): http", page))
        used = {
            word.partition(":")[0]
            for value in re.findall(r'(?:property|typeof|datatype)="([^"]*)"', page)
            for word in value.split()
            if not word.startswith("http")
        }

        assert used <= declared

    def test_says_what_the_standard_calls_it(self):
        """The triples are written out, so that another RDFa reader is not needed to see what they say."""
        graph = reading.graph(markup.parse(rdfa.write(whole), BASE, 200))
        names = {
            "besluit": PREFIXES["besluit"],
            "eli": PREFIXES["eli"],
            "prov": PREFIXES["prov"],
            "dct": PREFIXES["dct"],
        }
        query = """
            SELECT ?decision ?promise WHERE {
                ?session a besluit:Zitting ; besluit:behandelt ?item ; besluit:isGehoudenDoor ?body .
                ?treatment a besluit:BehandelingVanAgendapunt ; dct:subject ?item ; prov:generated ?decision .
                ?item a besluit:Agendapunt ; dct:title ?title .
                ?decision a besluit:Besluit ; eli:title ?title ; eli:passed_by ?body ; eli:has_part ?article ;
                    prov:value ?whole ; prov:wasInfluencedBy ?promise .
                ?article a besluit:Artikel ; eli:number "1"@nl .
            }"""
        rows = list(graph.query(query, initNs=names))

        assert [(str(row.decision), str(row.promise)) for row in rows] == [(whole.uri, whole.carries_out[0])]

    def test_starts_its_headings_at_the_level_of_the_page(self):
        page = rdfa.write(whole, heading=3)

        assert re.findall(r"<h(\d)", page) == ["3", "4", "4", "4", "4"]

    @pytest.mark.parametrize(("language", "label"), [("nl", "Artikel"), ("en", "Article"), ("fr", "Artikel")])
    def test_labels_its_parts_in_dutch_or_english(self, language, label):
        page = rdfa.write(
            Decision(uri=whole.uri, title="a", articles=(Article("1", "b"),), language=language)
        )

        assert f"{label} <span" in page


class TestRead:
    @pytest.fixture(autouse=True)
    def _no_network(self, monkeypatch):
        def refuse(*_args, **_kwargs):
            raise AssertionError("a connection was opened")

        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr(socket, "create_connection", refuse)

    def test_gives_undeclared_prefixes_their_usual_meaning_and_says_so(self):
        page = '<div typeof="besluit:Besluit" resource="#b"><p property="eli:title">Bomen</p></div>'

        found = rdfa.read(page, BASE)

        assert found.decisions[0].title == "Bomen"
        assert found.notes[0].values == {"prefixes": "besluit, eli"}

    def test_lets_a_page_give_a_prefix_its_own_meaning(self):
        page = (
            '<div prefix="eli: https://anders.example/ besluit: http://data.vlaanderen.be/ns/besluit#"'
            ' typeof="besluit:Besluit" resource="#b"><p property="eli:title">Bomen</p></div>'
        )

        assert rdfa.read(page, BASE).decisions[0].title == ""

    def test_knows_prefixes_declared_in_the_old_way(self):
        page = (
            '<div xmlns:e="http://data.europa.eu/eli/ontology#" xmlns:besluit="http://data.vlaanderen.be/ns/besluit#"'
            ' typeof="besluit:Besluit" resource="#b"><p property="e:title">Bomen</p></div>'
        )

        assert rdfa.read(page, BASE).decisions[0].title == "Bomen"

    @pytest.mark.parametrize(
        "page",
        [
            # Each would be millions of triples or copies, were terms and prefixes not bounded.
            '<div rel="'
            + " ".join(f"eli:a{n}" for n in range(20_000))
            + '">'
            + '<p about="b">c</p>' * 10_000,
            '<p typeof="' + " ".join(f"eli:a{n}" for n in range(80_000)) + '">',
            ('<div prefix="' + " ".join(f"a{n}: http://x/{n}" for n in range(500)) + '">') * 50
            + '<p prefix="a: b">' * 900,
        ],
        ids=["hanging terms", "types", "prefixes"],
    )
    def test_bounds_what_an_element_can_multiply(self, page, monkeypatch):
        added = []
        monkeypatch.setattr(rdflib.Graph, "add", lambda graph, triple: added.append(triple) or graph)

        rdfa.read(page, BASE)

        assert len(added) <= 20 * 2 * 10_000

    def test_takes_the_title_of_the_agenda_item_when_the_decision_has_none(self):
        page = """<div typeof="besluit:BehandelingVanAgendapunt">
            <div property="dct:subject" typeof="besluit:Agendapunt"><h2 property="dct:title">Bomen</h2></div>
            <div property="prov:generated" resource="https://stad.example/1"></div></div>"""

        found = rdfa.read(page, BASE)

        assert found.decisions[0].title == "Bomen"
        assert "title_of_agenda_item" in [note.code for note in found.notes]

    def test_names_a_decision_without_address_by_its_place(self):
        page = (
            '<p typeof="besluit:Besluit">a</p><p typeof="besluit:Besluit"><b property="eli:title">b</b></p>'
        )

        found = rdfa.read(page, BASE + "#top")

        assert [decision.uri for decision in found.decisions] == [f"{BASE}#besluit-1", f"{BASE}#besluit-2"]
        assert [note.code for note in found.notes].count("no_address") == 2

    def test_leaves_out_a_decision_with_a_wrong_address_and_says_so(self):
        found = rdfa.read('<p typeof="besluit:Besluit" resource="urn:isbn:1">a</p>', BASE)

        assert found.decisions == ()
        assert found.notes[-1].code == "wrong_address"

    def test_counts_the_day_of_a_session_in_brussels(self):
        # 23:30 in UTC in summer is 01:30 of the next day in Brussels.
        page = """<div typeof="besluit:Zitting">
            <i property="besluit:geplandeStart" content="2026-06-08T23:30:00Z"></i>
            <i property="besluit:behandelt" typeof="besluit:Agendapunt" resource="#a"></i>
            <div typeof="besluit:BehandelingVanAgendapunt"><i property="dct:subject" resource="#a"></i>
            <i property="prov:generated" resource="#b"></i></div></div>"""

        assert rdfa.read(page, BASE).decisions[0].session_on == date(2026, 6, 9)

    @pytest.mark.parametrize(
        "day", ["morgen", "2026-13-01", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:00Z"]
    )
    def test_notes_a_day_it_cannot_read(self, day):
        published = f'<i property="eli:date_publication" content="{day}"></i>'
        page = f'<p typeof="besluit:Besluit" resource="#b">{published}</p>'

        found = rdfa.read(page, BASE)

        assert found.decisions[0].published_on is None
        assert "unreadable_day" in [note.code for note in found.notes]

    def test_reads_lines_as_a_browser_shows_them(self):
        page = """<div typeof="besluit:Besluit" resource="#b"><div property="besluit:motivering">
            Gelet op
            het decreet;<br>Overwegende <b>dat</b>:
            <ul><li>een</li><li>twee</li></ul><p>Slot</p></div></div>"""

        assert (
            rdfa.read(page, BASE).decisions[0].motivation
            == "Gelet op het decreet;\nOverwegende dat:\n\neen\n\ntwee\n\nSlot"
        )

    def test_starts_relative_addresses_from_the_base_of_the_page(self):
        page = '<base href="/andere/"><p typeof="besluit:Besluit" resource="b1">a</p>'

        assert rdfa.read(page, BASE).decisions[0].uri == "https://stad.example/andere/b1"

    @pytest.mark.parametrize(
        "page",
        [
            "",
            "geen html",
            "<",
            '<?xml version="1.0" encoding="utf-16"?><a/>',
            '<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d "&b;&b;&b;">]><p>&d;</p>',
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><p property="eli:title">&x;</p>',
            '<script type="application/ld+json">{"@context": "https://fout.example/c", "a": 1}</script>',
            '<script type="text/turtle">@prefix a: <http://a/> . a:a a:b a:c .</script>',
            '<svg><rdf:RDF xmlns:rdf="x"><a/></rdf:RDF></svg>',
            '<p vocab="https://fout.example/v" property="a" typeof="b">c</p>',
            '<p vocab="http://[" prefix="a: http://[ b:" property="http://[ a:[ ://" typeof="[a:b">c</p>',
            '<p about="[" resource="[x]" property="eli:title">c</p>',
            '<p prefix="http: x https: y _: z" about="http://a" property="_:a" rel="_:b" href="_:c">c</p>',
            '<base href="http://["><p about="b" property="eli:title">c</p>',
            '<p version="RDFa 1.0" role="a:b" inlist property="eli:title" rel="eli:x">c</p>',
            '<time property="eli:title" datetime="P99999999999999D">x</time>',
            '<p property="eli:title" datatype="rdf:XMLLiteral"><b>x</b></p>',
            '<p property="a:b" datatype="xsd:integer">' + "9" * 5000,
            "\ud800\x00\x85\ufffe<p>",
        ],
    )
    def test_survives_hostile_and_broken_markup(self, page):
        assert rdfa.read(page, BASE).decisions == ()

    def test_takes_no_word_from_an_entity_that_the_page_declares(self):
        page = (
            '<!DOCTYPE html [<!ENTITY x "geheim"><!ENTITY y SYSTEM "file:///etc/hostname">]>'
            '<p typeof="besluit:Besluit" resource="#b"><b property="eli:title">Bomen &x;&y;</b></p>'
        )

        assert rdfa.read(page, BASE).decisions[0].title == "Bomen &x;&y;"

    @settings(max_examples=100, deadline=None)
    @given(
        st.lists(
            st.sampled_from([*rdfa.write(whole).split(" "), "<p>", "</div>", '"', "<b ", "]]>"]), max_size=40
        )
    )
    def test_never_fails_on_shuffled_markup(self, words):
        rdfa.read(" ".join(words), BASE)

    def test_refuses_a_page_that_is_too_large(self):
        with pytest.raises(rdfa.PageTooLarge, match="1000001 characters, at most 1000000"):
            rdfa.read("a" * (rdfa.MAX_CHARACTERS + 1), BASE)

    @pytest.mark.parametrize("depth", [201, 5000, 100_000])
    def test_refuses_a_page_that_is_too_deep(self, depth):
        with pytest.raises(rdfa.PageTooDeep, match="more than 200 deep"):
            rdfa.read("<div>" * depth, BASE)

    def test_needs_the_address_of_the_page(self):
        with pytest.raises(NotAnAddress, match=r"the address of the page is 'pagina\.html'"):
            rdfa.read("<p>", "pagina.html")

    def test_says_so_when_the_reader_gives_up(self, monkeypatch):
        def give_up(*_args):
            raise RecursionError

        monkeypatch.setattr(reading.pyRdfa, "graph_from_DOM", give_up)

        with pytest.raises(rdfa.PageUnreadable, match="RecursionError"):
            rdfa.read("<p>", BASE)


def oracle(name):
    graph = rdflib.Graph()
    graph.parse(LBLOD / "pages" / f"{name}.nt", format="nt")
    return graph


def squeezed(text):
    return " ".join(str(text).split())


@needs_pages
class TestRealPages:
    @pytest.mark.parametrize(
        ("name", "count"),
        [
            # The counts are those of prov:generated in the triples of an independent RDFa parser.
            ("aalter-besluitenlijst", 32),
            ("erpe-mere-ocmwraad-besluitenlijst-2024-09-24", 5),
            ("essen-gemeente-besluitenlijst", 11),
            ("machelen-agenda", 0),  # an agenda: nothing is decided yet
        ],
    )
    def test_give_the_decisions_and_titles_of_the_oracle(self, name, count):
        page = (LBLOD / "pages" / f"{name}.html").read_text(encoding="utf-8")
        graph = oracle(name)
        expected = {
            str(node): squeezed(graph.value(node, rdflib.URIRef(PREFIXES["eli"] + "title")))
            for node in graph.objects(None, rdflib.URIRef(PREFIXES["prov"] + "generated"))
        }

        decisions = rdfa.read(page, "https://stad.example/pagina").decisions

        assert len(expected) == count
        assert {decision.uri: squeezed(decision.title) for decision in decisions} == expected

    @pytest.mark.parametrize(
        ("name", "body", "session", "published"),
        [
            # Read by eye from the pages: who met, on which day, and when the list was published.
            ("aalter-besluitenlijst", "Gemeenteraad", date(2024, 5, 13), date(2024, 5, 23)),
            (
                "erpe-mere-ocmwraad-besluitenlijst-2024-09-24",
                "OCMW raad OCMW Erpe-Mere",
                date(2024, 9, 24),
                date(2024, 9, 27),
            ),
            ("essen-gemeente-besluitenlijst", "Gemeenteraad Essen", date(2023, 11, 28), date(2023, 12, 1)),
        ],
    )
    def test_give_body_and_days(self, name, body, session, published):
        page = (LBLOD / "pages" / f"{name}.html").read_text(encoding="utf-8")

        for decision in rdfa.read(page, "https://stad.example/pagina").decisions:
            assert decision.body is not None
            assert (decision.body.name, decision.session_on, decision.published_on) == (
                body,
                session,
                published,
            )

    @pytest.mark.parametrize("path", sorted(LBLOD.glob("**/*.html")), ids=lambda path: path.stem)
    def test_give_decisions_that_can_be_written_again(self, path):
        for decision in rdfa.read(path.read_text(encoding="utf-8"), BASE).decisions:
            assert rdfa.read(rdfa.write(decision), BASE).decisions == (decision,)
