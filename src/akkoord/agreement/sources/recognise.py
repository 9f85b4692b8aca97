"""Which format a file has, by its first bytes and by what a packed file holds; never by its name."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

from akkoord.agreement.sources import docx, html, language, pdf, plain, signatures
from akkoord.agreement.sources.refusals import Damaged, Encrypted, NotText, TooLarge
from akkoord.agreement.sources.source import Source

_PDF = b"%PDF-"
# Some servers and scanners write a line of their own before a PDF.
_BEFORE_PDF_BYTES = 1024
_ENCRYPTED = 1
# A text may name a tag further on, or open with a comment: only a page opens with the tag of a page.
_OPENING_BYTES = 4096
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-[^-]){0,2000}-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|h[1-6]|p|ul|ol|table|nav|header)\b",
    re.IGNORECASE,
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def from_bytes(content: bytes) -> Source:
    r"""Return the lines of a file of any format that is known.

    Raises:
        TooLarge: if it holds more than `plain.MOST_BYTES` bytes.
        InputError: if it is of another format, or cannot be read: `refusals` names the reasons.

    >>> from_bytes(b"<!doctype html><h1>Akkoord</h1><ul><li>Er komt <b>groen</b>.</ul>").lines
    ('# Akkoord', '', '- Er komt **groen**.')
    """
    if len(content) > plain.MOST_BYTES:
        raise TooLarge(most_bytes=plain.MOST_BYTES)
    read = _read(content)
    return replace(read, notes=read.notes + language.notes(read.lines))


def _read(content: bytes) -> Source:
    at = content.find(_PDF, 0, _BEFORE_PDF_BYTES)
    if at == 0 or (at > 0 and b"endobj" in content):
        return pdf.from_bytes(content[at:])
    if content.startswith(signatures.PACKED):
        return _packed(content)
    if signatures.is_protected(content):
        raise Encrypted(format="DOCX")
    if _is_page(content):
        return html.from_bytes(content)
    return plain.from_bytes(content)


def _is_page(content: bytes) -> bool:
    opening = content[:_OPENING_BYTES]
    if opening.startswith(_WIDE_MARKS):
        opening = opening.decode("utf-16", errors="ignore").encode()
    return bool(_PAGE.match(opening))


def _packed(content: bytes) -> Source:
    try:
        parts = zipfile.ZipFile(BytesIO(content)).infolist()
    # A file that was cut or changed breaks `zipfile` in each of these ways.
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Damaged(format="DOCX") from error
    kind = signatures.of_packed(content, {part.filename for part in parts})
    if kind != "DOCX":
        raise NotText(format=kind)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Encrypted(format="DOCX")
    return docx.from_bytes(content)
