"""A figure of the law as its source prints it: rows from a day on, with one value or several parts.

A row of the leefloon has three amounts, one for each category. Rules look at one part at a time
(`figures.leefloon.amount.category_2`), so each part is a `Series` of its own: a row in which the source
leaves a part open ends the earlier value of that part and gives no new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, TypeAlias

from akkoord.dated import DatedValue, Moves, Series
from akkoord.errors import InputError
from akkoord.phrases import Language

Number: TypeAlias = int | Fraction
Value: TypeAlias = "bool | str | Number | list[Value] | dict[str, Value] | None"
Reference: TypeAlias = Literal["day", "income_year", "first_of_august", "first_of_month"]
Confidence: TypeAlias = Literal[
    "verified", "verified_figure_date_inferred", "sources_conflict", "general_knowledge", "decision"
]
REFERENCES: tuple[Reference, ...] = ("day", "income_year", "first_of_august", "first_of_month")
CONFIDENCES: tuple[Confidence, ...] = (
    "verified", "verified_figure_date_inferred", "sources_conflict", "general_knowledge", "decision",
)  # fmt: skip
_MONEY = "EUR"
_CENTS = 100


class WrongParts(InputError):
    """A row of a figure has other parts than the figure names."""

    code = "wrong_parts"
    message = "figure {figure!r} has {found!r} from {valid_from}, but its parts are {parts}"


class RowsInDisorder(InputError):
    """Two rows of a figure start on the same day, or one ends before it starts."""

    code = "rows_in_disorder"
    message = "figure {figure!r}: the row from {valid_from} {problem}"


@dataclass(frozen=True, slots=True)
class Row:
    """What one source says from a day on.

    Attributes:
        value: A number, a truth value, a text; or several, in a list or by name. None = the source is silent.
        valid_from: The first day.
        vouched_until: The last day on which it may be used as current.
        confidence: How well it was checked.
        source: Where it was read; empty for general knowledge.
        note: What else is known about this row.
    """

    value: Value
    valid_from: date
    vouched_until: date
    confidence: Confidence
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LawFigure:
    """A figure over time, as printed.

    Attributes:
        key: Its name, such as "leefloon.amount".
        unit: As the source gives it: "EUR/month"; money in euros, which rules get as cents.
        moves: Which way it goes by itself: see `akkoord.dated.Series`.
        rows: In order of their first day.
        parts: The names of the positions in a list; empty where a value is one number.
        reference: On which day a rule reads it: see `akkoord.rights.periods`.
        note: What else is known.
        name: What people call it, by language; empty where the key must do.

    Raises:
        RowsInDisorder: if rows overlap or end before they start.
        WrongParts: if a row has other parts than `parts` names.
    """

    key: str
    unit: str
    moves: Moves
    rows: tuple[Row, ...]
    parts: tuple[str, ...] = ()
    reference: Reference = "day"
    note: str = ""
    name: Mapping[Language, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", tuple(sorted(self.rows, key=lambda row: row.valid_from)))
        for row, following in zip(self.rows, (*self.rows[1:], None), strict=True):
            if row.vouched_until < row.valid_from:
                raise RowsInDisorder(
                    figure=self.key, valid_from=row.valid_from, problem="is vouched for until an earlier day"
                )
            if following and following.valid_from == row.valid_from:
                raise RowsInDisorder(figure=self.key, valid_from=row.valid_from, problem="stands there twice")
            dict(self._named(row.value, self.key, row))

    @property
    def is_money(self) -> bool:
        """Whether its values are euros."""
        return self.unit.startswith(_MONEY)

    @property
    def names(self) -> tuple[str, ...]:
        """The full name of every part, also of a part that no row gives."""
        return tuple(
            dict.fromkeys(name for row in self.rows for name, _ in self._named(row.value, self.key, row))
        )

    def row_on(self, day: date) -> Row | None:
        """Return the last row that started by a day; None before the first."""
        return next((row for row in reversed(self.rows) if row.valid_from <= day), None)

    def series(self) -> dict[str, Series]:
        """Return each part as a series by its full name; money in cents, shares exact.

        A figure whose values are text is information for people, and gives no series.
        """
        values: dict[str, list[DatedValue]] = {}
        for position, row in enumerate(self.rows):
            ends = row.vouched_until
            if position + 1 < len(self.rows):
                ends = min(ends, self.rows[position + 1].valid_from - timedelta(days=1))
            for name, value in self._named(row.value, self.key, row):
                known = values.setdefault(name, [])
                if value is not None and not isinstance(value, str):
                    known.append(DatedValue(self.for_rules(value), row.valid_from, row.source, ends))
        return {
            name: Series(name, self.unit, self.moves, tuple(known)) for name, known in values.items() if known
        }

    def for_rules(self, value: bool | Number) -> bool | Number:
        """Return a printed value as rules get it: money in cents, a whole number without a denominator."""
        if isinstance(value, bool):
            return value
        exact = Fraction(value) * _CENTS if self.is_money else Fraction(value)
        return exact.numerator if exact.denominator == 1 else exact

    def _named(self, value: Value, name: str, row: Row) -> Iterator[tuple[str, bool | str | Number | None]]:
        """Yield the full name and the value of each part of a row."""
        if isinstance(value, list):
            if len(value) > len(self.parts):
                parts = ", ".join(self.parts) or "not named"
                raise WrongParts(figure=self.key, found=value, valid_from=row.valid_from, parts=parts)
            for part, inner in zip(self.parts, value, strict=False):
                yield from self._named(inner, f"{name}.{part}", row)
        elif isinstance(value, Mapping):
            for part, inner in value.items():
                yield from self._named(inner, f"{name}.{part}", row)
        else:
            yield name, value
