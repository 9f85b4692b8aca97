"""One promise as plain values, for who reads with a program. The fields: docs/reference/promise-json.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import override

from akkoord.web.agreement import queries
from akkoord.web.agreement.models import PromiseText
from akkoord.web.agreement.rows import kind
from akkoord.web.agreement.sharing import addresses, marks
from akkoord.web.agreement.sharing.marks import Marks
from akkoord.web.agreement.stages import Shown

VERSION = 1


def permanent_address(text: PromiseText) -> str:
    """Return where a promise stands for good, whatever the language of this page."""
    with override(settings.LANGUAGE_CODE):
        return f"{settings.CITY.base_url}{text.promise.get_absolute_url()}"


def promise(text: PromiseText, stage: Shown) -> dict[str, Any]:
    """Return a promise as it stands on its page; the number of queries is fixed."""
    marked = marks.of(text.version, [text])
    return _place(text, marked) | _read(text) | _marked(text, marked) | _standing(stage)


def _place(text: PromiseText, marked: Marks) -> dict[str, Any]:
    return {
        "version": VERSION,
        "number": text.promise.number,
        "address": permanent_address(text),
        "agreement": text.version.title,
        "text": text.text,
        "language": "nl",
        "kind": kind(text.level),
        "level": text.level,
        "domain": text.domain.title if text.domain else None,
        "theme": text.theme or None,
        "subtheme": text.subtheme or None,
        "lines": [text.line_start, text.line_end],
        "page": text.page,
        "parent": marked.numbers.get(text.parent_id or 0),
        "nested_under": marked.numbers.get(text.nested_under_id or 0),
        "serving": [row.promise.number for row in queries.serving(text.version, text.promise)],
    }


def _read(text: PromiseText) -> dict[str, Any]:
    return {
        "is_measurable": text.is_measurable,
        "targets": text.targets,
        "trends": text.trends,
        "conditions": text.conditions,
        "parts": text.parts,
        "verb_class": text.verb_class or None,
        "references": text.cross_refs,
    }


def _marked(text: PromiseText, marked: Marks) -> dict[str, Any]:
    def named(names: Mapping[int, list[marks.Named]]) -> list[dict[str, str]]:
        return [{"slug": own.slug, "name": own.name} for own in names.get(text.pk, ())]

    return {
        "actors": named(marked.actors),
        "places": named(marked.places),
        "sdgs": [
            {"goal": goal, "uri": addresses.sdg(goal), "because": because}
            for goal, because in marked.sdgs.get(text.pk, ())
        ],
        "flags": [{"code": code, "because": because} for code, because in marked.flags.get(text.pk, ())],
        "repeats": marked.repeats.get(text.pk, []),
        "conflicts": [
            {"promise": number, "note": note} for number, note in marked.conflicts.get(text.pk, ())
        ],
    }


def _standing(stage: Shown) -> dict[str, Any]:
    return {
        "stage": stage.code,
        "stage_since": stage.since.isoformat() if stage.since else None,
        "is_claimed": stage.is_claimed,
        "is_overdue": stage.is_overdue,
    }
