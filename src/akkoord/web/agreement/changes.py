"""Which events of the history are changes that residents follow, and what they are about.

The agreement knows no app above it; they register here, in `ready` of their `apps.py`:

    changes.register("deadline", "followup.deadline_set")
    changes.register("decision", "decisions.linked", tell=sentences_of_links)
    changes.register("report", "reports.sent", subject="reports.report")
    changes.register_subject("reports.report", reports_by_id)

An event is about a promise, unless `subject` says otherwise. Only a kind that `history.telling` knows as
public is ever shown. Where it depends on more than that, record an event of its own at the moment from which
residents may see it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from django.db.models import Q, QuerySet
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from akkoord.web.agreement.models import Promise
from akkoord.web.history import telling

Group = Literal[
    "stage", "deadline", "milestone", "decision", "money", "figure", "verdict", "report", "agreement"
]
GROUPS: dict[Group, LazyText] = {
    "stage": _("Where a promise stands"),
    "deadline": _("Deadlines"),
    "milestone": _("Milestones"),
    "decision": _("Decisions"),
    "money": _("Planned money"),
    "figure": _("Figures"),
    "verdict": _("Verdicts"),
    "report": _("Reports for the council"),
    "agreement": _("Versions of the agreement"),
}
"""What a filter calls the kinds of change, in its order."""

PROMISE: str = Promise._meta.label_lower

Promises = Collection[int] | QuerySet[Any, Any]
"""Ids of promises: a list, or a query that gives them."""

Tell = Callable[[Sequence[Mapping[str, Any]]], Sequence[str]]
"""From the payloads of some events of one kind to a sentence each, at a fixed number of queries.

An empty sentence hides an event that residents may not see (yet).
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event that residents follow.

    Attributes:
        code: As it was given to `history.record`.
        group: What sort of change it is.
        subject: The kind of thing that it happens to.
        tell: Its sentences, where those of the history are not enough.
    """

    code: str
    group: Group
    subject: str
    tell: Tell | None


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a change leads: an address, and what it is called, in words of the agreement or of this page."""

    title: str
    address: str
    is_own_words: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing beside promises.

    Attributes:
        leads: From ids to where each leads; one that residents may not see is left out.
        of_promises: From ids of promises, which only go behind an `__in`, to a condition on `subject_id`: the
            things that are about these promises. None where it is about no promise in particular.
        concerns_each: Whether it is about each promise, and so is told to who follows any.
    """

    leads: Callable[[Collection[int]], Mapping[int, Lead]]
    of_promises: Callable[[Promises], Q] | None = None
    concerns_each: bool = False


_KINDS: dict[str, Kind] = {}
_SUBJECTS: dict[str, Subject] = {}


def register(group: Group, *codes: str, subject: str = PROMISE, tell: Tell | None = None) -> None:
    """Let residents follow kinds of event; the same kind again replaces it.

    Raises:
        ValueError: if there is no such group.
    """
    if group not in get_args(Group):
        raise ValueError(f"{group!r} is no group of changes: use one of {', '.join(get_args(Group))}")
    for code in codes:
        _KINDS[code] = Kind(code, group, subject, tell)


def register_subject(name: str, subject: Subject) -> None:
    """Say what a kind of thing beside promises is about; the same kind again replaces it."""
    _SUBJECTS[name] = subject


def kinds() -> list[Kind]:
    """Return the kinds that residents may see, in the order of their registration."""
    public = set(telling.public_kinds())
    return [kind for kind in _KINDS.values() if kind.code in public]


def groups() -> dict[Group, LazyText]:
    """Return the groups in which anything can ever happen."""
    filled = {kind.group for kind in kinds()}
    return {group: name for group, name in GROUPS.items() if group in filled}


def subject(name: str) -> Subject:
    """Return what is known of a kind of thing.

    Raises:
        KeyError: if nothing was registered under that name.
    """
    return _SUBJECTS[name]
