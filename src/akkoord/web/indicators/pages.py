"""The page of one indicator: its lines, its tables, its targets, and the promises that it measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from akkoord.indicators.comparing import Figures, Mean
from akkoord.indicators.judging import judge
from akkoord.indicators.model import Kind, Observation
from akkoord.indicators.periods import Period
from akkoord.indicators.units import Figure, Unit, written
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import PromiseText
from akkoord.web.charts import lines, sketch, svg
from akkoord.web.charts.lines import Aim, Line, Picture, Point
from akkoord.web.frame import language
from akkoord.web.indicators import engine, places, queries, shown
from akkoord.web.indicators.models import Indicator, Target
from akkoord.web.indicators.shown import Cell, Last, Verdict
from akkoord.web.indicators.sources import Source, source

_MOST_PERIODS = 6
_MOST_CELLS = 60
_DAYS = 365.2425


@dataclass(frozen=True, slots=True)
class Beside:
    """One place, or the mean of a group, in the table of comparison; a cell is empty without a figure."""

    name: str
    values: list[str]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table of comparison: its periods, its rows, and what must be known to read the mean."""

    periods: list[str]
    rows: list[Beside]
    remarks: list[str]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page of one indicator."""

    row: Indicator
    name: str
    unit: str
    direction: str
    nature: str
    source: Source | None
    place: str
    last: Last | None
    images: list[SafeString]
    cells: list[Cell]
    left_out: int
    comparison: Comparison | None
    verdicts: list[Verdict]
    breaks: list[tuple[str, str]]
    promises: list[PromiseText]


def page(row: Indicator, year: int) -> Page:
    """Return the page of an indicator as of a year; six queries."""
    targets = queries.targets([row.pk]).get(row.pk, [])
    figures = queries.figures([row], {one.against for one in targets if one.against})[row.pk]
    own = places.own()
    every = shown.cells(row, figures, own) if own else []
    linked = [one.promise_id for one in queries.measures(row.pk)]
    texts = agreement.published_texts(linked).select_related("promise", "domain").order_by("position")
    return Page(
        row,
        engine.name(row),
        engine.unit(row).words,
        engine.word(f"direction.{row.direction}"),
        engine.word(f"nature.{row.nature}"),
        source(row.source),
        engine.place_name(own),
        shown.last(row, figures, year),
        _images(row, figures, targets, year),
        every[:_MOST_CELLS],
        max(0, len(every) - _MOST_CELLS),
        _comparison(row, figures),
        shown.verdicts(row, figures, targets, year),
        [(str(one.year), one.note) for one in figures.breaks],
        list(texts) if linked else [],
    )


def _kind(figures: Figures) -> Kind:
    """Return which kind the picture is about: what was measured, or where nothing was, what is planned."""
    return "realised" if any(one.kind == "realised" for one in figures.observations) else "planned"


def _images(row: Indicator, figures: Figures, targets: Sequence[Target], year: int) -> list[SafeString]:
    kind = _kind(figures)
    drawn = [line for line in _lines(row, figures, kind) if line.parts]
    if len({point.year for line in drawn for part in line.parts for point in part}) < 2:
        return []
    is_percent = row.unit_kind == "percent"

    def axis(value: float) -> str:
        amount = written(Fraction(str(value)), language.current())
        return f"{amount}%" if is_percent else amount

    aims = list(_aims(row, figures, targets, year)) if kind == "realised" else []
    picture = Picture(drawn, aims, [one.year for one in figures.breaks], axis, _labels(figures, kind))
    words = svg.Words(_title(row, kind), _description(picture))
    return [
        sketch.image(lines.wide(picture), words, name="figures-wide", class_="drawing is-wide"),
        sketch.image(lines.narrow(picture), words, name="figures-narrow", class_="drawing is-narrow"),
    ]


def _labels(figures: Figures, kind: Kind) -> dict[float, str]:
    """Return what stands below the picture where figures are of several years together."""
    periods = figures.periods({one.place for one in figures.observations}, kind)
    if all(period.first_day.year == period.year for period in periods):
        return {}
    return {_moment(period): period.text for period in periods}


def _title(row: Indicator, kind: Kind) -> str:
    name = engine.name(row)
    if kind == "planned":
        return _("%(name)s over the years, as planned") % {"name": name}
    return _("%(name)s over the years") % {"name": name}


def _description(picture: Picture) -> str:
    """Say the first and last figure of each line; the table has them all."""
    told = []
    for line in picture.lines:
        points = [point for part in line.parts for point in part]
        ends = [points[0], points[-1]] if len(points) > 1 else points
        told.append(f"{line.name}: {', '.join(f'{int(one.year)}: {one.shown}' for one in ends)}.")
    return " ".join([*told, *(f"{aim.name}: {aim.point.shown}." for aim in picture.aims)])


def _lines(row: Indicator, figures: Figures, kind: Kind) -> Iterator[Line]:
    """Yield the line of the city, of the mean of its group, and of what lies around it."""
    own, group = places.own(), places.benchmark()
    if own:
        yield _line(row, figures, own, kind)
    if group:
        yield _mean_line(figures, group, kind)
    for code in places.regions():
        yield _line(row, figures, code, kind)
    if own and kind == "realised":
        planned = _line(row, figures, own, "planned")
        yield Line(_("%(place)s, planned") % {"place": planned.name}, planned.parts)


def _line(row: Indicator, figures: Figures, place: str, kind: Kind) -> Line:
    unit = engine.unit(row)
    parts = [
        [_point(one.period, value) for one in part if (value := one.figure(unit)) is not None]
        for part in figures.line(place, kind)
    ]
    return Line(engine.place_name(place), [part for part in parts if part])


def _mean_line(figures: Figures, group: str, kind: Kind) -> Line:
    members = places.register().groups[group].members
    parts: dict[int, list[Point]] = {}
    for period in figures.periods(members, kind):
        mean = figures.mean(group, period, kind)
        if mean.figure is not None:
            part = sum(one.year <= period.year for one in figures.breaks)
            parts.setdefault(part, []).append(_point(period, mean.figure))
    size = max(
        (figures.mean(group, period, kind).size for period in figures.periods(members, kind)), default=0
    )
    return Line(_("Mean of %(size)s places") % {"size": size}, list(parts.values()))


def _point(period: Period, value: Figure) -> Point:
    return Point(_moment(period), float(value.value), format(_bare(value), language.current()))


def _moment(period: Period) -> float:
    """Return the middle of a period, in years; a whole year stands at its number."""
    middle = (period.first_day.toordinal() + period.last_day.toordinal()) / 2
    return period.year if period.is_a_year else middle / _DAYS + 0.5


def _bare(value: Figure) -> Figure:
    """Return a figure without the words of its unit, for where they stand in the heading."""
    return Figure(value.value, Unit(value.unit.kind))


def _aims(row: Indicator, figures: Figures, targets: Sequence[Target], year: int) -> Iterator[Aim]:
    """Yield what is aimed at, where that is a figure; to do as well as others is a line already."""
    for one in targets:
        judged = (
            judge(engine.target(one, row), figures, place=places.own(), year=year) if places.own() else None
        )
        if judged is not None and judged.needed is not None and one.aim != "benchmark":
            yield Aim(
                _("target %(year)s") % {"year": one.due}, _point(Period.of_year(one.due), judged.needed)
            )


def _comparison(row: Indicator, figures: Figures) -> Comparison | None:
    """Return the places side by side; None where the city has nobody to compare with."""
    kind, own, group = _kind(figures), places.own(), places.benchmark()
    codes = [code for code in (own, *places.regions()) if code]
    codes += [code for code in places.register().groups[group].members if code not in codes] if group else []
    others = [one for one in figures.observations if one.kind == kind and one.place != own]
    if not others:
        return None
    periods = figures.periods(codes, kind)[-_MOST_PERIODS:]
    by_key = {(one.place, one.period): one for one in figures.observations if one.kind == kind}
    rows = [
        Beside(engine.place_name(code), values, code == own)
        for code in codes
        if any(values := [_said(row, by_key.get((code, period))) for period in periods])
    ]
    means = [figures.mean(group, period, kind) for period in periods] if group else []
    if any(mean.present for mean in means):
        name = _("Mean of %(group)s") % {"group": engine.group_name(group)}
        rows.insert(1 if rows and rows[0].is_own else 0, Beside(name, [_mean_said(mean) for mean in means]))
    return Comparison([period.text for period in periods], rows, list(_remarks(periods, means)))


def _said(row: Indicator, one: Observation | None) -> str:
    return "" if one is None else engine.short(one, row)


def _mean_said(mean: Mean) -> str:
    if mean.figure is None:
        return ""
    counted = _("%(present)s of %(size)s") % {"present": len(mean.present), "size": mean.size}
    return f"{format(_bare(mean.figure), language.current())} ({counted})"


def _remarks(periods: Sequence[Period], means: Sequence[Mean]) -> Iterator[str]:
    if not means:
        return
    yield _("In the mean each place counts alike, whatever its size. A place without a figure is left out.")
    few = [
        period.text for period, mean in zip(periods, means, strict=True) if mean.present and not mean.figure
    ]
    if few:
        yield _("No mean for %(periods)s: fewer than %(least)s of the %(size)s places have a figure.") % {
            "periods": ", ".join(few),
            "least": means[0].least,
            "size": means[0].size,
        }


def number(value: Decimal) -> int | Decimal:
    """Return a value for a file: a whole number, or a decimal one without noughts at its end."""
    return int(value) if value == value.to_integral_value() else value.normalize()
