"""Bring in a file of figures: kept first, looked at with what it would change, then applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from akkoord.errors import StateError
from akkoord.indicators.formats import columns as headings
from akkoord.indicators.formats import sheets, table
from akkoord.indicators.formats.columns import ColumnMap
from akkoord.indicators.importing import Changes, Key, changes
from akkoord.indicators.model import Observation as Observed
from akkoord.web.accounts.models import User
from akkoord.web.files import actions as files
from akkoord.web.frame import national_numbers
from akkoord.web.history import actions as history
from akkoord.web.indicators import engine, places
from akkoord.web.indicators.models import Import, Indicator, Observation, SourceMap

KINDS = frozenset({"csv", "xlsx"})
PERMISSION = "indicators.edit"
LONGEST_WAIT = timedelta(days=30)
_BATCH = 1_000
_MOST_TOLD = 100
_LONGEST = {"source": 500, "note": 1000}


class ImportClosed(StateError):
    """An import was applied before, or its file is gone."""

    code = "import_closed"
    message = "the figures of {origin} were brought in before; bring in the file again"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file holds, and what it would change."""

    read: table.Read
    changes: Changes

    @property
    def added(self) -> int:
        """How many figures are new."""
        return len(self.changes.added)

    @property
    def changed(self) -> int:
        """How many figures say something else than before."""
        return len(self.changes.changed)


@transaction.atomic
def start(*, upload: File[bytes], origin: str, actor: User | None, now: datetime) -> Import:
    """Keep a file; the columns that its source had before are proposed again.

    Raises:
        FileRefused: if the file cannot be kept.
        SheetUnreadable: if it is no table.
        SheetTooLarge: if it has more rows or columns than are read at once.
        NationalNumberFound: if the name of the source holds one.
    """
    national_numbers.refuse(origin=origin)
    kept = files.keep(upload=upload, actor=actor, now=now, allowed=KINDS, permission=PERMISSION)
    row = Import(file=kept, origin=origin, started_at=now, started_by=actor)
    cells = sheets.read(_content(row))
    known = SourceMap.objects.filter(origin=origin).first()
    row.columns = known.columns if known else headings.guess(cells)
    row.save(force_insert=True)
    return row


@transaction.atomic
def choose_columns(*, import_id: int, chosen: Mapping[str, str]) -> None:
    """Say which column holds what, and remember it for the next file of this source.

    Raises:
        ImportClosed: if it was applied before.
        MapIncomplete: if it does not say where the indicator, the place or the value stands.
        UnknownChoice: if a word is none of those that can be chosen.
    """
    row = _open(import_id)
    row.columns = headings.from_plain(chosen).as_plain()
    row.save(update_fields=["columns"])
    SourceMap.objects.update_or_create(origin=row.origin, defaults={"columns": row.columns})


def look(row: Import) -> Outcome:
    """Return what a file would change; nothing is stored.

    Raises:
        ImportClosed: if its file is gone.
        MapIncomplete: if its columns were not chosen yet.
        NoSuchColumn: if it lacks a column that was chosen.
        UnknownChoice: if its columns hold a word that cannot be chosen.
    """
    return plan(_content(row), headings.from_plain(row.columns))


def plan(content: bytes, columns: ColumnMap) -> Outcome:
    """Return what a file of figures would change beside what is there, in two queries.

    Raises:
        SheetUnreadable: if it is no table.
        SheetTooLarge: if it has more rows or columns than are read at once.
        NoSuchColumn: if it lacks a column that the map names.
    """
    rows = list(Indicator.objects.all())
    known = {row.code: engine.indicator(row) for row in rows}
    named = {headings.folded(row.name): known[row.code] for row in rows}
    read = table.read(
        sheets.read(content),
        columns,
        indicators=named | known,
        register=places.register(),
        is_exact=sheets.is_exact(content),
    )
    given = [_cut(one) for _row, one in read.observations]
    return Outcome(read, changes(given, _kept({one.indicator for one in given})))


@transaction.atomic
def apply(*, import_id: int, actor: User | None, now: datetime) -> Outcome:
    """Bring the figures of a file in, and erase it; rows that cannot be used are left out, and counted.

    Raises:
        ImportClosed: if that was done before, or its file is gone.
        MapIncomplete: if its columns were not chosen yet.
        NoSuchColumn: if it lacks a column that was chosen.
    """
    row = _open(import_id)
    outcome = look(row)
    # The file may hold numbers of fewer than five people: only what may be known is kept of it.
    _erase(row, actor, now)
    return _applied(row, outcome, actor, now)


@transaction.atomic
def discard(*, import_id: int, actor: User | None, now: datetime) -> None:
    """Take away a file that was not brought in.

    Raises:
        ImportClosed: if it was.
    """
    row = _open(import_id)
    _erase(row, actor, now)
    row.delete()


