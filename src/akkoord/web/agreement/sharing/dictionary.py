"""The tables of the open data and what each of their columns means, from `dictionary.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from akkoord.web.spreadsheets.table import Column, Row, Table, Words


def table(name: str, rows: Iterable[Row] = ()) -> Table:
    """Return a table of the agreement with these rows.

    >>> [column.name for column in table("domains").columns]
    ['slug', 'address', 'title', 'promises', 'goals', 'measurable']
    """
    return filled(_own()[name], rows)


def filled(empty: Table, rows: Iterable[Row]) -> Table:
    """Return a table with these rows in place of its own."""
    return Table(empty.name, empty.title, empty.columns, rows, empty.meaning)


def read(path: Path | resources.abc.Traversable) -> dict[str, Table]:
    """Return the tables of a file in the form of `dictionary.toml`, without rows."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _table(name, about) for name, about in raw.items()}


@cache
def _own() -> Mapping[str, Table]:
    return read(resources.files("akkoord.web.agreement.sharing") / "dictionary.toml")


def _table(name: str, about: Mapping[str, Any]) -> Table:
    columns = tuple(_column(one) for one in about["columns"])
    return Table(name, Words(about["nl"], about["en"]), columns, (), _meaning(about))


def _column(about: Mapping[str, Any]) -> Column:
    return Column(
        name=about["name"],
        type=about["type"],
        title=Words(about["nl"], about["en"]),
        meaning=_meaning(about),
        unit=about.get("unit", ""),
        example=about.get("example", ""),
        source=about.get("source", ""),
    )


def _meaning(about: Mapping[str, Any]) -> Words:
    return Words(about["meaning_nl"], about["meaning_en"])
