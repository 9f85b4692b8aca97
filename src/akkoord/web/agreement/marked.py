"""With whom, for which goals of the world and by when: how often the promises of a version are marked so.

Each function costs one query, `named` two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from akkoord.web.agreement.models import Name, NameMark, PromiseText, SdgMark, Version


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody, or a place, with the number of promises that name it."""

    name: str
    slug: str
    promises: int


@dataclass(frozen=True, slots=True)
class Dated:
    """What a target needs to stand on a line of time; `deadline` is None where it has none."""

    promise_id: int
    number: int
    target: dict[str, Any]

    @property
    def deadline(self) -> str | None:
        """By when, as it was read: a year, a month or a day."""
        found = self.target.get("deadline")
        return found if isinstance(found, str) else None


def named(version: Version, kind: Name.Kind) -> list[Named]:
    """Return who is named, or which places, those named most first."""
    names = {pk: (name, slug) for pk, name, slug in _names(kind)}
    # Joined in the database, SQLite looks up each name with each text: half a second for ten thousand.
    marks = NameMark.objects.filter(text__version=version).order_by()
    counts = marks.values_list("name").annotate(promises=Count("pk"))
    found = (Named(*names[pk], promises) for pk, promises in counts if pk in names)
    return sorted(found, key=lambda one: (-one.promises, one.name.casefold()))


def _names(kind: Name.Kind) -> QuerySet[Name, tuple[int, str, str]]:
    return Name.objects.filter(kind=kind).order_by().values_list("pk", "name", "slug")


def naming(version: Version, kind: Name.Kind) -> int:
    """Return how many promises name anybody, or any place."""
    marks = NameMark.objects.filter(text__version=version, name__kind=kind)
    return marks.aggregate(texts=Count("text", distinct=True))["texts"]


def goals(version: Version) -> dict[tuple[int | None, int], int]:
    """Return how many promises may serve a goal of the world, by the id of a domain and the goal."""
    rows = (
        SdgMark.objects.filter(text__version=version)
        .order_by()
        .values_list("text__domain", "goal")
        .annotate(promises=Count("pk"))
    )
    return {(domain, goal): promises for domain, goal, promises in rows}


def serving_goals(version: Version) -> int:
    """Return how many promises may serve any goal of the world."""
    return SdgMark.objects.filter(text__version=version).aggregate(texts=Count("text", distinct=True))[
        "texts"
    ]


def targets(version: Version) -> Iterator[Dated]:
    """Yield every target of a version in document order."""
    rows = (
        PromiseText.objects.filter(version=version, is_measurable=True)
        .order_by("position")
        .values_list("promise_id", "promise__number", "targets")
    )
    for promise_id, number, found in rows:
        yield from (Dated(promise_id, number, target) for target in found if isinstance(target, dict))
