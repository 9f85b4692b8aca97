"""Which domains may serve which of the seventeen sustainable development goals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.web.agreement import marked, naming, queries
from akkoord.web.agreement.models import Domain, Version
from akkoord.web.agreement.pictures.drawn import Drawn, names
from akkoord.web.charts import lengths, matrix
from akkoord.web.charts.lengths import Row
from akkoord.web.charts.sketch import Sketch

NAME = "sdg"
_IN_NOTE = 2

Numbers = Mapping[tuple[int | None, int], int]


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal with the number of promises that may serve it."""

    number: int
    title: str
    promises: int


@dataclass(frozen=True, slots=True)
class Line:
    """One domain: its short name (empty outside one) and how many of its promises may serve each goal."""

    title: str
    slug: str
    cells: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Table:
    """Both tables behind the picture."""

    goals: list[Goal]
    lines: list[Line]


def draw(version: Version) -> Drawn:
    """Draw the goals against the domains; on a telephone the goals, with the domains that name each most."""
    numbers = marked.goals(version)
    domains = [domain for domain in queries.domains(version) if _has_any(domain.pk, numbers)]
    lines = [_line(domain.title, domain.slug, domain.pk, numbers) for domain in domains]
    if _has_any(None, numbers):
        lines.append(_line(_("Outside a domain"), "", None, numbers))
    table = Table(_goals(numbers), lines)
    return Drawn(
        name=NAME,
        title=_("Sustainable development goals by domain"),
        summary=_summary(table.goals, marked.serving_goals(version) if numbers else 0),
        description="; ".join(
            f"{one.number}. {one.title}: {one.promises}" for one in table.goals if one.promises
        ),
        wide=_matrix(lines),
        narrow=lengths.narrow(_rows(table.goals, domains, numbers), name=names(NAME)[1]),
        table=table,
        remark=_("The goals are a suggestion of the reader, by the words of each promise."),
    )


def _has_any(domain: int | None, numbers: Numbers) -> bool:
    return any((domain, goal) in numbers for goal in naming.SDGS)


def _line(title: str, slug: str, domain: int | None, numbers: Numbers) -> Line:
    return Line(title, slug, [(goal, numbers.get((domain, goal), 0)) for goal in naming.SDGS])


def _goals(numbers: Numbers) -> list[Goal]:
    sums: Counter[int] = Counter()
    for (_domain, goal), promises in numbers.items():
        sums[goal] += promises
    return [Goal(goal, str(title), sums[goal]) for goal, title in naming.SDGS.items()]


def _matrix(lines: Sequence[Line]) -> Sketch:
    numbers = {
        (row, column): promises
        for row, line in enumerate(lines)
        for column, (_goal, promises) in enumerate(line.cells)
        if promises
    }
    columns = [str(goal) for goal in naming.SDGS]
    return matrix.draw([line.title for line in lines], columns, numbers, head=_("goal number"))


def _rows(goals: Sequence[Goal], domains: Sequence[Domain], numbers: Numbers) -> list[Row]:
    titles = {domain.pk: domain.title for domain in domains}
    rows = []
    for one in goals:
        most = sorted(
            ((promises, titles[domain]) for (domain, goal), promises in numbers.items()
             if goal == one.number and domain in titles),
            key=lambda pair: (-pair[0], pair[1]),
        )  # fmt: skip
        note = ", ".join(f"{title} {promises}" for promises, title in most[:_IN_NOTE])
        rows.append(Row(f"{one.number}. {one.title}", one.promises, number_format(one.promises), note))
    return rows


def _summary(goals: Sequence[Goal], serving: int) -> str:
    if not serving:
        return _("No promise was found to serve one of the goals.")
    most = max(goals, key=lambda one: one.promises)
    return ngettext(
        "%(number)s promise may serve a goal. Most often goal %(goal)s: %(title)s.",
        "%(number)s promises may serve a goal. Most often goal %(goal)s: %(title)s.",
        serving,
    ) % {"number": number_format(serving), "goal": most.number, "title": most.title}
