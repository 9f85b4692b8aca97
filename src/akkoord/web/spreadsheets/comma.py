"""A table as CSV: RFC 4180, in UTF-8 with the mark by which spreadsheets know it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from akkoord.web.spreadsheets.cells import cell, plain
from akkoord.web.spreadsheets.table import Column, Row, Table

CONTENT_TYPE = "text/csv; charset=utf-8"
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def written(table: Table) -> bytes:
    """Return a table as CSV; its first line holds the names of the columns, whatever the language."""
    return lines(
        [column.name for column in table.columns], (values(table.columns, row) for row in table.rows)
    )


def lines(names: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows as CSV under these names, each cell guarded against running as a formula."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([cell(value) for value in row] for row in rows)
    return (_BOM + target.getvalue()).encode("utf-8")


def values(columns: tuple[Column, ...], row: Row) -> list[object]:
    """Return the cells of one row in the order of the columns."""
    return [plain(column, row.get(column.name)) for column in columns]
