"""Store a reading of an agreement, and publish it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from akkoord.agreement.model import Agreement
from akkoord.agreement.names import gazetteer
from akkoord.agreement.names.gazetteer import Gazetteer
from akkoord.errors import InputError
from akkoord.web.accounts.models import User
from akkoord.web.agreement import comparing, storing
from akkoord.web.agreement.models import Lineage, Promise, PromiseText, Version
from akkoord.web.agreement.queries import SEARCH_KIND
from akkoord.web.agreement.storing import Row
from akkoord.web.history import actions as history
from akkoord.web.search import actions as search

Reading = dict[str, Any]
"""What a reading passed over: `lines`, how many there are; `skipped`, by reason the `count` of lines and
their `runs`, first and last; and `notes`, each with a `code` and `values`."""


@dataclass(frozen=True, slots=True)
class Descent:
    """A row of a new version that came from an earlier promise, named by its number."""

    number: int
    row: str
    kind: Lineage.Kind


class NothingToStore(InputError):
    """A reading without promises: the text has no shape that the reader knows."""

    code = "nothing_to_store"
    message = "no promise was found in {title!r}; check that this is the text of an agreement"


class AlreadyPublished(InputError):
    """A version is published once."""

    code = "already_published"
    message = "version {title!r} was published on {published_at}"


@transaction.atomic
def store_version(
    *,
    title: str,
    rows: Sequence[Row],
    term: tuple[int, int] | None = None,
    source_sha256: str = "",
    reading: Reading | None = None,
    continues: Mapping[str, int] | None = None,
    descents: Sequence[Descent] = (),
    actor: User | None,
    now: datetime,
) -> Version:
    """Keep the promises of a reading as a version that nobody sees yet.

    Args:
        title: The name of the version.
        rows: Promises in the form of `docs/reference/agreement-format.md`, in document order.
        term: The first and last year that the agreement is for.
        source_sha256: The hash of the text that was read.
        reading: What became of the lines that are no promise.
        continues: The numbers of earlier promises that rows of this version are, by the id of the row.
        descents: Which rows came from a promise of an earlier version by a split or a merge.
        actor: Who brought it in.
        now: When.

    Raises:
        NothingToStore: if there is no row.
    """
    if not rows:
        raise NothingToStore(title=title)
    # Two texts read at the same moment must not give two promises one number.
    history.wait_turn()
    first_year, last_year = term or (None, None)
    version = Version.objects.create(
        title=title,
        first_year=first_year,
        last_year=last_year,
        source_sha256=source_sha256,
        reading=reading or {},
        made_at=now,
    )
    promises = _promises([row["id"] for row in rows], continues or {})
    storing.store(version, rows, promises)
    ancestors = Promise.objects.in_bulk([descent.number for descent in descents], field_name="number")
    Lineage.objects.bulk_create(
        Lineage(
            ancestor=ancestors[descent.number],
            descendant=promises[descent.row],
            version=version,
            kind=descent.kind,
        )
        for descent in descents
    )
    index(version_id=version.pk)
    history.record(
        actor=actor,
        subject=version,
        kind="agreement.read",
        payload={"title": title, "promises": len(rows), "source_sha256": source_sha256},
        now=now,
    )
    return version


@transaction.atomic
def publish(*, version_id: int, actor: User | None, now: datetime) -> Version:
    """Show a version to residents, and let jobs compare it with those that they saw before.

    Raises:
        AlreadyPublished: if it was published before.
    """
    version = Version.objects.select_for_update().get(pk=version_id)
    if version.published_at is not None:
        raise AlreadyPublished(title=version.title, published_at=timezone.localdate(version.published_at))
    version.published_at = now
    version.save(update_fields=["published_at"])
    history.record(
        actor=actor,
        subject=version,
        kind="agreement.published",
        payload={"title": version.title},
        now=now,
    )
    comparing.ask_for_earlier(version=version, owner=actor, now=now)
    return version


def index(*, version_id: int) -> None:
    """Make the promises of a version searchable as they read now, with the headings above them.

    Whatever changes a text of a version calls this in the same transaction.
    """
    texts = PromiseText.objects.filter(version=version_id).select_related("domain").order_by("position")
    rows = (
        search.Row(text.pk, text.text, about=f"{text.domain or ''} {text.theme} {text.subtheme}")
        for text in texts
    )
    search.index(kind=SEARCH_KIND, scope=version_id, rows=rows)


def gazetteer_of_the_city() -> Gazetteer | None:
    """Return the names that the city file points to, or None where it points to none.

    Raises:
        InputError: if the file cannot be used.
    """
    path = settings.CITY.gazetteer
    return gazetteer.from_bytes(path.read_bytes(), path.name) if path else None


def reading_of(agreement: Agreement) -> Reading:
    """Return what a reading passed over and healed."""
    skipped: dict[str, dict[str, Any]] = {}
    told = [(number, role) for number, role in enumerate(agreement.coverage, start=1) if role != "blank"]
    # Blank lines do not break a run: a list with air in it is one passage still.
    for role, passage in groupby(told, key=lambda line: line[1]):
        numbers = [number for number, _ in passage]
        if role.startswith("skipped:"):
            of_reason = skipped.setdefault(role.removeprefix("skipped:"), {"count": 0, "runs": []})
            of_reason["count"] += len(numbers)
            of_reason["runs"].append([numbers[0], numbers[-1]])
    notes = [{"code": note.code, "values": dict(note.values)} for note in agreement.notes]
    return {"lines": len(agreement.coverage), "skipped": skipped, "notes": notes}


def _promises(ids: Sequence[str], continues: Mapping[str, int]) -> dict[str, Promise]:
    """Return the permanent promise of each row: an earlier one that it continues, else a new one."""
    earlier = Promise.objects.in_bulk(list(continues.values()), field_name="number")
    first = (Promise.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    new = [own for own in ids if own not in continues]
    made = Promise.objects.bulk_create(Promise(number=first + place) for place in range(len(new)))
    return dict(zip(new, made, strict=True)) | {own: earlier[number] for own, number in continues.items()}
