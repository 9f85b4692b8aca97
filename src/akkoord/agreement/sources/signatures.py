"""What a file really is, by its first bytes, by what a packed file holds, or by a table's regular commas."""

from __future__ import annotations

from collections.abc import Collection, Sequence

PACKED = b"PK\x03\x04"

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_START = {
    b"PK\x05\x06": "ZIP",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"%!PS": "PostScript",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"\x1f\x8b": "gzip",
    b"MIME-Version:": "MHTML",
}
# The names of the streams of a compound file are in UTF-16.
_IN_COMPOUND = {"WordDocument": "DOC", "Workbook": "XLS", "Book": "XLS", "PowerPoint Document": "PPT"}
_PROTECTED = "EncryptedPackage"
_IN_PACKED = {
    "word/document.xml": "DOCX",
    "xl/workbook.xml": "XLSX",
    "xl/workbook.bin": "XLSB",
    "ppt/presentation.xml": "PPTX",
    "META-INF/container.xml": "EPUB",
    "Index/Document.iwa": "Pages",
}
_OPEN_DOCUMENT = {b"text": "ODT", b"spreadsheet": "ODS", b"presentation": "ODP"}
# The first entry of an OpenDocument file is its type, not compressed.
_TYPE = b"mimetypeapplication/vnd.oasis.opendocument."
_SEPARATORS = "\t;,"
_FEWEST_ROWS = 5
_FEWEST_CELLS = 3
_ROWS_LOOKED_AT = 200
_LEAST_REGULAR = 0.9


def of_start(content: bytes) -> str | None:
    """Return the format that a file starts as; None for what may be text.

    >>> of_start(b"GIF89a..."), of_start(b"De stad")
    ('GIF', None)
    """
    if content.startswith(_COMPOUND):
        streams = (kind for name, kind in _IN_COMPOUND.items() if name.encode("utf-16-le") in content)
        return next(streams, "OLE")
    return next((kind for start, kind in _BY_START.items() if content.startswith(start)), None)


def is_protected(content: bytes) -> bool:
    """Whether it is a file of Office that opens with a password only."""
    return content.startswith(_COMPOUND) and _PROTECTED.encode("utf-16-le") in content


def of_packed(content: bytes, names: Collection[str]) -> str:
    """Return the format of a packed file by the names of what it holds.

    >>> of_packed(b"", {"xl/workbook.xml"}), of_packed(b"", {"foto.jpg"})
    ('XLSX', 'ZIP')
    """
    if kind := next((kind for name, kind in _IN_PACKED.items() if name in names), None):
        return kind
    at = content.find(_TYPE, 0, 200)
    own = content[at + len(_TYPE) :] if at >= 0 else b""
    kinds = (kind for name, kind in _OPEN_DOCUMENT.items() if own.startswith(name))
    return next(kinds, "OpenDocument" if "content.xml" in names else "ZIP")


def is_table(lines: Sequence[str]) -> bool:
    """Whether the lines are rows of a table: nearly all with as many separators as the first.

    >>> is_table(["wat;wie;wanneer", *["park;stad;2033"] * 5]), is_table(["Groen, water, en rust."] * 6)
    (True, False)
    """
    rows = [line for line in lines[:_ROWS_LOOKED_AT] if line.strip()]
    if len(rows) < _FEWEST_ROWS:
        return False
    for separator in _SEPARATORS:
        count = rows[0].count(separator)
        regular = sum(row.count(separator) == count for row in rows)
        is_dense = not any(f"{separator} " in row for row in rows) or separator == "\t"
        if count >= _FEWEST_CELLS - 1 and is_dense and regular >= _LEAST_REGULAR * len(rows):
            return True
    return False
