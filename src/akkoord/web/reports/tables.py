"""A report as open data: CSV and JSON, with the same columns whatever the language of the page.

The columns: docs/reference/report.md.
"""

from __future__ import annotations

from typing import Any

from akkoord.followup import report as engine
from akkoord.followup.standing import Proof
from akkoord.web.followup.given import is_address
from akkoord.web.followup.half_years import Made
from akkoord.web.spreadsheets import comma

VERSION = 1
_COLUMNS = (
    "domain", "promise", "text", "stage", "since", "is_claimed", "is_overdue", "deadline", "proof",
    "planned_cents", "checks", "decisions", "changes",
)  # fmt: skip


def csv_bytes(made: Made) -> bytes:
    """Return a report as CSV."""
    return comma.lines(_COLUMNS, ([row[name] for name in _COLUMNS] for row in table(made)))


def document(made: Made) -> dict[str, Any]:
    """Return a report as one JSON document, with its version."""
    counts = made.report.counts
    return {
        "version": VERSION,
        "period": {"year": made.report.period.year, "half": made.report.period.half},
        "last_day": made.report.period.last_day.isoformat(),
        "known_on": made.known_on.isoformat(),
        "is_draft": True,
        "counts": {
            "promises": counts.promises,
            "no_information": counts.no_information,
            "by_stage": dict(counts.by_stage),
            "claimed": counts.claimed,
            "overdue": counts.overdue,
        },
        "planned_cents": made.report.planned_cents,
        "promises": table(made),
    }


def table(made: Made) -> list[dict[str, str | int | bool | None]]:
    """Return the rows of a report; proof by its address, or by its name where it has none."""
    ids = {str(text.promise.number): text.promise_id for text in made.record.texts}

    def said(promise: str, proof: Proof) -> str:
        title = made.record.titles.get((ids[promise], proof.reference), "")
        named = ", ".join(part for part in (title, proof.reference) if part)
        return proof.reference if is_address(proof.reference) else named

    return [
        {**plain, "proof": " | ".join(said(row.followed.promise, one) for one in row.followed.standing.proof)}
        for row, plain in zip(engine.rows(made.report), engine.table(made.report), strict=True)
    ]
