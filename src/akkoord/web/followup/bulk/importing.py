"""A sheet brought in by a page: what it would change, and once that is confirmed, a job that does it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from akkoord.errors import StateError
from akkoord.phrases import Reason
from akkoord.web.accounts.models import User
from akkoord.web.files import names
from akkoord.web.followup import reach
from akkoord.web.followup.bulk import applying, reading
from akkoord.web.followup.bulk.differing import Difference
from akkoord.web.followup.bulk.reading import Line
from akkoord.web.followup.models import Sheet, SheetRow
from akkoord.web.jobs import actions as jobs
from akkoord.web.jobs import reasons

KIND = "followup.import"
KEPT_DAYS = 30
_State = SheetRow.State


class AlreadyConfirmed(StateError):
    """What a sheet says is done once."""

    code = "already_confirmed"
    message = "sheet {sheet} was confirmed before"


@transaction.atomic
def bring_in(*, content: bytes, name: str, actor: User, now: datetime) -> Sheet:
    """Keep a sheet with what each row would change; nothing changes yet.

    Raises:
        InputError: if the file is no sheet; one of `refusals`.
    """
    lines = reading.lines(content)
    found = applying.compare(lines, reach.of(actor, timezone.localdate(now)), now)
    sheet = Sheet.objects.create(name=names.cleaned(name)[:120], brought_by=actor, brought_at=now)
    SheetRow.objects.bulk_create(
        (
            SheetRow(
                sheet=sheet,
                row=line.row,
                number=one.number,
                state=one.state,
                cells=dict(line.cells),
                told=_told(one),
            )
            for line, one in zip(lines, found, strict=True)
        ),
        batch_size=500,
    )
    return sheet


@transaction.atomic
def confirm(*, sheet_id: int, actor: User, now: datetime) -> Sheet:
    """Let a job do what a sheet says.

    Raises:
        AlreadyConfirmed: if it was confirmed before.
    """
    sheet = Sheet.objects.select_for_update().get(pk=sheet_id)
    if sheet.job_id is not None:
        raise AlreadyConfirmed(sheet=str(sheet.public_id))
    sheet.job = jobs.start(kind=KIND, arguments={"sheet": sheet.pk}, owner=actor, now=now)
    sheet.save(update_fields=["job"])
    return sheet


@jobs.register(KIND, title=_("Recording the rows of a sheet"), phrases="akkoord.web.followup")
def work(progress: jobs.Progress, *, sheet: int) -> Reason:
    """Do what a sheet says; what was done before a crash is not done again.

    Its rows are compared anew: the promises may have changed since, and so may what its owner may do.
    """
    own = Sheet.objects.select_related("brought_by").get(pk=sheet)
    waiting = list(SheetRow.objects.filter(sheet=own, state=_State.CHANGE))
    first: dict[int, int] = {}
    for start in range(0, len(waiting), applying.BATCH):
        progress.report(start, len(waiting))
        _do(own, waiting[start : start + applying.BATCH], first)
    progress.report(len(waiting), len(waiting))
    told = counts(own)
    return Reason("sheet_done", {"done": told["done"], "problems": told["problem"]})


def counts(sheet: Sheet) -> dict[str, int]:
    """Return how many rows of a sheet are in each state."""
    rows = SheetRow.objects.filter(sheet=sheet).order_by().values_list("state").annotate(n=Count("pk"))
    return dict.fromkeys(_State.values, 0) | dict(rows)


def forget_old(now: datetime) -> None:
    """Forget the sheets that came in more than 30 days ago, with all their rows."""
    Sheet.objects.filter(brought_at__lt=now - timedelta(days=KEPT_DAYS)).delete()


@transaction.atomic
def _do(sheet: Sheet, rows: list[SheetRow], first: dict[int, int]) -> None:
    now = timezone.now()
    actor = sheet.brought_by
    own = reach.of(actor, timezone.localdate(now)) if actor else reach.Reach(is_whole=False)
    lines = [Line(row.row, row.cells) for row in rows]
    found = applying.apply_some(lines, own, first, actor=actor, now=now)
    for row, one in zip(rows, found, strict=True):
        row.state = _State.DONE if one.state == "change" else one.state
        row.told = _told(one)
    SheetRow.objects.bulk_update(rows, ["state", "told"])


def _told(one: Difference) -> dict[str, Any]:
    return {
        "changes": [[change.column, change.before, change.after] for change in one.changes],
        "problems": [
            {"column": problem.column, "value": problem.value, "reason": reasons.to_row(problem.reason)}
            for problem in one.problems
        ],
    }
