"""Ways into the agreement: by domain, goal of the world, place and actor."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import html

from akkoord.web.agreement import actions

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


def row(number, text, *, domain="Mobiliteit", actors=(), places=(), sdgs=()):
    return {
        "id": f"p{number}", "text": text, "level": "action", "line_start": number, "line_end": number,
        "domain": domain, "theme": "", "subtheme": None, "parent": None, "targets": [],
        "actors": list(actors), "places": list(places),
        "sdgs": [{"goal": goal, "because": because} for goal, because in sdgs],
    }  # fmt: skip


def publish(rows):
    version = actions.store_version(title="Akkoord", rows=rows, actor=None, now=NOW)
    return actions.publish(version_id=version.pk, actor=None, now=NOW)


@pytest.fixture
def version():
    return publish([
        row(1, "Met De Lijn komt er een bus naar Zuid.", actors=["De Lijn"], places=["Zuid"],
            sdgs=[(11, "bus")]),
        row(2, "De Lijn rijdt later.", actors=["De Lijn", "VDAB"], sdgs=[(11, "rijdt")]),
        row(3, "Er komt een bos.", domain="Natuur", places=["Zuid"], sdgs=[(15, "bos")]),
    ])  # fmt: skip


def page(client, address):
    return html.document_fromstring(client.get(address).text)


def entries(client, address):
    """Return what an index lists: each name with its number of promises."""
    items = page(client, address).xpath("//main//ul[@class='domains']/li")
    return {item.find("a").text: int(item.find("span").text) for item in items}


class TestIndex:
    @pytest.mark.parametrize(
        ("address", "expected"),
        [
            ("/domeinen/", {"Mobiliteit": 2, "Natuur": 1}),
            ("/actoren/", {"De Lijn": 2, "VDAB": 1}),
            ("/plaatsen/", {"Zuid": 2}),
        ],
    )
    def test_counts_promises(self, client, version, address, expected):
        assert entries(client, address) == expected

    def test_has_all_goals_of_the_world(self, client, version):
        found = entries(client, "/en/sdg/")

        assert len(found) == 17
        assert found["11. Sustainable cities and communities"] == 2
        assert found["1. No poverty"] == 0

    @pytest.mark.parametrize("address", ["/domeinen/", "/actoren/", "/plaatsen/", "/sdg/"])
    def test_costs_the_same_for_few_and_for_many(
        self, client, version, django_assert_max_num_queries, address
    ):
        publish(
            [
                row(n, f"Belofte {n}.", domain=f"D{n}", actors=[f"Club {n}"], places=[f"Wijk {n}"])
                for n in range(300)
            ]
        )

        with django_assert_max_num_queries(6):
            client.get(address)

    def test_says_that_there_is_none(self, client):
        publish([row(1, "Er komt groen.")])

        assert "No promise names a place." in client.get("/en/plaatsen/").text


class TestPage:
    def test_lists_the_promises_by_domain(self, client, version):
        found = page(client, "/plaatsen/zuid/")

        assert found.xpath("//h1")[0].text == "Zuid"
        assert [heading.text for heading in found.xpath("//main/h2")] == ["Mobiliteit", "Natuur"]
        assert found.xpath("//a[@href='/beloften/?place=zuid']")

    def test_leads_to_the_same_promises_in_the_list(self, client, version):
        found = page(client, "/beloften/?actor=de-lijn")

        assert len(found.xpath("//ol[@class='rows']/li")) == 2
        assert "De Lijn" in found.xpath("//ul[@class='active']")[0].text_content()

    def test_gives_the_words_that_led_to_a_goal(self, client, version):
        found = page(client, "/sdg/15/")

        assert [quote.text for quote in found.xpath("//ol[@class='rows']//q")] == ["bos"]
        assert found.xpath("//a[@href='http://metadata.un.org/sdg/15']")

    @pytest.mark.parametrize(
        "address", ["/sdg/0/", "/sdg/18/", f"/sdg/{10**30}/", "/actoren/niemand/", "/plaatsen/de-lijn/"]
    )
    def test_of_what_is_not_there_is_not_found(self, client, version, address):
        assert client.get(address).status_code == 404

    def test_of_a_name_that_only_a_draft_has_is_not_found(self, client, version):
        actions.store_version(
            title="Ontwerp", rows=[row(9, "Met de NMBS.", actors=["NMBS"])], actor=None, now=NOW
        )

        assert client.get("/actoren/nmbs/").status_code == 404
        assert "NMBS" not in client.get("/actoren/").text


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("sdg=11", 2),
            ("actor=vdab", 1),
            ("place=zuid&domain=natuur", 1),
            ("sdg=11&place=zuid", 1),
            ("theme=&verb=", 3),
            ("flag=no_target", 0),
        ],
    )
    def test_narrow_together(self, client, version, query, expected):
        assert len(page(client, f"/beloften/?{query}").xpath("//ol[@class='rows']/li")) == expected

    @pytest.mark.parametrize(
        "query",
        [
            "sdg=99", "sdg=1e9", "sdg=-1", "actor=%00", "place=../../x", "kind=x&kind=goal", "verb='--",
            "flag=<script>", "measurable=on", f"theme={'x' * 300}", f"page={10**40}", "domain=%FF", "stage=x",
        ],
    )  # fmt: skip
    def test_take_whatever_an_address_asks(self, client, version, query):
        answer = client.get(f"/beloften/?{query}")

        assert answer.status_code == 200
        assert "<script>" not in answer.text.replace('<script src="', "")

    def test_offer_what_would_leave_something_with_how_many(self, client, version):
        offered = page(client, "/en/beloften/?domain=natuur").xpath("//select[@name='sdg']/option")

        assert [option.text for option in offered] == ["All goals", "15. Life on land (1)"]


class TestPartOfThePage:
    def test_is_all_that_a_script_gets(self, client, version):
        answer = client.get("/beloften/?sdg=15", headers={"HX-Request": "true"})

        assert "Er komt een bos." in answer.text
        assert "<html" not in answer.text
        assert "HX-Request" in answer["Vary"]

    def test_renews_the_choices_and_announces_the_number(self, client, version):
        answer = client.get("/en/beloften/?domain=natuur&q=&kind=", headers={"HX-Request": "true"})

        assert '<div hx-swap-oob="innerHTML:#announced">' in answer.text
        assert '<option value="15">15. Life on land (1)</option>' in answer.text
        assert "<select" not in answer.text

    def test_has_an_address_without_filters_that_ask_for_nothing(self, client, version):
        def address(query):
            headers = {"HX-Request": "true"}
            return client.get(f"/en/beloften/{query}", headers=headers).headers["HX-Push-Url"]

        assert address("?q=&domain=natuur&kind=") == "/en/beloften/?domain=natuur"
        assert address("?q=&domain=") == "/en/beloften/"
        assert address("?q=a%26b&kind=") == "/en/beloften/?q=a%26b"
