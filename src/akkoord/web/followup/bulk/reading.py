"""A sheet taken apart: the cells of each row by the names of the columns, as they were typed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from akkoord.web.files import kinds
from akkoord.web.files.refusals import FileRefused
from akkoord.web.followup.bulk.columns import CHANGEABLE, COLUMNS
from akkoord.web.followup.bulk.refusals import (
    ColumnTwice,
    NoNumberColumn,
    SheetEmpty,
    SheetTooLarge,
    SheetTooLong,
    SheetUnreadable,
)
from akkoord.web.spreadsheets.cells import cell, clean, could_run

MOST_ROWS = 10_000
MOST_BYTES = 10 * 1024 * 1024
FORMULA = "\N{SYMBOL FOR NULL}formula"
"""What stands for a formula that was not run; no text that was typed is this one."""

_MOST_SEEN = 2 * MOST_ROWS
_LONGEST_CELL = 5_000
_NO_LETTER = re.compile(r"[\W_]+")
_ZIP = b"PK\x03\x04"
_READ = ("number", *CHANGEABLE)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet.

    Attributes:
        row: Its place in the sheet, as a spreadsheet counts: the headings are row 1.
        cells: What was typed, by the name of the column; empty cells are left out.
    """

    row: int
    cells: Mapping[str, str]


def lines(content: bytes) -> list[Line]:
    """Return the rows of a sheet, CSV or XLSX by its first bytes; columns that nothing reads are left out.

    Raises:
        SheetUnreadable: if it is neither, or not in UTF-8.
        SheetTooLarge: if it has more than 10 MB.
        SheetTooLong: if it has more than 10,000 rows.
        SheetEmpty: if it has none.
        NoNumberColumn: if no column has the numbers of the promises.
        ColumnTwice: if two columns have one name.
    """
    if len(content) > MOST_BYTES:
        raise SheetTooLarge(most_mb=MOST_BYTES // 1024**2)
    rows = iter(_xlsx(content) if content.startswith(_ZIP) else _csv(content))
    headings = next((row for row in rows if any(row)), None)
    if headings is None:
        raise SheetEmpty
    names = _names(headings)
    found = [
        Line(row, cells)
        for row, values in enumerate(islice(rows, _MOST_SEEN), start=2)
        if (cells := {name: one for name, one in zip(names, values, strict=False) if name and one})
    ]
    if len(found) > MOST_ROWS or next(rows, None) is not None:
        raise SheetTooLong(most=MOST_ROWS)
    if not found:
        raise SheetEmpty
    return found


def says(given: str, value: str) -> bool:
    """Whether a cell says a value: as it is, or as it comes back once it went out.

    >>> says("=1", "'=1"), says("fietsen;'=1", "fietsen;=1"), says("twee", "een")
    (True, True, False)
    """
    return given in (_text(value), _text(str(cell(value))))


def _names(headings: Sequence[str]) -> list[str]:
    """Return the name of each column, which may be headed by its title in either language."""
    known = {_bare(word): one.name for one in COLUMNS for word in (one.name, one.title.nl, one.title.en)}
    names = [name if (name := known.get(_bare(heading), "")) in _READ else "" for heading in headings]
    if "number" not in names:
        raise NoNumberColumn(headings=", ".join(headings)[:200])
    for name in filter(None, names):
        if names.count(name) > 1:
            raise ColumnTwice(column=name)
    return names


def _csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetUnreadable(detail=f"byte {error.start} is not UTF-8") from error
    if "\0" in text:
        raise SheetUnreadable(detail="NUL")
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    csv.field_size_limit(MOST_BYTES)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [_text(one) for one in row]
    except csv.Error as error:
        raise SheetUnreadable(detail=str(error)) from error


def _xlsx(content: bytes) -> Iterator[list[str]]:
    try:
        kinds.KINDS["xlsx"].check(content, "sheet.xlsx")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        for row in book.worksheets[0].iter_rows():
            yield [_cell(one) for one in row]
    except FileRefused as error:
        raise SheetUnreadable(detail=str(error)) from error
    except (InvalidFileException, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, IndexError) as error:
        raise SheetUnreadable(detail=type(error).__name__) from error


def _cell(found: Any) -> str:
    if found.data_type == "f":
        return FORMULA
    value = found.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _text(str(value))


def _text(value: str) -> str:
    """Return a cell without what guards it: an apostrophe before what could run."""
    text = clean(value).replace("\r\n", "\n").strip()
    if text.startswith("'") and could_run(text[1:]):
        text = text[1:]
    # What is far too long stays too long, and is told so in its row.
    return text[:_LONGEST_CELL]


def _bare(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())
