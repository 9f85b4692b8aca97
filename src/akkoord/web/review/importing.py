"""Bring in a document: the file is kept, a job reads it, and its promises wait for somebody to look."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from akkoord.agreement import doubts, reader
from akkoord.agreement.formats import sheets
from akkoord.agreement.model import Agreement, Promise
from akkoord.agreement.sources import recognise
from akkoord.agreement.sources.source import Source
from akkoord.errors import InputError
from akkoord.phrases import Reason
from akkoord.web.accounts.models import User
from akkoord.web.agreement import actions as agreement
from akkoord.web.agreement import storing
from akkoord.web.agreement.models import Version
from akkoord.web.files import actions as files
from akkoord.web.files import kinds
from akkoord.web.history import actions as history
from akkoord.web.jobs import actions as jobs
from akkoord.web.review import carrying, memory
from akkoord.web.review.models import Item, Review
from akkoord.web.review.refusals import ReviewClosed
from akkoord.web.review.wording import MARKS, MOST_CHARACTERS

KIND = "review.read"
PERMISSION = "agreement.read_draft"
MOST_BYTES = 10 * 1024 * 1024
"""The largest document: one with pictures is larger than its words."""

_STEPS = 4
_BATCH = 500


class DocumentErased(InputError):
    """The file went before it was read."""

    code = "document_erased"
    message = "the document of {title!r} was erased before it was read; bring it in again"


@transaction.atomic
def start(
    *, upload: File[bytes], title: str, follows: Version | None, actor: User | None, now: datetime
) -> Review:
    """Keep a document and let a job read it.

    Args:
        upload: The document: text, Markdown, PDF, DOCX or HTML.
        title: The name of the version that it becomes.
        follows: The published version whose review is carried over; None for a first one.
        actor: Who brings it in.
        now: When.

    Raises:
        FileRefused: if the file cannot be kept.
    """
    review = _kept(upload, title, follows, actor, now)
    review.job = jobs.start(kind=KIND, arguments={"review": review.pk}, owner=actor, now=now)
    review.save(update_fields=["job"])
    return review


def bring_in(
    *,
    content: bytes,
    name: str,
    title: str,
    follows: Version | None = None,
    actor: User | None = None,
    now: datetime,
) -> Review:
    """Keep a document and read it at once, where nobody waits for a page: an example, a script.

    Args:
        content: The document.
        name: The name of its file; how it ends says what it is.
        title: The name of the version that it becomes.
        follows: The published version whose review is carried over; None for a first one.
        actor: Who brings it in.
        now: When.

    Raises:
        FileRefused: if the file cannot be kept.
        InputError: if the document cannot be read.
    """
    review = _kept(ContentFile(content, name=name), title, follows, actor, now)
    _read(review, now, lambda _done: None)
    return review


@transaction.atomic
def discard(*, review_id: int, actor: User | None, now: datetime) -> None:
    """Take away a review that was not published, with its document.

    Raises:
        ReviewClosed: if it was published.
    """
    review = Review.objects.select_for_update().get(pk=review_id)
    if review.version_id is not None:
        raise ReviewClosed(title=review.title)
    if review.job is not None and not review.job.has_ended:
        jobs.cancel(job_id=review.job.pk, now=now)
    if review.file is not None and review.file.erased_at is None:
        files.erase(file_id=review.file.pk, actor=actor, now=now)
    history.record(
        actor=actor, subject=review, kind="review.discarded", payload={"title": review.title}, now=now
    )
    Item.objects.filter(review=review).update(parent=None, nested_under=None)
    review.delete()


@transaction.atomic
def _kept(
    upload: File[bytes], title: str, follows: Version | None, actor: User | None, now: datetime
) -> Review:
    kept = files.keep(
        upload=upload,
        actor=actor,
        now=now,
        allowed=kinds.AGREEMENTS,
        permission=PERMISSION,
        most_bytes=MOST_BYTES,
    )
    review = Review.objects.create(
        title=title, file=kept, source_sha256=kept.sha256, follows=follows, started_by=actor, started_at=now
    )
    history.record(
        actor=actor,
        subject=review,
        kind="review.started",
        payload={"title": title, "source_sha256": kept.sha256},
        now=now,
    )
    return review


@jobs.register(KIND, title=_("Reading an agreement"), phrases="akkoord.agreement")
def work(progress: jobs.Progress, *, review: int) -> Reason:
    """Read the document of a review in a job; a second time changes nothing."""
    own = Review.objects.select_related("file", "follows").get(pk=review)
    _read(own, timezone.now(), lambda done: progress.report(done, _STEPS))
    count = Item.objects.filter(review=own).count()
    progress.report(_STEPS, _STEPS)
    return Reason("reading.done", {"title": own.title, "count": count})


def _read(review: Review, now: datetime, report: Callable[[int], None]) -> None:
    """Read the document of a review and store its promises, if nobody did yet."""
    if review.read_at is not None:
        return
    report(0)
    source = recognise.from_bytes(_content(review))
    report(1)
    read = reader.read(source, gazetteer=agreement.gazetteer_of_the_city())
    if not read.promises:
        raise agreement.NothingToStore(title=review.title)
    report(2)
    carried = carrying.over(review.follows, read) if review.follows else {}
    report(3)
    _keep(review, source, read, carried, now)


def _content(review: Review) -> bytes:
    if review.file is None or review.file.erased_at is not None:
        raise DocumentErased(title=review.title)
    with default_storage.open(review.file.place) as file:
        content: bytes = file.read()
    return content


@transaction.atomic
def _keep(
    review: Review,
    source: Source,
    read: Agreement,
    carried: Mapping[str, carrying.Carried],
    now: datetime,
) -> None:
    """Store what was read, whole or not at all; another run of the same job finds it there."""
    held = Review.objects.select_for_update().get(pk=review.pk)
    if held.read_at is not None:
        return
    held.lines = [line.replace("\0", "") for line in source.lines_of_file()]
    held.pages = list(source.pages) if len(source.pages) == len(held.lines) else []
    held.reading = agreement.reading_of(read)
    if read.term:
        held.first_year, held.last_year = read.term.first_year, read.term.last_year
    held.read_at = now
    held.save()
    _store(held, read.promises, carried)


def _store(review: Review, promises: Sequence[Promise], carried: Mapping[str, carrying.Carried]) -> None:
    """Store what was read, as people said in the review before where they did."""
    taken = [carried.get(promise.id, carrying.NOTHING) for promise in promises]
    made = [own.said.promise if own.said else promise for promise, own in zip(promises, taken, strict=True)]
    told = doubts.of_all(made)
    goal_of = {promise.id: promise for promise in promises}
    items = [_item(review, place, promise, told[place], taken[place]) for place, promise in enumerate(made)]
    for item, promise in zip(items, promises, strict=True):
        item.original = _words(promise)
        item.read_as = storing.storable(memory.as_read(promise, goal_of.get(promise.parent or "")))
    items = Item.objects.bulk_create(items, _BATCH)
    by_id = {promise.id: item for promise, item in zip(made, items, strict=True)}
    for promise, item in zip(made, items, strict=True):
        item.parent = by_id.get(promise.parent or "")
        item.nested_under = by_id.get(promise.nested_under or "")
        item.marks = _with_own_ids(item.marks, by_id)
    Item.objects.bulk_update(items, ["parent", "nested_under", "marks"], _BATCH)


def _item(
    review: Review, place: int, promise: Promise, doubt: doubts.Doubts, carried: carrying.Carried
) -> Item:
    sheet = storing.storable(sheets.promise_sheet(promise))
    domain, theme, subtheme = memory.headings(promise)
    return Item(
        review=review,
        position=float(place),
        state=_state(carried),
        level=sheet["level"],
        domain=domain,
        theme=theme,
        subtheme=subtheme,
        line_start=sheet["line_start"],
        line_end=sheet["line_end"],
        page=sheet["page"],
        text=_words(promise),
        marks={name: sheet[name] for name in MARKS},
        doubts=list(doubt.codes),
        doubt=doubt.weight,
        continues=list(carried.numbers),
        carried_over=_state(carried) != Item.State.OPEN,
        changed_at=review.started_at,
    )


def _words(promise: Promise) -> str:
    return promise.text.replace("\0", "")[:MOST_CHARACTERS]


def _state(carried: carrying.Carried) -> Item.State:
    if carried.said is not None and carried.said.is_no_promise:
        return Item.State.NO_PROMISE
    return Item.State.ACCEPTED if carried.is_settled else Item.State.OPEN


def _with_own_ids(marks: dict[str, Any], by_id: Mapping[str, Item]) -> dict[str, Any]:
    """Return marks that name other promises by the ids of their items, not by those of the reading."""
    return marks | {
        "repeats": [str(by_id[own].pk) for own in marks["repeats"]],
        "conflicts": [own | {"id": str(by_id[own["id"]].pk)} for own in marks["conflicts"]],
        "cross_refs": [
            own | {"id": str(by_id[own["id"]].pk) if own["id"] in by_id else None}
            for own in marks["cross_refs"]
        ],
    }
