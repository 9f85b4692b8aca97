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
from docx.text.paragraph import Paragraph as WordParagraph

from akkoord.web.reports.making import pdf
from akkoord.web.reports.making.blocks import (
    Block,
    Bullets,
    Heading,
    Look,
    Paper,
    Paragraph,
    Picture,
    Table,
    Text,
)
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
    writer = _Writer(word)
    if paper.look.logo:
        writer.picture(_drawn(paper.look), paper.look.logo_text, height=Cm(1.4))
    writer.say(writer.paragraph("Title"), Text(paper.title))
    if paper.notice:
        writer.say(writer.paragraph("IntenseQuote"), Text(paper.notice))
    for name, value in paper.facts:
        fact = writer.paragraph()
        writer.say(fact, Text(f"{name}: ", is_strong=True))
        writer.say(fact, Text(value))
    for block in paper.blocks:
        writer.add(block)
    return _saved(word)


class _Writer:
    """Adds to a document, in a time that grows with what is added and not with what is there.

    `docx` looks for the end of the document, for a style by its name and for a link by its address anew each
    time: with ten thousand links that took half a minute.
    """

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._end: Any = word.element.body[-1]
        self._links: dict[str, str] = {}

    def add(self, block: Block) -> None:
        """Add a block."""
        match block:
            case Heading():
                self.say(self.paragraph(f"Heading{block.level}"), Text(block.text, language=block.language))
            case Paragraph():
                self.say(self.paragraph(), block.text)
            case Bullets():
                for item in block.items:
                    self.say(self.paragraph("ListBullet"), item)
            case Picture():
                self.picture(pdf.drawn(block.svg), block.alternative, width=Cm(_WIDTH_CM * 0.8))
            case Table():
                self._table(block)

    def picture(
        self, png: bytes, alternative: str, *, width: Cm | None = None, height: Cm | None = None
    ) -> None:
        """Add a picture, and what it shows for who does not see it."""
        shape = self._word.add_picture(io.BytesIO(png), width=width, height=height)
        shape._inline.docPr.set("descr", clean(alternative))

    def paragraph(self, style: str = "") -> WordParagraph:
        """Add an empty paragraph in a style, by the id of the style."""
        made: Any = OxmlElement("w:p")
        self._end.addprevious(made)
        if style:
            made.style = style
        return WordParagraph(made, self._word._body)

    def say(self, paragraph: WordParagraph, text: Text) -> None:
        """Add a text to a paragraph, as a link where it leads somewhere."""
        run = paragraph.add_run(clean(text.text))
        run.bold = text.is_strong or None
        if text.is_soft:
            run.font.size, run.font.color.rgb = Pt(8.5), _SOFT
        if text.language:
            _speak(run._r.get_or_add_rPr(), _LANGUAGES[text.language])
        if text.address:
            run.font.underline = True
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), self._link(text.address))
            link.append(run._r)
            paragraph._p.append(link)

    def _link(self, address: str) -> str:
        if address not in self._links:
            name = f"rLink{len(self._links) + 1}"
            self._word.part.rels.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, clean(address), name, is_external=True
            )
            self._links[address] = name
        return self._links[address]

    def _table(self, table: Table) -> None:
        caption = self.paragraph("Caption")
        caption.paragraph_format.keep_with_next = True
        self.say(caption, Text(table.caption))
        made = self._word.add_table(rows=1 + len(table.rows), cols=len(table.header), style="Light List")
        made.autofit = False
        _set(made._tbl.tblPr, "w:tblCaption", clean(table.caption))
        widths = [Cm(_WIDTH_CM * share / sum(table.shares)) for share in table.shares]
        rows = list(made.rows)
        # The header is read with each cell, and stands again on each page.
        rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        head = tuple((Text(name, is_strong=True),) for name in table.header)
        for row, cells in zip(rows, (head, *table.rows), strict=True):
            for place, (cell, lines) in enumerate(zip(row.cells, cells, strict=True)):
                cell.width = widths[place]
                self._cell(cell, lines, is_number=place in table.numbers)

    def _cell(self, cell: Any, lines: tuple[Text, ...], *, is_number: bool) -> None:
        for number, line in enumerate(lines or (Text(""),)):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            if is_number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self.say(paragraph, line)


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
    # The language of all that says no other, for spelling and for reading aloud.
    default: Any = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for mark in default.findall(qn("w:lang")):
        default.remove(mark)
    _speak(default, _LANGUAGES[paper.language])
    _page_number(section.footer.paragraphs[0], paper.page)


def _drawn(look: Look) -> bytes:
    return pdf.drawn(look.logo.decode()) if look.logo_form == "svg" else look.logo


def _speak(properties: Any, language: str) -> None:
    _set(properties, "w:lang", language)


def _set(properties: Any, name: str, value: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), value)
    properties.append(mark)


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