def forget_old(now: datetime) -> None:
    """Take away files that wait for longer than `LONGEST_WAIT`: what nobody looks at is not kept."""
    waiting = Import.objects.filter(applied_at__isnull=True, started_at__lt=now - LONGEST_WAIT)
    for import_id in waiting.values_list("pk", flat=True):
        discard(import_id=import_id, actor=None, now=now)


def load(*, path: Path, columns: ColumnMap, origin: str, actor: User | None, now: datetime) -> Outcome:
    """Bring in a file that lies on this machine, where nobody waits for a page: an example, a script.

    Raises:
        SheetUnreadable: if it is no table.
        NoSuchColumn: if it lacks a column that the map names.
    """
    outcome = plan(path.read_bytes(), columns)
    if not outcome.added and not outcome.changed:
        return outcome
    with transaction.atomic():
        row = Import(origin=origin, columns=columns.as_plain(), started_at=now, started_by=actor)
        row.save(force_insert=True)
        return _applied(row, outcome, actor, now)


def preview(row: Import, most: int = 8) -> list[list[str]]:
    """Return the first rows of a file, as they stand there.

    Raises:
        ImportClosed: if its file is gone.
    """
    return sheets.read(_content(row))[:most]


def store(made: Changes, *, brought_in: Import | None) -> None:
    """Store new and corrected figures."""
    ids = dict(Indicator.objects.values_list("code", "pk"))
    Observation.objects.bulk_create(
        (
            Observation(indicator_id=ids[one.indicator], brought_in=brought_in, **_plain(one))
            for one in made.added
        ),
        batch_size=_BATCH,
        # Who brings in the same figures at the same moment as somebody else comes last, and is kept.
        update_conflicts=True,
        unique_fields=["indicator", "place", "period", "kind"],
        update_fields=["value", "source", "note", "caveats", "brought_in"],
    )
    for _before, one in made.changed:
        key = {"place": one.place, "period": one.period.text, "kind": one.kind}
        Observation.objects.filter(indicator=ids[one.indicator], **key).update(
            brought_in=brought_in, **_plain(one)
        )


def _erase(row: Import, actor: User | None, now: datetime) -> None:
    if row.file is not None and row.file.erased_at is None:
        files.erase(file_id=row.file.pk, actor=actor, now=now)


def _applied(row: Import, outcome: Outcome, actor: User | None, now: datetime) -> Outcome:
    store(outcome.changes, brought_in=row)
    row.applied_at = now
    row.added, row.changed, row.refused = outcome.added, outcome.changed, len(outcome.read.refused)
    row.save()
    history.record(
        actor=actor,
        subject=row,
        kind="indicators.brought_in",
        payload={
            "origin": row.origin,
            "added": row.added,
            "changed": row.changed,
            "refused": row.refused,
            "corrected": [_told(*pair) for pair in outcome.changes.changed[:_MOST_TOLD]],
        },
        now=now,
    )
    return outcome


def _kept(codes: Iterable[str]) -> dict[Key, Observed]:
    rows = Observation.objects.filter(indicator__code__in=list(codes)).select_related("indicator")
    seen = (engine.observation(row, row.indicator.code) for row in rows)
    return {one.key: one for one in seen}


def _plain(one: Observed) -> dict[str, object]:
    return {
        "place": one.place,
        "period": one.period.text,
        "kind": one.kind,
        "value": one.value,
        "source": one.source,
        "note": one.note,
        "caveats": " ".join(one.caveats),
    }


def _cut(one: Observed) -> Observed:
    """Return a figure with no more words than are kept, so that the next reading is the same."""
    return Observed(
        one.indicator, one.place, one.period, one.value, one.kind,
        one.source[: _LONGEST["source"]], one.note[: _LONGEST["note"]], one.caveats,
    )  # fmt: skip


def _told(before: Observed, after: Observed) -> dict[str, str]:
    """Return a correction for the history, without the words that people typed."""
    values = {"before": before.value, "after": after.value}
    said = {name: "small" if value is None else f"{value.normalize():f}" for name, value in values.items()}
    return {"figure": " ".join(after.key), **said}


def _open(import_id: int) -> Import:
    row = Import.objects.select_related("file").select_for_update(of=("self",)).get(pk=import_id)
    if row.applied_at is not None:
        raise ImportClosed(origin=row.origin)
    return row


def _content(row: Import) -> bytes:
    if row.file is None or row.file.erased_at is not None:
        raise ImportClosed(origin=row.origin)
    with default_storage.open(row.file.place) as file:
        content: bytes = file.read()
    return content
