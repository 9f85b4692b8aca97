"""What somebody with bad intent sends: scripts, forged ids, files that grow, steps in the work of others."""

from __future__ import annotations

import io
import uuid
import zipfile
from html import unescape

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Version
from akkoord.web.files.models import StoredFile
from akkoord.web.jobs import runs
from akkoord.web.review.models import Item, Review, Step
from web.review.conftest import NOW, Bench, bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SCRIPT = "<script>alert(1)</script>"
BREAKS_OUT = "\"><img src=x onerror=alert(1)>'"


def upload(client, content, name="akkoord.txt", title="Ontwerp", **more):
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(
        reverse("review:read"), {"title": title, "file": SimpleUploadedFile(name, data), **more}
    )


def is_harmless(answer):
    """Whether a page has no script, handler or address of a script but what the site itself put there."""
    tree = html.fromstring(answer.text)
    own = all(script.get("src", "").startswith("/static/") for script in tree.iter("script"))
    attributes = [(name, value) for element in tree.iter() for name, value in element.attrib.items()]
    return own and not any(
        name.startswith("on") or value.strip().lower().startswith("javascript:") for name, value in attributes
    )


class TestStoredScripts:
    @pytest.mark.parametrize("evil", [SCRIPT, BREAKS_OUT, "{{ 7|add:7 }}{% now 'Y' %}"])
    def test_in_a_document_stay_words_on_every_page(self, client, coordinator, evil):
        heads = f"STAD {evil}\n\nGROEN {evil}\n\n- **Elke straat krijgt groen {evil}.**\n"
        review = bring_in(f"{heads} - Wij planten 500 bomen {evil}.\n".encode())
        pages = Bench(client, review)
        item = pages.item("500 bomen")
        answers = [
            pages.opens(item),
            pages.opens(regel=1),
            client.get(pages.address("publish")),
            pages.steps("edit", item, text=""),
        ]

        assert [answer.status_code for answer in answers] == [200, 200, 200, 422]
        assert all(is_harmless(answer) for answer in answers)
        assert evil in unescape(answers[0].text)

    @pytest.mark.parametrize("evil", [SCRIPT, BREAKS_OUT])
    def test_in_a_title_stay_words_on_every_page(self, client, coordinator, evil):
        upload(client, "STAD\n\n- Wij planten 500 bomen.\n", title=evil)
        review = Review.objects.get()
        waiting = client.get(review.get_absolute_url())
        runs.run.func(review.job_id)
        answers = [
            waiting,
            client.get(reverse("review:read")),
            client.get(review.get_absolute_url()),
            client.get(reverse("review:publish", args=[review.public_id])),
        ]

        assert all(is_harmless(answer) and evil in unescape(answer.text) for answer in answers)

    @pytest.mark.parametrize("evil", [SCRIPT, BREAKS_OUT])
    def test_in_what_people_type_stay_words(self, bench, evil):
        bench.steps("edit", bench.item(), text=f"Er komt een park {evil}.")
        item = bench.item("Er komt een park")
        bench.steps("retitle", item, domain=evil, theme=evil, subtheme=evil)
        answer = bench.opens(bench.item("Er komt een park"), toon="all")

        assert is_harmless(answer)
        assert f"Er komt een park {evil}." in unescape(answer.text)

    def test_in_the_name_of_a_file_stay_words(self, client, coordinator):
        answer = upload(client, b"\x89PNG\r\n\x1a\n", name='"><script>alert(1)</script>.png')

        assert answer.status_code == 422
        assert is_harmless(answer)

    def test_in_the_markup_of_a_page_are_not_read_at_all(self, client, coordinator):
        page = f"<!doctype html><h1>Stad</h1>{SCRIPT}<ul><li onclick='x()'>Wij planten 500 bomen.</ul>"
        review = bring_in(page.encode(), "akkoord.html")

        assert [item.text for item in Item.objects.filter(review=review)] == ["Wij planten 500 bomen."]


