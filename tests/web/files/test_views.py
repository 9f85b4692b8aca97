from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.utils import translation

from akkoord.web.accounts.models import User
from akkoord.web.files import actions, telling

from .conftest import NOW, PDF

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def visitor(client):
    """Log somebody else in, with a role where one is asked for."""

    def visitor(role=None):
        somebody = User.objects.create_user("bo@voorbeeldegem.example", name="Bo")
        if role:
            somebody.grants.create(role=role, valid_from=date(2026, 1, 1))
        client.force_login(somebody)
        return client

    return visitor


def body(response):
    return b"".join(response.streaming_content)


class TestFile:
    def test_is_saved_by_the_browser(self, client, keep):
        file = keep(PDF, "Verslag raad.pdf", is_public=True)
        answer = client.get(file.get_absolute_url())

        assert body(answer) == PDF
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"] == 'attachment; filename="Verslag raad.pdf"'
        assert answer["Content-Length"] == str(len(PDF))
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer["Cache-Control"] == "no-cache"

    def test_is_shown_in_a_sandbox_when_it_is_an_image(self, client, keep, image):
        answer = client.get(keep(image("PNG"), "a.png", is_public=True).get_absolute_url())

        assert answer["Content-Type"] == "image/png"
        assert answer["Content-Disposition"] == 'inline; filename="a.png"'
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "script-src" not in answer["Content-Security-Policy"]

    @pytest.mark.parametrize("name", ["brief.txt", "cijfers.csv"])
    def test_is_never_shown_when_it_is_text(self, client, keep, name):
        answer = client.get(keep(b"<script>alert(1)</script>;2", name, is_public=True).get_absolute_url())

        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Type"].startswith("text/")
        assert "html" not in answer["Content-Type"]

    @pytest.mark.parametrize(
        ("given", "shown", "in_address"),
        [
            ("../../../etc/passwd.pdf", "passwd.pdf", "passwd.pdf"),
            ("C:\\Users\\jan\\brief.pdf", "brief.pdf", "brief.pdf"),
            ("a\r\nX-Evil: 1\r\n\r\n<b>.pdf", "aX-Evil: 1<b>.pdf", "ax-evil-1b.pdf"),
            ('"; filename=evil.html;".pdf', '"; filename=evil.html;".pdf', "filenameevilhtml.pdf"),
            ("n\0ul.pdf", "nul.pdf", "nul.pdf"),
            ("fdp.\u202egpj.pdf", "fdp.gpj.pdf", "fdpgpj.pdf"),
            ("Überzicht één 報告 🚲.PDF", "Überzicht één 報告 🚲.PDF", "uberzicht-een.pdf"),
            ("報告.pdf", "報告.pdf", "bestand.pdf"),
            (".pdf", "bestand.pdf", "bestand.pdf"),
            ("a" * 5_000 + ".pdf", "a" * 146 + ".pdf", "a" * 80 + ".pdf"),
        ],
    )
    def test_has_a_safe_name(self, client, keep, folder, given, shown, in_address):
        file = keep(PDF, given, is_public=True)
        answer = client.get(file.get_absolute_url())

        assert file.name == shown
        assert file.get_absolute_url() == f"/bestanden/{file.public_id}/{in_address}"
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment; filename")
        assert "X-Evil" not in answer.headers
        assert all(sign not in answer["Content-Disposition"] for sign in "\r\n\0\u202e")
        assert [path for path in folder.rglob("*") if "passwd" in path.name] == []

    def test_has_one_address(self, client, keep):
        file = keep(PDF, "a.pdf", is_public=True)
        answer = client.get(f"/bestanden/{file.public_id}/virus.exe")

        assert (answer.status_code, answer["Location"]) == (302, file.get_absolute_url())

    def test_is_not_there_for_others(self, keep, visitor):
        file = keep(PDF, "a.pdf")
        client = visitor()

        assert client.get(file.get_absolute_url()).status_code == 404
        # Not even its name is told.
        assert client.get(f"/bestanden/{file.public_id}/x.pdf").status_code == 404

    def test_is_not_there_for_who_has_no_account(self, client, keep):
        assert client.get(keep(PDF, "a.pdf").get_absolute_url()).status_code == 404

    def test_is_there_for_its_owner_and_not_kept_by_the_browser(self, client, keep, an):
        file = keep(PDF, "a.pdf")
        client.force_login(an)
        answer = client.get(file.get_absolute_url())

        assert body(answer) == PDF
        assert answer["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize(("role", "status"), [("coordinator", 200), ("social_worker", 404), (None, 404)])
    def test_is_there_for_who_holds_its_permission(self, keep, visitor, role, status):
        file = keep(PDF, "a.pdf", permission="followup.report")

        assert visitor(role).get(file.get_absolute_url()).status_code == status

    def test_of_nobody_is_not_there_for_who_has_no_account(self, client, keep):
        assert client.get(keep(PDF, "a.pdf", actor=None).get_absolute_url()).status_code == 404

    def test_is_gone_once_it_is_erased(self, client, keep, an, django_capture_on_commit_callbacks):
        file = keep(PDF, "a.pdf", is_public=True)
        address = file.get_absolute_url()
        with django_capture_on_commit_callbacks(execute=True):
            actions.erase(file_id=file.pk, actor=an, now=NOW)

        assert client.get(address).status_code == 404

    def test_is_read_only(self, client, keep):
        assert client.post(keep(PDF, "a.pdf", is_public=True).get_absolute_url()).status_code == 405

    def test_that_never_was_is_not_there(self, client, db):
        assert client.get(f"/bestanden/{uuid4()}/a.pdf").status_code == 404

    def test_costs_a_fixed_number_of_queries(self, client, keep, an, django_assert_max_num_queries):
        file = keep(PDF, "a.pdf")
        client.force_login(an)
        # Session, account, roles, file.
        with django_assert_max_num_queries(5):
            client.get(file.get_absolute_url())


class TestTelling:
    @pytest.mark.parametrize("kind", ["files.kept", "files.erased"])
    def test_says_what_happened(self, kind):
        with translation.override("en"):
            sentence = telling.TELLING[kind]({"kind": "pdf", "size": 2048, "sha256": "0" * 64})

            assert sentence.startswith(f"A file was {kind.removeprefix('files.')}: PDF, 2.0")
