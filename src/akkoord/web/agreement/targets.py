"""What a promise can be measured by, in words: "minstens 10 jobs, tegen 2024"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from akkoord import dated, phrases
from akkoord.web.frame import language


@dataclass(frozen=True, slots=True)
class Spoken:
    """One target: what it comes to, and the words of the promise that say so."""

    meaning: str
    words: str


def spoken(target: Mapping[str, Any]) -> Spoken:
    """Return a target of `docs/reference/agreement-format.md` in words."""
    meaning = _measure(target)
    if target["deadline"] and target["comparator"] != "by":
        meaning = _("%(measure)s, by %(deadline)s") % {
            "measure": meaning,
            "deadline": when(target["deadline"]),
        }
    return Spoken(meaning, target["text"])


def when(deadline: str) -> str:
    """Return a deadline in words: a year, a month or a day; what is no date is told as it is written.

    >>> when("2028"), when("over drie jaar")
    ('2028', 'over drie jaar')
    """
    year, *rest = deadline.split("-", 2)
    try:
        day = date(*(int(part) for part in [year, *rest, "1", "1"][:3]))
    except ValueError:
        return deadline
    return date_format(day, ("", "F Y", "j F Y")[len(rest)]) if rest else deadline


def due_on(targets: Iterable[Any]) -> date | None:
    """Return the last day of the last deadline among targets; None where none has one that can be read.

    A reading from elsewhere can hold anything here, and a date that nobody can read is no deadline.

    >>> due_on([{"deadline": "2024"}, {"deadline": "2023-06"}, {"deadline": "ooit"}, None])
    datetime.date(2024, 12, 31)
    """
    written = (one.get("deadline") for one in targets if isinstance(one, dict))
    days = (dated.last_day(one) for one in written if isinstance(one, str))
    return max(filter(None, days), default=None)


def _measure(target: Mapping[str, Any]) -> str:
    compared_with = target["baseline"] or ""
    match target["comparator"]:
        case "by":
            return _("by %(deadline)s") % {"deadline": when(target["deadline"])}
        case "stable":
            return _("stays as it is")
        case "norm":
            return _("up to the norm: %(norm)s") % {"norm": compared_with}
    amount = _amount(target["quantity"], target["unit"] or "")
    return _compared(target["comparator"], amount, compared_with)


def _compared(comparator: str, amount: str, compared_with: str) -> str:
    values = {"amount": amount, "compared": compared_with}
    match comparator:
        case ">=":
            return _("at least %(amount)s") % values
        case "<=":
            return _("at most %(amount)s") % values
        case "<":
            return (
                _("%(amount)s under %(compared)s") % values
                if compared_with
                else _("%(amount)s less") % values
            )
        case ">":
            return (
                _("%(amount)s above %(compared)s") % values
                if compared_with
                else _("%(amount)s more") % values
            )
        case "x":
            return _("times %(amount)s") % values
    return amount


def _amount(quantity: float, unit: str) -> str:
    if unit == "euro":
        return phrases.euro(round(quantity * 100), language.current())
    number = number_format(quantity)
    if unit.startswith("%"):
        counted = unit.removeprefix("%").strip()
        share = f"{number} %"
        if quantity == 100 and counted:
            return _("all: %(counted)s") % {"counted": counted}
        return f"{share} {counted}" if counted else share
    return f"{number} {unit}".strip()
