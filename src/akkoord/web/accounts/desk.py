"""The desk: what somebody with an account can do here. Each app lays its own work on it.

In `apps.py` of an app, inside `ready`:

    desk.register(desk.Entry("decisions.draft", _("Drafts"), _("Write ..."), "decisions:drafts"))
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of work: who may do it, what it is called, what it is for, and where it starts."""

    permission: str
    title: str | LazyText
    description: str | LazyText
    url_name: str


_ENTRIES: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    """Lay an entry on the desk; the same address again replaces it."""
    _ENTRIES[entry.url_name] = entry


def entries(permissions: Collection[str]) -> list[Entry]:
    """Return the entries that these permissions open, in the order in which they were laid."""
    return [entry for entry in _ENTRIES.values() if entry.permission in permissions]
