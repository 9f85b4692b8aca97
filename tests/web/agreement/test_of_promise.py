"""What the page of a promise tells of its words, its ties and its past."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from lxml import html

from akkoord.web.agreement import actions, comparing
from akkoord.web.agreement.actions import Descent
from akkoord.web.agreement.models import Lineage
from akkoord.web.examples.genk import load as genk
from akkoord.web.examples.voorbeeldegem import story
from floors import town

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=30)


def row(number, text, **more):
    return {
        "id": f"p{number}", "text": text, "level": "action", "line_start": number, "line_end": number,
        "domain": "Wonen", "theme": "Huren", "subtheme": None, "parent": None, "targets": [], **more,
    }  # fmt: skip


def publish(rows, now=NOW, **more):
    version = actions.store_version(title="Akkoord", rows=rows, actor=None, now=now, **more)
    return actions.publish(version_id=version.pk, actor=None, now=now)


def page(client, number, language="/en"):
    return html.document_fromstring(client.get(f"{language}/beloften/{number}/").text)


def facts(found):
    """Return the facts of a page, each text of a name."""
    return {
        " ".join(div.find("dt").text_content().split()): " ".join(div.find("dd").text_content().split())
        for div in found.xpath("//dl[@class='facts']/div")
    }


class TestWhatWasRead:
    def test_stands_in_plain_words(self, client):
        publish([
            row(
                1, "Samen met VDAB komen er in Zuid meer woningen, als het kan.", verb_class="deliver",
                trends=[{"direction": "up", "text": "meer woningen"}],
                conditions=[{"text": "als het kan", "kind": "feasibility"}], actors=["VDAB"], places=["Zuid"],
                parts=["Er komen woningen", "Er komt een park"], sdgs=[{"goal": 11, "because": "woningen"}],
                cross_refs=[{"text": "zie elders", "id": None}, {"text": "zie groen", "id": "p2"}],
                flags=[{"code": "damaged_text", "because": "wonnigen"}],
            ),
            row(2, "Er komt groen."),
        ])  # fmt: skip
        told = facts(page(client, 1))

        assert told["Direction"] == "goes up: meer woningen"
        assert told["On condition"] == "als het kan (if it can be done)"
        assert (told["Who takes part"], told["Where"]) == ("VDAB", "Zuid")
        assert told["Several promises in one"] == "Er komen woningenEr komt een park"
        assert "Something comes, changes or goes" in told["Kind"]
        text = page(client, 1).text_content()
        assert "zie elders (not found in the agreement)" in " ".join(text.split())
        assert "11. Sustainable cities and communities" in text
        assert "Errors in the text" in text

    def test_leads_to_actors_places_goals_and_references(self, client):
        publish([
            row(1, "x", actors=["VDAB"], places=["Zuid"], sdgs=[{"goal": 3, "because": "x"}],
                cross_refs=[{"text": "zie groen", "id": "p2"}], nested_under="p2"),
            row(2, "Er komt groen."),
        ])  # fmt: skip
        addresses = set(page(client, 1, "").xpath("//main//a/@href"))

        assert {"/actoren/vdab/", "/plaatsen/zuid/", "/sdg/3/", "/beloften/2/"} <= addresses

    def test_names_what_contradicts_it_with_the_words_of_both(self, client):
        publish([
            row(1, "Er komen 500 bomen.", conflicts=[{"id": "p2", "note": '"500 bomen" | "300 bomen"'}]),
            row(2, "Er komen 300 bomen.", conflicts=[{"id": "p1", "note": '"300 bomen" | "500 bomen"'}]),
            row(3, "Wij planten 500 bomen.", repeats=["p1"]),
        ])  # fmt: skip
        text = " ".join(page(client, 1).text_content().split())

        assert "Er komen 300 bomen. here: 500 bomen · there: 300 bomen" in text
        assert "Says the same" in " ".join(page(client, 3).text_content().split())

    def test_is_markup_of_nobody(self, client):
        evil = "<script>alert(1)</script>"
        publish([
            row(1, evil, actors=[evil], places=[evil], parts=[evil, evil],
                trends=[{"direction": "up", "text": evil}],
                conditions=[{"text": evil, "kind": "need"}], sdgs=[{"goal": 1, "because": evil}],
                cross_refs=[{"text": evil, "id": None}], flags=[{"code": "statement", "because": evil}],
                theme=evil, subtheme=evil, domain=evil),
        ])  # fmt: skip

        for address in (
            "/beloften/1/",
            "/beloften/",
            "/bevindingen/?soort=statement",
            "/actoren/",
            "/sdg/1/",
        ):
            assert "<script>alert" not in client.get(address).text

    def test_costs_a_bounded_number_of_queries(self, client, django_assert_max_num_queries):
        genk.promises(now=NOW)
        client.get("/beloften/2/")

        for number in (1, 60, 300, 688):
            with django_assert_max_num_queries(30):
                assert client.get(f"/beloften/{number}/").status_code == 200


class TestGone:
    def test_tells_where_it_was_last(self, client):
        publish([row(1, "Er komt een bos."), row(2, "Er komt een plein.")])
        publish([row(2, "Er komt een plein.")], LATER, continues={"p2": 2})
        text = " ".join(page(client, 1).text_content().split())

        assert (
            "This promise is no longer in the agreement. It was last in “Akkoord”, published on 1 September"
            in text
        )
        assert "Er komt een bos." in text
        assert "no longer" not in page(client, 2).text_content()

    def test_tells_what_it_became_and_that_where_it_came_from(self, client):
        publish([row(1, "Er komt een bos en een plein.")])
        publish(
            [row(1, "Er komt een bos."), row(2, "Er komt een plein.")],
            LATER,
            descents=[Descent(1, "p1", Lineage.Kind.SPLIT), Descent(1, "p2", Lineage.Kind.SPLIT)],
        )
        text = " ".join(page(client, 1).text_content().split())

        assert "This promise lives on in others." in text
        assert "What became of it Er komt een bos. split offEr komt een plein. split off" in text
        assert facts(page(client, 2))["Split off from"] == "Er komt een bos en een plein."

    def test_of_a_draft_is_not_found(self, client):
        publish([row(1, "Er komt een bos.")])
        actions.store_version(title="Ontwerp", rows=[row(2, "Geheim plan.")], actor=None, now=LATER)
        answer = client.get("/beloften/2/")

        assert answer.status_code == 404
        assert "Geheim" not in answer.text

    def test_tells_nothing_of_a_split_that_only_a_draft_has(self, client):
        publish([row(1, "Er komt een bos en een plein.")])
        actions.store_version(
            title="Ontwerp", rows=[row(1, "Geheim bos."), row(2, "Geheim plein.")], actor=None, now=LATER,
            continues={"p1": 1}, descents=[Descent(1, "p2", Lineage.Kind.SPLIT)],
        )  # fmt: skip

        assert "Geheim" not in client.get("/beloften/1/").text


class TestFindings:
    def test_are_grouped_with_why_they_matter(self, client):
        story.publish_agreement(story.read_agreement())
        found = html.document_fromstring(client.get("/en/bevindingen/").text)
        kinds = {
            dt.find("a").text: int(dt.find("span").text)
            for dt in found.xpath("//dl[@class='finding-kinds']//dt")
        }

        assert kinds["Nothing to measure it by"] > 0
        assert "nobody can say when it is kept" in found.text_content()

    def test_give_their_promises_with_their_lines(self, client):
        publish([
            row(7, "Er komen 500 bomen.", conflicts=[{"id": "p9", "note": '"500 bomen" | "300 bomen"'}]),
            row(9, "Er komen 300 bomen.", conflicts=[{"id": "p7", "note": '"300 bomen" | "500 bomen"'}]),
        ])  # fmt: skip
        found = html.document_fromstring(client.get("/en/bevindingen/?soort=conflict").text)
        promises = [" ".join(li.text_content().split()) for li in found.xpath("//ul[@class='concerned']/li")]

        assert promises == [
            "Er komen 500 bomen. (line 7) 500 bomen",
            "Er komen 300 bomen. (line 9) 300 bomen",
        ]
        assert "These two promises contradict" not in found.text_content()

    @pytest.mark.parametrize("query", ["?soort=x", "?domein=x", "?soort=%00", "?page=9999999999"])
    def test_take_whatever_an_address_asks(self, client, query):
        publish([row(1, "Er komt een bos.")])

        assert client.get(f"/bevindingen/{query}").status_code == 200

    def test_of_a_draft_are_for_staff(self, client):
        publish([row(1, "Er komt een bos.")])
        draft = actions.store_version(title="Ontwerp", rows=[row(2, "Geheim.")], actor=None, now=LATER)

        assert client.get(f"/akkoord/versies/{draft.pk}/bevindingen/").status_code == 302
        assert "Geheim" not in client.get("/bevindingen/").text

    def test_cost_the_same_for_few_and_for_many(self, client, django_assert_max_num_queries):
        publish(
            [
                row(n, f"Dit is belofte {n}.", flags=[{"code": "statement", "because": "x"}])
                for n in range(400)
            ]
        )

        with django_assert_max_num_queries(12):
            assert len(client.get("/bevindingen/?soort=statement").content) < 100_000


class TestComparePages:
    @pytest.fixture
    def pair(self):

        old = publish(
            [
                row(1, "Er komen 500 bomen.", targets=[town.target("500 bomen", 500, "bomen")]),
                row(2, "Er komt een plein."),
                row(3, "Er komt een brug."),
            ]
        )
        new = publish(
            [
                row(1, "Er komen 600 bomen.", targets=[town.target("600 bomen", 600, "bomen")]),
                row(2, "Er komt een plein."),
                row(4, "Er komt een zwembad."),
            ],
            LATER,
            continues={"p1": 1, "p2": 2},
        )
        comparing.compare(old_id=old.pk, new_id=new.pk, now=LATER)
        return old, new

    def test_shows_both_wordings_with_what_differs(self, client, pair):
        old, new = pair
        found = html.document_fromstring(
            client.get(f"/en/vergelijken/{old.pk}/{new.pk}/?soort=sharpened").text
        )

        assert [own.text for own in found.xpath("//del")] == ["500"]
        assert [own.text for own in found.xpath("//ins")] == ["600"]
        assert {"/en/beloften/1/"} == set(found.xpath("//div[@class='change-side']//a/@href"))

    def test_counts_every_kind(self, client, pair):
        old, new = pair
        found = html.document_fromstring(client.get(f"/en/vergelijken/{old.pk}/{new.pk}/").text)
        counts = {a.text.strip(): int(a.find("span").text) for a in found.xpath("//nav[@class='kinds']//a")}

        assert counts == {"All changes": 3, "Firmer": 1, "New": 1, "Dropped": 1, "The same": 1}

    def test_is_listed_and_chosen_by_a_form(self, client, pair):
        old, new = pair
        page = client.get("/en/vergelijken/").text

        assert f"/en/vergelijken/{old.pk}/{new.pk}/" in page
        answer = client.get(f"/en/vergelijken/?oud={old.pk}&nieuw={new.pk}")
        assert answer["Location"] == f"/en/vergelijken/{old.pk}/{new.pk}/"

    def test_of_a_draft_is_for_staff(self, client, pair):

        draft = actions.store_version(title="Ontwerp", rows=[row(9, "Geheim.")], actor=None, now=LATER)
        comparing.compare(old_id=pair[1].pk, new_id=draft.pk, now=LATER)
        address = f"/vergelijken/{pair[1].pk}/{draft.pk}/"

        assert client.get(address).status_code == 404
        assert "Ontwerp" not in client.get("/vergelijken/").text
        client.force_login(town.somebody("reader"))
        assert "Geheim." in client.get(address).text

    def test_is_asked_for_by_staff_only(self, client, pair):

        old, new = pair
        assert client.post(f"/vergelijken/{new.pk}/{old.pk}/nu/").status_code == 302
        client.force_login(town.somebody("reader"))
        answer = client.post(f"/vergelijken/{new.pk}/{old.pk}/nu/")
        assert "/taken/" in answer["Location"]

    @pytest.mark.parametrize(
        "address", ["/vergelijken/1/1/", "/vergelijken/998/999/", f"/vergelijken/1/{10**30}/"]
    )
    def test_of_what_is_not_there_is_not_found(self, client, pair, address):
        assert client.get(address).status_code == 404
