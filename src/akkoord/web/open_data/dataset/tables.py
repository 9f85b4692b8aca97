"""Every table of the data set: what the lists of the site have, and what stands inside their cells apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from django.db.models import Count

from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Comparison, Lineage, PromiseText, Version
from akkoord.web.agreement.sharing import dictionary, lists, records
from akkoord.web.agreement.sharing.records import Gathered
from akkoord.web.spreadsheets.table import Row, Table


def empty() -> list[Table]:
    """Return every table without rows, in the order of the data set."""
    shared = ("promises", "domains", "sdgs", "actors", "places", "findings", "changes")
    return [*(dictionary.table(name) for name in shared), *_own().values()]


def gather(version: Version, on: date) -> Gathered:
    """Gather the promises of a version with all that is known of them."""
    return records.gather(version, list(agreement.texts(version)), on)


def of(gathered: Gathered) -> Iterator[Table]:
    """Yield every table with its rows, in the order of `empty`."""
    rows = _rows(gathered)
    for table in empty():
        yield dictionary.filled(table, list(rows[table.name]))


def _rows(gathered: Gathered) -> Mapping[str, Iterable[Row]]:
    version, marked = gathered.version, gathered.marked
    return {
        "promises": records.rows(gathered),
        "domains": lists.domains(version),
        "sdgs": lists.sdgs(version),
        "actors": lists.names(version, "actor"),
        "places": lists.names(version, "place"),
        "findings": lists.findings(version.findings.order_by("position")),
        "changes": _changes(),
        "targets": _parts(gathered, lambda text: records.well_formed(text.targets)),
        "trends": _parts(gathered, lambda text: records.told(text.trends, "direction")),
        "conditions": _parts(gathered, lambda text: records.told(text.conditions, "kind")),
        "promise_actors": _names(gathered, marked.actors),
        "promise_places": _names(gathered, marked.places),
        "promise_sdgs": _pairs(gathered, marked.sdgs, "goal"),
        "flags": _pairs(gathered, marked.flags, "code"),
        "relations": _relations(gathered),
        "stages": _stages(gathered),
        "versions": _versions(),
        "lineage": _lineage(),
    }


def _changes() -> Iterator[Row]:
    published = {"old__published_at__isnull": False, "new__published_at__isnull": False}
    for comparison in Comparison.objects.filter(**published).order_by("old", "new"):
        yield from lists.changes(comparison, comparison.changes.all())


def _parts(gathered: Gathered, parts: Any) -> Iterator[Row]:
    for text in gathered.texts:
        for position, part in enumerate(parts(text), start=1):
            yield {**part, "promise": text.promise.number, "position": position}


def _names(gathered: Gathered, marked: Mapping[int, list[Any]]) -> Iterator[Row]:
    for text, position, named in _marked(gathered, marked):
        yield {"promise": text.promise.number, "position": position, "slug": named.slug, "name": named.name}


def _pairs(gathered: Gathered, marked: Mapping[int, list[Any]], name: str) -> Iterator[Row]:
    for text, _, (value, because) in _marked(gathered, marked):
        yield {"promise": text.promise.number, name: value, "because": because}


def _marked(gathered: Gathered, marked: Mapping[int, list[Any]]) -> Iterator[tuple[PromiseText, int, Any]]:
    for text in gathered.texts:
        for position, mark in enumerate(marked.get(text.pk, ()), start=1):
            yield text, position, mark


def _relations(gathered: Gathered) -> Iterator[Row]:
    for text in gathered.texts:
        tied = [("repeats", other, "") for other in gathered.marked.repeats.get(text.pk, ())]
        tied += [("conflicts", other, note) for other, note in gathered.marked.conflicts.get(text.pk, ())]
        for kind, other, note in tied:
            yield {"promise": text.promise.number, "kind": kind, "other": other, "note": note}


def _stages(gathered: Gathered) -> Iterator[Row]:
    for text in gathered.texts:
        stage = gathered.standing.of(text.promise_id)
        if stage.is_known:
            yield {
                "promise": text.promise.number,
                "stage": stage.code,
                "since": stage.since,
                "is_claimed": stage.is_claimed,
            }


def _versions() -> Iterator[Row]:
    found = Version.objects.filter(published_at__isnull=False).annotate(promises=Count("texts"))
    for version in found.order_by("published_at", "pk"):
        yield {
            "version": version.pk,
            "title": version.title,
            "first_year": version.first_year,
            "last_year": version.last_year,
            "published_at": version.published_at,
            "promises": version.promises,
            "source_sha256": version.source_sha256,
        }


def _lineage() -> Iterator[Row]:
    rows = Lineage.objects.filter(version__published_at__isnull=False).order_by("version", "pk")
    for version, ancestor, descendant, kind in rows.values_list(
        "version_id", "ancestor__number", "descendant__number", "kind"
    ):
        yield {"version": version, "ancestor": ancestor, "descendant": descendant, "kind": kind}


@cache
def _own() -> Mapping[str, Table]:
    return dictionary.read(resources.files("akkoord.web.open_data.dataset") / "dictionary.toml")
