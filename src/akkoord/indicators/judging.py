"""Whether a target was reached at a year: yes, no, not yet due, or it cannot be told; with the arithmetic.

Unknown is not no. A figure that is missing, hidden, only planned, not sure of its year, of other ground or
from before a break in the series does not make a target missed: it makes that nobody can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from akkoord.indicators.comparing import Figures, Found
from akkoord.indicators.differences import FromZero, between, moved, relative
from akkoord.indicators.periods import Period
from akkoord.indicators.places import Place
from akkoord.indicators.targets import Benchmark, Change, Level, RelativeChange, Target
from akkoord.indicators.units import Figure, apart
from akkoord.phrases import Reason

Outcome = Literal["reached", "not_reached", "not_yet_due", "cannot_be_told"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a target.

    Attributes:
        outcome: Whether it was reached.
        reasons: Why, with the arithmetic; for `phrases.say(..., package="akkoord.indicators")`.
        needed: What the figure had to be; None where that cannot be told.
        actual: The figure that was judged, or before the due year the newest one; None without any.
        period: The period of `actual`.
    """

    outcome: Outcome
    reasons: tuple[Reason, ...]
    needed: Figure | None = None
    actual: Figure | None = None
    period: Period | None = None


class _CannotBeTold(Exception):
    """What keeps a target from being judged; never leaves this module."""

    def __init__(self, why: str, /, **values: object) -> None:
        self.reason = Reason(f"untold.{why}", values)
        super().__init__(why)


@dataclass(slots=True)
class _Case:
    """A target with the figures it is judged on."""

    target: Target
    figures: Figures
    place: str

    def judged(self, year: int) -> Judgement:
        """Return what is said of the target as of a year."""
        due = Period.of_year(self.target.due)
        if year < self.target.due:
            return self._before(due)
        try:
            actual = self._sure(self.figures.at(self.place, due), due)
        except _CannotBeTold as untold:
            return self._untold(untold, due)
        return self._compared(actual, due)

    def _before(self, due: Period) -> Judgement:
        reasons = [Reason("not_yet_due", {"due": due.text})]
        found = self.figures.last(self.place)
        if found is None or not found.observation.is_comparable or found.observation.period >= due:
            return Judgement("not_yet_due", (*reasons, *self._aim()))
        now = self._compared(_shown(found, self.figures), found.observation.period)
        return Judgement(
            "not_yet_due", (*reasons, *now.reasons), now.needed, now.actual, found.observation.period
        )

    def _untold(self, untold: _CannotBeTold, due: Period) -> Judgement:
        """Say why, and how far the newest figure before it is."""
        last = self.figures.last(self.place)
        if last is None or not last.observation.is_comparable or last.observation.period >= due:
            return Judgement("cannot_be_told", (untold.reason, *self._aim()))
        period = last.observation.period
        now = self._compared(_shown(last, self.figures), period)
        reasons = (untold.reason, Reason("until_then", {"period": period.text}), *now.reasons)
        return Judgement("cannot_be_told", reasons, now.needed, now.actual, period)

    def _compared(self, actual: Figure, period: Period) -> Judgement:
        try:
            needed, reasons = self._needed(actual, period)
        except _CannotBeTold as untold:
            seen = Reason("seen", {"actual": actual, "period": period.text})
            return Judgement("cannot_be_told", (untold.reason, *self._aim(), seen), None, actual, period)
        is_low = self.target.bound == "at_most"
        holds = actual.exact <= needed.exact if is_low else actual.exact >= needed.exact
        shown, limit = apart(actual, needed)
        code = f"{'holds' if holds else 'fails'}.{self.target.bound}"
        said = Reason(code, {"actual": shown, "needed": limit, "period": period.text})
        return Judgement(
            "reached" if holds else "not_reached", (*self._aim(), *reasons, said), needed, actual, period
        )

    def _needed(self, actual: Figure, period: Period) -> tuple[Figure, list[Reason]]:
        match self.target.aim:
            case Level(value=value):
                return Figure(value, actual.unit), []
            case Change(by=by, since=since):
                base = self._base(since, period)
                needed = moved(base, by)
                step = {"base": base, "since": since.text, "by": by, "needed": needed}
                return needed, [Reason("change.needed", step), *_moves(base, since, actual, period)]
            case RelativeChange(by=by, since=since):
                base = self._base(since, period)
                try:
                    needed = moved(base, by)
                except FromZero:
                    raise _CannotBeTold("from_zero", base=base, since=since.text) from None
                step = {"base": base, "since": since.text, "by": by, "needed": needed}
                return needed, [Reason("change.needed", step), *_moves(base, since, actual, period)]
            case Benchmark(against=against):
                return self._beside(against, period)

    def _base(self, since: Period, period: Period) -> Figure:
        base = self._sure(self.figures.at(self.place, since), since)
        if cut := self.figures.break_between(since, period):
            raise _CannotBeTold("break", year=str(cut.year))
        return base

    def _beside(self, against: str, period: Period) -> tuple[Figure, list[Reason]]:
        register = self.figures.register
        if against not in register.groups:
            other = register.find(against)
            needed = self._sure(self.figures.at(against, period), period, of=other)
            return needed, [Reason("beside.place", {"needed": needed, "name": other, "period": period.text})]
        mean, name = self.figures.mean(against, period), register.group(against)
        told = {"name": name, "period": period.text, "present": len(mean.present), "size": mean.size}
        if mean.figure is None:
            raise _CannotBeTold("too_few", least=mean.least, **told)
        return mean.figure, [Reason("beside.group", {"needed": mean.figure, **told})]

    def _sure(self, found: Found | None, period: Period, of: Place | None = None) -> Figure:
        """Return a figure that can be reckoned with, or say why there is none."""
        where = of or self.figures.register.find(self.place)
        values = {"period": period.text, "name": where}
        if found is None:
            planned = self.figures.at(where.code, period, "planned")
            raise _CannotBeTold("only_planned" if planned else "no_figure", **values)
        if found.is_other_ground:
            raise _CannotBeTold("other_ground", code=found.observation.place, **values)
        for caveat in ("year_uncertain", "territory_uncertain"):
            if caveat in found.observation.caveats:
                raise _CannotBeTold(caveat, **values)
        figure = found.observation.figure(self.figures.indicator.unit)
        if figure is None:
            raise _CannotBeTold("hidden", **values)
        return figure

    def _aim(self) -> list[Reason]:
        """Say what was aimed at, as it was set."""
        due, bound = str(self.target.due), self.target.bound
        match self.target.aim:
            case Level(value=value):
                figure = Figure(value, self.figures.indicator.unit)
                return [Reason(f"aim.level.{bound}", {"due": due, "needed": figure})]
            case Change(by=by, since=since) | RelativeChange(by=by, since=since):
                return [Reason(f"aim.change.{bound}", {"due": due, "by": by, "since": since.text})]
            case Benchmark(against=against):
                groups = self.figures.register.groups
                if against in groups:
                    return [Reason(f"aim.group.{bound}", {"due": due, "name": groups[against]})]
                other = self.figures.register.find(against)
                return [Reason(f"aim.place.{bound}", {"due": due, "name": other})]


