from __future__ import annotations

import hashlib
import io
import os
import struct
import zipfile
import zlib

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from akkoord.web.files import actions, images, kinds, packed, refusals
from akkoord.web.files.models import StoredFile
from akkoord.web.history import queries as history

from .conftest import NOW, PDF

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><html><script>alert(1)</script></html>"


def stored(file, folder):
    return (folder / file.place).read_bytes()


def all_bytes(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


class TestKeep:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("verslag.pdf", PDF),
            ("brief.txt", "Beste één,\r\n\tgroeten\n".encode()),
            ("brief.TXT", b"\xef\xbb\xbfmet een teken van orde"),
            ("cijfers.csv", b'naam;bedrag\n"Jan; en An";2\n'),
        ],
    )
    def test_keeps_the_bytes_as_they_are(self, keep, folder, name, content):
        file = keep(content, name)

        assert stored(file, folder) == content
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        assert (file.name, file.kept_at) == (name, NOW)

    @pytest.mark.parametrize("code", ["docx", "xlsx"])
    def test_keeps_documents_and_workbooks(self, keep, office, code):
        assert keep(office(code), f"plan.{code}").kind == code

    @pytest.mark.parametrize(("form", "name"), [("PNG", "a.png"), ("JPEG", "a.jpeg"), ("WEBP", "a.webp")])
    def test_keeps_images(self, keep, folder, image, form, name):
        file = keep(image(form), name)

        with Image.open(io.BytesIO(stored(file, folder))) as kept:
            assert (kept.format, kept.size) == (form, (60, 40))

    def test_keeps_them_under_a_name_that_says_nothing(self, keep):
        first, second = keep(PDF, "geheim.pdf"), keep(PDF, "geheim.pdf")

        assert first.place != second.place
        assert "geheim" not in first.place
        assert "." not in first.place

    def test_tells_history_without_the_name(self, keep, an):
        file = keep(PDF, "Klacht van Jan.pdf")
        (event,) = history.of(file)

        assert (event.kind, event.actor) == ("files.kept", an)
        assert event.payload == {"kind": "pdf", "size": len(PDF), "sha256": file.sha256}

    def test_leaves_no_bytes_without_a_row(self, keep, folder, monkeypatch):
        def fail(**given):
            raise RuntimeError("history is full")

        monkeypatch.setattr(actions.history, "record", fail)
        with pytest.raises(RuntimeError):
            keep(PDF, "a.pdf")

        assert all_bytes(folder) == []
        assert not StoredFile.objects.exists()


