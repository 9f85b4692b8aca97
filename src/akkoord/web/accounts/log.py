"""What happens to accounts, told to history.

History stands above accounts, so it registers its way of recording here, in `ready` of its `apps.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from akkoord.web.accounts.models import User

Record = Callable[..., object]

_RECORD: list[Record] = []


def register(record: Record) -> None:
    """Let an app record what happens; the last that registers does."""
    _RECORD[:] = [record]


def record(  # noqa: PLR0913 - as history records: by keyword only
    kind: str,
    *,
    actor: User | None,
    subject: User,
    now: datetime,
    on: date | None = None,
    payload: Mapping[str, Any] | None = None,
) -> None:
    """Record what happened to an account, in the transaction of the change; names nobody in the payload.

    Args:
        kind: What happened, such as `account.closed`.
        actor: Who did it; None for a set-up.
        subject: Whose account it is.
        now: When it became known.
        on: The day from which it is true; without one, the day of `now`.
        payload: What else there is to tell.

    Raises:
        RuntimeError: if no app records; a change that leaves no trace is not made.
    """
    if not _RECORD:
        raise RuntimeError(f"nothing records {kind}: is akkoord.web.history installed?")
    _RECORD[0](
        actor=actor,
        subject=subject,
        kind=kind,
        payload=payload or {},
        effective_on=on,
        now=now,
    )
