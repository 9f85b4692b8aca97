"""The figures of the law on a day, as JSON: what `akkoord rights figures` writes, version 1.

Values are as their source prints them: euros, not cents; a list where a figure has parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from akkoord.rights.figures import Row, Value
from akkoord.rights.law_book import LawBook, in_force
from akkoord.rights.standing import Standing, standings

VERSION = 1


def to_dict(on: date, book: LawBook | None = None, *, stale: bool = False) -> dict[str, Any]:
    """Return the figures as they stand on a day, by key.

    Args:
        on: The day of the answers; a figure that is read on another day says so in `read_on`.
        book: The law; None for the law as it stands.
        stale: Whether to leave out the figures of which every part can be used as current.
    """
    found = standings(book or in_force(), on)
    return {
        "version": VERSION,
        "date": on.isoformat(),
        "figures": [standing_to_dict(one) for one in found if one.is_stale or not stale],
    }


def standing_to_dict(one: Standing) -> dict[str, Any]:
    """Return one figure: how it stands, and every row of it."""
    figure = one.figure
    return {
        "key": figure.key,
        "name": dict(figure.name) or None,
        "unit": figure.unit,
        "parts": list(figure.parts),
        "moves": figure.moves,
        "beside": one.beside,
        "rights": list(one.looked_at_by),
        "reference": figure.reference,
        "read_on": one.read_on.isoformat(),
        "state": one.state,
        "open_parts": list(one.open_parts),
        "row": None if one.row is None else _row(one.row),
        "note": figure.note or None,
        "rows": [_row(row) for row in figure.rows],
    }


def plain(value: Value) -> Any:
    """Return a value as JSON can hold it.

    >>> plain([Fraction(1, 10), None, 3])
    [0.1, None, 3]
    """
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return float(value) if isinstance(value, Fraction) else value


def _row(row: Row) -> dict[str, Any]:
    return {
        "value": plain(row.value),
        "from": row.valid_from.isoformat(),
        "vouched_until": row.vouched_until.isoformat(),
        "confidence": row.confidence,
        "source": row.source or None,
        "note": row.note or None,
    }
