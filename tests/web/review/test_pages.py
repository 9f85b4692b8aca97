"""Bringing in, the workbench and publishing, as pages."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from lxml import html

from akkoord.web.accounts import desk as desks
from akkoord.web.agreement import queries as agreement
from akkoord.web.examples.voorbeeldegem import story
from akkoord.web.jobs import runs
from akkoord.web.review import actions
from akkoord.web.review.importing import MOST_BYTES
from akkoord.web.review.models import Item, Review, Step
from floors import town
from small_pdf import pdf
from web.review.conftest import Desk, bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TEXT = b"""STAD

- **Meer groen.**
 - Wij planten 500 bomen.
 - Er komt een park.

Een zin die niets belooft.
"""


def word():
    document = docx.Document()
    document.add_paragraph("GROENE STAD")
    document.add_paragraph("Er komen 500 bomen.", style="List Bullet")
    content = BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.fixture
def coordinator(client, db):
    user = town.somebody("coordinator")
    client.force_login(user)
    return user


def upload(client, content=TEXT, *, title="Ontwerp", name="akkoord.txt"):
    return client.post("/en/akkoord/inlezen/", {"title": title, "file": SimpleUploadedFile(name, content)})


def address(name, review):
    with translation.override("nl"):
        return reverse(f"review:{name}", args=[review.public_id])


def step(client, review, name, words="", **more):
    """Take a step as the page sends it."""
    if words:
        item = Desk(review).item(words)
        more = {"item_id": item.pk, "seen": item.revision} | more
    return client.post("/en" + address("step", review), {"step": name, **more})


class TestBringingIn:
    def test_starts_a_reading_and_shows_how_far_it_is(self, client, coordinator):
        answer = upload(client)
        review = Review.objects.get()

        assert answer["Location"] == f"/en/akkoord/nazicht/{review.public_id}/"
        assert "We are reading the text." in client.get(answer["Location"]).text

    def test_leads_to_the_workbench_once_it_is_read(self, client, coordinator):
        upload(client)
        review = Review.objects.get()
        runs.run.func(review.job_id)

        assert "Meer groen." in client.get(address("board", review)).text

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b" \n \n", "There is no text in it."),
            (b"GIF89a" + bytes(50), "cannot be read: GIF."),
            (b"Hallo.", "Not one promise was found"),
        ],
    )
    def test_says_what_is_wrong_with_a_text_and_keeps_it(self, client, coordinator, content, said):
        upload(client, content)
        review = Review.objects.get()
        runs.run.func(review.job_id)
        page = client.get("/en" + address("board", review)).text

        assert said in page
        assert "Your document is kept." in page
        assert review.file.erased_at is None

    def test_says_what_is_wrong_with_the_names_of_the_city(self, client, coordinator, settings, tmp_path):
        path = tmp_path / "namen.toml"
        path.write_text('[[actor]]\nname = "Sportraad"\nkind = "raad"\n', encoding="utf-8")
        settings.CITY = replace(settings.CITY, gazetteer=path)
        upload(client)
        review = Review.objects.get()
        runs.run.func(review.job_id)

        assert "Gazetteer namen.toml, [[actor]] 1 (Sportraad): kind is" in unescape(
            client.get("/en" + address("board", review)).text
        )

    @pytest.mark.parametrize(
        ("name", "content"),
        [("akkoord.docx", word()), ("akkoord.pdf", pdf(["GROENE STAD", "", "- Er komen 500 bomen."]))],
    )
    def test_takes_a_word_file_and_a_pdf(self, client, coordinator, name, content):
        upload(client, content, name=name)
        runs.run.func(Review.objects.get().job_id)

        assert Item.objects.get().text == "Er komen 500 bomen."

    def test_refuses_a_file_larger_than_an_agreement_can_be(self, client, coordinator):
        answer = upload(client, b"- wij.\n" * (MOST_BYTES // 7 + 1), name="groot.txt")

        assert answer.status_code == 422
        assert "“groot.txt” is 10.0\N{NO-BREAK SPACE}MB." in answer.text
        assert not Review.objects.exists()

    def test_keeps_the_title_of_a_form_that_is_wrong(self, client, coordinator):
        page = upload(client, b"", title="Ontwerp van maart").text

        assert 'value="Ontwerp van maart"' in page
        assert "The submitted file is empty." in page

    @pytest.mark.parametrize("field", ["title", "file"])
    def test_ties_each_error_to_its_field(self, client, coordinator, field):
        page = html.document_fromstring(client.post("/en/akkoord/inlezen/", {}).text)

        (control,) = page.xpath(f"//input[@name='{field}']")
        assert control.get("aria-invalid") == "true"
        assert f"id_{field}_error" in control.get("aria-describedby").split()

    def test_lists_what_is_under_way_and_every_version(self, client, coordinator, review):
        page = client.get("/en/akkoord/inlezen/").text

        assert "52 of 52 promises to look at" in page
        assert "No version has been made yet." in page

    def test_lies_on_the_desk_of_who_may_read_drafts(self):
        assert "review:read" in [entry.url_name for entry in desks.entries({"agreement.read_draft"})]
        assert "review:read" not in [entry.url_name for entry in desks.entries({"rights.open_file"})]

    def test_is_taken_away(self, client, coordinator, review):
        answer = client.post("/en" + address("discard", review), follow=True)

        assert "was taken away." in answer.text
        assert not Review.objects.exists()


class TestBoard:
    def test_shows_the_lines_and_the_promise_that_was_read_in_them(self, client, coordinator):
        review = bring_in(TEXT)
        page = html.document_fromstring(client.get("/en" + address("board", review) + "?regel=4").text)
        (chosen,) = page.xpath("//li[contains(@class, 'is-chosen')]")

        assert "Wij planten 500 bomen." in chosen.text_content()
        assert "Wij planten 500 bomen." in page.get_element_by_id("at-hand").text_content()
        assert "500 bomen" in page.xpath("//dt[text()='Measured by']/following-sibling::dd")[0].text

    def test_offers_to_add_what_was_missed_on_a_line_of_no_promise(self, client, coordinator):
        review = bring_in(TEXT)
        page = client.get("/en" + address("board", review) + "?regel=7").text

        assert "Line 7 is part of no promise" in page
        assert "Een zin die niets belooft." in page
        step(client, review, "add", line_start=7, line_end=7, text="Er komt een zin.", level="action")
        assert Item.objects.filter(text="Er komt een zin.", line_start=7).exists()

    def test_begins_with_the_most_doubtful(self, client, coordinator):
        review = bring_in(TEXT)
        Item.objects.filter(text="Er komt een park.").update(doubt=60, doubts=["statement"])
        page = html.document_fromstring(client.get("/en" + address("board", review)).text)

        assert "Er komt een park." in page.get_element_by_id("at-hand").text_content()
        assert "It may describe something" in page.text_content()

    def test_goes_on_to_the_next_after_a_step(self, client, coordinator):
        review = bring_in(TEXT)
        answer = step(client, review, "accept", "Meer groen", toon="open", volgorde="text")
        page = html.document_fromstring(client.get(answer["Location"]).text)

        assert "Wij planten 500 bomen." in page.get_element_by_id("at-hand").text_content()
        assert "1 of 3 looked at, 2 to go" in page.text_content()

    def test_stays_with_the_promise_whose_heading_was_changed(self, client, coordinator):
        review = bring_in(TEXT)
        answer = step(client, review, "retitle", "park", domain="DORP", theme="", subtheme="")

        assert f"belofte={Desk(review).item('park').pk}" in answer["Location"]

    def test_keeps_what_was_typed_when_it_is_wrong(self, client, coordinator):
        review = bring_in(TEXT)
        answer = step(client, review, "edit", "park", text="Dossier 85.07.30-033.28")

        assert answer.status_code == 422
        assert "The text holds a national number." in answer.text
        assert "Dossier 85.07.30-033.28" in answer.text

    def test_shows_what_somebody_else_made_of_it_beside_what_was_typed(self, client, coordinator, bart):
        review = bring_in(TEXT)
        item = Desk(review).item("park")
        Desk(review, bart).does(actions.edit, "park", text="Er komt een plein.")
        answer = step(client, review, "edit", item_id=item.pk, seen=1, text="Er komt een bos.")
        page = html.document_fromstring(answer.text)
        (typed,) = page.xpath("//textarea[@id='edit_text']")

        assert answer.status_code == 409
        assert "Bart Maes changed this promise in the meantime." in answer.text
        assert typed.text.strip() == "Er komt een bos."
        assert "Er komt een plein." in page.get_element_by_id("at-hand").text_content()
        # Sent again, it speaks of the promise as it is now shown.
        assert page.xpath("//input[@id='edit_seen']")[0].get("value") == "2"

    def test_undoes_and_does_again(self, client, coordinator):
        review = bring_in(TEXT)
        step(client, review, "accept", "park")
        step(client, review, "undo")
        assert Desk(review).item("park").state == "open"
        step(client, review, "redo")
        assert Desk(review).item("park").state == "accepted"

    def test_says_that_there_is_nothing_to_undo(self, client, coordinator):
        answer = step(client, bring_in(TEXT), "undo")

        assert answer.status_code == 409
        assert "There is nothing that you can undo." in answer.text

    @pytest.mark.parametrize(
        "query",
        ["?regel=0", "?regel=9999999999", "?belofte=1e3", "?belofte=-1", "?toon=x&volgorde=y", "?regel=\0"],
    )
    def test_takes_whatever_an_address_asks(self, client, coordinator, query):
        assert client.get(address("board", bring_in(TEXT)) + query).status_code == 200

    def test_costs_the_same_for_few_and_for_many(self, client, coordinator, django_assert_max_num_queries):
        few = bring_in(TEXT)
        lines = "\n".join(f" - Wij bouwen {number} woningen in wijk {number}." for number in range(1, 1_500))
        many = bring_in(f"STAD\n\n- **Wonen.**\n{lines}".encode())
        Item.objects.filter(review=many).update(doubt=1)

        for review in (few, many):
            with django_assert_max_num_queries(22):
                page = client.get(address("board", review)).content
            assert len(page) < 60_000

    def test_is_read_along_without_buttons(self, client):
        review = bring_in(TEXT)
        client.force_login(town.somebody("reader"))
        page = client.get("/en" + address("board", review)).text

        assert "Meer groen." in page
        assert 'name="step"' not in page


class TestPublishPage:
    def test_tells_what_is_left(self, client, coordinator, review):
        assert "52 promises are still to look at." in client.get("/en" + address("publish", review)).text

    def test_refuses_while_promises_are_open(self, client, coordinator, review):
        answer = client.post("/en" + address("publish", review))

        assert answer.status_code == 409
        assert "Still to look at: 52." in answer.text
        assert agreement.published() is None

    def test_shows_the_version_to_residents(self, client, coordinator, desk):
        desk.accept_all()
        answer = client.post("/en" + address("publish", desk.review), follow=True)

        assert "“Bestuursakkoord 2025-2030” is published." in answer.text
        assert agreement.published().review == desk.review

    def test_counts_what_changes_beside_the_version_before(self, client, coordinator, desk):
        desk.accept_all()
        first = desk.publish()
        text = story.text_of_the_agreement().decode()
        text = text.replace("24 assistentiewoningen", "30 assistentiewoningen")
        text = text.replace("  - Brieven van de stad worden herschreven in klare taal.\n", "")
        review = bring_in(text.encode(), follows=first)
        page = html.document_fromstring(client.get("/en" + address("publish", review)).text)
        told = {div[0].text: div[1].text for div in page.xpath("//dl[@class='figures']/div")}

        assert (told["the same words"], told["other words"]) == ("50", "1")
        assert (told["new"], told["no longer there"]) == ("0", "1")
        assert [link.text_content() for link in page.xpath("//h3/following-sibling::ul//a")] == [
            "Brieven van de stad worden herschreven in klare taal."
        ]
        assert page.xpath("//a[contains(@href, '?toon=changed')]")

    def test_leads_to_the_version_once_it_is_there(self, client, coordinator, desk):
        desk.accept_all()
        version = desk.publish()

        for name in ("board", "publish"):
            assert client.get(address(name, desk.review))["Location"] == version.get_absolute_url()
        assert (
            "Nothing can change here"
            in client.post("/en" + address("step", desk.review), {"step": "undo"}, follow=True).text
        )


class TestAccess:
    def test_sends_a_visitor_to_log_in(self, client, review):
        for name in ("board", "publish"):
            assert "next=" in client.get(address(name, review))["Location"]
        assert "next=" in client.get("/akkoord/inlezen/")["Location"]

    @pytest.mark.parametrize("role", ["social_worker", "administrator"])
    def test_refuses_a_role_that_may_not_look(self, client, review, role):
        client.force_login(town.somebody(role))

        assert client.get(address("board", review)).status_code == 403
        assert client.get("/akkoord/inlezen/").status_code == 403

    @pytest.mark.parametrize("role", ["reader", "administrator"])
    def test_refuses_steps_of_who_may_only_look(self, client, review, role):
        client.force_login(town.somebody(role))

        assert step(client, review, "accept_rest", most_doubt=100).status_code == 403
        assert client.post(address("publish", review)).status_code == 403
        assert client.post(address("discard", review)).status_code == 403
        assert upload(client).status_code == 403
        assert not Step.objects.exists()
        assert Review.objects.count() == 1

    def test_wants_the_token_of_the_form(self, review):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(town.somebody("coordinator"))

        assert strict.post(address("step", review), {"step": "undo"}).status_code == 403

    def test_does_not_reach_a_promise_of_another_review(self, client, coordinator, review):
        other = bring_in(TEXT)
        answer = step(client, review, "accept", item_id=Desk(other).item("park").pk, seen=1)

        assert answer.status_code == 422
        assert Desk(other).item("park").state == "open"

    def test_shows_no_promise_of_another_review(self, client, coordinator, review):
        other = bring_in(TEXT)
        page = client.get(address("board", review) + f"?belofte={Desk(other).item('park').pk}").text

        assert "Er komt een park." not in page


class TestHostileTexts:
    MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"

    def test_are_text_on_every_page(self, client, coordinator):
        content = f"{self.MARKUP}\n\nSTAD\n\n- Er komt een park {self.MARKUP} in de wijk.\n".encode()
        upload(client, content, title=self.MARKUP)
        review = Review.objects.get()
        runs.run.func(review.job_id)
        step(client, review, "edit", "park", text=f"Er komt een plein. {self.MARKUP}")
        item = Desk(review).item("plein")
        step(client, review, "retitle", item_id=item.pk, seen=item.revision, domain=self.MARKUP)
        pages = [client.get(path).text for path in (address("board", review), "/akkoord/inlezen/")]
        Desk(review).accept_all()
        pages.append(client.get(address("publish", review)).text)
        client.post(address("publish", review))
        pages += [client.get(path).text for path in ("/", "/beloften/", "/beloften/1/")]

        assert all("<script>alert" not in page and "<img src=x" not in page for page in pages)
        assert all("&lt;script&gt;alert(1)" in page for page in pages)

    def test_of_a_file_that_unpacks_without_end_are_refused(self, client, coordinator):
        content = BytesIO()

        with ZipFile(content, "w", ZIP_DEFLATED) as bomb:
            bomb.writestr("[Content_Types].xml", b"<Types/>" + b" " * 200_000_000)
            bomb.writestr("word/document.xml", b" " * 200_000_000)
        answer = upload(client, content.getvalue(), name="akkoord.docx")

        assert answer.status_code == 422
        assert not Review.objects.exists()

    def test_of_a_file_that_is_no_document_are_refused_by_what_is_in_it(self, client, coordinator):
        answer = upload(client, b"<html><script>alert(1)</script>", name="akkoord.pdf")

        assert answer.status_code == 422
        assert "akkoord.pdf" in answer.text

    def test_are_never_given_back_as_a_page(self, client, coordinator):
        review = bring_in(b"<html><body><h1>STAD</h1><ul><li>Er komt groen.</ul>", "akkoord.html")
        answer = client.get(review.file.get_absolute_url())

        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")

    def test_in_numbers_and_steps_are_refused(self, client, coordinator, review):
        for sent in (
            {"step": "accept", "item_id": "9" * 40, "seen": "1"},
            {"step": "accept", "item_id": "1", "seen": "\0"},
            {"step": "drop table", "item_id": "1"},
            {"step": "continue_as", "item_id": "1", "seen": "1", "numbers": "1 OR 1=1"},
            {},
        ):
            assert client.post(address("step", review), sent).status_code in {302, 422}
        assert not Step.objects.exists()
