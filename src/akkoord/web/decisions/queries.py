"""What pages and other apps read of drafts and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from akkoord.rights.overlay import Change, Overlay
from akkoord.web.decisions.models import Draft, Reform


def overlays(draft: Draft) -> list[Overlay]:
    """Return the reforms in a draft, one for each right that it changes."""
    return _overlays(list(draft.reforms.all()), source=draft.title)


def overlays_in_force(on: date) -> list[Overlay]:
    """Return the reforms of all decisions of this city that were published up to a day, oldest first."""
    reforms = (
        Reform.objects.filter(draft__decision__published_on__lte=on)
        .select_related("draft__decision")
        .order_by("draft__decision__published_on", "draft__decision__pk", "pk")
    )
    return [overlay for reform in reforms for overlay in _overlays([reform], reform.draft.decision.uri)]


def _overlays(reforms: Sequence[Reform], source: str) -> list[Overlay]:
    rights = dict.fromkeys(reform.right_id for reform in reforms)
    return [
        Overlay(
            right_id,
            tuple(
                Change(reform.figure, reform.value, reform.valid_from, source, reform.vouched_until)
                for reform in reforms
                if reform.right_id == right_id
            ),
        )
        for right_id in rights
    ]
