"""What a sheet would change: each row beside how its promise stands now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from akkoord.web.followup.bulk import refusals, statuses, values
from akkoord.web.followup.bulk.differing import Difference, Setting
from akkoord.web.followup.bulk.reading import FORMULA, Line
from akkoord.web.followup.bulk.standing import Now
from akkoord.web.followup.reach import Reach

_LONGEST = {"proof_reference": 500, "remark": 2000, "partners": 4000, "keepers": 4000}
_LONGEST_ELSE = 200


def differences(
    lines: Sequence[Line],
    stands: Mapping[int, Now],
    setting: Setting,
    *,
    first: dict[int, int] | None = None,
) -> list[Difference]:
    """Return what each row would change, in the order of the sheet.

    Args:
        lines: The rows.
        stands: How their promises stand now, by number.
        setting: Whose promises may be changed, and on which day; nothing can be true after it.
        first: In which row each promise stood before these, where a sheet is read in parts; it is filled.
    """
    first = {} if first is None else first
    found = []
    for line in lines:
        number = numbered(line)
        one = Difference(line.row, number)
        found.append(one)
        try:
            now = _promise(line, number, stands, setting.reach, first)
        except refusals.RowRefused as error:
            one.refuse(error.column, error.value, error)
            continue
        first[now.number] = line.row
        one.promise_id = now.promise_id
        _compare(one, line.cells, now, setting)
    return found


def numbered(line: Line) -> int | None:
    """Return the number of the promise that a row is about; None where it has none."""
    text = line.cells.get("number", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def _promise(
    line: Line, number: int | None, stands: Mapping[int, Now], reach: Reach, first: Mapping[int, int]
) -> Now:
    given = line.cells.get("number", "")
    if number is None:
        raise refusals.NotANumber("number", given, given=given)
    if number in first:
        raise refusals.NumberAgain("number", given, number=number, row=first[number])
    if number not in stands:
        raise refusals.NoSuchPromise("number", given, number=number)
    if not reach.covers(stands[number].service):
        raise refusals.OutOfReach("number", given, number=number)
    return stands[number]


def _compare(one: Difference, cells: Mapping[str, str], now: Now, setting: Setting) -> None:
    for column, value in cells.items():
        if value == FORMULA:
            one.refuse(column, "=", refusals.Formula(column))
        elif len(value) > (most := _LONGEST.get(column, _LONGEST_ELSE)):
            one.refuse(column, value[:40], refusals.TooLong(column, length=len(value), most=most))
    if one.problems:
        return
    for part in (statuses, values):
        part.compare(one, cells, now, setting)
