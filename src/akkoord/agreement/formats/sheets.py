"""A reading as plain values, ready for JSON or CSV. The fields: docs/reference/agreement-format.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from akkoord.agreement.model import (
    Agreement,
    Condition,
    ConditionKind,
    Conflict,
    CrossRef,
    Direction,
    Flag,
    Level,
    Promise,
    Sdg,
    Target,
    Trend,
    VerbClass,
)

VERSION = 1

FIELDS = (
    "id", "kind", "level", "domain", "theme", "subtheme", "parent", "line_start", "line_end", "page", "text",
    "targets", "trends", "conditions", "verb_class", "actors", "places", "cross_refs", "sdgs", "repeats",
    "conflicts", "parts", "flags",
)  # fmt: skip


def promise_sheet(promise: Promise, /) -> dict[str, Any]:
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


def promise(sheet: Mapping[str, Any]) -> Promise:
    r"""Return the promise of a sheet: the way back of `promise_sheet`. A field that is absent is empty.

    >>> from akkoord.agreement import reader
    >>> read = reader.read("STAD\n\n- Tegen 2033 komen er 500 bomen, waar mogelijk.").promises[0]
    >>> promise(promise_sheet(read)) == read
    True
    """
    return Promise(
        id=sheet["id"],
        level=Level(sheet["level"]),
        domain=sheet["domain"],
        theme=sheet["theme"],
        subtheme=sheet["subtheme"],
        parent=sheet["parent"],
        nested_under=sheet.get("nested_under"),
        line_start=sheet["line_start"],
        line_end=sheet["line_end"],
        page=sheet.get("page"),
        text=sheet["text"],
        targets=tuple(_target(target) for target in sheet.get("targets", ())),
        trends=tuple(Trend(Direction(own["direction"]), own["text"]) for own in sheet.get("trends", ())),
        conditions=tuple(
            Condition(own["text"], ConditionKind(own["kind"])) for own in sheet.get("conditions", ())
        ),
        verb_class=VerbClass(sheet["verb_class"]) if sheet.get("verb_class") else None,
        actors=tuple(sheet.get("actors", ())),
        places=tuple(sheet.get("places", ())),
        cross_refs=tuple(CrossRef(own["text"], own["id"]) for own in sheet.get("cross_refs", ())),
        sdgs=tuple(Sdg(own["goal"], own["because"]) for own in sheet.get("sdgs", ())),
        repeats=tuple(sheet.get("repeats", ())),
        conflicts=tuple(Conflict(own["id"], own["note"]) for own in sheet.get("conflicts", ())),
        parts=tuple(sheet.get("parts", ())),
        flags=tuple(Flag(own["code"], own["because"]) for own in sheet.get("flags", ())),
    )


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


def _target(sheet: Mapping[str, Any]) -> Target:
    quantity = sheet.get("quantity")
    return Target(
        quantity=None if quantity is None else Decimal(str(quantity)),
        unit=sheet.get("unit"),
        comparator=sheet.get("comparator", "="),
        deadline=sheet.get("deadline"),
        baseline=sheet.get("baseline"),
        text=sheet["text"],
    )


def _number(value: Decimal | None) -> int | float | None:
    """JSON knows no decimals: a fraction is written as the nearest float, which prints as it was written."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
