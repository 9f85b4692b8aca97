"""Reforms as plain mappings and as YAML; what is written reads back the same.

A value is a yes or no, or a number in the unit of the figure: whole cents for a right with a sheet of its
own, euros as printed for the rights of households, where `right` may be absent.

right: voorbeeldegem.mantelzorgtoelage
changes:
- figure: care_budget_counts
value: true
from: 2026-07-01
source: https://besluiten.voorbeeldegem.example/2026/17
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import yaml

from akkoord.errors import InputError
from akkoord.rights.formats.sheets import Sheets
from akkoord.rights.overlay import Change, Overlay


class BadOverlay(InputError):
    """The description of a reform lacks something or holds something of the wrong kind."""

    code = "bad_overlay"
    message = "the reform cannot be read: {where} {key!r} {problem}"


_SHEETS = Sheets(BadOverlay)


def from_dict(sheet: Mapping[str, Any]) -> Overlay:
    """Read a reform from a mapping, such as stored JSON; dates may be dates or text like 2026-07-01.

    Raises:
        BadOverlay: if a key is absent, not known, or holds a value of the wrong kind.

    >>> from_dict({"right": "x.y", "changes": [
    ...     {"figure": "f", "value": True, "from": "2026-07-01", "source": "art. 1"}]}).starts_on
    datetime.date(2026, 7, 1)
    """
    changes = _SHEETS.need(sheet, "changes", list, "reform")
    return Overlay(
        _SHEETS.need(sheet, "right", str, "reform") if "right" in sheet else "",
        tuple(_change(change, f"change {position}") for position, change in enumerate(changes, start=1)),
    )


def to_dict(overlay: Overlay) -> dict[str, Any]:
    """Return a reform as a mapping that holds only text, numbers and truth values."""
    right = {"right": overlay.right_id} if overlay.right_id else {}
    return {**right, "changes": [_change_to_dict(change) for change in overlay.changes]}


def loads(text: str) -> Overlay:
    """Read a reform from YAML.

    Raises:
        BadOverlay: if the text is no YAML, or a key is absent, not known, or of the wrong kind.
    """
    try:
        sheet = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadOverlay(where="text", key="yaml", problem=f"is broken: {error}") from error
    if not isinstance(sheet, dict):
        raise BadOverlay(where="reform", key="changes", problem="is absent")
    return from_dict(sheet)


def dumps(overlay: Overlay) -> str:
    """Return a reform as YAML."""
    return yaml.safe_dump(to_dict(overlay), sort_keys=False, allow_unicode=True)


def _change(sheet: Any, where: str) -> Change:
    if not isinstance(sheet, dict):
        raise BadOverlay(where=where, key="figure", problem="is absent")
    if unknown := set(sheet) - {"figure", "value", "from", "source", "vouched_until"}:
        raise BadOverlay(where=where, key=sorted(unknown, key=str)[0], problem="is no key of a change")
    is_vouched = sheet.get("vouched_until") is not None
    return Change(
        figure=_SHEETS.need(sheet, "figure", str, where),
        value=_value(sheet, where),
        valid_from=_day(sheet, "from", where),
        source=_SHEETS.need(sheet, "source", str, where),
        vouched_until=_day(sheet, "vouched_until", where) if is_vouched else None,
    )


def _value(sheet: Mapping[str, Any], where: str) -> bool | int | Fraction:
    """Read a number as it is written, not as a binary fraction: 0.1 is one tenth."""
    found = _SHEETS.need(sheet, "value", (bool, int, float), where)
    if not isinstance(found, float):
        return bool(found) if isinstance(found, bool) else int(found)
    if not math.isfinite(found):
        raise BadOverlay(where=where, key="value", problem=f"is {found!r}, which is no number")
    exact = Fraction(repr(found))
    return exact.numerator if exact.denominator == 1 else exact


def _change_to_dict(change: Change) -> dict[str, Any]:
    sheet = {
        "figure": change.figure,
        "value": float(change.value) if isinstance(change.value, Fraction) else change.value,
        "from": change.valid_from.isoformat(),
        "source": change.source,
    }
    return sheet | ({"vouched_until": change.vouched_until.isoformat()} if change.vouched_until else {})


def _day(sheet: Mapping[str, Any], key: str, where: str) -> date:
    found = _SHEETS.need(sheet, key, (date, str), where)
    if isinstance(found, date):
        return found
    try:
        return date.fromisoformat(found)
    except ValueError as error:
        raise BadOverlay(where=where, key=key, problem=f"is {found!r}; write a date as 2026-07-01") from error
