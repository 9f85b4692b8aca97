"""What is marked on many promises, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from akkoord.web.agreement.models import (
    FlagMark,
    Name,
    NameMark,
    Promise,
    PromiseText,
    Relation,
    SdgMark,
    Version,
)

_MANY = 100
"""From this number of promises it is quicker to read the marks of the whole version."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a promise carries it."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked on promises, each by the id of the text; `numbers` are by the id of the promise."""

    actors: Mapping[int, list[Named]]
    places: Mapping[int, list[Named]]
    sdgs: Mapping[int, list[tuple[int, str]]]
    flags: Mapping[int, list[tuple[str, str]]]
    repeats: Mapping[int, list[int]]
    conflicts: Mapping[int, list[tuple[int, str]]]
    numbers: Mapping[int, int]


def of(version: Version, texts: Sequence[PromiseText]) -> Marks:
    """Return what is marked on promises of a version, in five queries."""
    ids = [text.pk for text in texts]

    def rows(marks: QuerySet[Any], *fields: str) -> Iterable[Any]:
        asked = marks.filter(text__in=ids) if len(ids) < _MANY else marks.filter(text__version=version)
        return asked.values_list("text_id", *fields)

    actors, places = _names(rows(NameMark.objects.all(), "name__kind", "name__name", "name__slug"))
    repeats, conflicts = _relations(rows(Relation.objects.all(), "kind", "other__promise__number", "note"))
    return Marks(
        actors=actors,
        places=places,
        sdgs=_pairs(rows(SdgMark.objects.all(), "goal", "because")),
        flags=_pairs(rows(FlagMark.objects.all(), "code", "because")),
        repeats=repeats,
        conflicts=conflicts,
        numbers=_numbers(version),
    )


def _numbers(version: Version) -> dict[int, int]:
    return dict(Promise.objects.filter(texts__version=version).values_list("pk", "number"))


def _names(
    rows: Iterable[tuple[int, str, str, str]],
) -> tuple[dict[int, list[Named]], dict[int, list[Named]]]:
    actors: dict[int, list[Named]] = defaultdict(list)
    places: dict[int, list[Named]] = defaultdict(list)
    for text, kind, name, slug in rows:
        (actors if kind == Name.Kind.ACTOR else places)[text].append(Named(name, slug))
    return actors, places


def _relations(
    rows: Iterable[tuple[int, str, int, str]],
) -> tuple[dict[int, list[int]], dict[int, list[tuple[int, str]]]]:
    repeats: dict[int, list[int]] = defaultdict(list)
    conflicts: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for text, kind, other, note in rows:
        if kind == Relation.Kind.REPEATS:
            repeats[text].append(other)
        else:
            conflicts[text].append((other, note))
    return repeats, conflicts


def _pairs(rows: Iterable[tuple[int, Any, str]]) -> dict[int, list[tuple[Any, str]]]:
    found = defaultdict(list)
    for text, value, because in rows:
        found[text].append((value, because))
    return found
