"""Pages of others: read leniently, rewritten by our own writer, twice without a change."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from akkoord.decisions.formats import rdfa
from akkoord.errors import AkkoordError
from akkoord.web.decisions import actions, queries, suggestions
from akkoord.web.decisions.models import Decision, Found, Link, PageRead
from akkoord.web.decisions.reading import TooManyDecisions
from akkoord.web.decisions.sentences import said
from akkoord.web.history.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
BASE_URL = "https://voorbeeldegem.example"
ADDRESS = "https://stad.example/zittingen/12"
PAGES = (
    "aalter-besluitenlijst.html",
    "erpe-mere-ocmwraad-besluitenlijst-2024-09-24.html",
    "essen-gemeente-besluitenlijst.html",
    "machelen-agenda.html",
)


def page(title="Meer fietspaden", uri="#b1", inner=""):
    return f'<div typeof="besluit:Besluit" resource="{uri}"><b property="eli:title">{title}</b>{inner}</div>'


def read(html, base=ADDRESS):
    return actions.read_page(html=html, base=base, actor=None, now=NOW, base_url=BASE_URL)


def states(page_read):
    return [found.state for found in page_read.found.all()]


class TestReadPage:
    def test_keeps_what_is_new_and_tells_what_was_missing(self):
        page_read = read(page())

        decision = Decision.objects.get()
        assert (decision.uri, decision.title) == (f"{ADDRESS}#b1", "Meer fietspaden")
        assert queries.is_intact(decision)
        assert states(page_read) == ["new"]
        assert any("Meer" in note or "b1" in note for note in suggestions.notes(page_read, "nl"))

    def test_changes_nothing_the_second_time(self):
        read(page())
        before = list(Decision.objects.values()), Event.objects.count()

        assert states(read(page())) == ["known"]
        assert states(read(page("Minder fietspaden"))) == ["differs"]

        assert (list(Decision.objects.values()), Event.objects.count()) == before

    @pytest.mark.parametrize("name", PAGES)
    def test_reads_the_pages_of_real_cities_twice(self, shared, name):
        html = shared(f"lblod/pages/{name}").read_text(encoding="utf-8")
        expected = len(rdfa.read(html, ADDRESS).decisions)

        assert states(read(html)) == ["new"] * expected
        assert states(read(html)) == ["known"] * expected

        assert Decision.objects.count() == expected
        assert all(queries.is_intact(decision) for decision in Decision.objects.all())

    def test_shows_nothing_of_the_markup_of_the_page(self, client):
        attack = "&lt;script&gt;alert(1)&lt;/script&gt;<script>alert(2)</script>"
        read(
            page(attack, inner='<p property="eli:description" onclick="x()">&lt;img src=x onerror=y&gt;</p>')
        )

        decision = Decision.objects.get()
        shown = client.get(decision.get_absolute_url()).content.decode()
        listed = client.get("/besluiten/").content.decode()

        for answer in (shown, listed):
            assert "<script>alert" not in answer
            assert "onclick" not in answer
            assert "<img" not in answer
        assert "&lt;script&gt;alert(1)" in shown

    def test_takes_no_address_of_this_site(self):
        page_read = read(page(uri=f"{BASE_URL.upper()}/besluiten/1/"))

        assert not Decision.objects.exists()
        assert any("van deze site" in note for note in suggestions.notes(page_read, "nl"))

    def test_leaves_out_an_address_that_no_row_can_hold(self):
        page_read = read(page(uri=f"https://stad.example/{'x' * 600}"))

        assert not Decision.objects.exists()
        assert any("langer dan 500" in note for note in suggestions.notes(page_read, "nl"))

    def test_survives_a_page_with_nul_bytes(self):
        day = '<span property="eli:date_publication" content="over\0morgen"></span>'

        page_read = read(page("Meer\0bomen", inner=day))

        assert Decision.objects.get().title == "Meerbomen"
        assert all("\0" not in note for note in suggestions.notes(page_read, "nl"))

    def test_keeps_a_title_of_any_length(self):
        read(page("fiets " * 500))

        assert len(Decision.objects.get().title) == 2999

    @pytest.mark.parametrize(
        ("html", "base", "code"),
        [
            (page(), "javascript:alert(1)", "not_an_address"),
            (page(), "/etc/passwd", "not_an_address"),
            ("x" * 1_000_001, ADDRESS, "page_too_large"),
            ("<div>" * 300, ADDRESS, "page_too_deep"),
            ("".join(page(uri=f"#b{n}") for n in range(301)), ADDRESS, "too_many_decisions"),
        ],
    )
    def test_refuses_what_is_no_page_of_decisions(self, html, base, code):
        with pytest.raises(AkkoordError) as refused:
            read(html, base)

        assert refused.value.code == code
        assert said(refused.value, "nl")
        assert not PageRead.objects.exists()


class TestReadPageForm:
    def test_takes_an_upload_and_shows_the_report(self, coordinator, promises):
        file = SimpleUploadedFile("lijst.html", page("Aanleg fietspad aan de school").encode())

        answer = coordinator.post("/besluiten/inlezen/", {"address": ADDRESS, "file": file}, follow=True)

        shown = answer.content.decode()
        assert "Aanleg fietspad aan de school" in shown
        assert "Meer veilige fietspaden naar school" in shown
        assert "fietspaden, school" in shown

    def test_links_a_suggestion_and_comes_back_to_the_report(self, coordinator, promises):
        coordinator.post("/besluiten/inlezen/", {"address": ADDRESS, "html": page("Aanleg fietspad")})
        decision, page_read = Decision.objects.get(), PageRead.objects.get()

        answer = coordinator.post(
            f"/besluiten/{decision.pk}/koppelen/", {"number": 1, "page_read": page_read.pk}
        )

        assert answer["Location"] == f"/besluiten/inlezen/{page_read.pk}/#besluit-{decision.pk}"
        assert Link.objects.get().promise == promises[0]

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"html": "<p>niets</p>"}, "is verplicht"),
            ({"address": "stad.example", "html": "<p>x</p>"}, "is geen webadres"),
            ({"address": ADDRESS}, "Kies een bestand"),
            ({"address": ADDRESS, "file": b"\xff\xfe\xff"}, "in UTF-8"),
            ({"address": ADDRESS, "file": b"x" * 1_000_001}, "groter dan 1 MB"),
            ({"address": ADDRESS, "file": b"<p>a</p>", "html": "<p>b</p>"}, "niet allebei"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, coordinator, given, expected):
        if "file" in given:
            given = given | {"file": SimpleUploadedFile("lijst.html", given["file"])}

        answer = coordinator.post("/besluiten/inlezen/", given)

        assert answer.status_code == 422
        assert expected in answer.content.decode()
        assert given.get("address", "") in answer.content.decode()
        assert not PageRead.objects.exists()

    def test_reports_with_as_many_queries_for_one_decision_as_for_twenty(
        self, coordinator, promises, django_assert_max_num_queries
    ):
        few = read(page("Fietspad"))
        many = read("".join(page(f"Fietspad {n}", uri=f"#m{n}") for n in range(20)))
        assert Found.objects.count() == 21

        for page_read in (few, many):
            with django_assert_max_num_queries(14):
                coordinator.get(page_read.get_absolute_url())


class TestKept:
    def test_counts_before_it_works(self):
        with pytest.raises(TooManyDecisions, match="301"):
            read("".join(page(uri=f"#b{n}") for n in range(301)))
