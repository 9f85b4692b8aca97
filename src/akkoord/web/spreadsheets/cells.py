"""What goes into a cell: plain values, without what a spreadsheet would run or cannot hold."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any

from akkoord.web.spreadsheets.table import Column

LIST_SIGN = " | "
"""What stands between the texts of a list in one cell."""

# A spreadsheet would run a cell that begins like this; the broad signs are read as the others in East Asia.
_FORMULA = re.compile(r"^[=+\-@\t\r\n＝＋－＠]")
# Where a spreadsheet cuts at semicolons, as it does in Flanders, a cell can begin inside a text.
_INSIDE = re.compile(r"([;\t\r\n][\s\"']*)(?=[=+\-@＝＋－＠])")
# What XML has no place for, and XLSX is XML: control signs, halves of characters, two that are none.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cell(value: object) -> object:
    """Return a value for a cell that no spreadsheet takes for a formula; a number stays a number.

    >>> cell("=1+1"), cell("-5 procent"), cell(-500), cell(None), cell(True)
    ("'=1+1", "'-5 procent", -500, '', 'true')
    >>> cell("fietsen;=1+1")
    "fietsen;'=1+1"
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if not isinstance(value, str):
        return value
    text = clean(value)
    inside = _INSIDE.sub(r"\1'", text)
    return f"'{inside}" if could_run(text) else inside


def could_run(text: str) -> bool:
    """Whether a spreadsheet would take this text for a formula."""
    return _FORMULA.match(text) is not None


def clean(text: str) -> str:
    r"""Return a text without the signs that no file of text should hold; lines and tabs stay.

    >>> clean("fiets\x00en\x1b\n\ud800")
    'fietsen\n'
    """
    return _NO_TEXT.sub("", text)


def plain(column: Column, value: Any) -> Any:
    """Return a value of a column as one number, date, text or truth, or None for nothing.

    >>> from akkoord.web.spreadsheets.table import Words
    >>> plain(Column("actors", "list", Words("", ""), Words("", "")), ["De Lijn", "VDAB"])
    'De Lijn | VDAB'
    """
    if value is None or value == "":
        return None
    if column.type == "list":
        return LIST_SIGN.join(map(str, value)) or None
    if column.type == "json":
        return as_json(value)
    return value


def as_json(value: Any) -> str:
    r"""Return a value as JSON on one line, which the guard against formulas never has to touch.

    >>> as_json({"text": "groen;=1+1"})
    '{"text": "groen\\u003b=1+1"}'
    """
    # JSON writes tabs and line breaks by their names; without a semicolon nothing cuts the cell.
    return json.dumps(value, ensure_ascii=False).replace(";", "\\u003b")
