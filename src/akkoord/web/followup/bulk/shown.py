"""A sheet that came in, as its page and its report tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from akkoord.web.accounts.models import User
from akkoord.web.followup import saying
from akkoord.web.followup.bulk import importing
from akkoord.web.followup.bulk.columns import COLUMNS
from akkoord.web.followup.bulk.differing import Difference
from akkoord.web.followup.models import Sheet, SheetRow
from akkoord.web.frame import language
from akkoord.web.jobs import reasons
from akkoord.web.spreadsheets import comma

_STATES: dict[str, str | LazyText] = {
    "change": _("Changes something"),
    "done": _("Recorded"),
    "problem": _("Cannot be used"),
    "same": _("Changes nothing"),
}
_COLUMNS = {one.name: one.title for one in COLUMNS}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What changes in one column."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """What cannot be used, and what to do."""

    column: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of a sheet."""

    row: int
    number: int | None
    changes: tuple[ShownChange, ...]
    problems: tuple[ShownProblem, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows in one state: its code, what it is called, how many, and whether they are shown."""

    code: str
    title: str | LazyText
    count: int
    is_here: bool


def of(public_id: UUID, user: User) -> Sheet | None:
    """Return a sheet to who brought it in; None to everybody else."""
    return Sheet.objects.select_related("job").filter(public_id=public_id, brought_by=user).first()


def parts(sheet: Sheet, asked: str) -> tuple[Part, ...]:
    """Return the states that rows of a sheet are in; the one asked for is shown, or else the first."""
    held = {code: number for code, number in importing.counts(sheet).items() if number}
    codes = [code for code in _STATES if code in held]
    here = asked if asked in codes else next(iter(codes), "")
    return tuple(Part(code, _STATES[code], held[code], code == here) for code in codes)


def rows(sheet: Sheet, state: str) -> QuerySet[SheetRow]:
    """Return the rows of a sheet in one state, in its order."""
    return SheetRow.objects.filter(sheet=sheet, state=state).order_by("row")


def shown(some: Iterable[SheetRow]) -> list[ShownRow]:
    """Return rows as the page tells of them."""
    return [
        ShownRow(
            row.row,
            row.number,
            tuple(
                ShownChange(_title(column), _words(column, before), _words(column, after))
                for column, before, after in row.told["changes"]
            ),
            tuple(
                ShownProblem(_title(one["column"]), one["value"], _sentence(one["reason"]))
                for one in row.told["problems"]
            ),
        )
        for row in some
    ]


def plain(one: Difference) -> dict[str, Any]:
    """Return what became of a row as plain values. The fields: docs/reference/command-line.md."""
    return {
        "row": one.row,
        "number": one.number,
        "state": one.state,
        "changes": [
            {"column": each.column, "before": each.before, "after": each.after} for each in one.changes
        ],
        "problems": [
            {
                "column": each.column,
                "value": each.value,
                "code": each.reason.code,
                "message": saying.sentence(each.reason),
            }
            for each in one.problems
        ],
    }


def report(sheet: Sheet) -> bytes:
    """Return what became of each row, as CSV."""
    names = ("row", "number", "state", "column", "value", "message")
    return comma.lines(names, _lines(SheetRow.objects.filter(sheet=sheet).order_by("row")))


def _lines(found: Iterable[SheetRow]) -> Iterable[tuple[Any, ...]]:
    for row in found:
        place = (row.row, row.number, row.state)
        for column, before, after in row.told["changes"]:
            yield (*place, column, after, before)
        for one in row.told["problems"]:
            yield (*place, one["column"], one["value"], _sentence(one["reason"]))
        if not row.told["changes"] and not row.told["problems"]:
            yield (*place, "", "", "")


def _sentence(kept: dict[str, Any]) -> str:
    return saying.sentence(reasons.from_row(kept))


def _title(column: str) -> str:
    return _COLUMNS[column].in_language(language.current()) if column else ""


def _words(column: str, value: str) -> str:
    return saying.stage_name(value) if column == "stage" and value else value
