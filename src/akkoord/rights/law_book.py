"""The law as it stands, or as it would stand under a reform: every figure, read on any day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from akkoord.dated import Reading, Series
from akkoord.errors import InputError
from akkoord.rights import catalogue, periods
from akkoord.rights.figures import LawFigure, Row
from akkoord.rights.household_right import HouseholdRight
from akkoord.rules.bounds import ANYTHING, PERHAPS, Bounds
from akkoord.rules.tree import Input


class NoSuchFigure(InputError):
    """A figure was asked for that no right has."""

    code = "no_such_figure"
    message = "there is no figure {figure!r}; those of {of!r} are {possible}"


@dataclass(frozen=True)
class LawBook:
    """Every right and every figure.

    Attributes:
        rights: By id.
        figures: As printed, by key.
        changed: The series that a reform replaced, by their full name.
    """

    rights: tuple[HouseholdRight, ...]
    figures: Mapping[str, LawFigure]
    changed: Mapping[str, Series]

    @cached_property
    def series(self) -> Mapping[str, Series]:
        """Every part of every figure, by its full name."""
        parts = {name: one for figure in self.figures.values() for name, one in figure.series().items()}
        return {**parts, **self.changed}

    @cached_property
    def _key_of(self) -> Mapping[str, str]:
        return {name: key for key, figure in self.figures.items() for name in figure.names}

    def figure_of(self, name: str) -> LawFigure:
        """Return the figure that a part belongs to.

        Raises:
            NoSuchFigure: if there is no figure with that part.
        """
        key = self._key_of.get(name)
        if key is None:
            of = name.split(".", maxsplit=1)[0]
            possible = ", ".join(known for known in self._key_of if known.split(".")[0] == of) or "none"
            raise NoSuchFigure(figure=name, of=of, possible=possible)
        return self.figures[key]

    def read_on(self, name: str, on: date, income_year: int) -> date:
        """Return the day on which a figure is read for an answer about `on`."""
        return periods.read_on(self.figure_of(name).reference, on, income_year)

    def reading(self, name: str, on: date, income_year: int) -> Reading:
        """Return what is known of one part of a figure for an answer about `on`.

        Raises:
            NoSuchFigure: if there is no figure with that part.
        """
        figure = self.figure_of(name)
        series = self.series.get(name)
        if series is None:
            return Reading("none", figure.unit)
        return series.at(periods.read_on(figure.reference, on, income_year))

    def row(self, name: str, on: date, income_year: int) -> Row | None:
        """Return the printed row behind a part; None before the first, or where a reform set it."""
        if name in self.changed:
            return None
        figure = self.figure_of(name)
        return figure.row_on(periods.read_on(figure.reference, on, income_year))

    def right(self, right_id: str) -> HouseholdRight:
        """Return a right by its id.

        Raises:
            NoSuchRight: if there is none.
        """
        for right in self.rights:
            if right.id == right_id:
                return right
        possible = ", ".join(right.id for right in self.rights)
        raise catalogue.NoSuchRight(right=right_id, possible=possible)

    @cached_property
    def _days(self) -> dict[tuple[date, int], FiguresOfDay]:
        return {}

    def inputs(self, on: date, income_year: int) -> FiguresOfDay:
        """Return the bounds of every figure for an answer about `on`; kept, for many ask about one day."""
        day = on, income_year
        if day not in self._days:
            self._days[day] = FiguresOfDay(self, on, income_year)
        return self._days[day]

    def bounds(self, names: Sequence[str], on: date, income_year: int) -> dict[str, Bounds]:
        """Return the bounds of some figures by name."""
        read = self.inputs(on, income_year)
        return {name: read[Input("figure", name)] for name in names}


class FiguresOfDay(dict[Input, Bounds]):
    """The bounds of figures for answers about one day; each is read when it is first asked for."""

    def __init__(self, book: LawBook, on: date, income_year: int) -> None:
        super().__init__()
        self._book, self._on, self._income_year = book, on, income_year

    def __missing__(self, figure: Input) -> Bounds:
        reading = self._book.reading(figure.name, self._on, self._income_year)
        found = self[figure] = _bounds_of(reading, self._book.series.get(figure.name))
        return found


@cache
def in_force() -> LawBook:
    """Return the law as it stands."""
    return LawBook(catalogue.household_rights(), catalogue.figures(), {})


def _bounds_of(reading: Reading, series: Series | None) -> Bounds:
    widest = PERHAPS if series is not None and series.is_truth else ANYTHING
    low = widest.low if reading.low is None else reading.low
    high = widest.high if reading.high is None else reading.high
    return Bounds(low, high)
