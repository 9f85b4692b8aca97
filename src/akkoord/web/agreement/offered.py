"""What programs may read of the agreement: of published versions only. Each list has one order that stays."""

from __future__ import annotations

from django.db.models import Count, Prefetch, Q, QuerySet

from akkoord.web.agreement.models import (
    Change,
    Comparison,
    Domain,
    Finding,
    FindingText,
    Name,
    PromiseText,
    SdgMark,
    Version,
)


def versions() -> QuerySet[Version]:
    """Return the published versions with their number of promises, the last first."""
    published = Version.objects.filter(published_at__isnull=False)
    return published.annotate(promises=Count("texts")).order_by("-published_at", "-pk")


def version(version_id: int) -> Version | None:
    """Return a published version with its number of promises."""
    return versions().filter(pk=version_id).first()


def promise(version: Version, number: int) -> PromiseText | None:
    """Return the wording of a promise in a version."""
    rows = PromiseText.objects.select_related("version", "promise", "domain", "parent", "nested_under")
    return rows.filter(version=version, promise__number=number).first()


def domain_exists(slug: str) -> bool:
    """Whether a published version has a domain of this short name."""
    return Domain.objects.filter(slug=slug, texts__version__published_at__isnull=False).exists()


def name_exists(kind: str, slug: str) -> bool:
    """Whether a published version names somebody or some place of this short name."""
    marked = Name.objects.filter(kind=kind, slug=slug, marks__text__version__published_at__isnull=False)
    return marked.exists()


def names(version: Version, kind: str) -> QuerySet[Name]:
    """Return who or what a version names, each with its number of promises, by name."""
    of_version = Q(marks__text__version=version)
    counted = Name.objects.filter(of_version, kind=kind).annotate(promises=Count("marks", filter=of_version))
    return counted.order_by("name", "pk")


def sdgs(version: Version) -> list[tuple[int, int]]:
    """Return the goals that promises of a version may serve, each with its number of promises."""
    marks = SdgMark.objects.filter(text__version=version).order_by("goal")
    return list(marks.values_list("goal").annotate(promises=Count("pk")))


def findings(version: Version, code: str = "") -> QuerySet[Finding]:
    """Return what the reader noticed in a version, with the promises concerned."""
    rows = Finding.objects.filter(version=version)
    concerned = FindingText.objects.select_related("text__promise").order_by("position", "pk")
    found = rows.filter(code=code) if code else rows
    return found.order_by("position").prefetch_related(Prefetch("finding_texts", queryset=concerned))


def comparisons() -> QuerySet[Comparison]:
    """Return the comparisons of published versions with their number of changes, the last made first."""
    both = Comparison.objects.filter(old__published_at__isnull=False, new__published_at__isnull=False)
    return both.annotate(count=Count("changes")).order_by("-made_at", "-pk")


def changes(comparison: Comparison, kind: str = "") -> QuerySet[Change]:
    """Return what became of promises, in the order of the comparison."""
    rows = comparison.changes.select_related("old__promise", "new__promise").order_by("position")
    return rows.filter(kind=kind) if kind else rows