class TestRefusal:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.pdf", HTML),
            ("a.pdf", b"%PDF-9.9\n%%EOF"),
            ("a.pdf", b"%PDF-1.7\nno end"),
            ("a.pdf", HTML + PDF),
            ("a.png", SVG),
            ("a.png", b"\x89PNG\r\n\x1a\n" + HTML),
            ("a.jpg", b"\xff\xd8\xff\xe0" + HTML),
            ("a.jpg", PDF),
            ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 "),
            ("a.docx", PDF),
            ("a.docx", b"PK\x03\x04 and no more"),
            ("a.txt", b"\x00\x01"),
            ("a.txt", "één".encode("latin-1")),
            ("a.txt", PDF + b"\x1b"),
            ("a.csv", b'a;"b\n'),
            ("a.csv", b"\n\n"),
        ],
    )
    def test_of_content_that_is_not_what_the_name_says(self, keep, folder, name, content):
        with pytest.raises(refusals.ContentDoesNotFit, match=name):
            keep(content, name)

        assert not StoredFile.objects.exists()
        assert not folder.exists()

    def test_of_an_image_under_the_name_of_another_kind(self, keep, image):
        with pytest.raises(refusals.ContentDoesNotFit, match="not a sound PNG: it looks like JPEG"):
            keep(image("JPEG"), "a.png")

    @pytest.mark.parametrize(
        "name", ["a.svg", "a.html", "a.exe", "a.pdf.exe", "pdf", "", ".", "..", "a.png/..", "a.pdf\u202e.js"]
    )
    def test_of_a_kind_that_is_not_asked_for(self, keep, name):
        with pytest.raises(refusals.KindNotAllowed, match="is none of PDF, PNG"):
            keep(SVG, name)

    def test_of_a_kind_that_is_not_asked_for_here(self, keep):
        with pytest.raises(refusals.KindNotAllowed, match=r"'a.pdf' is none of PNG, JPEG, WebP"):
            keep(PDF, "a.pdf", allowed=kinds.IMAGES)

    def test_of_nothing(self, keep):
        with pytest.raises(refusals.EmptyUpload, match=r"'a.pdf' is empty"):
            keep(b"", "a.pdf")

    def test_of_too_many_bytes(self, keep):
        keep(b"a" * 100, "a.txt", most_bytes=100)
        with pytest.raises(refusals.FileTooLarge, match="larger than 1 MB"):
            keep(b"a" * 101, "a.txt", most_bytes=100)
        with pytest.raises(refusals.FileTooLarge, match="larger than 10 MB"):
            keep(b"a" * (10 * 1024 * 1024 + 1), "a.txt")

    def test_is_one_kind_of_error_whatever_the_reason(self, keep):
        with pytest.raises(refusals.FileRefused, match=r"'a\.pdf' is empty"):
            keep(b"", "a.pdf")
        with pytest.raises(refusals.FileRefused, match=r"'a\.svg' is none of"):
            keep(SVG, "a.svg")

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_is_said_in_the_language_of_the_page(self, language):
        samples = [
            refusals.EmptyUpload(name="a"),
            refusals.FileTooLarge(name="a", limit_mb=10),
            refusals.KindNotAllowed(name="a", allowed="PDF"),
            refusals.ContentDoesNotFit(name="a", kind="PDF"),
            refusals.TextNotReadable(name="a", kind="TXT"),
            refusals.UnpacksTooLarge(name="a"),
            refusals.HoldsMacros(name="a"),
            refusals.ImageTooLarge(name="a", limit_megapixels=40),
            refusals.ImageMoves(name="a", frames=3),
        ]
        with translation.override(language):
            sentences = {error.sentence() for error in samples}

        assert len(sentences) == len(samples)
        assert all("“a”" in sentence for sentence in sentences)


class TestPacked:
    def test_is_refused_when_it_would_grow_beyond_measure(self, keep, office):
        bomb = office("docx", **{"word/media/a.xml": b"0" * 20_000_000})

        # 20 MB out of some 20 KB: a thousand times.
        with pytest.raises(refusals.UnpacksTooLarge):
            keep(bomb, "a.docx")

    def test_is_refused_by_the_sizes_it_gives_before_anything_is_unpacked(self, keep, office, monkeypatch):
        monkeypatch.setattr(packed, "MOST_BYTES", 1_000)
        monkeypatch.setattr(packed, "_unpack", lambda *given: pytest.fail("it was unpacked"))
        with pytest.raises(refusals.UnpacksTooLarge):
            keep(office("xlsx", **{"xl/a.bin": os.urandom(2_000)}), "a.xlsx")

    def test_is_refused_with_too_many_parts(self, keep, office):
        with pytest.raises(refusals.UnpacksTooLarge):
            keep(office("docx", **{f"word/{number}": "" for number in range(2_000)}), "a.docx")

    @pytest.mark.parametrize(
        ("parts", "detail"),
        [
            ({"word/document.xml": None}, "it lacks word/document.xml"),
            ({"[Content_Types].xml": None}, r"it lacks \[Content_Types\].xml"),
            ({"[Content_Types].xml": "<Types/>"}, "another type"),
            ({"../a": "x"}, "leaves its folder"),
            ({"/a": "x"}, "leaves its folder"),
            ({"word\\..\\..\\a": "x"}, "leaves its folder"),
        ],
    )
    def test_is_refused_when_it_is_no_sound_document(self, keep, office, parts, detail):
        with pytest.raises(refusals.ContentDoesNotFit, match=detail):
            keep(office("docx", **parts), "a.docx")

    def test_is_refused_as_a_document_when_it_is_a_workbook(self, keep, office):
        with pytest.raises(refusals.ContentDoesNotFit, match=r"lacks word/document\.xml"):
            keep(office("xlsx"), "a.docx")

    def test_is_refused_with_programs(self, keep, office):
        with pytest.raises(refusals.HoldsMacros):
            keep(office("docx", **{"word/vbaProject.bin": "x"}), "a.docx")

    def test_is_refused_with_two_parts_of_one_name(self, keep, office):
        target = io.BytesIO(office("docx"))
        with (
            zipfile.ZipFile(target, "a") as archive,
            pytest.warns(UserWarning, match="Duplicate name"),
        ):
            archive.writestr("word/document.xml", "<y/>")
        with pytest.raises(refusals.ContentDoesNotFit, match="two parts of one name"):
            keep(target.getvalue(), "a.docx")

    def test_is_refused_when_it_is_damaged(self, keep, office):
        content = bytearray(office("docx", **{"word/media/a": bytes(range(256))}))
        place = content.index(b"word/media/a") + len("word/media/a") + 20
        content[place : place + 20] = b"\xff" * 20
        with pytest.raises(refusals.ContentDoesNotFit):
            keep(bytes(content), "a.docx")


