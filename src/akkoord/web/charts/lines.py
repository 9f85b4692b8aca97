"""Figures over the years: a line for each place, with dashes, points and a name of its own.

No colour is needed to tell the lines apart. A series that breaks is drawn in parts, with a rule at the break.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log10

from django.utils.safestring import SafeString

from akkoord.web.charts import sketch, svg
from akkoord.web.charts.sketch import Sketch

WIDE = 720
NARROW = 288

_TOP = 24
_FOOT = 30
_LABEL_STEP = 19
_LEAST_TICKS = 4
_INSIDE = 12
_DASHES = ("", "8 4", "2 3", "10 3 2 3", "5 2 1 2 1 2")


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: its moment in years, its value, and how people write it."""

    year: float
    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one place, in parts where the series breaks; the first of a picture is the heaviest."""

    name: str
    parts: Sequence[Sequence[Point]]


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure to reach: a cross at its year."""

    name: str
    point: Point


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn.

    Attributes:
        lines: The lines, the main one first; at most five.
        aims: What is aimed at.
        breaks: The years from which it is measured in another way.
        shown: How a value on the axis is written.
        labels: What stands below it, by its moment; the years without any.
    """

    lines: Sequence[Line]
    aims: Sequence[Aim] = ()
    breaks: Sequence[int] = ()
    shown: Callable[[float], str] = svg.number
    labels: Mapping[float, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where years and values stand."""

    left: float
    right: float
    height: float
    first: float
    last: float
    low: float
    high: float

    def x(self, year: float) -> float:
        span = self.last - self.first
        left, right = self.left + _INSIDE, self.right - _INSIDE
        return left + (right - left) * ((year - self.first) / span if span else 0.5)

    def y(self, value: float) -> float:
        span = self.high - self.low
        return _TOP + self.height * (1 - ((value - self.low) / span if span else 0.5))


def wide(picture: Picture) -> Sketch:
    """Return the lines with their names at the side."""
    plot = _plot(picture, left=64, right=WIDE - 250, height=250)
    labels = [
        *((_last(line), line.name, place) for place, line in enumerate(picture.lines)),
        *((aim.point, aim.name, -1) for aim in picture.aims),
    ]
    parts = [*_drawn(picture, plot, most_years=10)]
    placed = _spread([plot.y(point.value) for point, _, _ in labels])
    for (point, name, place), y in zip(labels, placed, strict=True):
        strong = " is-strong" if place == 0 else ""
        x = plot.right + 22
        start = f"M{svg.number(plot.x(point.year) + 7)} {svg.number(plot.y(point.value))}"
        parts.append(svg.element("path", d=f"{start}L{x - 4} {svg.number(y)}", class_="leader"))
        words = _labelled(name, point, WIDE - x)
        parts.append(svg.element("text", words, x=x, y=y + 5, class_=f"label{strong}"))
    bottom = max([plot.height + _TOP + _FOOT, *(y + 12 for y in placed)])
    return Sketch(WIDE, bottom, tuple(parts))


def narrow(picture: Picture) -> Sketch:
    """Return the lines with their names below: for a telephone."""
    plot = _plot(picture, left=52, right=NARROW - 10, height=170)
    parts = [*_drawn(picture, plot, most_years=4)]
    top = plot.height + _TOP + _FOOT + 18
    for place, line in enumerate(picture.lines):
        parts += _line_piece(place, top - 5)
        words = _labelled(line.name, _last(line), NARROW - 46)
        parts.append(svg.element("text", words, x=44, y=top))
        top += 22
    for aim in picture.aims:
        parts.append(_cross(18, top - 5))
        parts.append(svg.element("text", _labelled(aim.name, aim.point, NARROW - 46), x=44, y=top))
        top += 22
    return Sketch(NARROW, top, tuple(parts))


def ticks(low: float, high: float) -> list[float]:
    """Return round values from at or below the lowest to at or above the highest.

    >>> ticks(13.65, 29.9)
    [10, 15, 20, 25, 30]
    >>> ticks(0, 1e-320), ticks(5, 5)
    ([0, 0.25], [4, 6])
    """
    largest = max(abs(low), abs(high), 1)
    # Values that differ by less than anybody could read are one value.
    span = high - low if high - low > largest * 1e-9 else largest
    rough = span / _LEAST_TICKS
    unit = 10 ** floor(log10(rough))
    step = next(size * unit for size in (1, 2, 2.5, 5, 10) if size * unit >= rough)
    start, end = floor(low / step), ceil(high / step)
    return [_tidy(number * step) for number in range(start, max(end, start + 1) + 1)]


def _tidy(value: float) -> float:
    short = round(value, 9)
    return int(short) if short == int(short) else short


