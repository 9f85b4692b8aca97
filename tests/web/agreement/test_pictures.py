"""The pages of the pictures."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from lxml import html

import today
from floors import town as voorbeeldegem

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases, pytest.mark.usefixtures("site")]

ALL = ("akkoord", "tijdlijn", "actoren", "sdg")


def rows_with_marks(change=None):
    """Return the small agreement with names and goals of the world on its homes."""
    rows = voorbeeldegem.rows()
    for number, row in enumerate(rows):
        if row["domain"] == "Wonen":
            row |= {"actors": ["OCMW"] + (["De Sleutel"] if number == 4 else [])}
            row |= {"sdgs": [{"goal": 11, "because": "woning"}]}
        for target in row["targets"]:
            target["deadline"] = target["deadline"] if change is None else change
    return rows


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return html.document_fromstring(answer.content.decode())


def cells(document, caption):
    table = document.xpath(f"//table[caption[@id='{caption}']]")[0]
    return [[" ".join(cell.text_content().split()) for cell in row] for row in table.xpath("tbody/tr")]


class TestPictures:
    @pytest.mark.parametrize("name", ALL)
    def test_are_each_one_image_in_two_shapes_with_words_and_no_stop_for_the_keyboard(self, client, name):
        voorbeeldegem.publish(rows_with_marks())
        document = page(client, f"/beelden/{name}/")
        images = document.xpath("//main//svg")

        assert [image.get("class") for image in images] == ["drawing is-wide", "drawing is-narrow"]
        assert all(image.xpath("string(title)") and image.xpath("string(desc)") for image in images)
        assert all(not image.xpath(".//a | .//*[@tabindex]") for image in images)

    @pytest.mark.parametrize("name", ALL)
    def test_are_on_one_page_too_and_each_led_to(self, client, name):
        voorbeeldegem.publish(rows_with_marks())
        document = page(client, "/beelden/")

        assert document.xpath(f"//section[@aria-labelledby='{name}']//svg")
        assert document.xpath(f"//a[@href='/beelden/{name}/']")

    @pytest.mark.parametrize("name", ALL)
    def test_are_there_as_a_file(self, client, name):
        voorbeeldegem.publish(rows_with_marks())
        answer = client.get(f"/beelden/{name}.svg")

        assert answer["Content-Type"] == "image/svg+xml"
        assert answer["Content-Disposition"] == f'attachment; filename="{name}.svg"'
        assert ElementTree.fromstring(answer.content).tag.endswith("svg")

    @pytest.mark.parametrize("name", ALL)
    def test_stand_before_anything_was_marked(self, client, name):
        voorbeeldegem.publish([row | {"targets": []} for row in voorbeeldegem.rows()])

        assert page(client, f"/beelden/{name}/").xpath("//h1")

    @pytest.mark.parametrize("path", ["/beelden/zeppelin/", "/beelden/zeppelin.svg", "/beelden/akkoord.pdf"])
    def test_that_are_none_are_not_found(self, client, path):
        voorbeeldegem.publish(voorbeeldegem.rows())

        assert client.get(path).status_code == 404

    def test_say_where_there_is_no_agreement_yet(self, client, db):
        assert client.get("/beelden/").status_code == 200
        assert client.get("/beelden/akkoord/").status_code == 404

    def test_lead_from_home(self, client):
        voorbeeldegem.publish(voorbeeldegem.rows())

        assert page(client, "/").xpath("//a[@href='/beelden/']")

    def test_show_no_markup_of_a_promise_as_markup(self, client):
        rows = rows_with_marks()
        rows[4] |= {"actors": ["<script>alert(1)</script>"], "domain": "<b>Wonen"}
        voorbeeldegem.publish(rows)

        for path in ("/beelden/", *(f"/beelden/{name}.svg" for name in ALL)):
            assert b"<script>alert" not in client.get(path).content
            assert b"<b>Wonen" not in client.get(path).content


class TestTimeLine:
    def test_lists_the_targets_by_their_deadline_with_their_promise(self, client):
        voorbeeldegem.publish(voorbeeldegem.rows())
        listed = cells(page(client, "/beelden/tijdlijn/"), "by-deadline")

        # Two promises name the homes by 2028, two the trees by June 2029.
        assert [row[0] for row in listed] == ["2028", "2028", "juni 2029", "juni 2029"]
        assert listed[0][2] == "Wij bouwen minstens 120 woningen tegen 2028."

    def test_counts_the_targets_without_a_deadline_apart(self, client):
        voorbeeldegem.publish(voorbeeldegem.rows())
        text = page(client, "/beelden/tijdlijn/").text_content()

        # Twice 10% under the price of the market, and the 400.000 euro.
        assert "3 streefdoelen hebben geen einddatum" in text

    def test_draws_today_and_the_years_of_the_term(self, client, monkeypatch):
        today.stays(monkeypatch, voorbeeldegem.NOW.date())
        voorbeeldegem.publish(voorbeeldegem.rows())
        wide = page(client, "/beelden/tijdlijn/").xpath("//svg")[0]
        years = [text for text in wide.xpath(".//text/text()") if text.isdecimal() and len(text) == 4]

        assert years == ["2026", "2027", "2028", "2029"]
        assert wide.xpath(".//*[@class='today']")

    @pytest.mark.parametrize(
        "deadline",
        ["soon", "", "2028-13", "2028-02-30", "0000", "20280", "2028-01-01T00", 2028, ["2028"], "٢٠٢٨"],
    )
    def test_takes_what_is_no_date_for_none(self, client, deadline):
        voorbeeldegem.publish(rows_with_marks(deadline))

        assert "7 streefdoelen hebben geen einddatum" in page(client, "/beelden/tijdlijn/").text_content()

    def test_keeps_far_years_together(self, client, monkeypatch):
        today.stays(monkeypatch, voorbeeldegem.NOW.date())
        rows = rows_with_marks("9999")
        rows[0]["targets"] = [voorbeeldegem.target("in 1302", 1, "slag", deadline="1302")]
        rows[1]["targets"] = [voorbeeldegem.target("in 2027", 1, "boom", deadline="2027")]
        voorbeeldegem.actions.publish(
            version_id=voorbeeldegem.actions.store_version(
                title="Akkoord", rows=rows, term=(2025, 2030), actor=None, now=voorbeeldegem.NOW
            ).pk,
            actor=None,
            now=voorbeeldegem.NOW,
        )
        said = page(client, "/beelden/tijdlijn/").xpath("//svg[1]//text/text()")

        assert said.count("vroeger") == said.count("later") == 1
        assert not {"1302", "9999"} & set(said)


class TestActors:
    def test_are_listed_by_their_number_of_promises_each_with_its_promises(self, client):
        voorbeeldegem.publish(rows_with_marks())
        document = page(client, "/beelden/actoren/")

        assert cells(document, "by-actor") == [["OCMW", "7"], ["De Sleutel", "1"]]
        assert document.xpath("//a[contains(@href, 'ocmw')]")

    def test_beyond_the_first_are_one_line(self, client):
        rows = voorbeeldegem.rows()
        rows[0] |= {"actors": [f"Vereniging {number:02}" for number in range(25)]}
        voorbeeldegem.publish(rows)
        said = page(client, "/beelden/actoren/").xpath("//svg[1]//text/text()")

        assert "en nog 5 andere, 5 keer" in said
        assert "Vereniging 19" in said
        assert "Vereniging 20" not in said


class TestGoals:
    def test_stand_by_domain_with_a_link_to_their_promises(self, client):
        voorbeeldegem.publish(rows_with_marks())
        document = page(client, "/beelden/sdg/")
        by_domain = cells(document, "by-goal-and-domain")

        assert [row[0] for row in by_domain] == ["Wonen"]
        assert by_domain[0][11] == "7"
        [link] = document.xpath("//td/a/@href")
        assert "7 beloften" in page(client, link).text_content()
