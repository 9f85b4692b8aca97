"""A file of rows, read into texts: CSV in any usual encoding and separator, or the first sheet of XLSX."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from openpyxl import load_workbook

from akkoord.errors import InputError

MOST_ROWS = 50_000
MOST_COLUMNS = 200
_LONGEST_CELL = 2_000
# A file that guards its cells against running as a formula puts an apostrophe before their first sign.
_UNGUARDED = re.compile(r"(^|[;\t\r\n][\s\"']*)'(?=[=+\-@＝＋－＠])")

Rows = list[list[str]]
"""The cells of each row as texts; a number as Python writes it exactly, with a point."""


class SheetUnreadable(InputError):
    """A file is neither a CSV nor an XLSX that can be read."""

    code = "sheet_unreadable"
    message = "this file cannot be read as a table: {detail}; save it as CSV (UTF-8) or XLSX"


class SheetTooLarge(InputError):
    """A table has more rows or columns than are read at once."""

    code = "sheet_too_large"
    message = "this table has more than {rows} rows or {columns} columns; cut it in parts"


def read(content: bytes) -> Rows:
    r"""Read a table; empty rows stay, so that a row has the number that a reader sees.

    Raises:
        SheetUnreadable: if it is no table.
        SheetTooLarge: if it is larger than is read at once.

    >>> read("jaar;waarde\n2024;1,5\n".encode())
    [['jaar', 'waarde'], ['2024', '1,5']]
    """
    rows = list(_limited(_xlsx(content) if content[:2] == b"PK" else _csv(content)))
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def is_exact(content: bytes) -> bool:
    """Tell whether numbers in this file are numbers already, so that no sign in them needs a guess."""
    return content[:2] == b"PK"


def _limited(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    for count, row in enumerate(rows):
        if count >= MOST_ROWS or len(row) > MOST_COLUMNS:
            raise SheetTooLarge(rows=MOST_ROWS, columns=MOST_COLUMNS)
        yield row


def _csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    head = text[:20_000]
    separator = max(";,\t", key=lambda sign: (head.split("\n", 1)[0].count(sign), head.count(sign)))
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [_clean(_UNGUARDED.sub(r"\1", cell)) for cell in row]
    except csv.Error as error:
        raise SheetUnreadable(detail=str(error)) from error


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetUnreadable(detail="its letters are in no encoding that is known here")


def _xlsx(content: bytes) -> Iterator[list[str]]:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # What a file says of its own size may be wrong, or meant to exhaust who believes it.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1):
            cells = [_text(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            yield cells
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, OSError, EOFError) as error:
        raise SheetUnreadable(detail=type(error).__name__) from error


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        # 29.9 is stored as the nearest double; its shortest text is what was typed.
        return f"{Decimal(repr(cell)).normalize():f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return _clean(str(cell))


def _clean(cell: str) -> str:
    return "".join(sign for sign in cell[:_LONGEST_CELL] if sign.isprintable() or sign.isspace()).strip()
