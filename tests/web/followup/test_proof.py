"""Documents, photos and figures as proof, from the form to what residents see."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from akkoord.web.accounts.models import User
from akkoord.web.files import actions as files
from akkoord.web.files.models import StoredFile
from akkoord.web.followup import given, queries
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import Proof, Status
from akkoord.web.indicators.queries import Reading
from web.followup.town import promise, record

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NATIONAL = "85.07.30-033.28"
TABLE = b"jaar;bomen\n2025;12\n"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def post(client, coordinator, town):
    """Record a status with one piece of proof, as a browser does."""
    client.force_login(coordinator)

    def post(name="bomen.csv", content=TABLE, **changes):
        typed = {
            "stage": "in_progress", "true_on": "2026-02-01", "remark": "Werken begonnen",
            "proof-TOTAL_FORMS": "2", "proof-INITIAL_FORMS": "0", "proof-0-kind": "document",
            "proof-0-title": "Telling", "proof-0-seen_on": "2026-02-02",
        }  # fmt: skip
        upload = {"proof-0-file": SimpleUploadedFile(name, content)} if name else {}
        return client.post(reverse("followup:record_status", args=[1]), typed | upload | changes)

    return post


def photo():
    """Return a JPEG that tells which camera made it."""
    target, image = io.BytesIO(), Image.new("RGB", (60, 40), "green")
    exif = Image.Exif()
    exif[0x010F] = "Camera van Jan"
    image.save(target, "JPEG", exif=exif)
    return target.getvalue()


def kept(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_document_is_shown_to_everybody_with_its_hash(post, client):
    assert post().status_code == 302

    proof = Proof.objects.select_related("file").get()
    client.logout()
    page = client.get(promise(1).get_absolute_url()).text

    assert proof.reference == proof.file.get_absolute_url()
    assert client.get(proof.reference).getvalue() == TABLE
    assert all(one in page for one in ("Telling", "bomen.csv", "CSV", proof.file.sha256, proof.reference))


def test_a_photo_loses_what_it_tells_of_its_maker_and_says_what_it_shows(post, client):
    values = {"proof-0-kind": "photo", "proof-0-alternative": 'Een "nieuw" plein'}
    assert post("plein.jpg", photo(), **values).status_code == 302

    proof = Proof.objects.get()
    page = client.get(promise(1).get_absolute_url()).text

    assert b"Camera van Jan" not in client.get(proof.reference).getvalue()
    assert f'<img src="{proof.reference}" alt="Een &quot;nieuw&quot; plein"' in page


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"name": "plein.jpg", "content": photo(), "proof-0-kind": "photo"}, "alternative"),
        ({"name": "plein.jpg", "content": photo()}, "file"),
        ({"name": "bomen.pdf"}, "file"),
        ({"name": "bomen.csv", "content": b""}, "file"),
        ({"proof-0-kind": "decision"}, "file"),
        ({"proof-0-reference": "Verslag, punt 4"}, "reference"),
        ({"proof-0-title": NATIONAL}, "title"),
        ({"proof-0-alternative": f"Jan, {NATIONAL}"}, "alternative"),
        ({"name": None}, "reference"),
    ],
)
def test_what_is_refused_says_why_beside_its_field_and_keeps_the_rest(post, folder, changes, about):
    response = post(**changes)

    assert response.status_code == 422
    assert f'id="id_proof-0-{about}_error"' in response.text
    assert "Werken begonnen" in response.text
    assert 'value="Telling"' in response.text or about == "title"
    assert not Status.objects.exists()
    assert not StoredFile.objects.exists()
    assert not kept(folder)


def test_a_second_file_that_is_refused_takes_the_first_back(post, folder):
    second = {
        "proof-1-kind": "document", "proof-1-seen_on": "2026-02-02",
        "proof-1-file": SimpleUploadedFile("bomen.pdf", TABLE),
    }  # fmt: skip
    assert 'id="id_proof-1-file_error"' in post(**second).text
    assert not StoredFile.objects.exists()
    assert not kept(folder)


def test_a_second_click_keeps_one_file(post, folder, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        post()
        post()

    assert Status.objects.count() == Proof.objects.count() == len(kept(folder)) == 1


def test_an_erased_file_leaves_its_hash(post, client, coordinator):
    post()
    file = StoredFile.objects.get()
    files.erase(file_id=file.pk, actor=coordinator, now=NOON)

    for address in (promise(1).get_absolute_url(), reverse("followup:promise", args=[1])):
        page = client.get(address).text
        assert "This file was erased." in page
        assert file.sha256 in page
        assert "bomen.csv" not in page
        assert "/bestanden/" not in page


@pytest.mark.parametrize("change", [{"is_public": False}, {"erased_at": NOON}, {"kind": "png"}])
def test_a_file_that_residents_cannot_read_is_no_proof(change):
    another = User.objects.create_user("bo@voorbeeldegem.example", name="Bo")
    upload = SimpleUploadedFile("geheim.csv", TABLE)
    file = files.keep(upload=upload, actor=another, now=NOON, is_public=True)
    for name, value in change.items():
        setattr(file, name, value)

    with pytest.raises((given.FileNotPublic, given.NoFileOfThisKind)):
        GivenProof("document", file.get_absolute_url(), date(2026, 3, 1), file=file)


def test_a_ticked_figure_is_proof_and_an_invented_one_is_not(post, client, monkeypatch):
    address = "https://stad.example/cijfers/bomen/#46021-2025"
    figure = Reading("bomen", "Bomen, 2025: 12", Decimal(12), "count", "46021", "2025", "", address)
    secret = replace(figure, title="Bomen, 2024: minder dan 5", value=None)
    monkeypatch.setattr(queries.indicators, "readings", lambda _promise: [figure, secret])
    nothing = {"name": None, "proof-0-kind": "", "proof-0-title": "", "proof-0-seen_on": ""}

    page = client.get(reverse("followup:promise", args=[1])).text
    assert figure.title in page
    assert secret.title not in page
    assert post(**nothing, readings=["https://stad.example/cijfers/x/"]).status_code == 422
    assert post(**nothing, readings=[figure.address]).status_code == 302
    proof = Proof.objects.get()
    assert (proof.kind, proof.reference, proof.title) == ("indicator", figure.address, figure.title)


@pytest.mark.parametrize("pieces", [1, 20])
def test_pages_read_any_number_of_files_at_once(town, django_assert_max_num_queries, pieces):
    for number in range(pieces):
        upload = SimpleUploadedFile(f"{number}.txt", b"tekst %d" % number)
        file = files.keep(upload=upload, actor=None, now=NOON, is_public=True)
        proof = [GivenProof("document", file.get_absolute_url(), date(2026, 3, 1), file=file)]
        record(1, "in_progress", date(2026, 2, 1), proof=proof, now=NOON)

    with django_assert_max_num_queries(8):
        assert len(queries.recorded(promise(1))) == pieces
    text = queries.published_text(1)
    with django_assert_max_num_queries(4):
        assert len(queries.stand(text, date(2026, 3, 2)).proof) == pieces


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        (("document", "https://stad.example/nota", "", ""), given.FileAndReference),
        (("decision", "", "", ""), given.NoFileOfThisKind),
        (("photo", "", "", " "), given.NoAlternative),
    ],
)
def test_a_file_is_refused_by_what_is_said_of_it(said, refused):
    with pytest.raises(refused):
        given.check_upload(*said)
