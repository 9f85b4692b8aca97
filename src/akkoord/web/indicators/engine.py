"""Between the rows of this app and the values of the engine, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from akkoord import phrases
from akkoord.indicators import model
from akkoord.indicators.comparing import Figures
from akkoord.indicators.differences import InUnit, PerCent, PercentagePoints
from akkoord.indicators.model import Break, Caveat, Direction, Kind, Nature
from akkoord.indicators.periods import Period
from akkoord.indicators.targets import Aim, Benchmark, Bound, Change, Level, RelativeChange
from akkoord.indicators.targets import Target as Aimed
from akkoord.indicators.units import Figure, Unit, UnitKind
from akkoord.phrases import Reason, Sayable
from akkoord.web.frame import language
from akkoord.web.indicators import places
from akkoord.web.indicators.models import Indicator, Observation, SeriesBreak, Target

ENGINE = "akkoord.indicators"
_PACKAGES = ("akkoord.web.indicators", "akkoord.web.files", "akkoord.web.frame", ENGINE)


def sentence(said: Sayable) -> str:
    """Return the sentence for a reason or an error of the engine or of this app."""
    reader = language.current()
    package = next((one for one in _PACKAGES if said.code in phrases.load(one, reader)), ENGINE)
    return phrases.say(said, reader, package=package)


def word(code: str) -> str:
    """Return the words for a code without values, such as "kind.planned"."""
    return sentence(Reason(code))


def unit(row: Indicator) -> Unit:
    """Return what an indicator counts."""
    words = (language.current() == "en" and row.unit_words_en) or row.unit_words
    return Unit(cast(UnitKind, row.unit_kind), words)


def name(row: Indicator) -> str:
    """Return what an indicator is called."""
    return (language.current() == "en" and row.name_en) or row.name


def indicator(row: Indicator) -> model.Indicator:
    """Return what is measured."""
    return model.Indicator(
        row.code,
        name(row),
        unit(row),
        cast(Direction, row.direction),
        cast(Nature, row.nature),
        row.source,
        row.hides_small,
    )


def observation(row: Observation, code: str) -> model.Observation:
    """Return a figure; `code` is that of its indicator."""
    return model.Observation(
        code,
        row.place,
        Period.parse(row.period),
        row.value,
        cast(Kind, row.kind),
        row.source,
        row.note,
        cast("tuple[Caveat, ...]", tuple(row.caveats.split())),
    )


def figures(
    row: Indicator, observations: Iterable[Observation], breaks: Iterable[SeriesBreak] = ()
) -> Figures:
    """Return everything observed of an indicator."""
    return Figures(
        indicator(row),
        tuple(observation(one, row.code) for one in observations),
        places.register(),
        tuple(Break(one.year, one.note) for one in breaks),
    )


def target(row: Target, measured: Indicator) -> Aimed:
    """Return what is aimed at.

    A change of a percentage is in percentage points, one in per cent is a change in proportion: which of the
    two it is stands in the row, and nothing turns one into the other.
    """
    return Aimed(_aim(row, measured), cast(Bound, row.bound), row.due)


def _aim(row: Target, measured: Indicator) -> Aim:
    if row.aim == "benchmark":
        return Benchmark(row.against)
    value: Any = row.value
    if row.aim == "level":
        return Level(value)
    since = Period.parse(row.since)
    if row.aim == "relative":
        return RelativeChange(PerCent(value), since)
    is_percent = measured.unit_kind == "percent"
    return Change(PercentagePoints(value) if is_percent else InUnit(value, unit(measured)), since)


def place_name(code: str) -> str:
    """Return what a place is called; its code where the register lost it."""
    found = places.register().places.get(code)
    return format(found, language.current()) if found else code


def group_name(code: str) -> str:
    """Return what a group is called."""
    found = places.register().groups.get(code)
    return format(found, language.current()) if found else code


def shown(value: Figure | None) -> str:
    """Return a figure as people write it; that it is hidden where there is none."""
    return word("small") if value is None else format(value, language.current())


def short(one: model.Observation, measured: Indicator) -> str:
    """Return a figure for a table whose heading says what it counts."""
    return shown(one.figure(Unit(cast(UnitKind, measured.unit_kind))))
