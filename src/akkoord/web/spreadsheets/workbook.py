"""Tables as XLSX: real numbers and dates, text that never runs, and what each column means beside them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from akkoord.web.spreadsheets.cells import clean, could_run, plain
from akkoord.web.spreadsheets.packing import Undated
from akkoord.web.spreadsheets.table import Column, Table

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_CHARACTERS = 32_767
"""What one cell holds, counted in units of UTF-16 as Excel does."""

_FIRST_DAY = date(1900, 3, 1)  # Excel knows no day before 1900, and takes 1900 for a leap year.
_NARROWEST, _WIDEST = 10, 60
_LOOKED_AT = 200
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")

About = Sequence[tuple[str, str]]
"""What a reader must know of a workbook: its source, its licence, ..., each with its name."""


def written(tables: Sequence[Table], about: About, language: str) -> bytes:
    """Return a workbook with a sheet for each table, one that explains the columns, and one on its source.

    The same tables give the same bytes.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "Akkoord"
    names = _names([table.title.in_language(language) for table in tables])
    for table, name in zip(tables, names, strict=True):
        _fill(book, name, table, language)
    _explain(book, tables, language)
    _tell(book, about)
    return _saved(book)


def _fill(book: Workbook, name: str, table: Table, language: str) -> None:
    rows = [[plain(column, row.get(column.name)) for column in table.columns] for row in table.rows]
    titles = [column.title.in_language(language) for column in table.columns]
    sheet = _sheet(book, name, titles, rows)
    if rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(titles))}{len(rows) + 1}"


def _explain(book: Workbook, tables: Sequence[Table], language: str) -> None:
    titles = [
        _("Table"), _("Column"), _("Name in CSV and JSON"), _("Meaning"), _("Type"), _("Unit"), _("Example"),
        _("Source"),
    ]  # fmt: skip
    rows = [
        [table.title.in_language(language), *_explained(column, language)]
        for table in tables
        for column in table.columns
    ]
    _sheet(book, _("Dictionary"), titles, rows)


def _explained(column: Column, language: str) -> list[str]:
    return [
        column.title.in_language(language),
        column.name,
        column.meaning.in_language(language),
        column.type,
        column.unit,
        column.example,
        column.source,
    ]


def _tell(book: Workbook, about: About) -> None:
    _sheet(book, _("About this file"), [_("What"), _("This file")], [list(pair) for pair in about])


def _sheet(book: Workbook, name: str, titles: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_widths(titles, rows), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([_heading(sheet, title) for title in titles])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    return sheet


def _heading(sheet: Any, title: str) -> Any:
    heading = _text(sheet, title)
    heading.font = Font(bold=True)
    return heading


def _cell(sheet: Any, value: Any) -> Any:
    """Return what openpyxl writes as the value itself, and never as a formula or an error."""
    if isinstance(value, str):
        text = _short(clean(value))
        # A text that looks like more is marked as text, also for who edits the cell later.
        return _text(sheet, text) if could_run(text) or text in ERROR_CODES else text
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return local.replace(tzinfo=None, microsecond=0)
    if isinstance(value, date) and value < _FIRST_DAY:
        return value.isoformat()
    return value


def _text(sheet: Any, text: str) -> Any:
    made = WriteOnlyCell(sheet, value=text)
    made.data_type = "s"
    made.quotePrefix = could_run(text)
    return made


def _short(text: str) -> str:
    if len(text) * 2 <= MOST_CHARACTERS:
        return text
    coded = text.encode("utf-16-le")
    if len(coded) <= 2 * MOST_CHARACTERS:
        return text
    note = " " + _("[cut here: a cell of a spreadsheet holds no more]")
    # Half a character at the place of the cut is left out.
    return coded[: 2 * (MOST_CHARACTERS - len(note))].decode("utf-16-le", errors="ignore") + note


def _widths(titles: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[int]:
    for place, title in enumerate(titles):
        longest = max(
            (len(str(row[place])) for row in rows[:_LOOKED_AT] if row[place] is not None), default=0
        )
        yield min(max(len(title) + 3, longest + 2, _NARROWEST), _WIDEST)


def _names(titles: Sequence[str]) -> list[str]:
    """Return names that a workbook takes for its sheets: short, without signs that mean something there."""
    # 31 signs at most, of which a number may follow where two are the same.
    return [
        _NO_SHEET_NAME.sub(" ", clean(title)).strip()[:28] or str(place) for place, title in enumerate(titles)
    ]


def _saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    with _Archive(target, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    return target.getvalue()


class _Archive(Undated):
    """The archive of a workbook, which does not say when the workbook was saved."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        if zinfo_or_arcname == "docProps/core.xml":
            data = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", data)
        super().writestr(zinfo_or_arcname, data)
