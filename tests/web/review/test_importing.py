"""A document becomes a review, or says why it does not."""

import pytest
from django.core.files.base import ContentFile

from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.files import actions as files
from akkoord.web.files import refusals
from akkoord.web.files.models import StoredFile
from akkoord.web.history.models import Event
from akkoord.web.jobs import actions as jobs
from akkoord.web.jobs import runs
from akkoord.web.jobs.models import Job, State
from akkoord.web.review import actions, importing
from akkoord.web.review.models import Item, Review
from small_pdf import Words, pdf
from web.review.conftest import NOW, bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


class TestStart:
    def test_reads_every_promise_with_its_place(self, review):
        item = Item.objects.get(review=review, text__contains="zorgbudget")

        assert (review.job.state, review.job.done, review.job.total) == (State.DONE, 4, 4)
        assert Item.objects.filter(review=review).count() == 52
        assert (item.line_start, item.domain, item.theme) == (14, "Zorg en gezin", "Mantelzorg")
        assert item.parent.text == "Wie thuis voor iemand zorgt, krijgt steun."
        assert review.lines[13].strip() == f"- {item.text}"
        assert (review.first_year, review.last_year) == (2025, 2030)

    def test_shows_residents_nothing(self, review):
        assert not Version.objects.exists()
        assert not PromiseText.objects.exists()

    def test_puts_the_doubtful_apart(self, review):
        sure = Item.objects.filter(review=review, doubt=0)

        assert sure.count() > 40
        assert set(sure.values_list("state", flat=True)) == {"open"}

    def test_keeps_the_document_for_colleagues_only(self, review):
        assert (review.file.is_public, review.file.permission) == (False, "agreement.read_draft")
        assert review.file.kind == "text"

    def test_is_told_in_the_history(self, review):
        assert Event.objects.get(kind="review.started").payload["source_sha256"] == review.source_sha256

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("akkoord.md", b"# Stad\n\n- Wij planten 500 bomen.\n"),
            ("akkoord.html", b"<!doctype html><h1>Stad</h1><ul><li>Wij planten 500 bomen.</ul>"),
            ("akkoord.TXT", "STAD\n\n- Wij planten één boom.\n".encode("cp1252")),
        ],
    )
    def test_takes_every_kind_of_text(self, name, content):
        assert Item.objects.filter(review=bring_in(content, name)).count() == 1

    def test_keeps_the_page_of_a_pdf(self):
        review = bring_in(
            pdf([Words("STAD", size=20), Words("- Wij planten 500 bomen.", base=660)]), "akkoord.pdf"
        )

        assert [item.page for item in Item.objects.filter(review=review)] == [1]
        assert len(review.pages) == len(review.lines)

    def test_reads_twice_as_if_once(self, review):
        Job.objects.filter(pk=review.job_id).update(state=State.QUEUED, ended_at=None)
        runs.run.func(review.job_id)

        assert Item.objects.filter(review=review).count() == 52

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"Dit is geen akkoord.", "nothing_to_store"),
            (b"\n\n", "empty_file"),
            (b"\x89PNG\r\n\x1a\n", "not_text"),
        ],
    )
    def test_tells_why_a_document_cannot_be_read(self, content, code):
        review = bring_in(content)

        assert (review.job.state, review.job.message["code"]) == (State.FAILED, code)
        assert review.read_at is None
        assert review.file.erased_at is None

    def test_tells_that_the_document_is_gone(self):
        file = ContentFile(b"STAD\n\n- Er komt groen.", name="akkoord.txt")
        review = actions.start(upload=file, title="x", follows=None, actor=None, now=NOW)
        files.erase(file_id=review.file_id, actor=None, now=NOW)

        runs.run.func(review.job_id)
        review.job.refresh_from_db()

        assert review.job.message["code"] == importing.DocumentErased.code

    def test_refuses_what_is_no_document(self):
        file = ContentFile(b"MZ", name="akkoord.exe")

        with pytest.raises(refusals.KindNotAllowed, match=r"akkoord\.exe"):
            actions.start(upload=file, title="x", follows=None, actor=None, now=NOW)
        assert not Review.objects.exists()


class TestCancelling:
    def test_leaves_nothing_half_read(self, an):
        file = ContentFile(b"STAD\n\n- Er komt groen.", name="akkoord.txt")
        review = actions.start(upload=file, title="x", follows=None, actor=an, now=NOW)
        jobs.cancel(job_id=review.job_id, now=NOW)
        runs.run.func(review.job_id)
        review.refresh_from_db()

        assert (review.job.state, review.read_at, review.items.count()) == (State.CANCELLED, None, 0)


class TestDiscard:
    def test_takes_the_document_along(self, review, an):
        actions.discard(review_id=review.pk, actor=an, now=NOW)

        assert not Review.objects.exists()
        assert not Item.objects.exists()
        assert StoredFile.objects.get().erased_at == NOW
        assert Event.objects.filter(kind="review.discarded").exists()

    def test_leaves_what_was_published(self, desk):
        desk.accept_all()
        desk.publish()

        with pytest.raises(actions.ReviewClosed, match="was published"):
            actions.discard(review_id=desk.review.pk, actor=None, now=NOW)

    def test_stops_the_reading(self, an):
        file = ContentFile(b"STAD\n\n- Er komt groen.", name="akkoord.txt")
        review = actions.start(upload=file, title="x", follows=None, actor=an, now=NOW)
        actions.discard(review_id=review.pk, actor=an, now=NOW)

        assert Job.objects.get().state == State.CANCELLED
