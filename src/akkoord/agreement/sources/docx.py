"""A Word file (DOCX): headings by style, lists by numbering and indent, bold, tables, footnotes.

The parts are opened by python-docx; their XML is walked here, because inserted text under review, content
controls and text boxes hold words too, and python-docx passes over them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from akkoord.agreement.sources.docx_styles import Styles
from akkoord.agreement.sources.docx_words import is_shown, words
from akkoord.agreement.sources.printing.transcript import FOOTNOTE, PAGE_FURNITURE
from akkoord.agreement.sources.refusals import Damaged, EmptyFile, UnpacksTooLarge
from akkoord.agreement.sources.source import Source
from akkoord.agreement.sources.writing import Run, Writer
from akkoord.phrases import Reason

MOST_UNPACKED_BYTES = 200_000_000
"""The largest file, unpacked: fifty pages with pictures unpack to a tenth of it."""

MOST_MARKUP_BYTES = 20_000_000
"""The most markup in it, which takes ten times its size once taken apart; an agreement has a tenth of it."""

_MARKUP = (".xml", ".rels")
_CONTAINERS = tuple(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")))
_NOTES = {
    qn("w:footnoteReference"): (RELATIONSHIP_TYPE.FOOTNOTES, qn("w:footnote")),
    qn("w:endnoteReference"): (RELATIONSHIP_TYPE.ENDNOTES, qn("w:endnote")),
}
_FURNITURE = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def from_bytes(content: bytes) -> Source:
    """Return the lines of a Word file.

    Raises:
        UnpacksTooLarge: if it unpacks to more than any agreement does.
        Damaged: if it cannot be taken apart.
        EmptyFile: if there is no text in it.
    """
    try:
        _check_size(zipfile.ZipFile(BytesIO(content)).infolist())
        reading = _Reading(docx.Document(BytesIO(content)))
        reading.read()
    except UnpacksTooLarge:
        raise
    except Exception as error:
        # zipfile, lxml and python-docx each have errors of their own for each way to be broken.
        raise Damaged(format="DOCX") from error
    if reading.writer.is_empty:
        raise EmptyFile
    hidden = Reason("hidden_left_out", {"count": reading.hidden})
    return reading.writer.source([hidden] if reading.hidden else [])


def _check_size(parts: Iterable[zipfile.ZipInfo]) -> None:
    """Check sizes before anything is unpacked: no part is unpacked further than its listed size."""
    sizes = [(part.file_size, part.filename.casefold().endswith(_MARKUP)) for part in parts]
    markup = sum(size for size, is_markup in sizes if is_markup)
    if sum(size for size, _ in sizes) > MOST_UNPACKED_BYTES or markup > MOST_MARKUP_BYTES:
        raise UnpacksTooLarge(format="DOCX")


class _Reading:
    """Goes down the body once, with styles and footnotes at hand."""

    def __init__(self, document: Any) -> None:
        self.writer = Writer()
        self.hidden = 0
        self._body = document.element.body
        self._related = document.part.rels
        self._styles = Styles(document)
        self._notes = {kind: dict(self._notes_of(*where)) for kind, where in _NOTES.items()}
        self._under_title = 0

    def read(self) -> None:
        """Write the whole file: what stands on each page first, then the text."""
        for relation in self._related.values():
            if relation.reltype in _FURNITURE and not relation.is_external:
                for paragraph in relation.target_part.element.iter(qn("w:p")):
                    self.writer.aside(PAGE_FURNITURE, self._text(paragraph))
        self._read(self._body)

    def _notes_of(self, kind: str, tag: str) -> Iterator[tuple[str, Any]]:
        for relation in self._related.values():
            if relation.reltype == kind and not relation.is_external:
                for note in parse_xml(relation.target_part.blob).iter(tag):
                    yield note.get(qn("w:id")), note

    def _read(self, container: Any) -> None:
        for child in container:
            if child.tag == qn("w:p"):
                self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._table(child)
            elif child.tag in _CONTAINERS:
                self._read(child)

    def _table(self, table: Any) -> None:
        # A table inside a cell is read with that cell.
        rows = [row for row in table.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl"))) is table]
        for row in rows:
            cells = [cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row]
            held = [[runs for p in cell.iter(qn("w:p")) if (runs := self._runs(p))] for cell in cells]
            if all(len(paragraphs) <= 1 for paragraphs in held):
                self.writer.row([paragraphs[0] for paragraphs in held if paragraphs])
            else:
                # Cells with several paragraphs set parts of the page beside each other.
                for cell in cells:
                    self._read(cell)

    def _paragraph(self, paragraph: Any) -> None:
        runs = self._runs(paragraph)
        level, depth = self._level(paragraph), self._styles.depth(paragraph)
        if level:
            self.writer.heading(level, runs)
        elif depth is not None:
            self.writer.bullet(depth, runs)
        else:
            self.writer.paragraph(runs)
        self._write_notes(paragraph)
        for box in paragraph.iter(qn("w:txbxContent")):
            if next(box.iterancestors(qn("w:p"))) is paragraph and is_shown(box):
                self._read(box)

    def _level(self, paragraph: Any) -> int:
        """Return the level of a heading; 0 for any other paragraph. A title pushes the rest one down."""
        if self._styles.is_title(paragraph):
            self._under_title = 1
            return 1
        level = self._styles.level(paragraph)
        return level + self._under_title if level else 0

    def _write_notes(self, paragraph: Any) -> None:
        for kind, notes in self._notes.items():
            for reference in paragraph.iter(kind):
                note = notes.pop(reference.get(qn("w:id")), None)
                if note is not None and is_shown(reference):
                    self.writer.aside(FOOTNOTE, " ".join(map(self._text, note.iter(qn("w:p")))))

    def _text(self, paragraph: Any) -> str:
        return "".join(text for text, _ in self._runs(paragraph))

    def _runs(self, paragraph: Any) -> list[Run]:
        is_bold_by_style = self._styles.is_bold(paragraph)
        runs: list[Run] = []
        for run in paragraph.iter(qn("w:r")):
            text = words(run) if next(run.iterancestors(qn("w:p"))) is paragraph and is_shown(run) else ""
            if text and self._styles.is_hidden(run):
                self.hidden += 1
            elif text:
                runs.append((text, self._styles.is_bold_run(run, is_bold_by_style)))
        return runs
