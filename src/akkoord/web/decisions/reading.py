"""Which decisions of a page are kept, and why the others are not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from akkoord.decisions.model import Decision
from akkoord.errors import InputError
from akkoord.phrases import Reason, Sayable
from akkoord.web.decisions import pages

MOST_DECISIONS = 300
"""More than the longest session; what follows each decision takes time."""

LONGEST_ADDRESS = 500


class TooManyDecisions(InputError):
    """A page holds more decisions than any session takes."""

    code = "too_many_decisions"
    message = "the page has {count} decisions, at most {most} are read; give the page of one session"


Row = tuple[Decision, dict[str, Any]]
"""A decision with the columns of its row."""


def kept(decisions: Sequence[Decision], base_url: str) -> tuple[list[Row], list[Sayable]]:
    """Return the decisions that can be kept, each address once, and a note for each that cannot.

    Raises:
        TooManyDecisions: if there are more than `MOST_DECISIONS`.
    """
    if len(decisions) > MOST_DECISIONS:
        raise TooManyDecisions(count=len(decisions), most=MOST_DECISIONS)
    ours = f"{base_url.casefold()}/"
    found: dict[str, Row] = {}
    notes: list[Sayable] = []
    for decision in decisions:
        if decision.uri.casefold().startswith(ours):
            # Else a page of anybody could take the address of a decision that this city will publish.
            notes.append(Reason("address_is_ours", {"decision": decision.uri}))
        elif len(decision.uri) > LONGEST_ADDRESS:
            notes.append(Reason("address_too_long", {"decision": decision.uri[:80], "most": LONGEST_ADDRESS}))
        else:
            try:
                found.setdefault(decision.uri, (decision, pages.columns(decision)))
            except pages.NotReadBack as error:
                notes.append(error)
    return list(found.values()), notes
