"""What apps do each time the clock strikes: they look at the moment, and post or start what it asks for.

In `ready` of an `apps.py`:

    clock.register("followup.reminders", reminders.post_due)
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

_log = logging.getLogger(__name__)

Strike = Callable[[datetime], None]
"""Takes the moment. It comes each minute, so what is due must be done once however often it comes."""

_STRIKES: dict[str, Strike] = {}


def register(name: str, strike: Strike) -> None:
    """Let an app look at the clock; the same name again replaces it."""
    _STRIKES[name] = strike


def strike(now: datetime) -> int:
    """Let each app look, and return for how many that failed; one that fails stops no other."""
    failed = 0
    for name, act in _STRIKES.items():
        try:
            act(now)
        except Exception:
            failed += 1
            _log.exception("what %s does at this time failed; it is tried at the next tick", name)
    return failed
