"""How far the promises are, by domain or by place, counted by the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from akkoord.followup.stages import STAGES
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Name, NameMark, PromiseText, Version
from akkoord.web.charts import progress as charts
from akkoord.web.charts.stages import claimed, in_order
from akkoord.web.charts.svg import Words
from akkoord.web.followup import rolling, standing_rows
from akkoord.web.followup.saying import stage_name

MOST_PLACES = 40
_NOTHING = ("no_information", False)

Counted = Counter[tuple[str, bool]]
"""How many promises are in a stage, with or without proof."""


@dataclass(frozen=True, slots=True)
class Row:
    """A domain or a place as the table shows it.

    Attributes:
        title: What it is called; empty for promises outside any.
        address: Its page.
        promises: How many promises it has.
        cells: How many of each kind, in the order of `Progress.kinds`.
        rolled: What its actions come to by their weights; None where nobody rolls up, as over places.
    """

    title: str
    address: str
    promises: int
    cells: tuple[int, ...]
    rolled: rolling.Progress | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A stage with proof or without, as the legend and the head of the table show it."""

    stage: str
    name: str
    is_claimed: bool
    number: int


@dataclass(frozen=True, slots=True)
class Progress:
    """The picture, and the table behind it."""

    drawings: Sequence[SafeString]
    kinds: tuple[Kind, ...]
    rows: tuple[Row, ...]
    promises: int
    known: int
    is_cut: bool = False


def by_domain(version: Version, on: date) -> Progress:
    """Return how far the promises of each domain are."""
    domains = rolling.by_domain(version, on)
    known = [one for one in agreement.domains(version) if one.pk in domains]
    found = [(one.title, one.get_absolute_url(), domains[one.pk].counts) for one in known]
    rolled = [domains[one.pk].progress for one in known]
    if None in domains:
        found.append(("", "", domains[None].counts))
        rolled.append(domains[None].progress)
    made = _progress(found, sum((counts for *_, counts in found), Counter()), as_bars=False)
    rows = tuple(replace(row, rolled=one) for row, one in zip(made.rows, rolled, strict=True))
    return replace(made, rows=rows)


def by_place(version: Version, on: date) -> Progress:
    """Return how far the promises of each place are, most promises first; a promise can name several."""
    promise_of = dict(PromiseText.objects.filter(version=version).order_by().values_list("pk", "promise_id"))
    # Put together here: as one join, SQLite goes through the texts once for each place.
    marks = NameMark.objects.filter(name__in=Name.objects.filter(kind=Name.Kind.PLACE)).order_by()
    pairs = {
        (place, promise_of[text])
        for place, text in marks.values_list("name_id", "text_id")
        if text in promise_of
    }
    named = {promise for _place, promise in pairs}
    rows = standing_rows.spans(named, on, on).values_list("promise_id", "stage", "is_claimed")
    stands = {promise: (stage, is_claimed) for promise, stage, is_claimed in rows}
    counts: dict[int, Counted] = defaultdict(Counter)
    for place, promise in pairs:
        counts[place][stands.get(promise, _NOTHING)] += 1
    largest = sorted(counts, key=lambda pk: (-counts[pk].total(), pk))[:MOST_PLACES]
    names = Name.objects.in_bulk(largest)
    found = [(names[pk].name, names[pk].get_absolute_url(), counts[pk]) for pk in largest]
    # Each promise once, however many places it names.
    whole = Counter(stands.get(promise, _NOTHING) for promise in named)
    return _progress(found, whole, as_bars=True, is_cut=len(counts) > MOST_PLACES)


def _progress(
    found: Sequence[tuple[str, str, Counted]], whole: Counted, *, as_bars: bool, is_cut: bool = False
) -> Progress:
    kinds = tuple(_kinds(whole))
    groups = [
        charts.Group(title or _("Without a domain"), number_format(counts.total()), _counts(counts))
        for title, _address, counts in found
    ]
    rows = tuple(
        Row(title, address, counts.total(), tuple(counts[one.stage, one.is_claimed] for one in kinds))
        for title, address, counts in found
    )
    names = {_code(one.stage, one.is_claimed): one.name for one in kinds}
    words = ", ".join(f"{one.name} {number_format(one.number)}" for one in kinds)
    said = Words(_("How far the promises are"), words, names)
    drawings = charts.draw(groups, said, name="progress", as_bars=as_bars)
    known = sum(number for (stage, _claimed), number in whole.items() if stage != "no_information")
    return Progress(drawings, kinds, rows, whole.total(), known, is_cut)


def _kinds(whole: Counted) -> Iterable[Kind]:
    by_code = {_code(stage, is_claimed): (stage, is_claimed) for stage, is_claimed in whole}
    for code in in_order(by_code):
        stage, is_claimed = by_code[code]
        name = stage_name(stage)
        if is_claimed:
            name = _("%(stage)s, without proof") % {"stage": name}
        yield Kind(stage, name, is_claimed, whole[stage, is_claimed])


def _counts(counts: Mapping[tuple[str, bool], int]) -> list[charts.Count]:
    proved = {stage: counts.get((stage, False), 0) for stage in STAGES}
    without = {stage: counts.get((stage, True), 0) for stage in STAGES}
    return [charts.Count(stage, proved[stage] + without[stage], without[stage]) for stage in STAGES]


def _code(stage: str, is_claimed: bool) -> str:
    return claimed(stage) if is_claimed else stage
