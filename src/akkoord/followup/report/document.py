"""A report as one document of plain values, which is frozen once it is sent.

What is frozen is its one canonical text (`akkoord.chain.canonical`). The SHA-256 of that text is its hash,
which anybody with the text can check. Pages and files of a sent report are made from it alone.
The fields: docs/reference/report.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from akkoord import chain
from akkoord.followup.report.made import Before, By, Counts, Group, Report, Row, Source, groups
from akkoord.phrases import Reason

VERSION = 2

Values = dict[str, Any]
"""A part of a document: text, whole numbers, truths, None, and lists and mappings of these."""


@dataclass(frozen=True, slots=True)
class ComparedWith:
    """What a report was compared with.

    Attributes:
        last_day: The last day of the period of the last report.
        known_on: The day up to which that one counted what was recorded.
        sha256: The hash of that report; empty where none was sent: what would have stood in it then counts.
        counts: Its counts.
    """

    last_day: date
    known_on: date
    sha256: str
    counts: Values


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself beside what it reports.

    Attributes:
        city: The name of the city.
        agreement: The title of the agreement.
        words: What staff wrote, by the title of a domain; under the empty title, on the whole.
        compared_with: What it was compared with; None for a first report.
        replaces: The hash of the report that it corrects; empty for the first of its period.
    """

    city: str = ""
    agreement: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    compared_with: ComparedWith | None = None
    replaces: str = ""


def of(report: Report, *, known_on: date, about: About = About()) -> Values:
    """Return a report as one document.

    Args:
        report: The report.
        known_on: The day up to which it counts what was recorded.
        about: What else it says.
    """
    period = report.period
    return {
        "version": VERSION,
        "kind": period.kind,
        "period": {"year": period.year, "half": period.half},
        "first_day": period.first_day.isoformat(),
        "last_day": period.last_day.isoformat(),
        "due_on": _iso(period.due_on),
        "known_on": known_on.isoformat(),
        "city": about.city,
        "agreement": about.agreement,
        "compared_with": _compared_with(about.compared_with),
        "replaces": about.replaces or None,
        "words": about.words.get("", ""),
        "counts": counts(report.counts),
        "planned_cents": sum(report.cents_by_year.values()),
        "planned_cents_by_year": {str(year): cents for year, cents in report.cents_by_year.items()},
        # What was spent is known to the accounts alone: schemes J1 and T2 of the policy and management cycle.
        "realised_cents": None,
        "domains": [_group(one, about.words) for one in groups(report, "domain")],
        "services": _services(report),
        "gone": [{"promise": number, "text": text} for number, text in report.gone],
        "promises": [_promise(row) for row in report.rows],
    }


def canonical(document: Values) -> str:
    """Return the one text of a document.

    Raises:
        NotSealable: if it holds a value that has no such text.
    """
    return chain.canonical(document)


def digest(document: Values) -> str:
    """Return the hash of a document: the SHA-256 of its canonical text in UTF-8, in hexadecimal."""
    return hash_of(canonical(document))


def hash_of(text: str) -> str:
    """Return the hash of the canonical text of a document."""
    return hashlib.sha256(text.encode()).hexdigest()


def before(promises: Iterable[Values]) -> dict[str, Before]:
    """Return what the promises of a document tell, for the next report to be compared with."""
    return {
        row["promise"]: Before(
            text=row["text"],
            stage=row["stage"],
            is_claimed=row["is_claimed"],
            is_overdue=row["is_overdue"],
            planned_cents=row["planned_cents"],
            checks=frozenset(one["address"] for one in row["checks"]),
            decisions=frozenset(one["address"] for one in row["decisions"]),
        )
        for row in promises
    }


def change(row: Values) -> Reason:
    """Return a change of a promise of a document as a reason that can be said.

    >>> change({"code": "change.overdue", "deadline": "2026-06-30"}).values
    {'deadline': datetime.date(2026, 6, 30)}
    """
    values = {key: value for key, value in row.items() if key != "code"}
    if values.get("deadline"):
        values["deadline"] = date.fromisoformat(values["deadline"])
    return Reason(row["code"], values)


def counts(of: Counts) -> Values:
    """Return counts as plain values."""
    return {
        "promises": of.promises,
        "no_information": of.no_information,
        "by_stage": dict(of.by_stage),
        "claimed": of.claimed,
        "overdue": of.overdue,
        "changed": of.changed,
    }


def members(document: Values, by: By, title: str) -> Sequence[Values]:
    """Return the promises of a document that belong to a domain or a service."""
    return [row for row in document["promises"] if row[by] == title]


def _services(report: Report) -> list[Values]:
    found = groups(report, "service")
    # A city that names no services has one group without a name, which says nothing.
    return [_group(one, {}) for one in found] if any(one.title for one in found) else []


def _group(group: Group, words: Mapping[str, str]) -> Values:
    return {
        "title": group.title,
        # Under the empty title stands what was written on the whole.
        "words": words.get(group.title, "") if group.title else "",
        "counts": counts(group.counts),
        "planned_cents": group.planned_cents,
    }


def _compared_with(other: ComparedWith | None) -> Values | None:
    if other is None:
        return None
    return {
        "last_day": other.last_day.isoformat(),
        "known_on": other.known_on.isoformat(),
        "sha256": other.sha256 or None,
        "counts": other.counts,
    }


def _promise(row: Row) -> Values:
    one = row.followed
    return {
        "promise": one.promise,
        "text": one.text,
        "domain": one.domain,
        "service": one.service,
        "stage": one.standing.stage.code,
        "since": _iso(one.standing.since),
        "is_claimed": one.standing.is_claimed,
        "is_overdue": row.is_overdue,
        "deadline": _iso(one.deadline),
        "planned_cents": row.planned_cents,
        "proof": [_proof(source) for source in one.proof],
        "decisions": [_linked(source) for source in one.decisions],
        "checks": [_linked(source) for source in one.checks],
        "changes": [_change(reason) for reason in row.changes],
    }


def _proof(source: Source) -> Values:
    return {
        "kind": source.kind,
        "reference": source.reference,
        "title": source.title,
        "seen_on": _iso(source.seen_on),
        "sha256": source.sha256 or None,
    }


def _linked(source: Source) -> Values:
    return {"address": source.reference, "title": source.title}


def _change(reason: Reason) -> Values:
    values = {
        key: value.isoformat() if isinstance(value, date) else value for key, value in reason.values.items()
    }
    return {"code": reason.code, **values}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
