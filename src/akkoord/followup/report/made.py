"""A report: every promise with what is known of it, what changed since the last report, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from akkoord.errors import InputError
from akkoord.followup.plan import PlanAction, cents_by_year, total_cents
from akkoord.followup.report.periods import Period
from akkoord.followup.stages import STAGES, StageCode
from akkoord.followup.standing import Standing, is_overdue
from akkoord.phrases import Reason

By = Literal["domain", "service"]
"""What promises can be grouped by."""


class PromiseTwice(InputError):
    """A promise was given to the report twice, and would be counted twice."""

    code = "promise_twice"
    message = "promise {promise} is given twice; each promise stands once in a report"


@dataclass(frozen=True, slots=True)
class Source:
    """A decision, a check or proof that stands with a promise.

    Attributes:
        reference: Its address, or words that say where it is found.
        title: What it is called; empty where the reference says enough.
        kind: Of proof, what sort it is; empty for the others.
        seen_on: Of proof, the day on which somebody saw it there.
        sha256: Of proof that the city keeps as a file, its hash; empty for the others.
    """

    reference: str
    title: str = ""
    kind: str = ""
    seen_on: date | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """A promise as the report needs it.

    Attributes:
        promise: Its permanent number, as text.
        text: Its wording.
        domain: The domain it belongs to; empty without one.
        standing: Where it stands on the last day of the period.
        service: The service that owns it; empty where none does.
        deadline: The last day on which it should be kept; None when none was set.
        actions: The plan actions linked to it.
        proof: What shows its stage.
        checks: The policy checks done.
        decisions: The decisions that carry it out.
    """

    promise: str
    text: str
    domain: str
    standing: Standing
    service: str = ""
    deadline: date | None = None
    actions: tuple[PlanAction, ...] = ()
    proof: tuple[Source, ...] = ()
    checks: tuple[Source, ...] = ()
    decisions: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What the last report told of a promise, to tell what changed since."""

    text: str
    stage: str
    is_claimed: bool
    is_overdue: bool
    planned_cents: int | None
    checks: frozenset[str]
    decisions: frozenset[str]


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
    changes: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many promises stand where.

    Attributes:
        promises: All promises.
        no_information: Those of which nothing is known; they are in no other count but `changed`.
        by_stage: The others by stage, in the order of the stages; a stage without promises counts 0.
        claimed: Those among `by_stage` whose stage has no proof.
        overdue: Those among `by_stage` whose deadline has passed.
        changed: Those of which something changed since the last report.
    """

    promises: int
    no_information: int
    by_stage: tuple[tuple[StageCode, int], ...]
    claimed: int
    overdue: int
    changed: int


@dataclass(frozen=True, slots=True)
class Group:
    """The promises of one domain, or of one service."""

    title: str
    rows: tuple[Row, ...]
    counts: Counts
    planned_cents: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Attributes:
        period: What it is of.
        rows: Every promise, in the order of the agreement.
        counts: The counts of all of them.
        cents_by_year: The money planned for them per year in eurocents; each action counts once.
        gone: The promises of the last report that this one no longer has, by number with their words.
        is_first: Whether there was no report to compare with.
    """

    period: Period
    rows: tuple[Row, ...]
    counts: Counts
    cents_by_year: Mapping[int, int]
    gone: tuple[tuple[str, str], ...]
    is_first: bool


def of(period: Period, promises: Iterable[Followed], before: Mapping[str, Before] | None = None) -> Report:
    """Return the report of a period.

    Args:
        period: The period.
        promises: Every promise in the order of the agreement.
        before: What the last report told of each promise, to tell what changed since.

    Raises:
        PromiseTwice: if a promise is given twice.
        ActionTwice: if one promise is linked twice to one plan action.
    """
    followed = list(promises)
    _check_once(followed)
    rows = tuple(_row(one, period, before) for one in followed)
    here = {one.promise for one in followed}
    return Report(
        period=period,
        rows=rows,
        counts=counted(rows),
        cents_by_year=cents_by_year(_actions(rows)),
        gone=tuple((number, old.text) for number, old in (before or {}).items() if number not in here),
        is_first=before is None,
    )


def groups(report: Report, by: By) -> list[Group]:
    """Return the promises by domain or by service; a group stands where its first promise stands."""
    found: dict[str, list[Row]] = {}
    for row in report.rows:
        title = row.followed.domain if by == "domain" else row.followed.service
        found.setdefault(title, []).append(row)
    return [
        Group(title, tuple(rows), counted(rows), total_cents(_actions(rows))) for title, rows in found.items()
    ]


def last(report: Report) -> dict[str, Before]:
    """Return what a report tells of each promise, for the next one to be compared with."""
    return {
        row.followed.promise: Before(
            text=row.followed.text,
            stage=row.followed.standing.stage.code,
            is_claimed=row.followed.standing.is_claimed,
            is_overdue=row.is_overdue,
            planned_cents=row.planned_cents,
            checks=_references(row.followed.checks),
            decisions=_references(row.followed.decisions),
        )
        for row in report.rows
    }


def counted(rows: Sequence[Row]) -> Counts:
    """Return how many promises stand where."""
    known = [row for row in rows if row.followed.standing.stage.code != "no_information"]
    found = Counter(row.followed.standing.stage.code for row in known)
    return Counts(
        promises=len(rows),
        no_information=len(rows) - len(known),
        by_stage=tuple((code, found[code]) for code in STAGES if code != "no_information"),
        claimed=sum(row.followed.standing.is_claimed for row in known),
        overdue=sum(row.is_overdue for row in known),
        changed=sum(bool(row.changes) for row in rows),
    )


def _row(one: Followed, period: Period, before: Mapping[str, Before] | None) -> Row:
    planned = total_cents(one.actions) if one.actions else None
    row = Row(one, planned, is_overdue(one.standing, one.deadline, period.last_day))
    if before is None:
        return row
    return Row(one, planned, row.is_overdue, tuple(_changes(before.get(one.promise), row)))


def _changes(old: Before | None, new: Row) -> list[Reason]:
    if old is None:
        return [Reason("change.new_promise")]
    now, stage = new.followed, new.followed.standing.stage.code
    changes = []
    if old.stage != stage:
        changes.append(Reason("change.stage", {"before": old.stage, "after": stage}))
    elif old.is_claimed and not now.standing.is_claimed:
        changes.append(Reason("change.proved"))
    if new.is_overdue and not old.is_overdue:
        changes.append(Reason("change.overdue", {"deadline": now.deadline}))
    if old.planned_cents != new.planned_cents:
        money = {"before_cents": old.planned_cents or 0, "after_cents": new.planned_cents or 0}
        changes.append(Reason("change.money", money))
    for code, earlier, later in (
        ("change.decisions", old.decisions, now.decisions),
        ("change.checks", old.checks, now.checks),
    ):
        if added := len(_references(later) - earlier):
            changes.append(Reason(code, {"count": added}))
    return changes


def _references(sources: Iterable[Source]) -> frozenset[str]:
    return frozenset(one.reference for one in sources)


def _actions(rows: Sequence[Row]) -> list[PlanAction]:
    # One action can serve several promises; its money counts once in a total.
    return list({(one.plan, one.code): one for row in rows for one in row.followed.actions}.values())


def _check_once(followed: Sequence[Followed]) -> None:
    seen: set[str] = set()
    for one in followed:
        if one.promise in seen:
            raise PromiseTwice(promise=one.promise)
        seen.add(one.promise)
