"""Word files, made by python-docx as Word makes them, and what Word makes that python-docx cannot."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement
from docx.shared import Inches

from akkoord.agreement import reader
from akkoord.agreement.sources import docx as source
from akkoord.agreement.sources import recognise, refusals


def saved(document):
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def packed(**parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.fixture
def document():
    return docx.Document()


def lines(document):
    return source.from_bytes(saved(document)).lines


class TestLines:
    def test_have_the_level_of_their_heading(self, document):
        document.add_heading("Groene stad", 1)
        document.add_heading("Natuur", 2)

        assert lines(document) == ("# Groene stad", "", "## Natuur")

    def test_stand_one_level_under_a_title(self, document):
        document.add_heading("Akkoord 2031-2036", 0)
        document.add_heading("Groene stad", 1)

        assert lines(document) == ("# Akkoord 2031-2036", "", "## Groene stad")

    def test_of_lists_stand_in_as_deep_as_their_style(self, document):
        document.add_paragraph("Meer groen.", style="List Bullet")
        document.add_paragraph("Er komen 500 bomen.", style="List Bullet 2")
        document.add_paragraph("Ten eerste.", style="List Number")

        assert lines(document) == ("- Meer groen.", "  - Er komen 500 bomen.", "- Ten eerste.")

    def test_of_lists_stand_in_as_deep_as_they_were_moved(self, document):
        document.add_paragraph("Meer groen.", style="List Bullet")
        document.add_paragraph("Er komen bomen.", style="List Bullet").paragraph_format.left_indent = Inches(
            1
        )

        assert lines(document) == ("- Meer groen.", "  - Er komen bomen.")

    def test_of_lists_stand_in_as_deep_as_they_are_numbered(self, document):
        paragraph = document.add_paragraph("Er komen bomen.", style="List Bullet")
        number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        number.get_or_add_numId().val = 1
        number.get_or_add_ilvl().val = 2

        assert lines(document) == ("    - Er komen bomen.",)

    def test_keep_bold_whole_over_several_runs(self, document):
        paragraph = document.add_paragraph(style="List Bullet")
        for text, is_bold in [("Meer ", True), ("groen.", True), (" En water.", None)]:
            paragraph.add_run(text).bold = is_bold

        assert lines(document) == ("- **Meer groen.** En water.",)

    def test_end_at_soft_breaks(self, document):
        document.add_paragraph("Eerste regel.\nTweede regel.")

        assert lines(document) == ("Eerste regel.", "Tweede regel.")

    def test_of_tables_are_rows(self, document):
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ["Wat", "Wanneer", "Een park", "2033"], strict=True):
            cell.text = text

        assert lines(document) == ("Wat | Wanneer", "", "Een park | 2033")

    def test_of_tables_that_set_columns_are_read_one_cell_after_the_other(self, document):
        left, right = document.add_table(1, 2)._cells
        left.text, right.text = "Links een.", "Rechts."
        left.add_paragraph("Links twee.")

        assert lines(document) == ("Links een.", "", "Links twee.", "", "Rechts.")

    def test_under_review_hold_what_was_added_and_not_what_was_struck_out(self, document):
        paragraph = document.add_paragraph("Er komen ")
        for tag, inner, text in [("w:ins", "w:t", "500 "), ("w:del", "w:delText", "300 ")]:
            change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
            words.text = text
            run.append(words)
            change.append(run)
            paragraph._p.append(change)
        paragraph.add_run("bomen.")

        assert lines(document) == ("Er komen 500 bomen.",)

    def test_in_content_controls_are_read(self, document):
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        content.append(document.add_paragraph("Inhoud\t3")._p)
        control.append(content)
        document.element.body.insert(0, control)

        assert lines(document) == ("Inhoud\t3",)


class TestReading:
    def test_gives_goals_and_actions_without_pages(self, document):
        document.add_heading("Akkoord", 0)
        document.add_heading("Groene stad", 1)
        document.add_paragraph(style="List Bullet").add_run("Meer groen.").bold = True
        document.add_paragraph("Er komen 500 bomen.", style="List Bullet 2")

        goal, action = reader.read(saved(document)).promises

        assert (goal.domain, goal.level, goal.page) == ("Groene stad", "goal", None)
        assert (action.parent, action.text, action.targets[0].quantity) == (
            goal.id,
            "Er komen 500 bomen.",
            500,
        )


class TestBadInput:
    def test_that_is_damaged_is_refused(self, document):
        content = saved(document)
        broken = packed(word__document_xml="<w:document", _rels__rels="")

        for damaged in (b"PK\x03\x04 and no more", content[: len(content) // 2], broken):
            with pytest.raises(refusals.Damaged, match="this DOCX is damaged and cannot be read"):
                recognise.from_bytes(damaged)

    def test_that_unpacks_without_end_is_refused_before_it_is_unpacked(self, document, monkeypatch):
        monkeypatch.setattr(source, "MOST_MARKUP_BYTES", 1_000_000)
        bomb = packed(word__document_xml=bytes(2_000_000))

        assert len(bomb) < 5_000
        with pytest.raises(refusals.UnpacksTooLarge, match="this DOCX holds far more than an agreement"):
            recognise.from_bytes(bomb)

    @pytest.mark.parametrize(
        ("name", "says"),
        [
            ("xl__workbook_xml", "XLSX"),
            ("ppt__presentation_xml", "PPTX"),
            ("content_xml", "OpenDocument"),
            ("foto.jpg", "ZIP"),
        ],
    )
    def test_that_is_no_word_file_is_named(self, name, says):
        with pytest.raises(refusals.NotText, match=f"this is {says}, which is not read"):
            recognise.from_bytes(packed(**{name: "x"}))

    def test_without_text_is_empty(self, document):
        with pytest.raises(refusals.EmptyFile):
            lines(document)
