"""Each list of the agreement as it is given away: its rows, their columns, and the same as linked data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from akkoord.web.agreement import differences, listing, queries
from akkoord.web.agreement.filtering import Filters
from akkoord.web.agreement.models import Comparison, Version
from akkoord.web.agreement.sharing import dictionary, linked, lists, records
from akkoord.web.agreement.sharing.files import MOST_ROWS, Shared
from akkoord.web.spreadsheets.table import Row

Nodes = Callable[[Sequence[Row]], Iterable[linked.Node]]

_FILES = {
    "promises": "beloften",
    "domains": "domeinen",
    "sdgs": "sdg",
    "actors": "actoren",
    "places": "plaatsen",
    "findings": "bevindingen",
    "changes": "veranderingen",
}


def promises(
    version: Version, filters: Filters, asked: Mapping[str, str], *, address: str, on: date
) -> Shared:
    """Return the promises that fit the filters, in the order of the page."""
    texts = listing.in_stage(queries.found(version, filters).texts, filters.stage, on)
    kept = list(texts[:MOST_ROWS])
    gathered = records.gather(version, kept, on)
    total = len(kept) if len(kept) < MOST_ROWS else len(texts)
    return Shared(
        table=dictionary.table("promises", list(records.rows(gathered))),
        name=_FILES["promises"],
        address=address,
        version=version,
        total=total,
        nodes=lambda _: linked.promises(gathered),
        filters=asked,
    )


def domains(version: Version, address: str) -> Shared:
    """Return the domains of a version."""
    return _whole("domains", version, address, list(lists.domains(version)), linked.domains)


def sdgs(version: Version, address: str) -> Shared:
    """Return the sustainable development goals that a version may serve."""
    return _whole("sdgs", version, address, list(lists.sdgs(version)), linked.sdgs)


def actors(version: Version, address: str) -> Shared:
    """Return the names of who takes part in a version."""
    return _whole("actors", version, address, list(lists.names(version, "actor")), linked.actors)


def places(version: Version, address: str) -> Shared:
    """Return the places of a version."""
    return _whole("places", version, address, list(lists.names(version, "place")), linked.places)


def findings(version: Version, asked: Mapping[str, str], *, address: str) -> Shared:
    """Return what was noticed in a version, of the kind and domain that are asked for."""
    found = differences.findings(version, code=asked.get("kind", ""), domain=asked.get("domain", ""))
    rows = list(lists.findings(found[:MOST_ROWS]))
    shared = _whole("findings", version, address, rows, linked.findings)
    return replace(shared, filters=asked, total=_total(rows, found))


def changes(comparison: Comparison, asked: Mapping[str, str], *, address: str) -> Shared:
    """Return what became of promises between two versions; without a kind all but what stayed the same."""
    found = differences.changes(comparison, kind=asked.get("kind", ""), domain=asked.get("domain", ""))
    rows = list(lists.changes(comparison, found[:MOST_ROWS]))
    shared = _whole("changes", comparison.new, address, rows, linked.changes)
    return replace(shared, filters=asked, total=_total(rows, found))


def _total(rows: Sequence[Row], found: QuerySet[Any]) -> int:
    return len(rows) if len(rows) < MOST_ROWS else found.count()


def _whole(table: str, version: Version, address: str, rows: list[Row], nodes: Nodes) -> Shared:
    kept = dictionary.table(table, rows[:MOST_ROWS])
    return Shared(kept, _FILES[table], address, version, len(rows), nodes)
