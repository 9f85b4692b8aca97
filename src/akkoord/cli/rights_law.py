"""`akkoord rights catalogue` and `figures`: what the law says, whoever asks."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from akkoord.cli import output
from akkoord.phrases import Language
from akkoord.rights.formats import catalogue_sheet, figures_sheet

_OUT = click.Path(dir_okay=False, path_type=Path)
_FORM = click.Choice(["json", "table"])
_BELGIUM = ZoneInfo("Europe/Brussels")
_VALUE_WIDTH = 40


@click.command()
@click.option("--format", "form", type=_FORM, default="json", show_default=True)
@click.option("-o", "--out", type=_OUT, help="Write whole to this file or device.")
@click.pass_obj
def catalogue(language: Language, form: str, out: Path | None) -> None:
    """List every right: who grants it, to whom, under which conditions, and what its rules look at.

    A right without a rule says why. The JSON also holds which right opens which other; the table names the
    rights in the language that `akkoord --language` chooses.
    """
    sheet = catalogue_sheet.to_dict()
    output.write(_json(sheet) if form == "json" else _catalogue_table(sheet, language), out)


@click.command()
@click.option("--stale", is_flag=True, help="Only those that are not, or not wholly, vouched for on the day.")
@click.option(
    "--date",
    "on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which they are asked; today without it.",
)
@click.option("--format", "form", type=_FORM, default="json", show_default=True)
@click.option("-o", "--out", type=_OUT, help="Write whole to this file or device.")
def figures(on: datetime | None, form: str, *, stale: bool, out: Path | None) -> None:
    """List the figures of the law: each value, from when, until when it may be used, and which rights use it.

    A figure of the income year is read for an income of the year before the day.
    """
    day = on.date() if on else datetime.now(_BELGIUM).date()
    sheet = figures_sheet.to_dict(day, stale=stale)
    output.write(_json(sheet) if form == "json" else _figures_table(sheet), out)


def _json(sheet: dict[str, Any]) -> str:
    return json.dumps(sheet, ensure_ascii=False, indent=1) + "\n"


def _catalogue_table(sheet: dict[str, Any], language: Language) -> str:
    rows = [
        (
            one["id"],
            one["level"],
            "yes" if one["computable"] else "no",
            one["unit"] or "-",
            one["name"][language],
        )
        for one in sheet["rights"]
    ]
    return output.table([("ID", "LEVEL", "COMPUTABLE", "UNIT", "NAME"), *rows])


def _figures_table(sheet: dict[str, Any]) -> str:
    return output.table(
        [
            ("KEY", "STATE", "FROM", "VOUCHED UNTIL", "MOVES", "VALUE", "RIGHTS"),
            *(_figure_line(one) for one in sheet["figures"]),
        ]
    )


def _figure_line(figure: dict[str, Any]) -> tuple[str, ...]:
    row = figure["row"] or {"from": "-", "vouched_until": "-", "value": None}
    value = "-" if row["value"] is None else json.dumps(row["value"], ensure_ascii=False)
    return (
        figure["key"],
        figure["state"],
        row["from"],
        row["vouched_until"],
        figure["moves"],
        value if len(value) <= _VALUE_WIDTH else value[: _VALUE_WIDTH - 1] + "…",
        " ".join(figure["rights"]) or "-",
    )
