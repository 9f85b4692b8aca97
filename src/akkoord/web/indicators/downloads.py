"""Figures as files, in the columns in which they can be brought in again: CSV, XLSX and JSON.

The columns: docs/reference/figures.md. A number of fewer than five people is nowhere in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _

from akkoord.web.frame import language
from akkoord.web.indicators import engine, pages
from akkoord.web.indicators.models import Indicator, Observation
from akkoord.web.spreadsheets import comma, workbook
from akkoord.web.spreadsheets.table import Column, Table, Words

VERSION = 1
HIDDEN = "<5"
KINDS = {"csv": comma.CONTENT_TYPE, "xlsx": workbook.CONTENT_TYPE, "json": "application/json"}
NAMES = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}

_COLUMNS = (
    Column(
        "indicator", "text", Words("Indicator", "Indicator"),
        Words("De code van wat gemeten is.", "The code of what was measured."), example="kansarmoede-index",
    ),
    Column("name", "text", Words("Naam", "Name"), Words("Hoe dat heet.", "What that is called.")),
    Column(
        "place", "text", Words("Plaats", "Place"),
        Words("De NIS-code van waar.", "The NIS code of where."), example="71016",
    ),
    Column(
        "place_name", "text", Words("Naam van de plaats", "Name of the place"),
        Words("Hoe die plaats heet.", "What that place is called."),
    ),
    Column(
        "period", "text", Words("Periode", "Period"),  # codespell:ignore periode
        Words(
            "Een jaar, een maand (2024-06), een kwartaal (2024-Q2) of jaren (2020/2025).",
            "A year, a month (2024-06), a quarter (2024-Q2) or years (2020/2025).",
        ),
        example="2022",
    ),
    Column(
        "value", "number", Words("Waarde", "Value"),
        Words(
            "Het cijfer; <5 waar het over minder dan vijf mensen gaat.",
            "The figure; <5 where it is of fewer than five people.",
        ),
    ),
    Column("unit", "text", Words("Eenheid", "Unit"), Words("Wat het telt.", "What it counts.")),
    Column(
        "kind", "text", Words("Soort", "Kind"),
        Words("realised: gemeten; planned: uit een plan.", "realised: measured; planned: from a plan."),
    ),
    Column("source", "text", Words("Bron", "Source"), Words("Waar het staat.", "Where it was read.")),
    Column(
        "caveats", "text", Words("Voorbehoud", "Caveats"),
        Words("Wat er niet zeker aan is.", "What is not sure about it."),
    ),
    Column(
        "note", "text", Words("Opmerking", "Note"),
        Words("Wat u verder moet weten.", "What else must be known."),
    ),
)  # fmt: skip

_UNITS = {"percent": "%", "count": "aantal", "euro": "EUR", "index": "index", "measure": ""}


def written(rows: Iterable[tuple[Indicator, Observation]], ending: str, *, address: str, on: date) -> bytes:
    """Return figures as a file of the kind of its ending, one of `KINDS`."""
    plain = [_plain(indicator, one) for indicator, one in rows]
    table = Table("figures", Words("Cijfers", "Figures"), _COLUMNS, plain)
    if ending == "csv":
        return comma.written(table)
    if ending == "xlsx":
        return workbook.written([table], _about(address, on), language.current())
    document = {
        "version": VERSION,
        "city": settings.CITY.name,
        "address": address,
        "notice": settings.CITY.notice.get(language.current(), ""),
        "figures": [row | {"value": _for_json(row["value"])} for row in plain],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8")


def file_name(name: str, ending: str) -> str:
    """Return what a file is called."""
    return f"{name}-{slugify(settings.CITY.name) or 'akkoord'}.{ending}"


def _plain(indicator: Indicator, one: Observation) -> dict[str, Any]:
    words = f"{_UNITS[indicator.unit_kind]} {indicator.unit_words}".strip()
    return {
        "indicator": indicator.code,
        "name": engine.name(indicator),
        "place": one.place,
        "place_name": engine.place_name(one.place),
        "period": one.period,
        "value": HIDDEN if one.value is None else pages.number(one.value),
        "unit": words,
        "kind": one.kind,
        "source": one.source,
        "caveats": one.caveats,
        "note": one.note,
    }


def _for_json(value: Any) -> Any:
    # Fifteen figures at most are kept: a floating point number holds each of them exactly.
    return value if isinstance(value, int | str) else float(value)


def _about(address: str, on: date) -> list[tuple[str, str]]:
    told = [
        (_("City"), settings.CITY.name),
        (_("Address"), address),
        (_("Made on"), on.isoformat()),
        (_("Notice"), settings.CITY.notice.get(language.current(), "")),
        (_("Made with"), "Akkoord"),
    ]
    return [(name, value) for name, value in told if value]