class TestOtherPeoplesReviews:
    PAGES = ("board", "publish")

    def test_are_shown_to_nobody_without_a_role(self, client, review):
        client.force_login(User.objects.create_user("cas@voorbeeldegem.example", name="Cas"))
        answers = [client.get(reverse(f"review:{page}", args=[review.public_id])) for page in self.PAGES]
        answers.append(client.get(reverse("review:read")))

        assert [answer.status_code for answer in answers] == [403, 403, 403]

    def test_ask_a_stranger_to_log_in(self, client, review):
        answer = client.get(reverse("review:board", args=[review.public_id]))

        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("accounts:login"))

    def test_are_shown_to_a_reader_without_one_button_of_a_step(self, reader, review):
        answer = Bench(reader, review).opens()

        assert answer.status_code == 200
        assert not html.fromstring(answer.text).xpath("//main//form[@method='post']")

    @pytest.mark.parametrize("name", ["accept", "edit", "accept_rest", "undo", "add"])
    def test_are_changed_by_nobody_who_only_reads(self, reader, review, name):
        bench = Bench(reader, review)
        answer = bench.steps(name, bench.item(), text="Weg ermee.", most_doubt=100, line_start=1, line_end=1)

        assert answer.status_code == 403
        assert not Step.objects.exists()

    @pytest.mark.parametrize("page", ["publish", "discard"])
    def test_are_neither_published_nor_taken_away_by_who_only_reads(self, reader, review, page):
        Item.objects.filter(review=review).update(state="accepted")

        assert reader.post(reverse(f"review:{page}", args=[review.public_id])).status_code == 403
        assert Review.objects.count() == 1
        assert not Version.objects.exists()

    def test_are_not_begun_by_who_only_reads(self, reader):
        assert upload(reader, "STAD\n\n- Wij planten 500 bomen.\n").status_code == 403
        assert not Review.objects.exists()
        assert not StoredFile.objects.exists()

    @pytest.mark.parametrize("page", ["step", "publish", "discard"])
    def test_are_not_changed_from_another_site(self, coordinator, review, page):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(coordinator)
        answer = strict.post(
            reverse(f"review:{page}", args=[review.public_id]), {"step": "accept_rest", "most_doubt": 100}
        )

        assert answer.status_code == 403
        assert not Step.objects.exists()

    @pytest.mark.parametrize("page", ["step", "discard"])
    def test_are_not_changed_by_following_a_link(self, bench, page):
        assert bench.client.get(bench.address(page), {"step": "accept_rest"}).status_code == 405
        assert Review.objects.count() == 1


class TestForgedIds:
    def test_of_a_review_lead_nowhere(self, client, coordinator):
        for page in ("board", "publish"):
            assert client.get(reverse(f"review:{page}", args=[uuid.uuid4()])).status_code == 404
        for page in ("step", "discard"):
            assert client.post(reverse(f"review:{page}", args=[uuid.uuid4()])).status_code == 404

    def test_of_a_promise_of_another_review_change_nothing_there(self, bench):
        other = bring_in(b"STAD\n\n- **Meer groen.**\n - Er komt een park.")
        theirs = other.items.get(level="action")
        for name in ("accept", "no_promise", "edit", "split", "reparent", "merge"):
            fields = {"text": "Weg.", "pieces": "Een.\nTwee.", "other_id": theirs.pk, "other_seen": 1}
            assert bench.steps(name, theirs, **fields).status_code == 422

        theirs.refresh_from_db()
        assert (theirs.text, theirs.state, theirs.revision) == ("Er komt een park.", "open", 1)
        assert not Step.objects.exists()

    def test_of_a_promise_of_another_review_show_nothing_of_it(self, bench):
        other = bring_in(b"STAD\n\n- Er komt een geheim park.")

        assert "geheim park" not in bench.opens(other.items.get()).text

    @pytest.mark.parametrize("field", ["other_id", "parent_id"])
    def test_of_another_review_are_no_goal_and_no_neighbour(self, bench, field):
        other = bring_in(b"STAD\n\n- **Meer groen.**\n - Er komt een park.")
        goal = other.items.get(level="goal")
        name = "merge" if field == "other_id" else "reparent"

        assert bench.steps(name, bench.item(), **{field: goal.pk, "other_seen": 1}).status_code == 422
        assert not Step.objects.exists()

    @pytest.mark.parametrize("number", ["0", "-1", "9" * 40, "1e3", "x", "", "\0"])
    def test_that_are_no_ids_are_refused(self, bench, number):
        assert bench.opens(belofte=number, regel=number).status_code == 200
        for name in ("accept", "edit", "merge", "reparent", "change_level", "add", "continue_as"):
            fields = dict.fromkeys(
                ("item_id", "seen", "other_id", "other_seen", "parent_id", "numbers"), number
            )
            answer = bench.steps(name, **fields, line_start=number, line_end=number, text="x", level=number)
            assert answer.status_code == 422, name
        assert not Step.objects.exists()

    @pytest.mark.parametrize("name", ["", "publish", "discard", "__class__", "accept\0"])
    def test_of_a_step_that_is_none_do_nothing(self, bench, name):
        assert bench.steps(name, bench.item()).status_code == 302
        assert not Step.objects.exists()

    def test_of_a_version_that_residents_do_not_see_cannot_be_followed(self, client, coordinator):
        draft = Version.objects.create(title="Ontwerp", source_sha256="0" * 64, made_at=NOW)
        answer = upload(client, "STAD\n\n- Wij planten 500 bomen.\n", follows=draft.pk)

        assert Review.objects.filter(follows=draft).count() == 0
        assert answer.status_code in {302, 422}

    def test_sent_twice_count_once(self, bench):
        query = f"{bench.address()}?belofte={bench.item().pk}&belofte=1&toon=all&toon=open&volgorde=x"

        assert bench.client.get(query).status_code == 200


