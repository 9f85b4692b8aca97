"""Promises as the lines of a list, and as a tree of goals with what is promised for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from akkoord.web.agreement import stages
from akkoord.web.agreement.models import PromiseText
from akkoord.web.agreement.stages import Shown, Stages


@dataclass(frozen=True, slots=True)
class Row:
    """One promise in a list.

    Attributes:
        number: The number of the promise.
        text: Its words.
        address: Its page.
        kind: "ambition", "goal", "action", "highlight" or "pillar".
        is_measurable: Whether it has a number or a date.
        stage: Where it stands.
        domain: The title of its domain; empty outside one.
        theme: Its theme; empty where there is none.
        note: Words of the promise that say why it stands here; empty where that is plain.
        serving: What is promised for it, in a tree; empty in a plain list.
    """

    number: int
    text: str
    address: str
    kind: str
    is_measurable: bool
    stage: Shown
    domain: str
    theme: str
    note: str = ""
    serving: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """The promises under one heading."""

    title: str
    anchor: str
    rows: list[Row]
    count: int


def kind(level: str) -> str:
    """Return what sort of promise this is, in one of five words.

    >>> kind("theme-ambition"), kind("goal"), kind("nested"), kind("pillar")
    ('ambition', 'goal', 'action', 'pillar')
    """
    if level.endswith("ambition"):
        return "ambition"
    return level if level in {"goal", "highlight", "pillar"} else "action"


def rows(texts: Iterable[PromiseText], on: date) -> list[Row]:
    """Return promises as lines of a list, in the order given."""
    given = list(texts)
    return in_stages(given, stages.on([text.promise_id for text in given], on))


def in_stages(texts: Iterable[PromiseText], known: Stages) -> list[Row]:
    """Return promises as lines of a list, of which it is known already where they stand."""
    return [_row(text, known) for text in texts]


def by_theme(texts: Sequence[PromiseText], known: Stages) -> list[Section]:
    """Return the promises of a domain under their themes, actions under the goal that they serve.

    A goal stays on the first level although it serves an ambition: a page of ambitions with all else
    inside them would be a page of one line.
    """
    sections: list[Section] = []
    row_of: dict[int, Row] = {}
    for text in texts:
        row = row_of[text.promise_id] = _row(text, known)
        if not sections or text.theme != sections[-1].title:
            sections.append(Section(text.theme, f"thema-{len(sections) + 1}", [], 0))
            row_of = {text.promise_id: row}
        goal = row_of.get(text.parent_id or 0)
        serves = goal is not None and (goal.kind, row.kind) == ("goal", "action")
        (goal.serving if goal and serves else sections[-1].rows).append(row)
    return [_counted(section) for section in sections]


def _counted(section: Section) -> Section:
    count = sum(1 + len(row.serving) for row in section.rows)
    return Section(section.title, section.anchor, section.rows, count)


def _row(text: PromiseText, known: Stages) -> Row:
    return Row(
        number=text.promise.number,
        text=text.text,
        address=text.promise.get_absolute_url(),
        kind=kind(text.level),
        is_measurable=text.is_measurable,
        stage=known.of(text.promise_id),
        domain=text.domain.title if text.domain else "",
        theme=text.theme,
    )
