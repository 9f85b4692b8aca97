"""The half-yearly report for the council (opvolgingsrapportering): values in, a report out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from akkoord.errors import InputError
from akkoord.followup.plan import PlanAction, total_cents
from akkoord.followup.stages import STAGES, Stage, StageCode
from akkoord.followup.standing import Standing, is_overdue
from akkoord.phrases import Reason


class NotAHalf(InputError):
    """A half year is neither the first nor the second."""

    code = "not_a_half"
    message = "{half!r} is no half of {year}; use 1 or 2"


class PromiseTwice(InputError):
    """A promise was given to the report twice, and would be counted twice."""

    code = "promise_twice"
    message = "promise {promise} is given twice; each promise stands once in a report"


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """The period of a report.

    >>> HalfYear(2026, 1).first_day, HalfYear(2026, 1).last_day
    (datetime.date(2026, 1, 1), datetime.date(2026, 6, 30))
    """

    year: int
    half: int

    def __post_init__(self) -> None:
        if self.half not in (1, 2):
            raise NotAHalf(year=self.year, half=self.half)

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        return date(self.year, 1, 1) if self.half == 1 else date(self.year, 7, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period, on which the standings of the report hold."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Followed:
    """A promise as the report needs it.

    Attributes:
        promise: Its permanent id or address.
        text: Its wording.
        domain: The domain it belongs to.
        standing: Where it stands on the last day of the period.
        deadline: The last day on which it should be kept; None when none was set.
        actions: The plan actions linked to it.
        checks: The policy checks done, by name or address.
        decisions: The decisions that carry it out, by address.
    """

    promise: str
    text: str
    domain: str
    standing: Standing
    deadline: date | None = None
    actions: tuple[PlanAction, ...] = ()
    checks: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One promise in a report.

    Attributes:
        followed: The promise.
        planned_cents: The eurocents planned for it over all years; None when no action is linked.
        is_overdue: Whether its deadline has passed on the last day of the period.
        changes: What changed since the last report; empty when there was none before.
    """

    followed: Followed
    planned_cents: int | None
    is_overdue: bool
    changes: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The promises of one domain."""

    domain: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many promises stand where.

    Attributes:
        promises: All promises of the report.
        no_information: Those of which nothing is known; they are in no other count.
        by_stage: The others by stage, in the order of the stages; a stage without promises counts 0.
        claimed: Those among `by_stage` whose stage has no proof.
        overdue: Those among `by_stage` whose deadline has passed.
    """

    promises: int
    no_information: int
    by_stage: tuple[tuple[StageCode, int], ...]
    claimed: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Report:
    """A half-yearly report."""

    period: HalfYear
    sections: tuple[Section, ...]
    counts: Counts
    planned_cents: int


def half_yearly(period: HalfYear, promises: Iterable[Followed], previous: Report | None = None) -> Report:
    """Return the report of a half year.

    Args:
        period: The half year.
        promises: Every promise in the order of the agreement; a domain stands where its first promise stands.
        previous: The last report, to tell what changed since.

    Raises:
        PromiseTwice: if a promise is given twice.
        ActionTwice: if one promise is linked twice to one plan action.
    """
    followed = list(promises)
    before = {row.followed.promise: row for row in rows(previous)} if previous else {}
    made = [_row(one, period, before, is_first=previous is None) for one in followed]
    _check_once(followed)
    domains = dict.fromkeys(one.domain for one in followed)
    sections = tuple(
        Section(domain, tuple(row for row in made if row.followed.domain == domain)) for domain in domains
    )
    return Report(period, sections, _counts(made), _planned(followed))


def rows(report: Report) -> list[Row]:
    """Return the rows of a report, domain after domain."""
    return [row for section in report.sections for row in section.rows]


def table(report: Report) -> list[dict[str, str | int | bool | None]]:
    """Return a report as plain rows: codes, ISO dates and eurocents, with the same columns in each row."""
    return [
        {
            "domain": row.followed.domain,
            "promise": row.followed.promise,
            "text": row.followed.text,
            "stage": row.followed.standing.stage.code,
            "since": _iso(row.followed.standing.since),
            "is_claimed": row.followed.standing.is_claimed,
            "is_overdue": row.is_overdue,
            "deadline": _iso(row.followed.deadline),
            "proof": " ".join(proof.reference for proof in row.followed.standing.proof),
            "planned_cents": row.planned_cents,
            "checks": " ".join(row.followed.checks),
            "decisions": " ".join(row.followed.decisions),
            "changes": " ".join(change.code for change in row.changes),
        }
        for row in rows(report)
    ]


def _row(one: Followed, period: HalfYear, before: dict[str, Row], *, is_first: bool) -> Row:
    planned = total_cents(one.actions) if one.actions else None
    overdue = is_overdue(one.standing, one.deadline, period.last_day)
    row = Row(one, planned, overdue, ())
    if is_first:
        return row
    return Row(one, planned, overdue, tuple(_changes(before.get(one.promise), row)))


def _changes(old: Row | None, new: Row) -> list[Reason]:
    if old is None:
        return [Reason("change.new_promise")]
    then, now = old.followed, new.followed
    changes = []
    if then.standing.stage != now.standing.stage:
        stages = {"before": then.standing.stage.code, "after": now.standing.stage.code}
        changes.append(Reason("change.stage", stages))
    elif then.standing.is_claimed and not now.standing.is_claimed:
        changes.append(Reason("change.proved"))
    if new.is_overdue and not old.is_overdue:
        changes.append(Reason("change.overdue", {"deadline": now.deadline}))
    if old.planned_cents != new.planned_cents:
        money = {"before_cents": old.planned_cents or 0, "after_cents": new.planned_cents or 0}
        changes.append(Reason("change.money", money))
    for code, earlier, later in (
        ("change.decisions", then.decisions, now.decisions),
        ("change.checks", then.checks, now.checks),
    ):
        if added := len(set(later) - set(earlier)):
            changes.append(Reason(code, {"count": added}))
    return changes


def _counts(made: Sequence[Row]) -> Counts:
    known = [row for row in made if row.followed.standing.stage.code != "no_information"]
    stages: list[Stage] = [stage for code, stage in STAGES.items() if code != "no_information"]
    by_stage = tuple(
        (stage.code, sum(row.followed.standing.stage == stage for row in known)) for stage in stages
    )
    return Counts(
        promises=len(made),
        no_information=len(made) - len(known),
        by_stage=by_stage,
        claimed=sum(row.followed.standing.is_claimed for row in known),
        overdue=sum(row.is_overdue for row in known),
    )


def _planned(followed: Sequence[Followed]) -> int:
    # One action can serve several promises; its money counts once in the total.
    actions = {(action.plan, action.code): action for one in followed for action in one.actions}
    return total_cents(actions.values())


def _check_once(followed: Sequence[Followed]) -> None:
    seen: set[str] = set()
    for one in followed:
        if one.promise in seen:
            raise PromiseTwice(promise=one.promise)
        seen.add(one.promise)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
