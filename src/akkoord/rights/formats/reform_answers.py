"""What a reform does as JSON: what `akkoord rights reform` writes, version 1.

Amounts are in the unit of the right, euros with two decimals; more is better for the household. A count or an
amount that is null is hidden, because it is about one to four households or would give such a count away. An
amount is absent where those of several households do not add up, such as shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from akkoord.rights.disclosure import SMALLEST_SHOWN, is_showable
from akkoord.rights.figures import LawFigure
from akkoord.rights.formats.answers import number
from akkoord.rights.household_reform import Effect, Reform, is_summed
from akkoord.rights.household_right import HouseholdRight
from akkoord.rights.overlay import Change, Overlay
from akkoord.rights.reform_table import Cents, Row, Town

VERSION = 1


def to_dict(
    reform: Reform, overlays: Sequence[Overlay], effects: Sequence[Effect], on: date | None = None
) -> dict[str, Any]:
    """Return what a reform does.

    Args:
        reform: The law before and after.
        overlays: The reforms, in their order.
        effects: What they do to each right.
        on: The day of all answers; None where each household has its own.
    """
    touched = {effect.right.id for effect in effects}
    others = [right for right in reform.before.rights if right.id not in touched]
    return {
        "version": VERSION,
        "date": on.isoformat() if on else None,
        "smallest_shown": SMALLEST_SHOWN,
        "changes": [_change(reform, one) for overlay in overlays for one in overlay.changes],
        "rights": {effect.right.id: _effect(effect) for effect in effects},
        "untouched": [right.id for right in others if right.is_computable],
        "not_computable": [right.id for right in others if not right.is_computable],
    }


def _change(reform: Reform, change: Change) -> dict[str, Any]:
    figure = reform.before.figure_of(change.figure)
    series = reform.before.series.get(change.figure)
    before = series.at(change.valid_from) if series else None
    return {
        "figure": change.figure,
        "unit": figure.unit,
        "before": _value(figure, before.value if before else None),
        "before_state": before.state if before else "none",
        "after": _value(figure, figure.for_rules(change.value)),
        "from": change.valid_from.isoformat(),
        "vouched_until": change.vouched_until.isoformat() if change.vouched_until else None,
        "source": change.source,
    }


def _value(figure: LawFigure, value: Any) -> Any:
    return value if isinstance(value, bool) else number(value, is_money=figure.is_money)


def _effect(effect: Effect) -> dict[str, Any]:
    right = effect.right
    return {
        "unit": right.unit or None,
        "all": _town(right, effect.table.town),
        "neighbourhoods": [_row(right, row) for row in effect.table.rows],
        "missing": {"facts": list(effect.facts), "figures": list(effect.figures)},
    }


def _town(right: HouseholdRight, town: Town) -> dict[str, Any]:
    sheet: dict[str, Any] = {
        "households": town.households if is_showable(town.households) else None,
        "gains": town.gains,
        "loses": town.loses,
        "unchanged": town.unchanged,
        "unknown": town.unknown,
    }
    if is_summed(right):
        sheet["amount"] = _amount(right, town.cents_per_month)
        sheet["amount_with_unknown"] = _amount(right, town.cents_per_month_with_unknown)
    return sheet


def _row(right: HouseholdRight, row: Row) -> dict[str, Any]:
    sheet: dict[str, Any] = {
        "neighbourhood": row.neighbourhood or None,
        "gains": row.gains,
        "loses": row.loses,
        "unknown": row.unknown,
    }
    return sheet | ({"amount": _amount(right, row.cents_per_month)} if is_summed(right) else {})


def _amount(right: HouseholdRight, found: Cents | None) -> dict[str, Any] | None:
    if found is None:
        return None
    is_money = right.unit.startswith("EUR")
    return {"min": number(found.low, is_money=is_money), "max": number(found.high, is_money=is_money)}
