"""The promises of a report in words, in the language of the page or file; made from plain values alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from akkoord.followup.report import document as documents
from akkoord.followup.report.document import Values
from akkoord.followup.stages import STAGES
from akkoord.phrases import Reason
from akkoord.web.followup import shown
from akkoord.web.followup.shown import Shown
from akkoord.web.reports.naming import sentence


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many promises are in a stage now, and how many were in the last report; None without one."""

    code: str
    name: str
    promises: int
    before: int | None

    @property
    def difference(self) -> str:
        """What came to it since, with its sign; empty where there is nothing to compare with."""
        if self.before is None:
            return ""
        change = self.promises - self.before
        return f"{change:+d}".replace("-", "\N{MINUS SIGN}") if change else "0"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a promise stood on the last day of the period."""

    code: str
    name: str
    is_known: bool
    since: date | None
    is_claimed: bool
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One promise of a report.

    Attributes:
        number: Its number.
        text: Its words.
        address: The path of its page in this language.
        stand: Where it stood.
        deadline: By when it is to be kept.
        planned_cents: The money planned for it; None when no action of the plan is linked.
        proof: What shows its stage.
        decisions: The decisions that carry it out.
        checks: The policy checks done.
        changes: What changed since the last report.
        service: The service that owns it.
    """

    number: str
    text: str
    address: str
    stand: Stand
    deadline: date | None
    planned_cents: int | None
    proof: tuple[Shown, ...]
    decisions: tuple[Shown, ...]
    checks: tuple[Shown, ...]
    changes: tuple[str, ...]
    service: str

    @property
    def is_detailed(self) -> bool:
        """Whether there is more to show than the stage."""
        return bool(
            self.changes
            or self.service
            or self.deadline
            or self.proof
            or self.planned_cents is not None
            or self.decisions
            or self.checks
        )

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to tell but that nothing is known."""
        told = self.changes or self.planned_cents is not None or self.decisions or self.checks
        return not self.stand.is_known and not told


def of(rows: Iterable[Values]) -> list[Line]:
    """Return promises of a document in words."""
    return [_line(row) for row in rows]


def stages(summary: Values) -> list[StageCount]:
    """Return how many promises are in each stage, those without information first."""
    now = _by_stage(summary["counts"])
    compared = summary["compared_with"]
    then = _by_stage(compared["counts"]) if compared else None
    return [
        StageCount(code, _stage(code), now[code], then[code] if then is not None else None) for code in STAGES
    ]


def _by_stage(counts: Values) -> dict[str, int]:
    # A stage that a later release adds did not exist in a report of before.
    return dict.fromkeys(STAGES, 0) | counts["by_stage"] | {"no_information": counts["no_information"]}


def _line(row: Values) -> Line:
    code = row["stage"]
    return Line(
        number=row["promise"],
        text=row["text"],
        address=reverse("agreement:promise", args=[row["promise"]]),
        stand=Stand(
            code=code,
            name=_stage(code),
            is_known=code != "no_information",
            since=_day(row["since"]),
            is_claimed=row["is_claimed"],
            is_overdue=row["is_overdue"],
        ),
        deadline=_day(row["deadline"]),
        planned_cents=row["planned_cents"],
        proof=tuple(_proof(one) for one in row["proof"]),
        decisions=_linked(row["decisions"]),
        checks=_linked(row["checks"]),
        changes=tuple(_change(documents.change(one)) for one in row["changes"]),
        service=row["service"],
    )


def _proof(proof: Values) -> Shown:
    kind = sentence(Reason(f"proof.{proof['kind']}"))
    found = shown.linked(proof["reference"], proof["title"], kind=kind, seen_on=_day(proof["seen_on"]))
    # Reports that were sent before proof had a hash in them lack it.
    return replace(found, sha256=proof.get("sha256") or "")


def _linked(sources: Sequence[Values]) -> tuple[Shown, ...]:
    return tuple(shown.linked(one["address"], one["title"]) for one in sources)


def _change(reason: Reason) -> str:
    if reason.code != "change.stage":
        return sentence(reason)
    names = {key: _stage(str(code)) for key, code in reason.values.items()}
    return sentence(Reason("change.stage_named", names))


def _stage(code: str) -> str:
    return sentence(Reason(f"stage.{code}"))


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
