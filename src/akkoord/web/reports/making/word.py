"""A report as a Word document: real headings, header rows, languages and alternative text."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from akkoord.web.reports.making import pdf
from akkoord.web.reports.making.paper import Block, Bullets, Heading, Paper, Paragraph, Picture, Table, Text
from akkoord.web.spreadsheets import packing
from akkoord.web.spreadsheets.cells import clean

_LANGUAGES = {"nl": "nl-BE", "en": "en-GB"}
_SOFT = RGBColor(0x54, 0x5B, 0x67)
_INK = RGBColor(0x1A, 0x1F, 0x28)
_WIDTH_CM = 17.0


def written(paper: Paper, *, made_on: date) -> bytes:
    """Return a document as DOCX; the same document gives the same bytes.

    Args:
        paper: The document.
        made_on: The day that stands in it as that of its making.
    """
    word = Document()
    _set_up(word, paper, datetime.combine(made_on, time(12), UTC))
    word.add_paragraph(clean(paper.title), style="Title")
    if paper.notice:
        word.add_paragraph(clean(paper.notice), style="Intense Quote")
    for name, value in paper.facts:
        fact = word.add_paragraph()
        fact.add_run(f"{clean(name)}: ").bold = True
        fact.add_run(clean(value))
    for block in paper.blocks:
        _add(word, block)
    return _saved(word)


def _set_up(word: WordDocument, paper: Paper, moment: datetime) -> None:
    own = word.core_properties
    own.title, own.author, own.last_modified_by = clean(paper.title)[:255], clean(paper.author)[:255], ""
    own.language, own.comments, own.revision = _LANGUAGES[paper.language], "", 1
    own.created = own.modified = moment.replace(tzinfo=None)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    for name, size in (("Normal", 10), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
        style: Any = word.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), _INK
        style.font.name = "Source Sans Pro" if name == "Normal" else "Source Serif Pro"
    _default_language(word, _LANGUAGES[paper.language])
    _page_number(section.footer.paragraphs[0], paper.page)


def _add(word: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            _speak(word.add_heading(clean(block.text), block.level), block.language)
        case Paragraph():
            _run(word.add_paragraph(), block.text)
        case Bullets():
            for item in block.items:
                _run(word.add_paragraph(style="List Bullet"), item)
        case Picture():
            _picture(word, block)
        case Table():
            _table(word, block)


def _run(paragraph: WordParagraph, text: Text) -> None:
    """Add a text to a paragraph, as a link where it leads somewhere."""
    run = paragraph.add_run(clean(text.text))
    run.bold = text.is_strong or None
    if text.is_soft:
        run.font.size, run.font.color.rgb = Pt(8.5), _SOFT
    if text.language:
        _language_of(run._r.get_or_add_rPr(), _LANGUAGES[text.language])
    if text.address:
        run.font.underline = True
        related = paragraph.part.relate_to(text.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), related)
        link.append(run._r)
        paragraph._p.append(link)


def _speak(paragraph: WordParagraph, spoken: str) -> None:
    for run in paragraph.runs if spoken else ():
        _language_of(run._r.get_or_add_rPr(), _LANGUAGES[spoken])


def _language_of(properties: Any, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    properties.append(mark)


def _default_language(word: WordDocument, language: str) -> None:
    """Set the language of all that says no other, for spelling and for reading aloud."""
    properties = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for mark in properties.findall(qn("w:lang")):
        properties.remove(mark)
    _language_of(properties, language)


def _picture(word: WordDocument, picture: Picture) -> None:
    shape = word.add_picture(io.BytesIO(pdf.drawn(picture.svg)), width=Cm(_WIDTH_CM * 0.8))
    shape._inline.docPr.set("descr", clean(picture.alternative))


def _table(word: WordDocument, table: Table) -> None:
    caption = word.add_paragraph(clean(table.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    made = word.add_table(rows=1 + len(table.rows), cols=len(table.header), style="Light List")
    made.autofit = False
    _describe(made, table.caption)
    widths = [Cm(_WIDTH_CM * share / sum(table.shares)) for share in table.shares]
    # `table.cell` looks through all cells each time: a table of a thousand rows would take minutes.
    rows = list(made.rows)
    _mark_header(rows[0]._tr)
    head = tuple((Text(name, is_strong=True),) for name in table.header)
    for row, cells in zip(rows, (head, *table.rows), strict=True):
        for place, (cell, lines) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[place]
            for number, line in enumerate(lines or (Text(""),)):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(0)
                if place in table.numbers:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                _run(paragraph, line)


def _mark_header(row: Any) -> None:
    """Mark a row as the header, which is read with each cell and stands again on each page."""
    mark = OxmlElement("w:tblHeader")
    row.get_or_add_trPr().append(mark)


def _describe(table: WordTable, words: str) -> None:
    mark = OxmlElement("w:tblCaption")
    mark.set(qn("w:val"), clean(words))
    table._tbl.tblPr.append(mark)


def _page_number(paragraph: WordParagraph, said: str) -> None:
    """Write the page and the number of pages, which Word fills in."""
    before, _now, rest = said.partition("{now}")
    between, _all, after = rest.partition("{all}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        if text:
            paragraph.add_run(clean(text))
        if field:
            mark = OxmlElement("w:fldSimple")
            mark.set(qn("w:instr"), field)
            paragraph._p.append(mark)


def _saved(word: WordDocument) -> bytes:
    """Return the document without the moment at which it was packed."""
    target = io.BytesIO()
    word.save(target)
    with zipfile.ZipFile(target) as archive:
        return packing.packed((name, archive.read(name)) for name in archive.namelist())
