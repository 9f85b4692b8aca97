"""What the page of a file of figures shows: its first rows, and what bringing it in would change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from akkoord.errors import InputError
from akkoord.indicators.model import Observation
from akkoord.indicators.units import written
from akkoord.web.frame import language
from akkoord.web.indicators import engine, importing
from akkoord.web.indicators.importing import ImportClosed, Outcome
from akkoord.web.indicators.models import Import

_MOST = 50


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the report: where, which figure, and what it says now and before, or why it is left out."""

    where: str
    value: str
    before: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a file.

    Attributes:
        first: Its first rows.
        headings: The texts that can be the heading of a column.
        problem: Why it cannot be read like this; empty where it can.
        added, changed, same, empty: How many figures are new, corrected, the same, and how many cells empty.
        refused: How many cells cannot be used.
        added_rows, changed_rows, refused_rows: The first of each.
    """

    first: list[list[str]]
    headings: list[str]
    problem: str = ""
    added: int = 0
    changed: int = 0
    same: int = 0
    empty: int = 0
    refused: int = 0
    added_rows: list[Told] = field(default_factory=list)
    changed_rows: list[Told] = field(default_factory=list)
    refused_rows: list[Told] = field(default_factory=list)

    @property
    def can_apply(self) -> bool:
        """Whether bringing it in would change anything."""
        return not self.problem and bool(self.added or self.changed)


def headings(row: Import) -> list[str]:
    """Return the texts of the first rows that can be the heading of a column."""
    try:
        return _headings(importing.preview(row, most=30))
    except ImportClosed:
        return []


def look(row: Import) -> Seen:
    """Return what a file would change; that it cannot be read is told, and never an error."""
    if row.applied_at is not None:
        return Seen([], [])
    try:
        rows = importing.preview(row, most=30)
    except ImportClosed as error:
        return Seen([], [], engine.sentence(error))
    first, names = rows[:8], _headings(rows)
    try:
        return _seen(first, names, importing.look(row))
    except InputError as error:
        return Seen(first, names, engine.sentence(error))


def _seen(first: list[list[str]], names: list[str], outcome: Outcome) -> Seen:
    read, changes = outcome.read, outcome.changes
    return Seen(
        first, names, "",
        len(changes.added), len(changes.changed), changes.same, read.empty, len(read.refused),
        [Told(_where(one), _value(one)) for one in changes.added[:_MOST]],
        [_corrected(before, one) for before, one in changes.changed[:_MOST]],
        [Told(one.heading, engine.sentence(one.error), row=one.row) for one in read.refused[:_MOST]],
    )  # fmt: skip


def _headings(rows: list[list[str]]) -> list[str]:
    """Return the cells of the rows that have the most of them different, in their order."""
    fullest = max(rows, key=lambda row: len(set(filter(None, row))), default=[])
    counted = Counter(cell for row in rows[:8] for cell in set(row) if cell and len(cell) <= 80)
    return list(dict.fromkeys([*filter(None, fullest), *counted]))[:200]


def _where(one: Observation) -> str:
    kind = f", {engine.word('kind.planned').lower()}" if one.kind == "planned" else ""
    return f"{one.indicator}, {engine.place_name(one.place)}, {one.period}{kind}"


def _corrected(before: Observation, one: Observation) -> Told:
    """Return a correction; where the value stays, what is said about it is what changes."""
    if before.value != one.value:
        return Told(_where(one), _value(one), _value(before))
    said = [" · ".join(filter(None, (each.source, each.note, *each.caveats))) for each in (before, one)]
    return Told(_where(one), said[1], said[0])


def _value(one: Observation) -> str:
    return engine.word("small") if one.value is None else written(one.value, language.current(), places=6)
