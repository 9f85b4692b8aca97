"""What the pages show of the agreement; each function costs a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Manager, Model, Q, QuerySet, Subquery

from akkoord.web.agreement import filtering
from akkoord.web.agreement.filtering import Filters
from akkoord.web.agreement.models import Domain, Promise, PromiseText, Version, is_goal
from akkoord.web.agreement.ranked import Ranked
from akkoord.web.search import queries as search

_Row = TypeVar("_Row", bound=Model)

_MANY = 100
"""From this number of promises it is quicker to read the rows of all promises than to name each."""

SEARCH_KIND = "promise"
"""What the search index calls the texts of promises; their scope is the version."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What a picture needs of a promise, without its words."""

    promise_id: int
    domain_id: int | None
    level: str
    is_measurable: bool

    @property
    def is_goal(self) -> bool:
        """Whether this states what is aimed at."""
        return is_goal(self.level)


@dataclass(frozen=True, slots=True)
class Results:
    """The promises that fit, and what the search made of the words; None where none were given."""

    texts: QuerySet[PromiseText] | Ranked
    search: search.Found | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The agreement in numbers; `outside` are the promises that stand in no domain."""

    promises: int
    goals: int
    measurable: int
    domains: int
    outside: int


def published() -> Version | None:
    """Return the version that residents see, or None before the first."""
    return Version.objects.filter(published_at__isnull=False).order_by("-published_at", "-pk").first()


def published_rows() -> QuerySet[PromiseText]:
    """Return the wording that residents see of all promises, in one query."""
    last = (
        Version.objects.filter(published_at__isnull=False).order_by("-published_at", "-pk").values("pk")[:1]
    )
    return PromiseText.objects.filter(version=Subquery(last))


def published_texts(promises: Collection[int]) -> QuerySet[PromiseText]:
    """Return the wording that residents see of these promises, in one query."""
    return published_rows().filter(promise__in=promises)


def of_promises(
    rows: Manager[_Row] | QuerySet[_Row], promises: Collection[int], place: str = "promise"
) -> QuerySet[_Row]:
    """Return the rows of some promises; of many promises, those of all: leave out what is not asked.

    Args:
        rows: Rows that belong to a promise.
        promises: The ids of the promises.
        place: The way from a row to its promise.
    """
    return rows.filter(**{f"{place}__in": promises}) if len(promises) < _MANY else rows.all()


def texts(version: Version) -> QuerySet[PromiseText]:
    """Return the promises of a version in document order, each with its domain."""
    return PromiseText.objects.filter(version=version).select_related("domain", "promise")


def promise_ids(version: Version) -> list[int]:
    """Return the ids of the promises of a version, in no order."""
    return list(PromiseText.objects.filter(version=version).order_by().values_list("promise_id", flat=True))


def glances(version: Version) -> list[Glance]:
    """Return every promise of a version in document order, as far as a picture needs it."""
    rows = PromiseText.objects.filter(version=version).order_by("position")
    return [Glance(*row) for row in rows.values_list("promise_id", "domain_id", "level", "is_measurable")]


def domains(version: Version) -> QuerySet[Domain]:
    """Return the domains of a version, in its order, with their number of promises and of measurable ones."""
    of_version = Q(texts__version=version)
    counted = Domain.objects.filter(of_version).annotate(
        promises=Count("texts", filter=of_version),
        measurable=Count("texts", filter=of_version & Q(texts__is_measurable=True)),
    )
    # Where rows are counted together, the order of the model itself no longer holds.
    return counted.order_by("position")


def found(version: Version, filters: Filters) -> Results:
    """Return the promises that fit the filters: best first for words, else in document order."""
    rows = filtering.fitting(version, filters).select_related("domain", "promise")
    if not filters.words:
        return Results(rows)
    outcome = search.find(SEARCH_KIND, version.pk, filters.words)
    fitting = set(rows.values_list("pk", flat=True)) if outcome.ids else set()
    ids = [pk for pk in outcome.ids if pk in fitting]
    return Results(Ranked(ids, texts(version)), outcome)


def figures(version: Version) -> Figures:
    """Return the agreement in numbers."""
    counts = PromiseText.objects.filter(version=version).aggregate(
        promises=Count("pk"),
        goals=Count("pk", filter=Q(level__endswith="ambition") | Q(level="goal")),
        measurable=Count("pk", filter=Q(is_measurable=True)),
        domains=Count("domain", distinct=True),
        outside=Count("pk", filter=Q(domain=None)),
    )
    return Figures(**counts)


def parent_text(text: PromiseText) -> PromiseText | None:
    """Return the goal that a promise serves, in the same version."""
    if text.parent_id is None:
        return None
    return texts(text.version).filter(promise=text.parent_id).first()


def promise_text(version: Version, number: int) -> PromiseText | None:
    """Return one promise of a version with its parent, or None."""
    return texts(version).select_related("version").filter(promise__number=number).first()


def serving(version: Version, promise: Promise) -> QuerySet[PromiseText]:
    """Return the promises that serve a goal."""
    return texts(version).filter(parent=promise)


def siblings(text: PromiseText) -> QuerySet[PromiseText]:
    """Return the other promises that serve the same goal; none without a goal."""
    if text.parent_id is None:
        return PromiseText.objects.none()
    return texts(text.version).filter(parent=text.parent_id).exclude(pk=text.pk)


def versions() -> QuerySet[Version]:
    """Return every version, the last made first, with its number of promises."""
    return Version.objects.annotate(promises=Count("texts")).order_by("-made_at", "-pk")
