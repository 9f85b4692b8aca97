"""What a reading of an agreement is made of. All of it is frozen: a reading never changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from akkoord.phrases import Reason


class Kind(StrEnum):
    """What sort of promise it is."""

    OBJECTIVE = "objective"
    ACTION = "action"
    HIGHLIGHT = "highlight"
    PILLAR = "pillar"


class Level(StrEnum):
    """Where a promise stands in the tree, from the widest to the narrowest; it tells the kind."""

    CHAPTER_AMBITION = "chapter-ambition"
    THEME_AMBITION = "theme-ambition"
    SECTION_AMBITION = "section-ambition"
    GOAL = "goal"
    ACTION = "action"
    NESTED = "nested"
    HIGHLIGHT = "highlight"
    PILLAR = "pillar"

    @property
    def kind(self) -> Kind:
        """The kind of a promise at this level.

        >>> Level.GOAL.kind, Level.NESTED.kind
        (<Kind.OBJECTIVE: 'objective'>, <Kind.ACTION: 'action'>)
        """
        match self:
            case Level.HIGHLIGHT:
                return Kind.HIGHLIGHT
            case Level.PILLAR:
                return Kind.PILLAR
            case Level.ACTION | Level.NESTED:
                return Kind.ACTION
            case _:
                return Kind.OBJECTIVE


@dataclass(frozen=True, slots=True)
class Term:
    """The years an agreement is for, both included."""

    first_year: int
    last_year: int

    @property
    def midpoint(self) -> str:
        """The year in which the first half ends.

        >>> Term(2031, 2036).midpoint
        '2033'
        """
        return str((self.first_year + self.last_year) // 2)

    @property
    def end(self) -> str:
        """The last year, as an ISO date."""
        return str(self.last_year)


@dataclass(frozen=True, slots=True)
class Target:
    """What a promise can be measured by.

    Attributes:
        quantity: The number as written (10 for "10 %", 1000000 for "1 miljoen", 2 for "verdubbelen", 100 for
            "alle"); None for a stand-still, a norm, a benchmark or a date alone.
        unit: What is counted, in the words of the text; starts with "% " (or is "%") for a share.
        comparator: One of `=`, `>=`, `<=`, `<` (so much under the baseline), `>` (so much above it), `x`
            (times), `stable` (stand-still), `norm` (a norm or benchmark), `by` (a date alone).
        deadline: An ISO date, as exact as the text: "2024" or "2019-06"; None without one.
        baseline: What is compared with, in the words of the text; None where it says nothing.
        text: The exact words that hold the target.
    """

    quantity: Decimal | None
    unit: str | None
    comparator: str
    deadline: str | None
    baseline: str | None
    text: str


class ConditionKind(StrEnum):
    """What a promise hangs on."""

    FEASIBILITY = "feasibility"
    """That it can be done: technically, or within the means."""
    NEED = "need"
    """That it is needed or wanted there."""
    EVENT = "event"
    """That something happens first, or that others decide on it."""
    RESERVATION = "reservation"
    """That a rule is met, or that no exception applies."""
    OTHERS = "others"
    """That others do it, where the text itself says so."""


@dataclass(frozen=True, slots=True)
class Condition:
    """The exact words that a promise is bound by, and of what kind they are."""

    text: str
    kind: ConditionKind


class Direction(StrEnum):
    """Which way something is to go."""

    UP = "up"
    DOWN = "down"
    STABLE = "stable"


@dataclass(frozen=True, slots=True)
class Trend:
    """A direction, and the exact words that say what goes that way."""

    direction: Direction
    text: str


class VerbClass(StrEnum):
    """What is done about a promise."""

    DELIVER = "deliver"
    """Something comes, changes or goes."""
    CONTINUE = "continue"
    """What is there stays or goes on."""
    INVESTIGATE = "investigate"
    """It is looked into first."""
    SUPPORT = "support/stimulate"
    """Others do it, with help."""
    STRIVE = "strive"
    """An effort, without a result that is promised."""


@dataclass(frozen=True, slots=True)
class CrossRef:
    """Another part that a promise points to.

    Attributes:
        text: The name of that part, in the words of the reference.
        id: The ambition or goal under the heading it names; None where no heading fits.
    """

    text: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Sdg:
    """A sustainable development goal (1 to 17) that a promise may serve, and the words that led there."""

    goal: int
    because: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another promise on the same matter with another figure or direction, and what differs."""

    id: str
    note: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader of the promise should know, and the words or lines that say so."""

    code: str
    because: str


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise, with its exact text and place.

    Attributes:
        id: Readable, of this reading only: never a key.
        domain: The heading of its chapter, as written in the text; None outside a chapter.
        theme: The heading inside the chapter; None where there is none.
        subtheme: The heading inside the theme; None where there is none.
        parent: The id of the nearest goal or ambition it serves.
        nested_under: For a nested promise, the id of the action that leads it in.
        line_start: The first line, counted from 1.
        line_end: The last line, included.
        page: The page of the source on which it starts; None for a source without pages.
        text: The exact words, without list marks and bold marks, pieces joined by one space.
        verb_class: What is done; None for a label.
        actors: Who does it or takes part, by the name they go by, in the order of the text; without the city
            itself.
        places: Where, by the name the place goes by, in the order of the text.
        cross_refs: What it points to, itself or in a line under it that does nothing else.
        sdgs: The sustainable development goals it may serve: a suggestion.
        repeats: The ids of all promises that say the same.
        conflicts: The promises on the same matter that say something else.
        parts: The promises of a list inside its sentence, as exact words.
    """

    id: str
    level: Level
    domain: str | None
    theme: str | None
    subtheme: str | None
    parent: str | None
    nested_under: str | None
    line_start: int
    line_end: int
    page: int | None
    text: str
    targets: tuple[Target, ...] = ()
    trends: tuple[Trend, ...] = ()
    conditions: tuple[Condition, ...] = ()
    verb_class: VerbClass | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    cross_refs: tuple[CrossRef, ...] = ()
    sdgs: tuple[Sdg, ...] = ()
    repeats: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    parts: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def kind(self) -> Kind:
        """Objective, action or highlight, by its level."""
        return self.level.kind

    @property
    def is_counted(self) -> bool:
        """Whether it promises something: a label that only names what follows does not."""
        return all(flag.code != "label_only" for flag in self.flags)


@dataclass(frozen=True, slots=True)
class Agreement:
    """One reading of one agreement.

    Attributes:
        title: The heading above everything else; None where there is none.
        term: The years the title names; None where it names none.
        promises: In the order of the text.
        coverage: What became of each line: `promise:<id>`, `heading`, `skipped:<reason>` or `blank`.
        notes: What was healed or not found while reading.
    """

    title: str | None
    term: Term | None
    promises: tuple[Promise, ...]
    coverage: tuple[str, ...]
    notes: tuple[Reason, ...] = ()

    def by_id(self) -> Mapping[str, Promise]:
        """Return the promises by their id."""
        return {promise.id: promise for promise in self.promises}
