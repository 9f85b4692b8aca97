"""What a sheet says is done, row by row, through the actions of the app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from akkoord.errors import AkkoordError
from akkoord.web.accounts.models import User
from akkoord.web.followup.bulk import comparing, standing
from akkoord.web.followup.bulk.differing import Difference, Setting
from akkoord.web.followup.bulk.known import known
from akkoord.web.followup.bulk.reading import Line
from akkoord.web.followup.reach import Reach

BATCH = 100
"""How many rows share one transaction."""


def compare(lines: Sequence[Line], reach: Reach, now: datetime) -> list[Difference]:
    """Return what each row would change at a moment."""
    today = timezone.localdate(now)
    return comparing.differences(lines, standing.now(today, _numbers(lines)), Setting(reach, today, known()))


def apply(lines: Sequence[Line], reach: Reach, *, actor: User | None, now: datetime) -> Iterator[Difference]:
    """Do what each row says, and tell of each what became of it.

    A row with a problem changes nothing, and takes nothing else with it.

    Args:
        lines: The rows.
        reach: Whose promises may be changed.
        actor: Who does it.
        now: When.
    """
    first: dict[int, int] = {}
    for start in range(0, len(lines), BATCH):
        some = lines[start : start + BATCH]
        yield from apply_some(some, reach, first, actor=actor, now=now)


@transaction.atomic
def apply_some(
    lines: Sequence[Line], reach: Reach, first: dict[int, int], *, actor: User | None, now: datetime
) -> list[Difference]:
    """Do what some rows of a sheet say in one transaction; `first` holds which promises stood before."""
    today = timezone.localdate(now)
    stands = standing.now(today, _numbers(lines))
    found = comparing.differences(lines, stands, Setting(reach, today, known()), first=first)
    for one in found:
        if one.state == "change":
            _record(one, actor, now)
    return found


def _record(one: Difference, actor: User | None, now: datetime) -> None:
    if one.promise_id is None:
        raise ValueError(f"row {one.row} changes a promise that is not there")
    try:
        with transaction.atomic():
            for deed in one.deeds:
                deed(promise_id=one.promise_id, actor=actor, now=now)
    except AkkoordError as error:
        one.refuse("", "", error)


def _numbers(lines: Sequence[Line]) -> set[int]:
    return {number for line in lines if (number := comparing.numbered(line)) is not None}