def judge(target: Target, figures: Figures, *, place: str, year: int) -> Judgement:
    """Tell whether a place reached a target, as of a year.

    Args:
        target: What was aimed at.
        figures: Everything observed of its indicator.
        place: The code of the place that it is for.
        year: The year in which it is asked; before the due year a target is not judged.

    Raises:
        UnknownPlace: if the place, or the one to compare with, is not in the register.

    >>> from decimal import Decimal
    >>> from akkoord.indicators.differences import PerCent
    >>> from akkoord.indicators.model import Indicator, Observation
    >>> from akkoord.indicators.places import Place, Register
    >>> from akkoord.indicators.units import Unit
    >>> rate = Indicator("rate", "Rate", Unit("percent"), "down")
    >>> seen = tuple(
    ...     Observation("rate", "71016", Period.of_year(year), Decimal(value))
    ...     for year, value in ((2016, "29.9"), (2022, "19.7"))
    ... )
    >>> figures = Figures(rate, seen, Register.of([Place("71016", "Genk")]))
    >>> target = Target(RelativeChange(PerCent(-30), Period.of_year(2016)), "at_most", 2022)
    >>> judge(target, figures, place="71016", year=2024).outcome
    'reached'
    >>> judge(target, figures, place="71016", year=2021).outcome
    'not_yet_due'
    """
    figures.register.find(place)
    if isinstance(target.aim, Benchmark) and target.aim.against not in figures.register.groups:
        figures.register.find(target.aim.against)
    return _Case(target, figures, place).judged(year)


def _shown(found: Found, figures: Figures) -> Figure:
    figure = found.observation.figure(figures.indicator.unit)
    assert figure is not None, "the last figure is one that is shown"  # noqa: S101 # nosec B101
    return figure


def _moves(base: Figure, since: Period, actual: Figure, period: Period) -> list[Reason]:
    """Say how far it moved in itself, and in proportion where that means something."""
    told = {"base": base, "since": since.text, "actual": actual, "period": period.text}
    by = between(base, actual)
    if base.exact <= 0:
        return [Reason("moved.absolute", {**told, "by": by})]
    return [Reason("moved.both", {**told, "by": by, "share": relative(base, actual)})]
