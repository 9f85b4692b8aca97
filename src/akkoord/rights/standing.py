"""How the figures of the law stand on a day: vouched for, last known, or missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from akkoord.rights import contents
from akkoord.rights.figures import LawFigure, Row
from akkoord.rights.law_book import LawBook

State = Literal["known", "partly", "lapsed", "none"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure on one day.

    Attributes:
        figure: The figure.
        beside: The right whose rules it stands beside.
        looked_at_by: The rights whose rules look at it; none where it only informs people.
        read_on: The day on which rules read it.
        state: "known": every part is vouched for. "partly": some parts are. "lapsed": no part is, and at
            least one has a last known value. "none": no source gives any part by that day.
        row: The row in force, or the last known one; None before the first.
        open_parts: The full names of the parts that are not vouched for; empty where it is one value.
    """

    figure: LawFigure
    beside: str
    looked_at_by: tuple[str, ...]
    read_on: date
    state: State
    row: Row | None
    open_parts: tuple[str, ...]

    @property
    def is_stale(self) -> bool:
        """Whether anything of it cannot be used as current."""
        return self.state != "known"


def standings(book: LawBook, on: date, income_year: int | None = None) -> tuple[Standing, ...]:
    """Return every figure as it stands on a day, by key.

    Args:
        book: The law.
        on: The day of the answers.
        income_year: The year of the income that is known; None for the year before.
    """
    year = on.year - 1 if income_year is None else income_year
    readers: dict[str, list[str]] = {}
    for right in book.rights:
        for key in contents.figures_of(right, book):
            readers.setdefault(key, []).append(right.id)
    return tuple(
        _standing(book, right.id, figure, (on, year), tuple(readers.get(key, ())))
        for right, key, figure in sorted(
            ((right, key, figure) for right in book.rights for key, figure in right.figures.items()),
            key=lambda found: found[1],
        )
    )


def _standing(
    book: LawBook, beside: str, figure: LawFigure, day: tuple[date, int], readers: tuple[str, ...]
) -> Standing:
    read_on = book.read_on(figure.names[0], *day)
    row = figure.row_on(read_on)
    found = {name: _state_of(book, name, read_on, row) for name in figure.names}
    missing = tuple(name for name, state in found.items() if state != "known")
    return Standing(
        figure=figure,
        beside=beside,
        looked_at_by=readers,
        read_on=read_on,
        state=_joined(set(found.values())),
        row=row,
        open_parts=missing if len(found) > 1 else (),
    )


def _state_of(book: LawBook, name: str, read_on: date, row: Row | None) -> State:
    series = book.series.get(name)
    if series is not None:
        return series.at(read_on).state
    # A text is no series: its row says how it stands. A row without a value says that no source gives one.
    if row is None or row.value is None:
        return "none"
    return "known" if read_on <= row.vouched_until else "lapsed"


def _joined(states: set[State]) -> State:
    if len(states) == 1:
        return next(iter(states))
    return "partly" if "known" in states else "lapsed"
