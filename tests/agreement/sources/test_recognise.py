"""Files of every kind and in every state: read, healed with a note, or refused with the reason."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

import docx
import pytest
from docx.shared import Pt

from akkoord.agreement import reader
from akkoord.agreement.sources import plain, recognise, refusals
from akkoord.agreement.sources.printing import opened
from akkoord.errors import InputError
from readings import text_of, tree_of
from small_pdf import PICTURE, Words, dot, encrypted, pdf

ACTION = "- Er komen 500 bomen in elke straat van de stad."
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TOWN = "src/akkoord/web/examples/voorbeeldegem/akkoord.txt"
PRINTED = "docs/tutorial/voorbeeldegem.pdf"


def packed(**parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def word(*paragraphs):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def codes(content):
    return [note.code for note in recognise.from_bytes(content).notes]


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "error", "says"),
        [
            (b"", refusals.EmptyFile, "there is no text in it; give a file"),
            (b" \n\t\r\n\x0c", refusals.EmptyFile, "there is no text"),
            ("\ufeff\u200b \u200e".encode(), refusals.EmptyFile, "there is no text"),
            (word(" "), refusals.EmptyFile, "there is no text"),
            (bytes(plain.MOST_BYTES + 1), refusals.TooLarge, "more than 20000000 bytes"),
            (bytes(range(256)) * 9, refusals.Binary, "no text but binary data"),
            (b"\x89PNG\r\n\x1a\n" + bytes(99), refusals.NotText, "this is PNG, which is not read"),
            (b"GIF89a" + bytes(99), refusals.NotText, "this is GIF"),
            (b"{\\rtf1\\ansi Er komen bomen.}", refusals.NotText, "this is RTF"),
            (COMPOUND + "WordDocument".encode("utf-16-le"), refusals.NotText, "this is DOC,"),
            (COMPOUND + "Workbook".encode("utf-16-le"), refusals.NotText, "this is XLS,"),
            (COMPOUND, refusals.NotText, "this is OLE"),
            (
                COMPOUND + "EncryptedPackage".encode("utf-16-le"),
                refusals.Encrypted,
                "this DOCX opens with a pass",
            ),
            (packed(xl__workbook_xml="x"), refusals.NotText, "this is XLSX"),
            (packed(mimetype="application/vnd.oasis.opendocument.text"), refusals.NotText, "this is ODT"),
            (
                packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
                refusals.NotText,
                "this is ODS",
            ),
            (packed(foto="x"), refusals.NotText, "this is ZIP"),
            (b"PK\x05\x06" + bytes(18), refusals.NotText, "this is ZIP"),
            (b"wat;wie;wanneer\n" * 9, refusals.NotText, "this is CSV"),
            (b"wat\twie\twanneer\n" * 9, refusals.NotText, "this is CSV"),
            (b"PK\x03\x04 and no more", refusals.Damaged, "this DOCX is damaged"),
            (word("Groen.")[:2000], refusals.Damaged, "this DOCX is damaged"),
            (b"%PDF-1.7\n%\xe2\xe3", refusals.Damaged, "this PDF is damaged"),
            (b"%PDF-1.4" + bytes(900), refusals.Damaged, "this PDF is damaged"),
            (b"%PDF-" + b"<<" * 5000, refusals.Damaged, "this PDF is damaged"),
            (pdf(["Weg."])[:300], refusals.Damaged, "this PDF is damaged"),
            (pdf([], []), refusals.OnlyImages, "no text on the 2 pages of this PDF, only images"),
            (pdf([PICTURE]), refusals.OnlyImages, "have its text recognised"),
            (encrypted(pdf(["Geheim."]), password="geheim"), refusals.Encrypted, "save it without one"),
        ],
    )
    def test_say_what_it_is_and_what_to_do(self, content, error, says):
        with pytest.raises(error, match=says):
            recognise.from_bytes(content)

    def test_name_a_protection_that_cannot_be_opened_here(self, monkeypatch):
        def fails(*_):
            raise opened.DependencyError("cryptography>=3.1 is required for AES algorithm")

        monkeypatch.setattr(opened.PdfReader, "decrypt", fails)

        with pytest.raises(
            refusals.Unopenable, match="protected with AES, which cannot be opened here without"
        ):
            recognise.from_bytes(encrypted(pdf(["Open."]), password=""))

    @pytest.mark.parametrize(
        "content",
        [
            pdf([b" " * 40_000_000, "Groen."], is_packed=True),
            pdf(*[["Er komen bomen in de wijk. " * 4] * 60] * 4, is_packed=True),
            pdf(*[[b"0 0 m " * 9_000, "Groen."]] * 4, is_packed=True),
            pdf(*[[b" " * 90_000, "Groen."]] * 9, is_packed=True),
        ],
        ids=["one page", "letters", "steps", "pages together"],
    )
    def test_stop_a_bomb_while_it_unpacks(self, content, monkeypatch):
        for name, most in (
            ("MOST_CHARACTERS", 20_000),
            ("MOST_STEPS", 20_000),
            ("MOST_UNPACKED_BYTES", 500_000),
        ):
            monkeypatch.setattr(opened, name, most)

        assert len(content) < 60_000
        with pytest.raises(refusals.UnpacksTooLarge, match="unpacked, this PDF holds far more than an agree"):
            recognise.from_bytes(content)


class TestHealing:
    @pytest.mark.parametrize(
        ("content", "text", "said"),
        [
            (ACTION.encode(), ACTION, []),
            (f"\ufeff{ACTION}".encode(), ACTION, []),
            ("- Eén café.".encode("cp1252"), "- Eén café.", ["windows_1252_healed"]),
            ("- Eén café.".encode("utf-16"), "- Eén café.", []),
            ("- Eén café.".encode("utf-32"), "- Eén café.", []),
            ("- Eén café.".encode("utf-16-be"), "- Eén café.", ["utf_16_read"]),
            ("- Eén café.".encode("utf-16-le"), "- Eén café.", ["utf_16_read"]),
            ("- Eén café.".encode().decode("cp1252").encode(), "- Eén café.", ["utf_8_twice_healed"]),
            (b"- Een \xed\xa0\x80 boom.", "- Een \ufffd boom.", ["surrogates_replaced"]),
            (f"{ACTION * 3}\x00".encode(), ACTION * 3, ["control_removed"]),
            (
                "- \u202bEr komen\u202c\u200b bo\u200dmen.\u200f".encode(),
                "- Er komen bomen.",
                ["invisible_removed"],
            ),
            ("- Er komen bo\u00admen, e\ufb03ci\u0308ent.".encode(), "- Er komen bomen, efficïent.", []),
            (b"GROEN\r\n\r- Bomen.\n", "GROEN", []),
            (pdf([ACTION, Words("", 50, 400)]), ACTION, []),
            (encrypted(pdf([ACTION]), password=""), ACTION, []),
            (b"scan\n" + pdf([ACTION]), ACTION, []),
            (pdf([ACTION], [PICTURE], [PICTURE]), ACTION, ["pages_without_text"]),
        ],
    )
    def test_reads_what_was_meant_and_says_what_it_did(self, content, text, said):
        assert text_of(content)[0] == text
        assert codes(content) == said

    def test_names_the_pages_without_text(self):
        (note,) = recognise.from_bytes(pdf([ACTION], [PICTURE], [PICTURE], [], [PICTURE])).notes

        assert note.values == {"count": 3, "pages": "2-3, 5"}

    def test_reads_the_other_pages_of_a_file_with_a_broken_one(self, monkeypatch):
        whole = opened.drawn.drawing

        def breaks(page, *others):
            if page.page_number == 1:
                raise KeyError("/Font")
            return whole(page, *others)

        monkeypatch.setattr(opened.drawn, "drawing", breaks)
        read = recognise.from_bytes(pdf([ACTION], ["Weg."], [ACTION]))

        assert read.pages[-1] == 3
        assert [(note.code, note.values["pages"]) for note in read.notes] == [("pages_unreadable", "2")]

    def test_says_of_another_language_that_it_is_not_dutch(self):
        english = "The city will plant five hundred trees in every street of the town. " * 20

        assert codes(english.encode()) == ["not_dutch"]
        assert codes(f"{ACTION} ".encode() * 20) == []

    def test_says_nothing_of_a_number_of_lines_alone(self):
        assert reader.read("12").coverage == ("skipped:page_furniture",)


class TestOneAgreement:
    """The agreement of the made-up town, in every format."""

    @pytest.fixture
    def text(self, request):
        return (request.config.rootpath / TOWN).read_bytes()

    def test_is_the_same_as_markdown_with_other_line_ends_and_encoding(self, text):
        other = text.decode().replace("\n", "\r\n").encode("utf-16")

        assert tree_of(other) == tree_of(text)

    def test_is_the_same_as_a_printed_pdf(self, text, request):
        assert tree_of((request.config.rootpath / PRINTED).read_bytes()) == tree_of(text)

    def test_is_the_same_as_a_word_file(self, text):
        assert tree_of(as_word(text.decode())) == tree_of(text)

    def test_is_the_same_as_a_page(self, text):
        assert tree_of(as_page(text.decode())) == tree_of(text)


def as_word(text):
    """Return a text with the marks of Markdown as a Word file."""
    document = docx.Document()
    for line in filter(str.strip, text.splitlines()):
        mark, _, words = line.strip().partition(" ")
        if mark.startswith("#"):
            document.add_heading(words, len(mark) - 1)
        elif mark == "-":
            added = document.add_paragraph(style="List Bullet 2" if line.startswith(" ") else "List Bullet")
            added.add_run(words.strip("*")).bold = words.startswith("**")
        else:
            document.add_paragraph(line).paragraph_format.space_after = Pt(6)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_page(text):
    """Return a text with the marks of Markdown as a page in HTML."""
    body, depth = "", 0
    for line in filter(str.strip, text.splitlines()):
        mark, _, words = line.strip().partition(" ")
        own = 0 if mark != "-" else 2 if line.startswith(" ") else 1
        body += "<ul>" * max(own - depth, 0) + "</ul>" * max(depth - own, 0)
        depth = own
        if mark.startswith("#"):
            body += f"<h{len(mark)}>{words}</h{len(mark)}>"
        elif own:
            body += f"<li><b>{words.strip('*')}</b>" if words.startswith("**") else f"<li>{words}"
        else:
            body += f"<p>{line}</p>"
    return f"<!doctype html><html><nav>Menu</nav><main>{body}</main></html>".encode()


class TestAnything:
    SEEDS = (
        pdf(
            ["Groene stad", ACTION, Words("Kop", 50, 600, 20), dot(50, 500)], ["Twee"], bookmarks=[("Kop", 0)]
        ),
        pdf(["Groene stad", ACTION], ["Twee"], is_packed=True),
        word("Groene stad", ACTION),
        f"<!doctype html><nav>x</nav><h1>Stad</h1><ul><li><b>{ACTION}</b><table><tr><td>a</table>".encode(),
        f"Groene stad\n\n{ACTION[:20]}\n{ACTION[20:]}\n12\n\f".encode() * 4,
    )
    BITS = (
        *(b"<<", b">>", b"/Length 99999999", b"0 0 R", b"(", b"1e999", b"BT", b"/Kids [3 0 R]", b"9" * 40),
        *(b"</li>", b"<ul>", b"&#xD800;", b"<w:p>", b"\x00", b"\x0c", b"\xed\xa0\x80", b"\xe2\x80\x8f"),
    )

    @pytest.mark.parametrize("seed", range(len(SEEDS)))
    def test_is_read_or_refused_and_never_crashes(self, seed):
        chance = random.Random(seed)

        for _ in range(150):
            content = self.changed(self.SEEDS[seed], chance)
            try:
                agreement = reader.read(content)
            except InputError:
                continue
            assert all(agreement.coverage)

    def changed(self, content, chance):
        """Return a file with a few places changed, repeated, or left out."""
        changed = bytearray(content)
        for _ in range(chance.choice([1, 1, 2, 8])):
            at = chance.randrange(len(changed) or 1)
            other = chance.randrange(len(changed) or 1)
            match chance.randrange(4):
                case 0:
                    changed[at : at + 1] = bytes([chance.randrange(256)])
                case 1:
                    del changed[at : at + chance.choice([1, 50, 500])]
                case 2:
                    changed[at:at] = chance.choice(self.BITS)
                case _:
                    changed[at:at] = changed[other : other + 200]
        return bytes(changed)
