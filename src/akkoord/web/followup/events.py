"""What was recorded as the engine takes it: events with their proof, and what is said of that proof.

Plain values: rows as objects would take half of the time of a page about all promises.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.utils import timezone

from akkoord.followup.stages import ProofKind, StageCode
from akkoord.followup.standing import Event, Proof
from akkoord.web.followup import models

_FILE = ("file__name", "file__kind", "file__size", "file__sha256", "file__erased_at")


@dataclass(frozen=True, slots=True)
class Kept:
    """A document or photo that is kept here as proof.

    Attributes:
        reference: Its permanent address.
        alternative: What a photo shows.
        name: Its name; empty once it is erased.
        kind: One of `files.kinds`.
        size: How large it is, in bytes.
        sha256: The hash by which a copy can be recognised.
        is_erased: Whether it is gone.
    """

    reference: str
    alternative: str
    name: str
    kind: str
    size: int
    sha256: str
    is_erased: bool


@dataclass(frozen=True, slots=True)
class Read:
    """Events by the id of their promise; titles and kept files of proof by promise and reference."""

    events: dict[int, list[Event]]
    titles: dict[tuple[int, str], str]
    files: dict[tuple[int, str], Kept]


def read(statuses: Any, proof: Any) -> Read:
    """Read rows of statuses and of their proof, in two queries.

    Args:
        statuses: The statuses, as the tables are now or as a migration knows them.
        proof: Their proof; that of other statuses is left aside.
    """
    found = Read(defaultdict(list), {}, {})
    shown: dict[int, list[Proof]] = defaultdict(list)
    rows = proof.order_by("pk").values_list(
        "status_id", "status__promise_id", "kind", "reference", "seen_on", "title", "alternative", *_FILE
    )
    # Constraints of the database keep kinds and stages to those that the engine knows.
    for status, promise, kind, reference, seen_on, title, alternative, *file in rows:
        shown[status].append(Proof(cast(ProofKind, kind), reference, seen_on))
        if title:
            found.titles[promise, reference] = title
        name, file_kind, size, sha256, erased_at = file
        if sha256:
            kept = Kept(reference, alternative, name, file_kind, size, sha256, erased_at is not None)
            found.files[promise, reference] = kept
    for pk, promise, true_on, known_at, public_at, stage, withdraws in statuses.order_by("pk").values_list(
        "pk", "promise_id", "true_on", "known_at", "public_at", "stage", "withdraws_id"
    ):
        code, known_on = cast(StageCode | None, stage), day(public_at or known_at)
        found.events[promise].append(Event(pk, true_on, known_on, code, tuple(shown[pk]), withdraws))
    return found


def kept(proof: models.Proof) -> Kept | None:
    """Return the file of a row of proof; None where it is not kept here."""
    file = proof.file
    if file is None:
        return None
    return Kept(
        reference=proof.reference,
        alternative=proof.alternative,
        name=file.name,
        kind=file.kind,
        size=file.size,
        sha256=file.sha256,
        is_erased=file.erased_at is not None,
    )


def day(moment: datetime) -> date:
    """Return the day of a moment in the city."""
    return timezone.localtime(moment).date()
