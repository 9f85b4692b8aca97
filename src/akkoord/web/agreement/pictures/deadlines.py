"""The targets of the promises on a line of time."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MINYEAR, date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.web.agreement import marked, stages
from akkoord.web.agreement.marked import Dated
from akkoord.web.agreement.models import Version
from akkoord.web.agreement.pictures.drawn import Drawn, names
from akkoord.web.agreement.stages import Stages
from akkoord.web.charts import timeline
from akkoord.web.charts.timeline import Column, Mark

NAME = "tijdlijn"

_DEADLINE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_AROUND = 3
"""How many years before and after the term have a column of their own."""
_MOST_YEARS = 12
_MOST_TITLES = 200
"""Up to this number of targets a pointer on a tile is told which it is; of more the table tells."""


@dataclass(frozen=True, slots=True)
class Target:
    """One target with a deadline."""

    of: Dated
    deadline: str
    year: int
    month: int | None

    @property
    def order(self) -> tuple[int, int, str]:
        """Its place: the end of its month, or of its year where that is all that is known."""
        return (self.year, self.month or 13, self.deadline)


@dataclass(frozen=True, slots=True)
class Table:
    """The targets with a deadline, the first first, and how many have none; `known` tells their stages."""

    dated: list[Target]
    undated: int
    known: Stages


def draw(version: Version, on: date, known: Stages | None = None) -> Drawn:
    """Draw the targets by their deadlines as of a day; `known` are its stages, if asked for before."""
    dated, undated = _targets(version)
    known = known or stages.on({target.of.promise_id for target in dated}, on)
    years = _years(version, dated, on)
    columns = _columns(version, dated, years, known, on)
    words = timeline.Words(_("today"), _("term of the agreement"))
    wide, narrow = names(NAME)
    return Drawn(
        name=NAME,
        title=_("Targets on a time line"),
        summary=_summary(dated, on),
        description=", ".join(f"{column.label}: {len(column.marks)}" for column in columns if column.marks),
        wide=timeline.wide(columns, words, name=wide),
        narrow=timeline.narrow(columns, words, name=narrow),
        table=Table(dated, undated, known),
        counts=known.counts(target.of.promise_id for target in dated),
        remark=_undated(undated),
    )


def _targets(version: Version) -> tuple[list[Target], int]:
    dated, undated = [], 0
    for one in marked.targets(version):
        target = _dated(one)
        if target is None:
            undated += 1
        else:
            dated.append(target)
    return sorted(dated, key=lambda target: target.order), undated


def _dated(one: Dated) -> Target | None:
    """Return a target on its date; None where the reading, which may come from elsewhere, holds no date."""
    read = _DEADLINE.fullmatch(one.deadline or "")
    if read is None or int(read[1]) < MINYEAR:
        return None
    _year, month, day = (int(part) if part else None for part in read.groups())
    if day and month and day > monthrange(int(read[1]), month)[1]:
        return None
    return Target(one, read[0], int(read[1]), month)


def _years(version: Version, dated: Sequence[Target], on: date) -> range:
    """Return the years with a column: those of the term, and those around it that hold anything or today."""
    found = sorted({target.year for target in dated} | {on.year})
    first = version.first_year or found[0]
    last = max(version.last_year or min(found[-1], first + _MOST_YEARS - 1), first)
    around = [year for year in found if first - _AROUND <= year <= last + _AROUND]
    return range(min([first, *around]), max([last, *around]) + 1)


def _columns(
    version: Version, dated: Sequence[Target], years: range, known: Stages, on: date
) -> list[Column]:
    def marks(targets: Sequence[Target], *, with_months: bool) -> list[Mark]:
        return [
            Mark(
                known.of(one.of.promise_id).code,
                one.month if with_months else None,
                _title(one) if len(dated) <= _MOST_TITLES else "",
            )
            for one in targets
        ]

    before = [one for one in dated if one.year < years[0]]
    after = [one for one in dated if one.year > years[-1]]
    inside = [
        Column(
            label=str(year),
            marks=marks([one for one in dated if one.year == year], with_months=True),
            is_in_term=bool(version.first_year and version.last_year)
            and (version.first_year or 0) <= year <= (version.last_year or 0),
            today=_passed(on) if year == on.year else None,
        )
        for year in years
    ]
    return [
        *([Column(_("earlier"), marks(before, with_months=False))] if before else []),
        *inside,
        *([Column(_("later"), marks(after, with_months=False))] if after else []),
    ]


def _title(one: Target) -> str:
    return _("promise %(number)s") % {"number": one.of.number} + f": {one.of.target.get('text', '')}"


def _passed(on: date) -> float:
    return (on.timetuple().tm_yday - 1) / (366 if isleap(on.year) else 365)


def _summary(dated: Sequence[Target], on: date) -> str:
    if not dated:
        return _("No target in the agreement has a deadline.")
    values = {"number": number_format(len(dated))}
    total = ngettext("%(number)s target has a deadline.", "%(number)s targets have a deadline.", len(dated))
    year, most = max(Counter(one.year for one in dated).items(), key=lambda pair: (pair[1], pair[0]))
    busiest = ngettext(
        "Most fall in %(year)s: %(number)s target.", "Most fall in %(year)s: %(number)s targets.", most
    )
    if len(dated) == 1:
        return total % values
    return f"{total % values} {busiest % {'year': year, 'number': number_format(most)}}"


def _undated(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(number)s target has no deadline: it is not in the picture.",
        "%(number)s targets have no deadline: they are not in the picture.",
        number,
    ) % {"number": number_format(number)}
