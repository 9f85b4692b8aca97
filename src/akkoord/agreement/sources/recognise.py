"""Which format a file has, by its first bytes and by what a packed file holds."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from akkoord.agreement.sources import docx, html, pdf, plain
from akkoord.agreement.sources.refusals import Damaged
from akkoord.agreement.sources.source import Source

_PACKED = b"PK\x03\x04"
_OTHER_PACKED = {
    "xl/workbook.xml": "a spreadsheet (XLSX)",
    "xl/workbook.bin": "a spreadsheet (XLSB)",
    "ppt/presentation.xml": "a presentation (PPTX)",
    "content.xml": "an OpenDocument file (ODT, ODS or ODP)",
}
# A text may name a tag further on, or open with a comment: only a page opens with the tag of a page.
_OPENING_BYTES = 2048
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I
)


def from_bytes(content: bytes) -> Source:
    r"""Return the lines of a file of any format that is known.

    Raises:
        TooLarge: if it holds more than `plain.MOST_BYTES` bytes.
        EmptyFile: if there is no text in it.
        NotText: if it is of another format.
        Damaged, Encrypted, OnlyImages, UnpacksTooLarge: if it cannot be read though its format is known.

    >>> from_bytes(b"<!doctype html><h1>Akkoord</h1><ul><li>Er komt <b>groen</b>.</ul>").lines
    ('# Akkoord', '', '- Er komt **groen**.')
    """
    if len(content) > plain.MOST_BYTES:
        raise plain.TooLarge(most_bytes=plain.MOST_BYTES)
    if content.startswith(b"%PDF"):
        return pdf.from_bytes(content)
    if content.startswith(_PACKED):
        return _packed(content)
    if _PAGE.match(content[:_OPENING_BYTES]):
        return html.from_bytes(content)
    return plain.from_bytes(content)


def _packed(content: bytes) -> Source:
    try:
        names = set(zipfile.ZipFile(BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Damaged(format="DOCX") from error
    if "word/document.xml" in names:
        return docx.from_bytes(content)
    kind = next((kind for name, kind in _OTHER_PACKED.items() if name in names), "a packed file (ZIP)")
    raise plain.NotText(format=kind)
