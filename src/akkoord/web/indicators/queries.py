"""What the pages and other apps read of figures; each function costs a fixed number of queries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.db.models import FilteredRelation, Model, Q, QuerySet

from akkoord.indicators.comparing import Figures
from akkoord.indicators.model import Observation as Observed
from akkoord.indicators.periods import NotAPeriod, Period
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Promise, PromiseText
from akkoord.web.indicators import engine, places
from akkoord.web.indicators.models import (
    Import,
    Indicator,
    Measure,
    Observation,
    SeriesBreak,
    SourceMap,
    Target,
)

_ADDRESS = re.compile(r"/cijfers/(?P<code>[a-z0-9-]+)/#(?P<place>[0-9X]\d{4})-(?P<period>[0-9Q-]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as proof: what it says, where it was read, and where it can be found back.

    Attributes:
        indicator: The code of what was measured.
        title: The figure in words, in the language of the page: "Kansarmoede-index, Genk, 2022: 19,7%".
        value: The figure; None where it is of fewer than five people.
        unit: The kind of unit, such as "percent".
        place: The code of where.
        period: When, such as "2022".
        source: Where it was read.
        address: The permanent address of this figure on this site.
    """

    indicator: str
    title: str
    value: Decimal | None
    unit: str
    place: str
    period: str
    source: str
    address: str


def reading(code: str, place: str, period: str | int) -> Reading | None:
    """Return a realised figure as proof of a promise, in one query; None where there is none.

    Args:
        code: The code of the indicator.
        place: The NIS code.
        period: A year, or another period as it is written: "2024-06".
    """
    row = (
        Observation.objects.select_related("indicator")
        .filter(indicator__code=code, place=place, period=str(period), kind="realised")
        .first()
    )
    return None if row is None else _reading(row)


def reading_at(address: str) -> Reading | None:
    """Return the figure of a permanent address, in one query; None where the address is of none here."""
    found = _ADDRESS.fullmatch(address.removeprefix(settings.CITY.base_url))
    if found is None:
        return None
    try:
        period = Period.parse(found["period"]).text
    except NotAPeriod:
        return None
    return reading(found["code"], found["place"], period)


def readings(promise_id: int) -> list[Reading]:
    """Return the realised figures of the city that measure a promise, the newest first; one query."""
    rows = Observation.objects.select_related("indicator").filter(
        indicator__measures__promise=promise_id,
        indicator__measures__unlinked_at__isnull=True,
        place=places.own(),
        kind="realised",
    )
    return [_reading(row) for row in rows.order_by("-period", "indicator__name", "pk")]


def anchor(place: str, period: str) -> str:
    """Return the mark of one figure inside the page of its indicator."""
    return f"{place}-{period.replace('/', '-')}"


def indicators() -> QuerySet[Indicator]:
    """Return what is measured, by theme and name."""
    return Indicator.objects.all()


def indicator(code: str) -> Indicator | None:
    """Return what a code stands for."""
    return Indicator.objects.filter(code=code).first()


def targets(of: Collection[int]) -> dict[int, list[Target]]:
    """Return the targets that hold, by the id of their indicator."""
    return _by_indicator(Target.objects.filter(indicator__in=of, ended_at__isnull=True))


def figures(
    rows: Iterable[Indicator], against: Collection[str] = (), *, with_breaks: bool = True
) -> dict[int, Figures]:
    """Return what the pages need of some indicators: the city, and what it is compared with; two queries.

    Args:
        rows: The indicators.
        against: Codes of places or groups beside those of the city file.
        with_breaks: Whether a series that breaks matters: for a line, or for a change.
    """
    asked = list(rows)
    codes = set().union(*(places.compared_with(one) for one in ("", *against)))
    ids = [row.pk for row in asked]
    observed = Observation.objects.filter(indicator__in=ids, place__in=codes)
    of = _by_indicator(observed)
    breaks = _by_indicator(SeriesBreak.objects.filter(indicator__in=ids)) if with_breaks else {}
    return {row.pk: engine.figures(row, of.get(row.pk, ()), breaks.get(row.pk, ())) for row in asked}


def measures(indicator_id: int) -> QuerySet[Measure]:
    """Return the links between an indicator and the promises that it measures."""
    rows = Measure.objects.filter(indicator=indicator_id, unlinked_at__isnull=True)
    return rows.select_related("promise").order_by("promise__number")


def linked_texts(indicator_id: int) -> list[tuple[int, PromiseText | None, int]]:
    """Return the links of an indicator: their id, the wording that residents see, the promise's number."""
    rows = list(measures(indicator_id))
    texts = {text.promise_id: text for text in agreement.published_texts([row.promise_id for row in rows])}
    return [(row.pk, texts.get(row.promise_id), row.promise.number) for row in rows]


def promise(number: int) -> Promise | None:
    """Return the promise of a number."""
    return Promise.objects.filter(number=number).first()


def origins() -> list[str]:
    """Return the sources whose columns are remembered."""
    return list(SourceMap.objects.values_list("origin", flat=True))


def measured_by(promise_id: int) -> list[tuple[Indicator, list[Target]]]:
    """Return the indicators that measure a promise, each with the targets that hold; one query.

    The page of a promise is made of the panels of many apps, and has few queries for each of them.
    """
    holding = FilteredRelation("targets", condition=Q(targets__ended_at__isnull=True))
    rows = (
        Indicator.objects.filter(measures__promise=promise_id, measures__unlinked_at__isnull=True)
        .annotate(aimed=holding)
        .order_by("theme", "name", "pk", "aimed__due", "aimed__pk")
        .values(*_names(Indicator), *(f"aimed__{name}" for name in _names(Target)))
    )
    found: dict[int, tuple[Indicator, list[Target]]] = {}
    for row in rows:
        made = Indicator(**{name: row[name] for name in _names(Indicator)})
        _indicator, targets = found.setdefault(made.pk, (made, []))
        if row["aimed__id"] is not None:
            targets.append(Target(**{name: row[f"aimed__{name}"] for name in _names(Target)}))
    return list(found.values())


def observations(row: Indicator) -> QuerySet[Observation]:
    """Return every figure of an indicator, of all places."""
    return row.observations.order_by("place", "period", "kind")


def every_observation() -> Iterable[Observation]:
    """Return every figure with its indicator, one at a time."""
    rows = Observation.objects.select_related("indicator")
    return rows.order_by("indicator__code", "place", "period", "kind").iterator(chunk_size=2_000)


def imports() -> QuerySet[Import]:
    """Return the files that were brought in, or wait to be, the last first."""
    return Import.objects.select_related("started_by", "file")


def _reading(row: Observation) -> Reading:
    seen: Observed = engine.observation(row, row.indicator.code)
    said = engine.shown(seen.figure(engine.unit(row.indicator)))
    where = f"{engine.name(row.indicator)}, {engine.place_name(row.place)}, {row.period}"
    return Reading(
        row.indicator.code,
        f"{where}: {said}",
        row.value,
        row.indicator.unit_kind,
        row.place,
        row.period,
        row.source,
        f"{settings.CITY.base_url}/cijfers/{row.indicator.code}/#{anchor(row.place, row.period)}",
    )


def _names(table: type[Model]) -> list[str]:
    return [field.attname for field in table._meta.concrete_fields]


def _by_indicator(rows: Iterable) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(row.indicator_id, []).append(row)
    return found