class TestNothingElseLeavesTheSite:
    def test_a_step_leads_back_to_its_own_review(self, bench):
        answer = bench.steps("accept", bench.item(), next="https://evil.example/", volgorde="//evil.example")

        assert answer["Location"].startswith(bench.address())
        assert "evil" not in answer["Location"]


class TestFiles:
    def test_that_grow_when_unpacked_are_refused_in_words(self, client, coordinator):
        packed = io.BytesIO()
        document = docx.Document()
        document.add_paragraph("Wij planten 500 bomen.")
        document.save(packed)
        with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/media/a.xml", b"0" * 20_000_000)
        answer = upload(client, packed.getvalue(), "akkoord.docx")

        assert answer.status_code == 422
        assert html.fromstring(answer.text).xpath("//*[@id='id_file' and @aria-invalid='true']")
        assert not Review.objects.exists()

    def test_with_another_kind_than_their_name_says_are_refused(self, client, coordinator):
        assert upload(client, b"MZ\x90\0" + b"\0" * 200, "akkoord.pdf").status_code == 422
        assert not Review.objects.exists()

    def test_that_fail_while_they_are_read_lead_back_with_what_to_do(self, client, coordinator):
        upload(
            client,
            b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n",
            "a.pdf",
        )
        review = Review.objects.get()
        runs.run.func(review.job_id)
        page = html.fromstring(client.get(review.get_absolute_url()).text)

        assert page.xpath("string(//*[@role='alert'])").strip()
        assert page.xpath(f"//a[@href='{reverse('review:read')}']")
        assert client.get(reverse("review:publish", args=[review.public_id])).status_code == 302

    def test_keep_the_title_that_was_typed_when_they_are_refused(self, client, coordinator):
        answer = upload(client, b"", title="Akkoord van maart")

        assert answer.status_code == 422
        assert 'value="Akkoord van maart"' in answer.text

    def test_with_a_path_for_a_name_stay_in_their_folder(self, client, coordinator, folder):
        upload(client, "STAD\n\n- Wij planten 500 bomen.\n", name="../../../etc/akkoord.txt")

        assert not list(folder.parent.parent.glob("etc"))
        assert all(folder in path.resolve().parents for path in folder.rglob("*"))


class TestNulBytes:
    def test_in_a_document_stop_nothing(self, client, coordinator):
        upload(client, "STAD\n\n- Wij planten 500 bo\0men.\n- Wij planten 20 hagen.\n")
        review = Review.objects.get()
        runs.run.func(review.job_id)

        assert client.get(review.get_absolute_url()).status_code == 200
        assert not any("\0" in item.text for item in Item.objects.filter(review=review))

    def test_in_what_people_type_are_refused_in_words(self, bench):
        for name in ("edit", "split", "retitle", "add"):
            fields = dict.fromkeys(("text", "pieces", "domain", "theme"), "Een\0\nTwee")
            answer = bench.steps(name, bench.item(), **fields, line_start=1, line_end=1, level="action")
            assert answer.status_code in {302, 422}, name
        assert not any("\0" in item.text + item.domain + item.theme for item in Item.objects.all())

    def test_in_a_title_are_refused_in_words(self, client, coordinator):
        assert upload(client, "STAD\n\n- Wij planten 500 bomen.\n", title="a\0b").status_code == 422
