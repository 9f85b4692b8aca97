"""Reasons kept in a row: a code with values, written as JSON and read back with the same types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import isfinite
from typing import Any

from akkoord.phrases import Reason, Sayable


def to_row(reason: Sayable) -> dict[str, Any]:
    """Return a reason, or an error of Akkoord, as plain JSON.

    >>> to_row(Reason("starts", {"start": date(2026, 9, 1), "count": 2}))
    {'code': 'starts', 'values': {'start': {'date': '2026-09-01'}, 'count': 2}}
    """
    return {"code": reason.code, "values": {key: _plain(value) for key, value in reason.values.items()}}


def from_row(row: Mapping[str, Any]) -> Reason:
    """Return the reason that was kept.

    >>> from_row({"code": "starts", "values": {"start": {"date": "2026-09-01"}}}).values
    {'start': datetime.date(2026, 9, 1)}
    """
    return Reason(row["code"], {key: _value(kept) for key, kept in row["values"].items()})


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float) and isfinite(value):
        return value
    if isinstance(value, Fraction):
        return {"fraction": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()[:10]}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value)


def _value(kept: Any) -> object:
    if isinstance(kept, list):
        return [_value(each) for each in kept]
    if not isinstance(kept, dict):
        return kept
    if "fraction" in kept:
        return Fraction(kept["fraction"])
    return date.fromisoformat(kept["date"])
