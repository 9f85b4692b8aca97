"""The other lists of the agreement as rows: domains, goals of the world, names, findings, changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from django.db.models import Count, F, Q, QuerySet

from akkoord.phrases import Language, Reason, say
from akkoord.web.agreement import naming
from akkoord.web.agreement.models import (
    Change,
    Comparison,
    Domain,
    Finding,
    FindingText,
    Name,
    SdgMark,
    Version,
)
from akkoord.web.agreement.sharing import addresses
from akkoord.web.frame import language
from akkoord.web.spreadsheets.table import Row

_ENGINE = "akkoord.agreement"
_MANY = 100
"""From this number of findings it is quicker to read the promises of all of their version."""


def domains(version: Version) -> Iterator[Row]:
    """Yield the domains of a version in the order of the agreement."""
    of_version = Q(texts__version=version)
    is_goal = Q(texts__level="goal") | Q(texts__level__endswith="ambition")
    found = Domain.objects.filter(of_version).annotate(
        promises=Count("texts", filter=of_version),
        goals=Count("texts", filter=of_version & is_goal),
        measurable=Count("texts", filter=of_version & Q(texts__is_measurable=True)),
    )
    for row in found.order_by("position").values("slug", "title", "promises", "goals", "measurable"):
        yield row | {"address": addresses.page("domain", row["slug"])}


def sdgs(version: Version) -> Iterator[Row]:
    """Yield the seventeen sustainable development goals, with how many promises may serve each."""
    found = (
        SdgMark.objects.filter(text__version=version)
        .order_by()
        .values_list("goal")
        .annotate(promises=Count("pk"), measurable=Count("pk", filter=Q(text__is_measurable=True)))
    )
    counted = {goal: (promises, measurable) for goal, promises, measurable in found}
    for goal, title in naming.SDGS.items():
        promises, measurable = counted.get(goal, (0, 0))
        yield {
            "goal": goal,
            "address": addresses.page("sdg", goal),
            "uri": addresses.sdg(goal),
            "title": str(title),
            "promises": promises,
            "measurable": measurable,
        }


def names(version: Version, kind: Literal["actor", "place"]) -> Iterator[Row]:
    """Yield the names of a kind in a version, those of most promises first."""
    found = (
        Name.objects.filter(kind=kind, marks__text__version=version)
        .annotate(
            promises=Count("marks"), measurable=Count("marks", filter=Q(marks__text__is_measurable=True))
        )
        .order_by("-promises", "name")
    )
    for row in found.values("slug", "name", "promises", "measurable"):
        yield row | {"address": addresses.page(kind, row["slug"])}


def findings(found: QuerySet[Finding]) -> Iterator[Row]:
    """Yield what was noticed, each with its promises and their lines."""
    rows = list(found.values_list("pk", "position", "code", "because"))
    concerned = defaultdict(list)
    for finding, *rest in _concerned([pk for pk, *_ in rows]):
        concerned[finding].append(rest)
    spoken = language.current()
    for pk, position, code, because in rows:
        yield {
            "position": position + 1,
            "code": code,
            "sentence": said(because, spoken),
            "promises": [number for number, _, _ in concerned[pk]],
            "lines": [_lines(first, last) for _, first, last in concerned[pk]],
            "data": because,
        }


def _concerned(findings: Sequence[int]) -> Iterable[tuple[int, int, int, int]]:
    texts = FindingText.objects.order_by("finding_id", "position")
    if len(findings) < _MANY:
        texts = texts.filter(finding__in=findings)
    elif findings:
        texts = texts.filter(finding__version__findings=findings[0])
    return texts.values_list("finding_id", "text__promise__number", "text__line_start", "text__line_end")


def changes(comparison: Comparison, found: QuerySet[Change]) -> Iterator[Row]:
    """Yield what became of promises between two versions."""
    spoken = language.current()
    rows = found.select_related(None).values(
        "position",
        "kind",
        "because",
        old_number=F("old__promise__number"),
        new_number=F("new__promise__number"),
        old_text=F("old__text"),
        new_text=F("new__text"),
    )
    for row in rows:
        yield row | {
            "position": row["position"] + 1,
            "old_version": comparison.old_id,
            "new_version": comparison.new_id,
            "because": [said(reason, spoken) for reason in row["because"]],
        }


def said(reason: dict[str, Any], spoken: Language) -> str:
    """Return a stored reason as a sentence."""
    return say(Reason(reason["code"], reason["values"]), spoken, package=_ENGINE)


def _lines(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
