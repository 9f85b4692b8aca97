"""The figures of an example: definitions and targets from `indicators.toml`, values from `figures.csv`."""

from __future__ import annotations

import tomllib
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from akkoord.errors import InputError
from akkoord.indicators.formats.columns import ColumnMap
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Promise
from akkoord.web.indicators import actions, importing, queries
from akkoord.web.indicators.actions import AlreadyMeasured, Definition, GivenTarget

COLUMNS = ColumnMap(
    indicator="indicator", place="place", period="period", value="value", kind="kind", source="source",
    caveats="caveats", note="note", mark=".",
)  # fmt: skip

_DEFINED = ("theme", "name", "name_en", "description", "unit_kind", "unit_words", "unit_words_en",
            "direction", "nature", "source", "hides_small")  # fmt: skip


class FiguresLeftOut(InputError):
    """A row of the figures of an example cannot be used."""

    code = "figures_left_out"
    message = "row {row} of {path}: {problem}"


@transaction.atomic
def bring_in(folder: Path, *, origin: str, now: datetime) -> None:
    """Bring in the figures of an example; twice changes nothing.

    Raises:
        FiguresLeftOut: if a row cannot be used, or a promise that an indicator measures is not found.
    """
    sheet = tomllib.loads((folder / "indicators.toml").read_text(encoding="utf-8"))
    for row in sheet["indicators"]:
        _indicator(row, now)
    path = folder / "figures.csv"
    outcome = importing.load(path=path, columns=COLUMNS, origin=origin, actor=None, now=now)
    for refused in outcome.read.refused:
        raise FiguresLeftOut(row=refused.row, path=path.name, problem=str(refused.error))
    ids = {one.code: one.pk for one in queries.indicators()}
    for row in sheet.get("breaks", ()):
        actions.mark_break(
            indicator_id=ids[row["indicator"]], year=row["year"], note=row["note"], actor=None, now=now
        )
    for row in sheet.get("targets", ()):
        given = {name: value for name, value in row.items() if name != "indicator"}
        if "value" in given:
            given["value"] = Decimal(given["value"])
        actions.set_target(
            indicator_id=ids[row["indicator"]], given=GivenTarget(**given), actor=None, now=now
        )


def _indicator(row: dict[str, Any], now: datetime) -> None:
    found = queries.indicator(row["code"])
    if found is None:
        definition = Definition(**{name: row[name] for name in _DEFINED if name in row})
        found = actions.define(code=row["code"], definition=definition, actor=None, now=now)
    for words in row.get("promises", ()):
        try:
            actions.link(indicator_id=found.pk, promise_id=_promise(words).pk, actor=None, now=now)
        except AlreadyMeasured:
            continue


def _promise(words: str) -> Promise:
    version = agreement.published()
    texts = agreement.texts(version).filter(text__contains=words) if version else []
    found = [text.promise for text in texts]
    if len(found) != 1:
        raise FiguresLeftOut(
            row=words, path="indicators.toml", problem=f"{len(found)} promises have these words"
        )
    return found[0]
