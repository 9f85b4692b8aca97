"""Keep the households over which effects are computed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from akkoord.errors import InputError
from akkoord.phrases import Reason, say
from akkoord.rights.formats import panel_file
from akkoord.web.accounts.models import User
from akkoord.web.checks.models import Panel
from akkoord.web.history import actions as history


class NoHouseholds(InputError):
    """No line of a panel can be used."""

    code = "no_households"
    message = "no line of panel {name!r} holds a household: {problem}"


@dataclass(frozen=True, slots=True)
class Added:
    """A panel as it was kept, and a reason for each line that could not be used."""

    panel: Panel
    problems: tuple[Reason, ...]


@transaction.atomic
def add_panel(*, name: str, text: str, is_invented: bool, actor: User | None, now: datetime) -> Added:
    """Keep households, and compute effects over these from now on. The same households again change nothing.

    Lines that cannot be used are left out and named.

    Raises:
        NoHouseholds: if no line can be used.
    """
    found = panel_file.read(text)
    if not found.households:
        problem = say(found.problems[0], "en", package="akkoord.rights") if found.problems else "it is empty"
        raise NoHouseholds(name=name, problem=problem)
    content = panel_file.dumps(found.households)
    digest = hashlib.sha256(content.encode()).hexdigest()
    known = Panel.objects.select_for_update().filter(sha256=digest).first()
    if known is not None and known.is_current:
        return Added(known, found.problems)
    Panel.objects.filter(is_current=True).update(is_current=False)
    panel = known or Panel(
        name=name,
        is_invented=is_invented,
        content=content,
        households=len(found.households),
        sha256=digest,
        added_at=now,
    )
    panel.is_current = True
    panel.save()
    history.record(
        actor=actor,
        subject=panel,
        kind="checks.panel_added",
        payload={
            "name": panel.name,
            "is_invented": panel.is_invented,
            "households": panel.households,
            "left_out": len(found.problems),
            "sha256": digest,
        },
        now=now,
    )
    return Added(panel, found.problems)