class TestImage:
    def camera(self, form="JPEG"):
        """Return a photo that lies on its side, red at the left, with a place, a maker and a remark."""
        photo = Image.new("RGB", (60, 40), "white")
        photo.paste("red", (0, 0, 20, 40))
        exif = Image.Exif()
        exif[0x0112] = 6  # turn it a quarter to the right to see it upright
        exif[0x010F] = "Maker of cameras"
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (50.0, 57.0, 54.0)
        target = io.BytesIO()
        extra = {"comment": b"taken at home"} if form == "JPEG" else {}
        photo.save(target, form, exif=exif, xmp=b"<x:xmpmeta>home</x:xmpmeta>", **extra)
        return target.getvalue()

    @pytest.mark.parametrize(("form", "name"), [("JPEG", "a.jpg"), ("WEBP", "a.webp")])
    def test_tells_nothing_of_where_and_by_whom_it_was_made(self, keep, folder, form, name):
        given = self.camera(form)
        with Image.open(io.BytesIO(given)) as before:
            assert dict(before.getexif().get_ifd(0x8825))
        kept = stored(keep(given, name), folder)

        assert b"Maker" in given
        for trace in (b"Maker", b"home", b"Exif", b"EXIF", b"xmpmeta"):
            assert trace not in kept
        with Image.open(io.BytesIO(kept)) as after:
            assert not after.getexif()

    def test_stands_upright_first(self, keep, folder):
        with Image.open(io.BytesIO(stored(keep(self.camera(), "a.jpg"), folder))) as after:
            assert after.size == (40, 60)
            red, green, _ = after.getpixel((20, 5))
            assert (red > 200, green < 60) == (True, True)
            assert min(after.getpixel((20, 50))) > 200

    def test_loses_what_is_hidden_behind_it_or_in_its_notes(self, keep, folder, image):
        notes = PngInfo()
        notes.add_text("Comment", HTML.decode())
        for given, name in [
            (image("PNG", pnginfo=notes) + HTML, "a.png"),
            (image("JPEG", comment=HTML) + HTML, "a.jpg"),
        ]:
            assert b"<script" in given
            assert b"<script" not in stored(keep(given, name), folder)

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "RGB", "I;16"])
    def test_keeps_what_a_png_can_hold(self, keep, folder, mode):
        target = io.BytesIO()
        Image.new(mode, (8, 8)).save(target, "PNG")
        kept = stored(keep(target.getvalue(), "a.png"), folder)

        with Image.open(io.BytesIO(kept)) as after:
            assert after.size == (8, 8)
            assert ("A" in after.mode) == ("A" in mode)

    def test_of_a_printer_is_turned_into_one_of_a_screen(self, keep, folder, image):
        white = image("JPEG", mode="CMYK")
        with Image.open(io.BytesIO(stored(keep(white, "a.jpg"), folder))) as after:
            assert after.mode == "RGB"

    def test_is_refused_with_too_many_points(self, keep, image, monkeypatch):
        monkeypatch.setattr(images, "MOST_POINTS", 2_400)
        keep(image("PNG", size=(60, 40)), "a.png")
        with pytest.raises(refusals.ImageTooLarge):
            keep(image("PNG", size=(61, 40)), "a.png")

    @pytest.mark.parametrize("side", [8_000, 60_000])
    def test_is_refused_by_its_head_before_it_is_unpacked(self, keep, side):
        # A PNG of some bytes that says that it has 64 or 3,600 million points.
        def chunk(name, data):
            return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

        head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
        bomb = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"0" * 1_000)) + chunk(b"IEND", b"")
        with pytest.raises(refusals.ImageTooLarge, match="40 million"):
            keep(bomb, "a.png")

    def test_is_refused_when_it_moves(self, keep):
        target = io.BytesIO()
        first, second = (Image.new("RGB", (8, 8), colour) for colour in ("red", "blue"))
        first.save(target, "WEBP", save_all=True, append_images=[second])
        with pytest.raises(refusals.ImageMoves, match="2 frames"):
            keep(target.getvalue(), "a.webp")

    @pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
    def test_is_refused_when_it_is_cut_short(self, keep, image, form):
        whole = image(form, size=(400, 300))
        with pytest.raises(refusals.ContentDoesNotFit):
            keep(whole[: len(whole) // 2], f"a.{'jpg' if form == 'JPEG' else form.lower()}")


class TestErase:
    def test_deletes_bytes_and_name_and_keeps_the_hash(
        self, keep, an, folder, django_capture_on_commit_callbacks
    ):
        file = keep(PDF, "Klacht van Jan.pdf")
        with django_capture_on_commit_callbacks(execute=True):
            actions.erase(file_id=file.pk, actor=an, now=NOW)

        file.refresh_from_db()
        assert (file.name, file.place, file.erased_at) == ("", "", NOW)
        assert file.sha256 == hashlib.sha256(PDF).hexdigest()
        assert all_bytes(folder) == []
        assert [event.kind for event in history.of(file)] == ["files.kept", "files.erased"]

    def test_keeps_the_bytes_when_the_transaction_fails(self, keep, an, folder):
        file = keep(PDF, "a.pdf")

        @transaction.atomic
        def erase_and_fail():
            actions.erase(file_id=file.pk, actor=an, now=NOW)
            raise RuntimeError

        with pytest.raises(RuntimeError):
            erase_and_fail()
        file.refresh_from_db()
        assert stored(file, folder) == PDF

    def test_happens_once(self, keep, an):
        file = keep(PDF, "a.pdf")
        actions.erase(file_id=file.pk, actor=an, now=NOW)
        with pytest.raises(actions.AlreadyErased, match="2026-09-01"):
            actions.erase(file_id=file.pk, actor=an, now=NOW)


class TestStoredFile:
    @pytest.mark.parametrize(
        ("fields", "constraint"),
        [
            ({"kind": "svg"}, "file_of_a_known_kind"),
            ({"size": 0}, "file_has_content"),
            ({"sha256": "x" * 64}, "file_has_a_hash"),
            ({"place": ""}, "file_is_kept_or_erased"),
            ({"name": ""}, "file_is_kept_or_erased"),
            ({"erased_at": NOW}, "file_is_kept_or_erased"),
        ],
    )
    def test_is_refused_by_the_database_when_it_cannot_be(self, db, fields, constraint):
        sound = {"name": "a", "kind": "pdf", "size": 1, "sha256": "0" * 64, "place": "p", "kept_at": NOW}
        with pytest.raises(IntegrityError, match=constraint):
            StoredFile.objects.create(**{**sound, **fields})

    def test_outlives_the_account_of_its_owner(self, keep, an):
        file = keep(PDF, "a.pdf", actor=None)
        StoredFile.objects.update(owner=an)
        an.delete()

        file.refresh_from_db()
        assert file.owner is None
