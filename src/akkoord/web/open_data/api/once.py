"""Do once what is sent twice: the first answer to an Idempotency-Key is kept for a day and given again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from akkoord.web.accounts.models import ApiKey
from akkoord.web.open_data.api.problems import Problem
from akkoord.web.open_data.models import Sent

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Done:
    """What was answered: a status, a body, and where to look at what came of it."""

    status: int
    body: dict[str, Any]
    location: str


def once(
    *, key: ApiKey, name: str, content: bytes, do: Callable[[], Done], now: datetime
) -> tuple[Done, bool]:
    """Do something, unless it was done before under this name; the two stand or fall together.

    Two that come at the same moment go one after the other: the row of the first holds up the second.

    Args:
        key: Whose names they are.
        name: The Idempotency-Key that was sent.
        content: All that was sent: the same name with something else is refused.
        do: Does it.
        now: When it was sent.

    Returns:
        What was answered, and whether it was done before.

    Raises:
        Problem: `used_otherwise`, if the name came with something else before.
    """
    Sent.objects.filter(sent_at__lt=now - KEPT_FOR).delete()
    own = {"key": key, "name": _digest(name.encode("utf-8", "replace"))}
    digest = _digest(content)
    if (earlier := Sent.objects.filter(**own).first()) is not None:
        return _again(earlier, digest), True
    try:
        with transaction.atomic():
            sent = Sent.objects.create(**own, content=digest, sent_at=now)
            done = do()
            sent.status, sent.body, sent.location = done.status, done.body, done.location
            sent.save()
    except IntegrityError:
        # Another request with this name was quicker; anything else that broke is no concern of ours.
        earlier = Sent.objects.filter(**own).first()
        if earlier is None:
            raise
        return _again(earlier, digest), True
    return done, False


def _again(earlier: Sent, content: str) -> Done:
    if earlier.content != content:
        raise Problem("used_otherwise")
    return Done(earlier.status, earlier.body, earlier.location)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
