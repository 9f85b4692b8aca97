"""The data set as one archive: a file for each table, a workbook, linked data, and what explains them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import resources
from typing import Any

from django.conf import settings
from django.utils.translation import override

from akkoord.web.agreement.models import Version
from akkoord.web.agreement.sharing import files, linked
from akkoord.web.frame.city import LICENCES
from akkoord.web.open_data.dataset import tables
from akkoord.web.spreadsheets import comma, packing, workbook
from akkoord.web.spreadsheets.table import Column, Table

_LANGUAGE = "nl"
_COLUMNS = (
    "table",
    "name",
    "title_nl",
    "title_en",
    "meaning_nl",
    "meaning_en",
    "type",
    "unit",
    "example",
    "source",
)
# What the Data Package standard calls our types.
_FIELDS: dict[str, dict[str, Any]] = {
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "date": {"type": "date"},
    "datetime": {"type": "datetime", "format": "any"},
    "address": {"type": "string", "format": "uri"},
    "json": {"type": "any"},
}

File = tuple[str, bytes]


def made(version: Version, on: date) -> bytes:
    """Return the archive; the same data give the same bytes, whoever asks and in whichever language."""
    with override(_LANGUAGE):
        gathered = tables.gather(version, on)
        filled = list(tables.of(gathered))
        address = f"{settings.CITY.base_url}/open-data/akkoord.zip"
        contents = [
            *((f"csv/{table.name}.csv", comma.written(table)) for table in filled),
            ("akkoord.xlsx", workbook.written(filled, files.about(version, address), _LANGUAGE)),
            ("akkoord.jsonld", files.as_json(linked.document(linked.promises(gathered)))),
            *_explained(version, filled),
        ]
        contents.append(("datapackage.json", _data_package(version, filled, dict(contents))))
    contents.append(("SHA256SUMS", _checksums(contents)))
    return packing.packed(contents)


def _explained(version: Version, filled: Sequence[Table]) -> Iterator[File]:
    rows = [[table.name, *_described(column)] for table in filled for column in table.columns]
    yield "dictionary.csv", comma.lines(_COLUMNS, rows)
    yield "dictionary.md", _markdown(filled).encode()
    shapes = (resources.files("akkoord.web.agreement.sharing") / "shapes.ttl").read_text(encoding="utf-8")
    yield "shapes.ttl", shapes.replace("https://city.example", settings.CITY.base_url).encode()
    told = [f"{name}: {value}" for name, value in files.about(version, settings.CITY.base_url)]
    yield "README.txt", "\n".join([*told, f"Licentie: {_licence()}", ""]).encode()


def _described(column: Column) -> list[str]:
    return [
        column.name,
        column.title.nl,
        column.title.en,
        column.meaning.nl,
        column.meaning.en,
        column.type,
        column.unit,
        column.example,
        column.source,
    ]


def _markdown(filled: Sequence[Table]) -> str:
    lines = ["# Woordenboek / Data dictionary", ""]
    for table in filled:
        lines += [f"## {table.name}", "", f"{table.meaning.nl} / {table.meaning.en}", ""]
        lines += ["| name | nl | en | type | unit | example |", "|---|---|---|---|---|---|"]
        for column in table.columns:
            cells = [
                column.name,
                column.meaning.nl,
                column.meaning.en,
                column.type,
                column.unit,
                column.example,
            ]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        lines.append("")
    return "\n".join(lines)


def _data_package(version: Version, filled: Sequence[Table], contents: dict[str, bytes]) -> bytes:
    """Return the description of the tables in the form of the Data Package standard."""
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "akkoord",
        "title": f"{settings.CITY.name}: {version.title}",
        "homepage": f"{settings.CITY.base_url}/open-data/",
        "resources": [_resource(table, contents[f"csv/{table.name}.csv"]) for table in filled],
    }
    if _licence():
        package["licenses"] = [{"path": _licence()}]
    if source := settings.CITY.source.get("title"):
        package["sources"] = [{"title": source}]
    return json.dumps(package, ensure_ascii=False, indent=1).encode()


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "title": table.title.nl,
        "description": table.meaning.nl,
        "path": f"csv/{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": [_field(column) for column in table.columns]},
    }


def _field(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "title": column.title.nl,
        "description": column.meaning.nl,
        "example": column.example,
    }
    return told | _FIELDS.get(column.type, {"type": "string"})


def _checksums(contents: Sequence[File]) -> bytes:
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in contents).encode()


def _licence() -> str:
    return LICENCES.get(settings.CITY.open_data.licence, "")
