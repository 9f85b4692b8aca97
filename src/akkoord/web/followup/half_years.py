"""The half-yearly report for the council (art. 263 Decreet Lokaal Bestuur): gathered, made, ready to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from akkoord.followup import report as engine
from akkoord.followup.report import Counts, Followed, HalfYear, Report, Row
from akkoord.web.agreement.models import PromiseText
from akkoord.web.followup import record as records
from akkoord.web.followup import shown, sources
from akkoord.web.followup.overview import StageCount
from akkoord.web.followup.record import Record
from akkoord.web.followup.saying import sentence, stage_name
from akkoord.web.followup.shown import Shown, Stand
from akkoord.web.followup.sources import Reference

Period = HalfYear
References = Mapping[int, tuple[Reference, ...]]


@dataclass(frozen=True, slots=True)
class Made:
    """A report with what it was made of."""

    report: Report
    known_on: date
    compared_with: HalfYear | None
    record: Record
    decisions: References
    checks: References


@dataclass(frozen=True, slots=True)
class Line:
    """One promise on the page of a report."""

    text: str
    address: str
    stand: Stand
    planned_cents: int | None
    decisions: tuple[Shown, ...]
    checks: tuple[Shown, ...]
    changes: tuple[str, ...]

    @property
    def is_detailed(self) -> bool:
        """Whether there is more to show than the stage."""
        return bool(
            self.changes
            or self.stand.due
            or self.stand.proof
            or self.planned_cents is not None
            or self.decisions
            or self.checks
        )


@dataclass(frozen=True, slots=True)
class Silent:
    """One promise of which there is nothing to tell."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """The promises of one domain on the page: those with something to tell, and how many there are.

    The others follow by their words alone, where they are asked for.
    """

    domain: str
    promises: int
    lines: tuple[Line, ...]
    silent: tuple[Silent, ...] = ()


def ended(term_start: date, today: date) -> list[HalfYear]:
    """Return the half years of which a report can be made, the last first: a half year that goes on has none.

    >>> ended(date(2025, 1, 1), date(2026, 7, 1))[0], len(ended(date(2025, 1, 1), date(2026, 6, 30)))
    (HalfYear(year=2026, half=1), 2)
    """
    halves = [HalfYear(year, half) for year in range(term_start.year, today.year + 1) for half in (1, 2)]
    return [one for one in reversed(halves) if term_start <= one.last_day < today]


def find(year: int, half: int, term_start: date, today: date) -> HalfYear | None:
    """Return a half year of which a report can be made, or None."""
    return next((one for one in ended(term_start, today) if (one.year, one.half) == (year, half)), None)


def report(period: HalfYear, *, texts: Sequence[PromiseText], known_on: date, term_start: date) -> Made:
    """Make the report of a half year.

    Standings are those of the last day of the period, as known on the day the report is made. What changed
    is told against what was known at the end of the half year before: so what was recorded late about that
    half year is a change in this one, and every record is told of at least once.

    Args:
        period: The half year.
        texts: The promises of the report, in the order of the agreement.
        known_on: The day the report is made.
        term_start: The first day of the term; the first report compares with none.
    """
    record = records.of(texts)
    before = _before(period)
    previous = None
    if before.last_day > term_start:
        previous = engine.half_yearly(before, _followed(record, before, before.last_day)[0])
    followed, decisions, checks = _followed(record, period, known_on)
    made = engine.half_yearly(period, followed, previous)
    return Made(made, known_on, before if previous else None, record, decisions, checks)


def sections(made: Made, *, with_all: bool) -> list[Section]:
    """Return the domains with their promises; without `with_all`, those with something to tell."""
    text_of = {str(text.promise.number): text for text in made.record.texts}
    found = []
    for section in made.report.sections:
        lines = tuple(_line(made, row, text_of[row.followed.promise]) for row in section.rows if _tells(row))
        others = [row.followed for row in section.rows if with_all and not _tells(row)]
        silent = tuple(Silent(one.text, text_of[one.promise].promise.get_absolute_url()) for one in others)
        found.append(Section(section.domain, len(section.rows), lines, silent))
    return found


def known(counts: Counts) -> int:
    """Return of how many promises anything is known."""
    return counts.promises - counts.no_information


def stage_counts(counts: Counts) -> list[StageCount]:
    """Return how many promises are in each stage, in words, those without information first."""
    return [
        StageCount("no_information", stage_name("no_information"), counts.no_information),
        *(StageCount(code, stage_name(code), number) for code, number in counts.by_stage),
    ]


def _before(period: HalfYear) -> HalfYear:
    return HalfYear(period.year, 1) if period.half == 2 else HalfYear(period.year - 1, 2)


def _followed(
    record: Record, period: HalfYear, known_on: date
) -> tuple[list[Followed], References, References]:
    ids = [text.promise_id for text in record.texts]
    decisions = sources.of("decisions", ids, until=period.last_day)
    checks = sources.of("checks", ids, until=period.last_day)
    found = []
    for text in record.texts:
        due = record.due(text, known_on)
        one = Followed(
            promise=str(text.promise.number),
            text=text.text,
            domain=text.domain.title if text.domain else "",
            standing=record.standing(text.promise_id, period.last_day, known_on),
            deadline=due.last_day if due else None,
            actions=record.actions(text.promise_id, known_on),
            checks=_addresses(checks, text),
            decisions=_addresses(decisions, text),
        )
        found.append(one)
    return found, decisions, checks


def _addresses(references: References, text: PromiseText) -> tuple[str, ...]:
    return tuple(one.address for one in references.get(text.promise_id, ()))


def _tells(row: Row) -> bool:
    one = row.followed
    return bool(one.standing.since or one.actions or one.decisions or one.checks or row.changes)


def _line(made: Made, row: Row, text: PromiseText) -> Line:
    return Line(
        text=text.text,
        address=text.promise.get_absolute_url(),
        stand=shown.stand(made.record, text, made.report.period.last_day, made.known_on),
        planned_cents=row.planned_cents,
        decisions=_linked(made.decisions, text),
        checks=_linked(made.checks, text),
        changes=tuple(sentence(shown.change(reason)) for reason in row.changes),
    )


def _linked(references: References, text: PromiseText) -> tuple[Shown, ...]:
    return tuple(shown.linked(one.address, one.title) for one in references.get(text.promise_id, ()))
