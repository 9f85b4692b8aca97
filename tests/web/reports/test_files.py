"""Files of a report, read back as the programs of readers do."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import openpyxl
import pypdf
import pytest
from django.test import override_settings
from django.utils.translation import override
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.followup.plan import PlanAction
from akkoord.followup.report import document as documents
from akkoord.followup.report import made as reports
from akkoord.followup.report.document import About
from akkoord.followup.report.made import Followed, Source
from akkoord.followup.report.periods import Period
from akkoord.followup.stages import STAGES
from akkoord.followup.standing import UNKNOWN, Standing
from akkoord.web.files import kinds
from akkoord.web.frame.theme import Logo, Theme
from akkoord.web.reports.making import made, signs

SENT = made.Sent(datetime(2026, 9, 14, 9, tzinfo=UTC), "a" * 64)
PROGRESS = Standing(STAGES["in_progress"], date(2026, 3, 1), (), is_claimed=False)
TREES = PlanAction("2026-2031", "AC1", "Bomen", {2026: 1_250_000})

HOSTILE = (
    '#import "@preview/tablex:0.0.9": *',
    '#read("/etc/passwd")',
    "*vet* _schuin_ `code` $x^2$ = kop",
    "\\u{1F600} \\# \\\\ {{ }} {% %} ]]]) ) // /* ~ @kop <label>",
    "#" * 300,
    "x" * 10_000,
    "שלום העולם",
    "مرحبا بالعالم",
    "A\u202egnp.exe\u202c",
    "vuur \N{FIRE} \N{WAVING WHITE FLAG}\ufe0f\u200d\N{RAINBOW} 報告 ไทย",
    "nul\x00bel\x07\ufffe",
    "een\u00a0twee\u2003drie\nvier\r\nvijf\t",
    '=HYPERLINK("https://kwaad.example")',
    "<script>alert(1)</script>&amp;",
    "",
)


def document(*texts, words=None, domain="Groen en water", service=""):
    promises = [
        Followed(str(number), text, domain, UNKNOWN, service) for number, text in enumerate(texts, start=2)
    ]
    known = Followed(
        "1",
        texts[0] if texts else "De stad plant 2.000 bomen.",
        domain,
        PROGRESS,
        deadline=date(2027, 12, 31),
        actions=(TREES,),
        proof=(Source("https://stad.example/besluit/1", "Besluit over bomen", "decision", date(2026, 4, 1)),),
        decisions=(Source("https://stad.example/besluit/1", texts[0] if texts else "Besluit over bomen"),),
    )
    before = {"1": reports.Before("", "in_preparation", True, False, None, frozenset(), frozenset())}
    report = reports.of(Period(2026, 1), [known, *promises], before)
    about = About("Voorbeeldegem", "Bestuursakkoord", words=words or {}, replaces="b" * 64)
    return documents.of(report, known_on=date(2026, 9, 14), about=about)


def structure(reader):
    """Return the roles of a tagged PDF in their order, with the text of what it says of languages."""
    roles, languages = [], set()
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if not isinstance(node, dict):
            continue
        roles.append(str(node.get("/S", "")))
        languages.add(str(node.get("/Lang", "")))
        kids = node.get("/K", [])
        waiting += reversed(kids if isinstance(kids, list) else [kids])
    return roles, languages


def alternatives(reader):
    """Return what the pictures of a tagged PDF say to who does not see them."""
    waiting, said = [reader.trailer["/Root"]["/StructTreeRoot"]], []
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, dict):
            said += [str(node["/Alt"])] if node.get("/S") == "/Figure" and "/Alt" in node else []
            kids = node.get("/K", [])
            waiting += kids if isinstance(kids, list) else [kids]
    return said


@pytest.fixture(scope="module", params=["nl", "en"])
def read(request, built):
    """Return the language of a PDF, and the PDF."""
    with override_settings(LOCALE_PATHS=[built / "locale"]), override(request.param):
        content = made.file(document("Elk plein krijgt een bank."), "pdf", SENT)
    return request.param, pypdf.PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def word():
    """Return an English document of Word."""
    with override("en"):
        return docx.Document(io.BytesIO(made.file(document("Elk plein."), "docx", SENT)))


class TestPdf:
    def test_is_tagged_and_says_its_language_and_title(self, read):
        spoken, reader = read
        root = reader.trailer["/Root"]

        assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a value of the file, no bool of Python
        assert root["/Lang"].startswith(spoken)
        assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
        title = {"nl": "Opvolgingsrapportering eerste semester 2026: Voorbeeldegem",
                 "en": "Follow-up report, first half of 2026: Voorbeeldegem"}[spoken]  # fmt: skip
        assert reader.metadata.title == title
        assert reader.metadata.author == "Voorbeeldegem"
        assert reader.xmp_metadata.dc_title["x-default"] == title
        assert "<pdfuaid:part>1" in reader.xmp_metadata.stream.get_data().decode()
        assert "<pdfaid:part>2" in reader.xmp_metadata.stream.get_data().decode()

    def test_has_headings_tables_with_header_cells_lists_and_a_picture(self, read):
        spoken, reader = read
        roles, languages = structure(reader)

        assert {"H1", "Table", "TH", "TD", "L", "LI", "Figure", "Link"} <= {one.strip("/") for one in roles}
        # What the agreement says is Dutch, also in an English file.
        assert spoken == "nl" or "nl-BE" in languages

    def test_tells_what_the_picture_shows(self, read):
        _, reader = read

        assert any("1" in one and len(one) > 60 for one in alternatives(reader))

    def test_has_its_own_fonts_only(self, read):
        _, reader = read
        fonts = {
            str(font.get_object()["/BaseFont"]).split("+")[-1]
            for page in reader.pages
            for font in page["/Resources"]["/Font"].values()
        }

        assert {name.split("-")[0] for name in fonts} <= {"SourceSansPro", "SourceSerifPro"}

    def test_numbers_its_pages(self, read):
        spoken, reader = read
        said = {"nl": f"pagina 1 van {len(reader.pages)}", "en": f"page 1 of {len(reader.pages)}"}[spoken]

        assert said in reader.pages[0].extract_text()

    def test_tells_of_a_preview_that_it_is_provisional(self, site):
        with override("nl"):
            text = pypdf.PdfReader(io.BytesIO(made.file(document(), "pdf"))).pages[0].extract_text()

        assert "Voorlopig" in text


class TestHostileTexts:
    @pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "csv", "json"])
    def test_are_told_and_never_run(self, form):
        with override("nl"):
            content = made.file(
                document(*HOSTILE, words={"": HOSTILE[0], "Groen en water": HOSTILE[2]}), form
            )

        if form in {"pdf", "docx", "xlsx"}:
            assert kinds.KINDS[form].check(content, f"a.{form}") == content

    def test_stand_in_the_pdf_as_they_were_typed(self):
        told = [*HOSTILE[:5], HOSTILE[12]]
        with override("nl"):
            reader = pypdf.PdfReader(io.BytesIO(made.file(document(*told), "pdf")))
        text = "".join("".join(page.extract_text() for page in reader.pages).split()).replace("\u200b", "")

        for one in told:
            assert "".join(one.split()) in text

    def test_keep_a_long_word_on_the_page(self):
        with override("nl"):
            reader = pypdf.PdfReader(io.BytesIO(made.file(document("x" * 10_000), "pdf")))
        ends = []
        for page in reader.pages:
            page.extract_text(
                visitor_text=lambda text, cm, tm, font, size: ends.append(tm[4]) if text.strip() else None
            )

        assert max(ends) < float(reader.pages[0].mediabox.width)

    @settings(max_examples=25, deadline=None)
    @given(st.text(max_size=40))
    def test_of_any_signs_make_a_pdf_and_a_document(self, text):
        with override("nl"):
            found = document(text, words={"": text}, domain=text or "x")
            for form in ("pdf", "docx"):
                assert made.file(found, form).startswith((b"%PDF", b"PK"))


class TestReadable:
    def test_leaves_each_letter_of_hebrew_and_arabic_to_the_fonts_inside_typst(self):
        with override("nl"):
            found = document("".join(map(chr, sorted(signs._ELSEWHERE))))
            assert made.file(found, "pdf").startswith(b"%PDF")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("Elk plein, één bank: € 5 – ja", "Elk plein, één bank: € 5 – ja"),
            ("\N{FIRE}", "[fire]"),
            ("a\u202eb\x00c", "abc"),
            ("e\u0301", "é"),
            ("a\u2003b\tc", "a b c"),
        ],
    )
    def test_names_what_no_font_has_and_leaves_out_what_is_not_seen(self, text, said):
        assert signs.readable(text) == said


class TestWord:
    def test_has_real_headings_and_says_what_it_is(self, word):
        styles = [paragraph.style.name for paragraph in word.paragraphs]

        assert styles[0] == "Title"
        assert styles.count("Heading 1") >= 3
        assert word.core_properties.title == "Follow-up report, first half of 2026: Voorbeeldegem"
        assert word.core_properties.author == "Voorbeeldegem"
        assert word.core_properties.created.date() == date(2026, 9, 14)

    def test_speaks_its_language_and_the_agreement_dutch(self, word):
        default = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        spoken = {mark.get(qn("w:val")) for mark in word.element.body.iter(qn("w:lang"))}

        assert default.get(qn("w:val")) == "en-GB"
        assert spoken == {"nl-BE"}

    def test_marks_the_header_of_each_table_and_describes_the_picture(self, word):
        assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in word.tables)
        assert len(word.tables) == 3
        assert "In progress: 1" in word.inline_shapes[0]._inline.docPr.get("descr")


class TestTheCity:
    def test_shows_its_colour_and_logo_with_what_that_says(self, settings):
        logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
        theme = Theme("", logo=Logo(logo, "image/svg+xml", "svg", "Stad Voorbeeldegem"), accent="#005a94")
        settings.CITY = replace(settings.CITY, theme=theme)
        with override("nl"):
            reader = pypdf.PdfReader(io.BytesIO(made.file(document(), "pdf")))
            word = docx.Document(io.BytesIO(made.file(document(), "docx")))

        assert "Stad Voorbeeldegem" in alternatives(reader)
        assert word.inline_shapes[0]._inline.docPr.get("descr") == "Stad Voorbeeldegem"


class TestTables:
    def test_csv_and_workbook_have_a_row_for_each_promise_and_no_formula(self):
        found = document(HOSTILE[12], "Twee")
        with override("nl"):
            text, book = made.file(found, "csv").decode("utf-8-sig"), made.file(found, "xlsx", SENT)
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]

        assert [row["text"][0] for row in rows] == ["'", "'", "T"]
        assert (rows[0]["stage"], rows[0]["planned_cents"], rows[0]["is_claimed"]) == (
            "in_progress",
            "1250000",
            "false",
        )
        assert rows[0]["proof"] == "https://stad.example/besluit/1"
        assert rows[0]["changes"] == "change.stage | change.money | change.decisions"
        assert [cell.data_type for cell in sheet["D"]] == ["s"] * 4
        assert sheet.max_row == 4


class TestServices:
    def test_have_a_table_of_their_own_and_stand_with_each_promise(self):
        found = document("Elk plein.", service="Dienst Pleinen")
        with override("en"):
            book = openpyxl.load_workbook(io.BytesIO(made.file(found, "xlsx", SENT)))
            word = docx.Document(io.BytesIO(made.file(found, "docx", SENT)))

        assert [[cell.value for cell in row[:2]] for row in book["Services"]] == [
            ["Service", "Promises"],
            [None, 1],
            ["Dienst Pleinen", 1],
        ]
        assert [row.cells[0].text for row in word.tables[2].rows] == ["Service", "none", "Dienst Pleinen"]
        assert "Service: Dienst Pleinen" in word.element.xpath("string()")


class TestKeptFiles:
    def test_are_named_with_their_hash(self):
        found = document("Elk plein.")
        found["promises"][0]["proof"][0]["sha256"] = "c" * 64
        with override("en"):
            word = docx.Document(io.BytesIO(made.file(found, "docx", SENT)))

        assert f"SHA-256: {'c' * 64}" in word.element.xpath("string()")


class TestEveryForm:
    @pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "csv", "json"])
    def test_of_the_same_report_has_the_same_bytes(self, form):
        with override("nl"):
            assert made.file(document("Een"), form, SENT) == made.file(document("Een"), form, SENT)

    def test_is_json_in_its_one_canonical_text(self):
        found = document("Een")

        assert made.file(found, "json").decode() == documents.canonical(found)
        assert json.loads(made.file(found, "json")) == found

    def test_holds_no_moment_of_its_making(self):
        with override("nl"):
            archive = zipfile.ZipFile(io.BytesIO(made.file(document("Een"), "docx", SENT)))

        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
