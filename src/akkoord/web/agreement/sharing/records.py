"""Promises as rows of the open data: the columns of `dictionary.toml`, in plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from akkoord.web.agreement import stages, targets
from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.agreement.rows import kind
from akkoord.web.agreement.sharing import addresses, marks
from akkoord.web.agreement.sharing.marks import Marks
from akkoord.web.agreement.stages import Shown, Stages
from akkoord.web.spreadsheets.table import Row

_PARTS_OF_A_TARGET = frozenset({"quantity", "unit", "comparator", "deadline", "baseline", "text"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """Promises of a version with all that is marked on them, and where they stand."""

    version: Version
    texts: Sequence[PromiseText]
    marked: Marks
    standing: Stages


def gather(version: Version, texts: Sequence[PromiseText], on: date) -> Gathered:
    """Gather what is known of promises of a version, in a fixed number of queries."""
    standing = stages.on([text.promise_id for text in texts], on)
    return Gathered(version, texts, marks.of(version, texts), standing)


def rows(gathered: Gathered) -> Iterator[Row]:
    """Yield promises as rows, in the order given."""
    for text in gathered.texts:
        number = text.promise.number
        yield (
            {"number": number, "address": addresses.page("promise", number)}
            | _wording(text, gathered.marked)
            | _marked(text, gathered.marked)
            | _standing(gathered.standing.of(text.promise_id))
            | {"version": gathered.version.title}
        )


def _wording(text: PromiseText, marked: Marks) -> dict[str, Any]:
    measures = well_formed(text.targets)
    return {
        "text": text.text,
        "kind": kind(text.level),
        "level": text.level,
        "domain": text.domain.title if text.domain else None,
        "theme": text.theme or None,
        "subtheme": text.subtheme or None,
        "goal_number": marked.numbers.get(text.parent_id) if text.parent_id else None,
        "line_start": text.line_start,
        "line_end": text.line_end,
        "page": text.page,
        "is_measurable": text.is_measurable,
        "targets": [targets.spoken(target).meaning for target in measures],
        "targets_data": measures or None,
        "trends": [f"{trend['direction']}: {trend['text']}" for trend in told(text.trends, "direction")],
        "conditions": [condition["text"] for condition in told(text.conditions, "kind")],
        "verb_class": text.verb_class or None,
    }


def _marked(text: PromiseText, marked: Marks) -> dict[str, Any]:
    return {
        "actors": [named.name for named in marked.actors.get(text.pk, ())],
        "places": [named.name for named in marked.places.get(text.pk, ())],
        "sdgs": [goal for goal, _ in marked.sdgs.get(text.pk, ())],
        "repeats": list(marked.repeats.get(text.pk, ())),
        "conflicts": [number for number, _ in marked.conflicts.get(text.pk, ())],
        "flags": [code for code, _ in marked.flags.get(text.pk, ())],
    }


def _standing(stage: Shown) -> dict[str, Any]:
    return {
        "stage": stage.code,
        "stage_since": stage.since,
        "is_claimed": stage.is_claimed,
        "is_overdue": stage.is_overdue,
    }


def well_formed(given: Any) -> list[Mapping[str, Any]]:
    """Return the targets that have each of their parts: a reading from elsewhere can hold anything."""
    return [one for one in _objects(given) if one.keys() >= _PARTS_OF_A_TARGET]


def told(given: Any, part: str) -> list[Mapping[str, Any]]:
    """Return the trends or conditions that have their words and this other part."""
    return [one for one in _objects(given) if {"text", part} <= one.keys()]


def _objects(given: Any) -> list[Mapping[str, Any]]:
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
