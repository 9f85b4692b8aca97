"""Store a reading of an agreement, and publish it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from itertools import chain, count, groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from akkoord.agreement import reader
from akkoord.agreement.formats import sheets
from akkoord.agreement.model import Agreement
from akkoord.agreement.names import gazetteer
from akkoord.agreement.names.gazetteer import Gazetteer
from akkoord.errors import InputError
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Domain, Promise, PromiseText, Version
from akkoord.web.agreement.queries import SEARCH_KIND
from akkoord.web.history import actions as history
from akkoord.web.search import actions as search

Row = dict[str, Any]
"""One promise in the form of `docs/reference/agreement-format.md`."""

Reading = dict[str, Any]
"""What a reading passed over: `lines`, how many there are; `skipped`, by reason the `count` of lines and
their `runs`, first and last; and `notes`, each with a `code` and `values`."""


class NothingToStore(InputError):
    """A reading without promises: the text has no shape that the reader knows."""

    code = "nothing_to_store"
    message = "no promise was found in {title!r}; check that this is the text of an agreement"


class AlreadyPublished(InputError):
    """A version is published once."""

    code = "already_published"
    message = "version {title!r} was published on {published_at}"


def read_text(*, content: bytes, title: str, actor: User | None, now: datetime) -> Version:
    """Read the text of an agreement and keep its promises as a version that nobody sees yet.

    Raises:
        InputError: if it cannot be read, or the gazetteer of the city cannot.
        NothingToStore: if no promise was found.
    """
    agreement = reader.read(content, gazetteer=_gazetteer())
    rows = [sheets.promise_sheet(promise) for promise in agreement.promises]
    digest = hashlib.sha256(content).hexdigest()
    return store_version(
        title=title, rows=rows, source_sha256=digest, reading=_reading(agreement), actor=actor, now=now
    )


@transaction.atomic
def store_version(
    *,
    title: str,
    rows: list[Row],
    source_sha256: str = "",
    reading: Reading | None = None,
    actor: User | None,
    now: datetime,
) -> Version:
    """Keep the promises of a reading as a version that nobody sees yet.

    Args:
        title: The name of the version.
        rows: Promises in the form of `docs/reference/agreement-format.md`, in document order.
        source_sha256: The hash of the text that was read.
        reading: What became of the lines that are no promise.
        actor: Who brought it in.
        now: When.

    Raises:
        NothingToStore: if there is no row.
    """
    if not rows:
        raise NothingToStore(title=title)
    rows = [_storable(row) for row in rows]
    # Two texts read at the same moment must not give two promises one number.
    history.wait_turn()
    version = Version.objects.create(
        title=title, source_sha256=source_sha256, reading=reading or {}, made_at=now
    )
    domains = _domains([str(row["domain"]) for row in rows if row["domain"]])
    first = (Promise.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    promises = Promise.objects.bulk_create(Promise(number=first + place) for place in range(len(rows)))
    promise_of = {row["id"]: promise for row, promise in zip(rows, promises, strict=True)}
    PromiseText.objects.bulk_create(
        _text(version, position, row, promise_of, domains) for position, row in enumerate(rows)
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
    """Show a version to residents.

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


def _gazetteer() -> Gazetteer | None:
    path = settings.CITY.gazetteer
    return gazetteer.from_bytes(path.read_bytes(), path.name) if path else None


def _reading(agreement: Agreement) -> Reading:
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


def _storable(value: Any) -> Any:
    """Return a value without the character that PostgreSQL cannot hold; a text may carry a stray one."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [_storable(one) for one in value]
    if isinstance(value, dict):
        return {key: _storable(one) for key, one in value.items()}
    return value


def _domains(titles: list[str]) -> dict[str, Domain]:
    known = {domain.title: domain for domain in Domain.objects.all()}
    slugs = {domain.slug for domain in known.values()}
    for title in dict.fromkeys(titles):
        if title not in known:
            slug = _free_slug(title, slugs)
            slugs.add(slug)
            known[title] = Domain.objects.create(title=title, slug=slug, position=len(known))
    return known


def _free_slug(title: str, taken: set[str]) -> str:
    """Return a short name for the address that no other domain has; titles may differ in an accent only."""
    stem = slugify(title)[:70].strip("-") or "domein"
    return next(
        slug for slug in chain([stem], (f"{stem}-{number}" for number in count(2))) if slug not in taken
    )


def _text(
    version: Version,
    position: int,
    row: Row,
    promise_of: dict[Any, Promise],
    domains: dict[str, Domain],
) -> PromiseText:
    targets = row["targets"]
    return PromiseText(
        promise=promise_of[row["id"]],
        version=version,
        position=position,
        domain=domains[str(row["domain"])] if row["domain"] else None,
        theme=row["theme"] or "",
        subtheme=row["subtheme"] or "",
        parent=promise_of.get(row["parent"]),
        level=row["level"],
        line_start=row["line_start"],
        line_end=row["line_end"],
        text=row["text"],
        targets=targets,
        conditions=row.get("conditions", []),
        is_measurable=bool(targets),
    )
