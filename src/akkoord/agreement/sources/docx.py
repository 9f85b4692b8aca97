"""A Word file (DOCX): headings by style, lists by numbering and indent, bold, tables.

The parts are opened by python-docx; their XML is walked here, because inserted text under review, content
controls and text boxes hold words too, and python-docx passes over them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from akkoord.agreement.sources.plain import EmptyFile
from akkoord.agreement.sources.refusals import Damaged, UnpacksTooLarge
from akkoord.agreement.sources.source import Source
from akkoord.agreement.sources.writing import Writer

MOST_UNPACKED_BYTES = 200_000_000
"""The largest file, unpacked: fifty pages with pictures unpack to a tenth of it."""

_HEADING_STYLE = re.compile(r"(?:heading|kop) ?([1-9])", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list (?:bullet|number)(?: ([2-5]))?", re.IGNORECASE)
_CONTAINERS = tuple(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")))
# What Word keeps for programs that cannot show a text box; the text box itself stands beside it.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_TEXT = (qn("w:moveFrom"), qn("w:del"), _FALLBACK)
_OFF = {"0", "false", "off", "none"}
# The step of an indent in Word, in twentieths of a point.
_INDENT_STEP = 720
_TEXT_OF = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}


def from_bytes(content: bytes) -> Source:
    """Return the lines of a Word file.

    Raises:
        UnpacksTooLarge: if it unpacks to more than `MOST_UNPACKED_BYTES` bytes.
        Damaged: if it cannot be taken apart.
        EmptyFile: if there is no text in it.
    """
    try:
        parts = zipfile.ZipFile(BytesIO(content)).infolist()
        # Python unpacks no part further than the size it is listed with: the list can be trusted.
        if sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
            raise UnpacksTooLarge(most_bytes=MOST_UNPACKED_BYTES)
        document = docx.Document(BytesIO(content))
        lines = _Reading(document).lines()
    except UnpacksTooLarge:
        raise
    except Exception as error:
        # zipfile, lxml and python-docx each have errors of their own for each way to be broken.
        raise Damaged(format="DOCX") from error
    if not lines:
        raise EmptyFile
    return Source(tuple(lines))


class _Reading:
    """Goes down the body once, with the styles at hand."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(qn("w:default")) == "1" and _is_of(style)
            ),
            None,
        )
        self._writer = Writer()
        self._under_title = 0

    def lines(self) -> list[str]:
        self._read(self._body)
        return self._writer.lines

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
            held = [[p for p in cell.iter(qn("w:p")) if self._runs(p)] for cell in cells]
            if all(len(paragraphs) <= 1 for paragraphs in held):
                self._writer.row([self._runs(cell[0]) for cell in held if cell])
            else:
                # Cells with several paragraphs set parts of the page beside each other.
                for cell in cells:
                    self._read(cell)

    def _paragraph(self, paragraph: Any) -> None:
        runs = self._runs(paragraph)
        chain = self._chain(paragraph)
        level, depth = self._level(paragraph, chain), self._depth(paragraph, chain)
        if level:
            self._writer.heading(level, runs)
        elif depth is not None:
            self._writer.bullet(depth, runs)
        else:
            self._writer.paragraph(runs)
        for box in paragraph.iter(qn("w:txbxContent")):
            if next(box.iterancestors(qn("w:p"))) is paragraph and _is_text(box):
                self._read(box)

    def _level(self, paragraph: Any, chain: list[Any]) -> int:
        """Return the level of a heading; 0 for any other paragraph. A title pushes the rest one down."""
        for style in chain:
            name = _value(style, "w:name") or ""
            if name.casefold() == "title":
                self._under_title = 1
                return 1
            if match := _HEADING_STYLE.fullmatch(name):
                return int(match[1]) + self._under_title
        for owner in (paragraph, *chain):
            outline = _value(owner, "w:pPr/w:outlineLvl")
            if outline is not None and outline.isdigit():
                return int(outline) + 1 + self._under_title if int(outline) < 9 else 0
        return 0

    def _depth(self, paragraph: Any, chain: list[Any]) -> int | None:
        """Return how deep an item of a list stands; None for any other paragraph."""
        styled = next(filter(None, (_LIST_STYLE.fullmatch(_value(s, "w:name") or "") for s in chain)), None)
        number = _inherited((paragraph, *chain), "w:pPr/w:numPr/w:numId")
        if number == "0" or (number is None and styled is None):
            return None
        depth = int(_inherited((paragraph, *chain), "w:pPr/w:numPr/w:ilvl") or 0)
        if not depth and styled:
            depth = int(styled[1] or 1) - 1
        return depth or _steps(paragraph)

    def _runs(self, paragraph: Any) -> list[tuple[str, bool]]:
        inherited = _inherited(self._chain(paragraph), "w:rPr/w:b", is_switch=True)
        return [
            (text, self._is_bold(run, inherited))
            for run in paragraph.iter(qn("w:r"))
            if next(run.iterancestors(qn("w:p"))) is paragraph and _is_text(run)
            if (text := _text(run))
        ]

    def _is_bold(self, run: Any, inherited: str | None) -> bool:
        own = _inherited((run,), "w:rPr/w:b", is_switch=True)
        style = _value(run, "w:rPr/w:rStyle")
        by_style = _inherited(self._ancestry(style), "w:rPr/w:b", is_switch=True) if style else None
        value = own or by_style or inherited
        return value is not None and value not in _OFF

    def _chain(self, paragraph: Any) -> list[Any]:
        return self._ancestry(_value(paragraph, "w:pPr/w:pStyle") or self._default)

    def _ancestry(self, key: str | None) -> list[Any]:
        """Return a style and what it is based on; a style that is based on itself ends there."""
        chain: list[Any] = []
        while key in self._styles and self._styles[key] not in chain:
            chain.append(self._styles[key])
            key = _value(chain[-1], "w:basedOn")
        return chain


def _is_of(style: Any) -> bool:
    return bool(style.get(qn("w:type")) == "paragraph")


def _is_text(element: Any) -> bool:
    return next(element.iterancestors(*_NOT_TEXT), None) is None


def _text(run: Any) -> str:
    return "".join(
        child.text or "" if child.tag == qn("w:t") else _TEXT_OF.get(child.tag, "") for child in run
    )


def _steps(paragraph: Any) -> int:
    """Return by how many steps an item was moved in by hand; one step is where every list stands."""
    indent = paragraph.find("/".join(map(qn, ("w:pPr", "w:ind"))))
    if indent is None:
        return 0
    left = indent.get(qn("w:left")) or indent.get(qn("w:start")) or "0"
    return max(round(int(left) / _INDENT_STEP) - 1, 0) if left.isdigit() else 0


def _found(owner: Any, path: str) -> Any:
    return owner.find("/".join(map(qn, path.split("/"))))


def _value(owner: Any, path: str) -> str | None:
    found = _found(owner, path)
    return None if found is None else found.get(qn("w:val"))


def _inherited(owners: Iterable[Any], path: str, *, is_switch: bool = False) -> str | None:
    """Return the value of the first that has one; a switch without a value is on."""
    for owner in owners:
        found = _found(owner, path)
        if found is not None:
            value = found.get(qn("w:val"))
            return value or ("1" if is_switch else None)
    return None
