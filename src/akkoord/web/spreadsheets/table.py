"""A table to write: its columns, described in both languages, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Type = Literal["integer", "number", "boolean", "date", "datetime", "text", "address", "list", "json"]
"""What stands in a column: "list" is texts, "json" is anything that JSON can hold."""

Row = Mapping[str, Any]
"""One row by the names of the columns; None where nothing is known."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the words in a language; in Dutch for one that is not known."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: Its name in files, in English; it never changes.
        type: What stands in it.
        title: What people call it.
        meaning: What it holds, and what an empty cell means.
        unit: What a number counts; empty without one.
        example: A cell of it.
        source: Where it comes from; empty where the table says that.
    """

    name: str
    type: Type
    title: Words
    meaning: Words
    unit: str = ""
    example: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: Its name in files, in English.
        title: What people call it.
        columns: Its columns in their order.
        rows: Its rows; they are gone through once.
        meaning: What one row of it is.
    """

    name: str
    title: Words
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    meaning: Words = Words("", "")
