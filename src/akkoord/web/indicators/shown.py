"""What the pages show of figures: plain values for templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from akkoord.indicators.comparing import Figures, Found
from akkoord.indicators.judging import judge
from akkoord.indicators.model import Observation
from akkoord.web.indicators import engine, places, queries
from akkoord.web.indicators.models import Indicator, Target
from akkoord.web.indicators.sources import Source, source


@dataclass(frozen=True, slots=True)
class Last:
    """The newest figure of the city."""

    value: str
    period: str
    is_planned: bool
    caveats: list[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target, and what is said of it.

    Attributes:
        code: The outcome: "reached", "not_reached", "not_yet_due", "cannot_be_told".
        name: What that is called.
        aim: What is aimed at, in one sentence.
        reasons: The arithmetic, in sentences.
        source: Where it was said.
        said_on: When; None where that is not known.
        note: What else must be known of it.
    """

    row: Target
    code: str
    name: str
    aim: str
    reasons: list[str]
    source: Source | None
    note: str


@dataclass(frozen=True, slots=True)
class Glance:
    """One indicator in a list."""

    name: str
    address: str
    direction: str
    last: Last | None
    verdicts: list[Verdict]


@dataclass(frozen=True, slots=True)
class Theme:
    """The indicators of one theme."""

    title: str
    rows: list[Glance]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure in a table."""

    anchor: str
    period: str
    value: str
    kind: str
    is_planned: bool
    source: Source | None
    remarks: list[str] = field(default_factory=list)
    note: str = ""


def themes(rows: Sequence[Indicator], year: int) -> list[Theme]:
    """Return all indicators with their last figure and their targets, by theme; three queries."""
    aimed = queries.targets([row.pk for row in rows])
    glances = at_a_glance([(row, aimed.get(row.pk, [])) for row in rows], year)
    return [
        Theme(title, [glances[row.pk] for row in group])
        for title, group in groupby(sorted(rows, key=lambda row: row.theme), key=lambda row: row.theme)
    ]


def at_a_glance(aimed: Sequence[tuple[Indicator, list[Target]]], year: int) -> dict[int, Glance]:
    """Return indicators, given with their targets, by id with their last figure; at most two queries."""
    every = [one for _row, targets in aimed for one in targets]
    figures = queries.figures(
        [row for row, _targets in aimed],
        {one.against for one in every if one.against},
        with_breaks=any(one.since for one in every),
    )
    return {
        row.pk: Glance(
            engine.name(row),
            row.get_absolute_url(),
            engine.word(f"direction.{row.direction}"),
            last(row, figures[row.pk], year),
            verdicts(row, figures[row.pk], targets, year),
        )
        for row, targets in aimed
    }


def last(row: Indicator, figures: Figures, year: int) -> Last | None:
    """Return the newest figure of the city; where nothing was realised, what is planned for this year."""
    own = places.own()
    found = own and (figures.last(own) or _planned(figures, own, year))
    if not found:
        return None
    one = found.observation
    value = engine.shown(one.figure(engine.unit(row)))
    return Last(value, one.period.text, one.kind == "planned", caveats(one))


def _planned(figures: Figures, place: str, year: int) -> Found | None:
    """Return the planned figure of this year, or else the last of the plan."""
    own = [one for one in figures.observations if one.place == place and one.kind == "planned"]
    now = [one for one in own if one.period.first_day.year <= year <= one.period.year]
    return Found(now[-1], is_other_ground=False) if now else figures.last(place, "planned")


def verdicts(row: Indicator, figures: Figures, rows: Iterable[Target], year: int) -> list[Verdict]:
    """Return the targets of an indicator with what is said of them; none where the city has no place."""
    own = places.own()
    return [_verdict(one, row, figures, own, year) for one in rows] if own else []


def cells(row: Indicator, figures: Figures, place: str) -> list[Cell]:
    """Return every figure of a place, the newest first."""
    own = [one for one in figures.observations if one.place == place]
    newest = sorted(own, key=lambda one: (one.period, one.kind), reverse=True)
    return [
        Cell(
            queries.anchor(one.place, one.period.text),
            one.period.text,
            engine.short(one, row),
            engine.word(f"kind.{one.kind}"),
            one.kind == "planned",
            source(one.source),
            caveats(one),
            one.note,
        )
        for one in newest
    ]


def caveats(one: Observation) -> list[str]:
    """Return what is not sure about a figure, in sentences."""
    return [engine.word(f"caveat.{caveat}") for caveat in one.caveats]


def _verdict(row: Target, measured: Indicator, figures: Figures, own: str, year: int) -> Verdict:
    judged = judge(engine.target(row, measured), figures, place=own, year=year)
    said: Mapping[str, list[str]] = {"aim": [], "other": []}
    for reason in judged.reasons:
        said["aim" if reason.code.startswith("aim.") else "other"].append(engine.sentence(reason))
    return Verdict(
        row,
        judged.outcome,
        engine.word(f"outcome.{judged.outcome}"),
        said["aim"][0] if said["aim"] else "",
        said["other"],
        source(row.source),
        row.note,
    )
