from __future__ import annotations

from dataclasses import replace
from html import unescape
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from akkoord.web.accounts import desk
from akkoord.web.agreement import actions, queries
from akkoord.web.agreement.forms import LARGEST_FILE
from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.history.models import Event
from floors import town as voorbeeldegem
from small_pdf import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TEXT = """BESTUURSAKKOORD VOORBEELDEGEM 2025-2030

GROENE STAD

- **Elke straat krijgt groen.**
 - Wij planten 2.500 bomen.
 - Zie ook wonen.

WOONSTAD

- **Wonen wordt betaalbaar.**
 - Er komen minstens 120 woningen tegen 2028.
"""


def upload(client, content=TEXT, *, title="Ontwerp", name="akkoord.txt"):
    data = content if isinstance(content, bytes) else content.encode()
    return client.post("/en/akkoord/inlezen/", {"title": title, "file": SimpleUploadedFile(name, data)})


def word():
    document = docx.Document()
    document.add_paragraph("GROENE STAD")
    document.add_paragraph("Er komen 500 bomen.", style="List Bullet")
    content = BytesIO()
    document.save(content)
    return content.getvalue()


class TestReading:
    def test_keeps_a_version_that_residents_do_not_see(self, client, coordinator):
        answer = upload(client)
        version = Version.objects.get()

        assert answer["Location"] == f"/en/akkoord/versies/{version.pk}/"
        assert [text.text for text in version.texts.all()] == [
            "Elke straat krijgt groen.",
            "Wij planten 2.500 bomen.",
            "Wonen wordt betaalbaar.",
            "Er komen minstens 120 woningen tegen 2028.",
        ]
        assert queries.published() is None
        assert Event.objects.get(kind="agreement.read").payload["promises"] == 4

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "The submitted file is empty."),
            (b" \n \n", "There is no text in it."),
            (b"%PDF-1.7 ...", "This PDF file is damaged"),
            (b"GIF89a" + bytes(50), "cannot be read: GIF."),
            (b"Hallo.", "Not one promise was found"),
        ],
    )
    def test_says_what_is_wrong_with_a_file_and_keeps_the_title(self, client, coordinator, content, said):
        answer = upload(client, content, title="Ontwerp van maart")
        page = answer.content.decode()

        assert answer.status_code == 422
        assert said in page
        assert 'value="Ontwerp van maart"' in page
        assert Version.objects.count() == 0

    @pytest.mark.parametrize("content", [word(), pdf(["GROENE STAD", "", "- Er komen 500 bomen."])])
    def test_takes_a_word_file_and_a_pdf_whatever_they_are_called(self, client, coordinator, content):
        upload(client, content, name="akkoord.txt")

        assert PromiseText.objects.get().text == "Er komen 500 bomen."

    def test_refuses_a_file_larger_than_an_agreement_can_be(self, client, coordinator):
        answer = upload(client, b"- wij.\n" * (LARGEST_FILE // 7 + 1), name="groot.txt")

        assert "“groot.txt” is 5.0\N{NO-BREAK SPACE}MB." in answer.content.decode()
        assert Version.objects.count() == 0

    @pytest.mark.parametrize("field", ["title", "file"])
    def test_ties_each_error_to_its_field(self, client, coordinator, field):
        answer = client.post("/en/akkoord/inlezen/", {})
        page = html.document_fromstring(answer.content.decode())

        (control,) = page.xpath(f"//input[@name='{field}']")
        assert control.get("aria-invalid") == "true"
        assert f"id_{field}_error" in control.get("aria-describedby").split()
        assert page.get_element_by_id(f"id_{field}_error").text == "This field is required."

    def test_takes_characters_that_a_database_cannot_hold_out_of_a_text(self, client, coordinator):
        upload(client, TEXT.replace("2.500 bomen", "2.500 \0bomen"))

        assert PromiseText.objects.filter(text="Wij planten 2.500 bomen.").exists()

    def test_stores_no_version_without_a_promise(self):
        with pytest.raises(actions.NothingToStore, match="no promise was found in 'Ontwerp'"):
            actions.store_version(title="Ontwerp", rows=[], actor=None, now=voorbeeldegem.NOW)

        assert Version.objects.count() == 0

    def test_gives_domains_that_differ_in_an_accent_addresses_of_their_own(self, client, coordinator):
        rows = [row | {"parent": None} for row in voorbeeldegem.rows()[:3]]
        for row, domain in zip(rows, ["Één stad", "Een stad", "城市"], strict=True):
            row["domain"] = domain
        version = voorbeeldegem.publish(rows)

        assert [domain.slug for domain in queries.domains(version)] == ["een-stad", "een-stad-2", "domein"]


class TestVersionPage:
    def test_tells_what_was_found_and_which_lines_became_no_promise(self, client, coordinator):
        upload(client)
        page = client.get(f"/en/akkoord/versies/{Version.objects.get().pk}/").content.decode()

        assert "Only colleagues see this version." in page
        assert "References to another part" in page
        assert "<td>7</td>" in page  # "Zie ook wonen." is line 7 of the text
        assert "Publish for residents" in page

    def test_counts_every_promise_also_those_outside_a_domain(self, client, coordinator):
        upload(client)
        PromiseText.objects.filter(text="Wij planten 2.500 bomen.").update(domain=None)
        version = Version.objects.get()

        page = html.fromstring(client.get(f"/en/akkoord/versies/{version.pk}/").content)
        counts = {row[0].text: int(row[1].text) for row in page.xpath("//ul[@class='domains']/li")}

        assert sum(counts.values()) == version.texts.count()
        assert counts["Outside a domain"] == version.texts.filter(domain=None).count() > 0

    def test_escapes_a_title_with_markup(self, client, coordinator):
        upload(client, title="<script>alert(1)</script>")
        page = client.get(f"/akkoord/versies/{Version.objects.get().pk}/").content.decode()

        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;" in page

    def test_is_read_along_by_who_may_read_drafts_without_a_button_to_publish(self, client, coordinator):
        upload(client)
        client.force_login(voorbeeldegem.somebody("reader"))

        page = client.get(f"/en/akkoord/versies/{Version.objects.get().pk}/").content.decode()
        assert "Only colleagues see this version." in page
        assert "Publish for residents" not in page

    def test_that_is_not_there_is_said_so(self, client, coordinator):
        answer = client.get("/en/akkoord/versies/404/")

        assert answer.status_code == 404
        assert "There is no version 404 of the agreement." in answer.content.decode()


class TestGazetteer:
    def test_of_the_city_is_used_and_what_is_wrong_in_it_is_said(
        self, client, coordinator, settings, tmp_path
    ):
        path = tmp_path / "namen.toml"
        path.write_text('[[actor]]\nname = "Sportraad"\nkind = "raad"\n', encoding="utf-8")
        settings.CITY = replace(settings.CITY, gazetteer=path)

        answer = upload(client)

        assert answer.status_code == 422
        assert "Gazetteer namen.toml, [[actor]] 1 (Sportraad): kind is" in unescape(answer.content.decode())
        assert not Version.objects.exists()


class TestPublishing:
    def test_shows_the_version_to_residents(self, client, coordinator):
        upload(client)
        version = Version.objects.get()
        answer = client.post(f"/en/akkoord/versies/{version.pk}/publiceren/", follow=True)

        assert "“Ontwerp” is published." in answer.content.decode()
        assert queries.published() == version

    def test_twice_says_that_it_was_done_and_when(self, client, coordinator, version):
        answer = client.post(f"/en/akkoord/versies/{version.pk}/publiceren/", follow=True)

        assert "was published before, on 2 March 2026." in answer.content.decode()

    def test_is_not_done_by_following_a_link(self, client, coordinator, version):
        assert client.get(f"/akkoord/versies/{version.pk}/publiceren/").status_code == 405

    def test_wants_the_token_of_the_form(self, version):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(voorbeeldegem.somebody("coordinator"))

        assert strict.post(f"/akkoord/versies/{version.pk}/publiceren/").status_code == 403


class TestAccess:
    PAGES = ("/akkoord/inlezen/", "/akkoord/versies/{pk}/")

    @pytest.mark.parametrize("path", PAGES)
    def test_sends_a_visitor_to_log_in(self, client, version, path):
        answer = client.get(path.format(pk=version.pk))

        assert answer.status_code == 302
        assert "next=" in answer["Location"]

    @pytest.mark.parametrize("role", ["social_worker", "administrator"])
    @pytest.mark.parametrize("path", PAGES)
    def test_refuses_a_role_that_may_not(self, client, version, path, role):
        client.force_login(voorbeeldegem.somebody(role))

        assert client.get(path.format(pk=version.pk)).status_code == 403

    @pytest.mark.parametrize("role", ["reader", "administrator"])
    def test_refuses_to_publish_for_who_may_only_read(self, client, version, role):
        client.force_login(voorbeeldegem.somebody(role))

        assert client.post(f"/akkoord/versies/{version.pk}/publiceren/").status_code == 403
        assert upload(client).status_code == 403

    def test_lays_the_work_on_the_desk_of_who_may_publish(self):
        assert "agreement:read" in [entry.url_name for entry in desk.entries({"agreement.publish_version"})]
        assert "agreement:read" not in [entry.url_name for entry in desk.entries({"agreement.read_draft"})]
