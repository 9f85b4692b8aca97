"""The effect of the reforms in a draft on a panel of households."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from akkoord.checks.effects import HouseholdEffects, ShownEffects
from akkoord.errors import StateError
from akkoord.rights import catalogue, reform
from akkoord.rights.household import Household
from akkoord.rights.overlay import Overlay, overlaid
from akkoord.rights.reform import Change, Outcome
from akkoord.rights.reform_table import Cents, Counted, Row, Table, Town, table


class AmountUnknown(StateError):
    """It is known who gains or loses, but not how much: a figure of the law is missing."""

    code = "amount_unknown"
    message = "what the reform costs cannot be computed on {on}: a figure of the law is missing on that day"


@dataclass(frozen=True, slots=True)
class Computed:
    """An effect: the raw numbers, which stay inside, and what readers may see as plain JSON."""

    effects: HouseholdEffects
    shown: dict[str, Any]


def compute(
    overlays: Sequence[Overlay], in_force: Sequence[Overlay], households: Sequence[Household], on: date
) -> Computed:
    """Compute what reforms do together, household by household, on one day.

    A household that gains by one right and loses by another counts once, for the sum of both.

    Args:
        overlays: The reforms of the draft, one for each right.
        in_force: The reforms that were decided before; they are part of the law as it stands.
        households: The panel.
        on: The day.

    Raises:
        NoSuchRight: if a reform is of a right that is not in the catalogue.
        UnknownFigure: if a reform changes a figure that its right does not have.
        WrongValue: if a reform gives a figure a value of the wrong kind.
        NotComparable: if a right has no rule with a monthly amount on that day.
        AmountUnknown: if nothing at all is known of the amount.
    """
    found = [
        reform.effect(overlaid(catalogue.find(one.right_id), in_force), households, one, on)
        for one in overlays
    ]
    counted = [_together(outcomes) for outcomes in zip(*(one.outcomes for one in found), strict=True)]
    shown = _table_row(table(counted))
    shown["rights"] = [one.right_id for one in found]
    shown["missing"] = [
        {
            "right": one.right_id,
            "facts": _names(one.unknown, "settles"),
            "figures": _names(one.unknown, "figures"),
        }
        for one in found
        if one.unknown
    ]
    return Computed(_raw(counted, on), shown)


def stated(shown: ShownEffects) -> dict[str, Any]:
    """Return numbers that somebody else worked out, in the form of a computed effect: a town without rows."""
    town = {
        "households": None,
        "gains": shown.gainers,
        "loses": shown.losers,
        "unknown": shown.unknown,
        "per_year": _range(shown.cents_per_year),
        "per_year_with_unknown": _range(shown.cents_per_year if shown.unknown == 0 else None),
    }
    return {"town": town, "rows": [], "rights": [], "missing": []}


def _range(cents: int | None) -> list[int] | None:
    return None if cents is None else [cents, cents]


def _together(outcomes: tuple[Outcome, ...]) -> Counted:
    first = outcomes[0]
    if len(outcomes) == 1:
        return Counted(first.household.neighbourhood, first.change, first.cents_per_month)
    cents = Cents.total(outcome.cents_per_month for outcome in outcomes)
    return Counted(first.household.neighbourhood, _change(cents), cents)


def _change(cents: Cents) -> Change:
    if cents.low == cents.high == 0:
        return "unchanged"
    if cents.low is not None and cents.low > 0:
        return "gains"
    if cents.high is not None and cents.high < 0:
        return "loses"
    return "unknown"


def _raw(counted: Sequence[Counted], on: date) -> HouseholdEffects:
    number = {
        change: sum(1 for one in counted if one.change == change) for change in ("gains", "loses", "unknown")
    }
    sure = Cents.total(one.cents_per_month for one in counted if one.change in ("gains", "loses")).per_year
    # The engine wants one amount. Where the law leaves a range, its least certain end is the cautious one;
    # readers get the range itself.
    cents = sure.low if sure.low is not None else sure.high
    if cents is None:
        raise AmountUnknown(on=on)
    return HouseholdEffects(number["gains"], number["loses"], number["unknown"], cents)


def _names(outcomes: Iterable[Outcome], field: str) -> list[str]:
    return list(dict.fromkeys(name for outcome in outcomes for name in getattr(outcome, field)))


def _table_row(found: Table) -> dict[str, Any]:
    return {"town": _town(found.town), "rows": [_row(row) for row in found.rows]}


def _town(town: Town) -> dict[str, Any]:
    return {
        "households": town.households,
        "gains": town.gains,
        "loses": town.loses,
        "unknown": town.unknown,
        "per_year": _per_year(town.cents_per_month),
        "per_year_with_unknown": _per_year(town.cents_per_month_with_unknown),
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "neighbourhood": row.neighbourhood,
        "gains": row.gains,
        "loses": row.loses,
        "unknown": row.unknown,
        "per_year": _per_year(row.cents_per_month),
    }


def _per_year(cents: Cents | None) -> list[int | None] | None:
    return None if cents is None else [cents.per_year.low, cents.per_year.high]
