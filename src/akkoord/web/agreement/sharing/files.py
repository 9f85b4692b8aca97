"""A list as a file: CSV, XLSX, JSON or JSON-LD, with a safe name and the right type."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from akkoord.web.agreement.models import Version
from akkoord.web.agreement.sharing import linked
from akkoord.web.frame import language
from akkoord.web.spreadsheets import comma, workbook
from akkoord.web.spreadsheets.table import Row, Table

VERSION = 1
MOST_ROWS = 10_000
"""How many rows one file of a list holds; the name of a file that lacks some says so."""

KINDS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("Excel", workbook.CONTENT_TYPE),
    "json": ("JSON", "application/json"),
    "jsonld": ("JSON-LD", linked.CONTENT_TYPE),
}
"""What a file is called on a page, and its type, by its ending."""

ENDINGS = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class Shared:
    """One list to be given away.

    Attributes:
        table: Its rows with their columns; at most `MOST_ROWS`.
        name: The Dutch word for it in the name of the file.
        address: Where it was asked.
        version: The version of the agreement that it tells of.
        total: How many rows there are in all.
        nodes: The rows as linked data.
        filters: What was asked for.
    """

    table: Table
    name: str
    address: str
    version: Version
    total: int
    nodes: Callable[[Sequence[Row]], Iterable[linked.Node]]
    filters: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether no row had to be left out."""
        return self.total <= MOST_ROWS


def answer(shared: Shared, ending: str) -> HttpResponse:
    """Return a list as a file of the kind of its ending."""
    content, content_type = _WRITERS[ending](shared)
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{_file_name(shared, ending)}"'
    return response


def about(version: Version, address: str) -> list[tuple[str, str]]:
    """Return what a reader must know of a file about the agreement."""
    source = settings.CITY.source
    told = [
        (_("City"), settings.CITY.name),
        (_("Agreement"), version.title),
        (_("Address"), address),
        (_("Source"), source.get("title", "")),
        (_("Notice"), settings.CITY.notice.get(language.current(), "")),
        (_("Made with"), "Akkoord"),
    ]
    return [(name, value) for name, value in told if value]


def as_json(value: Any) -> bytes:
    """Return a document as JSON in UTF-8, readable for people too."""
    return json.dumps(value, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder).encode(
        "utf-8", errors="replace"
    )


def _file_name(shared: Shared, ending: str) -> str:
    cut = "" if shared.is_complete else f"-eerste-{MOST_ROWS}"
    return f"{shared.name}-{slugify(settings.CITY.name) or 'akkoord'}{cut}.{ending}"


def _csv(shared: Shared) -> tuple[bytes, str]:
    return comma.written(shared.table), comma.CONTENT_TYPE


def _xlsx(shared: Shared) -> tuple[bytes, str]:
    told = about(shared.version, shared.address)
    if not shared.is_complete:
        told.append((_("Rows left out"), str(shared.total - MOST_ROWS)))
    return workbook.written([shared.table], told, language.current()), workbook.CONTENT_TYPE


def _json(shared: Shared) -> tuple[bytes, str]:
    names = [column.name for column in shared.table.columns]
    document = {
        "version": VERSION,
        "list": shared.table.name,
        "address": shared.address,
        "agreement": {"version": shared.version.pk, "title": shared.version.title},
        "language": language.current(),
        "filters": shared.filters,
        "total": shared.total,
        "is_complete": shared.is_complete,
        "rows": [{name: row[name] for name in names} for row in shared.table.rows],
    }
    return as_json(document), "application/json"


def _jsonld(shared: Shared) -> tuple[bytes, str]:
    return as_json(linked.document(shared.nodes(list(shared.table.rows)))), linked.CONTENT_TYPE


_WRITERS: dict[str, Callable[[Shared], tuple[bytes, str]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "jsonld": _jsonld,
}
