"""A reading as plain values, ready for JSON or CSV. The fields: docs/reference/agreement-format.md."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from akkoord.agreement.model import Agreement, Promise, Target

VERSION = 1

FIELDS = (
    "id", "kind", "level", "domain", "theme", "subtheme", "parent", "line_start", "line_end", "page", "text",
    "targets", "trends", "conditions", "verb_class", "actors", "places", "cross_refs", "sdgs", "repeats",
    "conflicts", "parts", "flags",
)  # fmt: skip


def promise_sheet(promise: Promise) -> dict[str, Any]:
    r"""Return a promise as plain values, every field of the contract in its order.

    >>> from akkoord.agreement import reader
    >>> sheet = promise_sheet(reader.read("GROENE STAD\n\n- **Er komt meer groen.**").promises[0])
    >>> sheet["id"], sheet["level"], sheet["domain"], sheet["page"], sheet["repeats"]
    ('1.1', 'goal', 'GROENE STAD', None, [])
    """
    return {
        "id": promise.id,
        "kind": promise.kind.value,
        "level": promise.level.value,
        "domain": promise.domain,
        "theme": promise.theme,
        "subtheme": promise.subtheme,
        "parent": promise.parent,
        "line_start": promise.line_start,
        "line_end": promise.line_end,
        "page": promise.page,
        "text": promise.text,
        "targets": [_target_sheet(target) for target in promise.targets],
        "trends": [{"direction": found.direction.value, "text": found.text} for found in promise.trends],
        "conditions": [{"text": found.text, "kind": found.kind.value} for found in promise.conditions],
        "verb_class": promise.verb_class and promise.verb_class.value,
        "actors": list(promise.actors),
        "places": list(promise.places),
        "cross_refs": [{"text": found.text, "id": found.id} for found in promise.cross_refs],
        "sdgs": [{"goal": found.goal, "because": found.because} for found in promise.sdgs],
        "repeats": list(promise.repeats),
        "conflicts": [{"id": found.id, "note": found.note} for found in promise.conflicts],
        "parts": list(promise.parts),
        "flags": [{"code": flag.code, "because": flag.because} for flag in promise.flags],
    }


def agreement_sheet(agreement: Agreement, source: str) -> dict[str, Any]:
    """Return a whole reading as one document, with its version and the name of its source."""
    term = agreement.term
    return {
        "version": VERSION,
        "source": source,
        "title": agreement.title,
        "term": [term.first_year, term.last_year] if term else None,
        "notes": [{"code": note.code, **note.values} for note in agreement.notes],
        "promises": [promise_sheet(promise) for promise in agreement.promises],
    }


def coverage_sheet(agreement: Agreement) -> dict[str, str]:
    """Return what became of each line, by line number."""
    return {str(number): role for number, role in enumerate(agreement.coverage, start=1)}


def row(promise: Promise) -> list[str]:
    """Return a promise as CSV cells, in the order of `FIELDS`: a list as JSON, nothing as an empty cell."""
    return [_cell(value) for value in promise_sheet(promise).values()]


def _cell(value: object) -> str:
    if value is None or value == []:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)


def _target_sheet(target: Target) -> dict[str, Any]:
    return {
        "quantity": _number(target.quantity),
        "unit": target.unit,
        "comparator": target.comparator,
        "deadline": target.deadline,
        "baseline": target.baseline,
        "text": target.text,
    }


def _number(value: Decimal | None) -> int | float | None:
    """JSON knows no decimals: a fraction is written as the nearest float, which prints as it was written."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