def _plot(picture: Picture, *, left: float, right: float, height: float) -> _Plot:
    points = [point for line in picture.lines for part in line.parts for point in part]
    points += [aim.point for aim in picture.aims]
    values, years = [point.value for point in points], [point.year for point in points]
    low, high = min(values), max(values)
    # Far from zero a line from zero on would hide every change; near it, a cut axis would exaggerate it.
    marks = ticks(0 if 0 < low < high / 2 else low, high)
    return _Plot(left, right, height, min(years), max(years), marks[0], marks[-1])


def _drawn(picture: Picture, plot: _Plot, *, most_years: int) -> Iterator[SafeString]:
    yield from _axes(picture, plot, most_years)
    for year in picture.breaks:
        if plot.first < year <= plot.last:
            x = svg.number(plot.x(year - 0.5))
            yield svg.element("path", d=f"M{x} {_TOP - 12}V{svg.number(_TOP + plot.height)}", class_="break")
    # The main line last: nothing lies over it.
    for place, line in reversed(list(enumerate(picture.lines))):
        yield from _line(place, line, plot)
    for aim in picture.aims:
        title = svg.element("title", f"{aim.name}: {aim.point.shown}")
        cross = _cross(plot.x(aim.point.year), plot.y(aim.point.value))
        yield svg.element("g", title, cross)


def _axes(picture: Picture, plot: _Plot, most_years: int) -> Iterator[SafeString]:
    for value in ticks(plot.low, plot.high):
        y = plot.y(value)
        yield svg.element("rect", x=plot.left, y=y, width=plot.right - plot.left, height=1, class_="rule")
        yield svg.element("text", picture.shown(value), x=plot.left - 8, y=y + 5, class_="is-end is-soft")
    for year, label in _below(picture, plot, most_years):
        y = _TOP + plot.height + 22
        yield svg.element("text", label, x=plot.x(year), y=y, class_="is-middle is-soft")


def _below(picture: Picture, plot: _Plot, most: int) -> list[tuple[float, str]]:
    """Return what stands below the picture, no more than there is room for."""
    first, last = ceil(plot.first), floor(plot.last)
    named = sorted(picture.labels.items()) or [(year, str(year)) for year in range(first, last + 1)]
    return named[:: max(1, -(-(len(named) - 1) // most))]


def _line(place: int, line: Line, plot: _Plot) -> Iterator[SafeString]:
    for part in line.parts:
        spots = [(plot.x(point.year), plot.y(point.value)) for point in part]
        if len(spots) > 1:
            way = "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in spots)
            yield svg.element("path", d=f"M{way}", class_=f"line line-{place}", **_dashes(place))
        for (x, y), point in zip(spots, part, strict=True):
            title = svg.element("title", f"{line.name}: {point.shown}")
            yield svg.element("g", title, _spot(place, x, y), class_=f"spot spot-{place}")


def _line_piece(place: int, y: float) -> Iterator[SafeString]:
    way = f"M4 {svg.number(y)}H32"
    yield svg.element("path", d=way, class_=f"line line-{place}", **_dashes(place))
    yield svg.element("g", _spot(place, 18, y), class_=f"spot spot-{place}")


def _dashes(place: int) -> dict[str, str]:
    pattern = _DASHES[place % len(_DASHES)]
    return {"stroke_dasharray": pattern} if pattern else {}


def _spot(place: int, x: float, y: float) -> SafeString:
    """Return the point of a line: a disc, a square, a triangle, a diamond, a ring."""
    match place % len(_DASHES):
        case 1:
            return svg.element("rect", x=x - 4, y=y - 4, width=8, height=8)
        case 2:
            return _shape((x, y - 5), (x + 5, y + 4), (x - 5, y + 4))
        case 3:
            return _shape((x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y))
        case _:
            return svg.element("circle", cx=x, cy=y, r=5 if place == 0 else 4)


def _shape(*corners: tuple[float, float]) -> SafeString:
    way = "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in corners)
    return svg.element("path", d=f"M{way}Z")


def _cross(x: float, y: float) -> SafeString:
    a, b, c, d = (svg.number(value) for value in (x - 6, x + 6, y - 6, y + 6))
    return svg.element("path", d=f"M{a} {c}L{b} {d}M{a} {d}L{b} {c}", class_="aim")


def _labelled(name: str, point: Point, width: float) -> str:
    """Return a name with its figure; where there is no room the name is cut, and never the figure."""
    return f"{sketch.short(name, width - 7.4 * (len(point.shown) + 1))} {point.shown}"


def _last(line: Line) -> Point:
    return line.parts[-1][-1]


def _spread(wanted: Sequence[float]) -> list[float]:
    """Return places for labels, each near where it is wanted and none on another."""
    placed = [0.0] * len(wanted)
    lowest = float(_TOP - 10)
    for place in sorted(range(len(wanted)), key=lambda place: wanted[place]):
        placed[place] = max(wanted[place], lowest)
        lowest = placed[place] + _LABEL_STEP
    return placed
