"""What the interface tells of the rows of the agreement; each function costs a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone

from akkoord.phrases import Reason, say
from akkoord.web.agreement import downloads, naming, queries, rows, stages
from akkoord.web.agreement.models import (
    Change,
    Comparison,
    Domain,
    Finding,
    Lineage,
    Name,
    Promise,
    PromiseText,
    Version,
)
from akkoord.web.agreement.stages import Shown
from akkoord.web.frame import language
from akkoord.web.jobs import reasons
from akkoord.web.open_data.api.schemas import LANGUAGE

_ENGINE = "akkoord.agreement"
_FOLDERS = {"domain": "domeinen", "actor": "actoren", "place": "plaatsen", "sdg": "sdg"}
_TARGET = ("text", "quantity", "unit", "comparator", "deadline", "baseline")


def api(path: str, **query: object) -> str:
    """Return a whole address of the interface."""
    asked = f"?{urlencode(query)}" if query else ""
    return f"{settings.CITY.base_url}/api/v1/{path}{asked}"


def page(thing: str, name: object) -> str:
    """Return the whole address of the page of a thing."""
    return f"{settings.CITY.base_url}/{_FOLDERS[thing]}/{name}/"


def sdg_uri(goal: int) -> str:
    """Return what a sustainable development goal is known by everywhere."""
    return f"http://metadata.un.org/sdg/{goal}"


def version(row: Version, current: Version, promises: int) -> dict[str, Any]:
    """Return a published version."""
    has_term = row.first_year is not None and row.last_year is not None
    return {
        "id": row.pk,
        "title": row.title,
        "language": LANGUAGE,
        "term": {"first_year": row.first_year, "last_year": row.last_year} if has_term else None,
        "published_at": row.published_at,
        "is_current": row.pk == current.pk,
        "promises": promises,
        "source_sha256": row.source_sha256 or None,
        "promises_url": api("promises", version=row.pk),
    }


def promises(texts: Sequence[PromiseText]) -> list[dict[str, Any]]:
    """Return promises as they stand in a list."""
    numbers = dict(
        Promise.objects.filter(pk__in={text.parent_id for text in texts if text.parent_id}).values_list(
            "pk", "number"
        )
    )
    known = stages.on([text.promise_id for text in texts], timezone.localdate())
    return [_promise(text, known.of(text.promise_id), numbers.get(text.parent_id or 0)) for text in texts]


def promise(text: PromiseText) -> dict[str, Any]:
    """Return a promise with all that is known of it."""
    names = list(text.name_marks.select_related("name").order_by("position", "pk"))
    relations = list(text.relations.select_related("other__promise"))
    descents = _descents(text.promise)
    return promises([text])[0] | {
        "version": text.version_id,
        "lines": [text.line_start, text.line_end],
        "page_of_document": text.page,
        "nested_under": text.nested_under.number if text.nested_under else None,
        "serving": [row.promise.number for row in queries.serving(text.version, text.promise)],
        "trends": text.trends,
        "conditions": text.conditions,
        "parts": [str(part) for part in text.parts],
        "references": text.cross_refs,
        "actors": [named(mark.name) for mark in names if mark.name.kind == Name.Kind.ACTOR],
        "places": [named(mark.name) for mark in names if mark.name.kind == Name.Kind.PLACE],
        "sdgs": [
            {"goal": mark.goal, "uri": sdg_uri(mark.goal), "because": mark.because}
            for mark in text.sdg_marks.all()
        ],
        "flags": list(text.flag_marks.values("code", "because")),
        "repeats": [row.other.promise.number for row in relations if row.kind == "repeats"],
        "conflicts": [
            {"promise": row.other.promise.number, "note": row.note}
            for row in relations
            if row.kind == "conflicts"
        ],
        **descents,
    }


def named(row: Name) -> dict[str, str]:
    """Return a name with its short name."""
    return {"slug": row.slug, "title": row.name}


def domains(given: Iterable[Domain], of: Version) -> list[dict[str, Any]]:
    """Return domains with their numbers in a version."""
    return [
        {
            "slug": row.slug,
            "title": row.title,
            "page": page("domain", row.slug),
            "promises": row.promises,  # type: ignore[attr-defined]
            "measurable": row.measurable,  # type: ignore[attr-defined]
            "promises_url": api("promises", version=of.pk, domain=row.slug),
        }
        for row in given
    ]


def names(given: Iterable[Name], of: Version) -> list[dict[str, Any]]:
    """Return names with their numbers in a version."""
    return [
        named(row)
        | {
            "page": page(row.kind, row.slug),
            "promises": row.promises,  # type: ignore[attr-defined]
            "promises_url": api("promises", **{"version": of.pk, row.kind: row.slug}),
        }
        for row in given
    ]


def sdgs(counted: Iterable[tuple[int, int]], of: Version) -> list[dict[str, Any]]:
    """Return goals, given each with its number of promises."""
    return [
        {
            "goal": goal,
            "title": str(naming.SDGS[goal]),
            "uri": sdg_uri(goal),
            "page": page("sdg", goal),
            "promises": count,
            "promises_url": api("promises", version=of.pk, sdg=goal),
        }
        for goal, count in counted
    ]


def findings(given: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return what the reader noticed."""
    return [
        {
            "code": row.code,
            "sentence": _said(row.because),
            "promises": [mark.text.promise.number for mark in row.finding_texts.all()],
        }
        for row in given
    ]


def comparisons(given: Iterable[Comparison]) -> list[dict[str, Any]]:
    """Return comparisons."""
    return [
        {
            "old": row.old_id,
            "new": row.new_id,
            "made_at": row.made_at,
            "changes": row.count,  # type: ignore[attr-defined]
            "changes_url": api(f"comparisons/{row.old_id}/{row.new_id}/changes"),
        }
        for row in given
    ]


def changes(given: Iterable[Change]) -> list[dict[str, Any]]:
    """Return what became of promises."""
    return [
        {
            "kind": row.kind,
            "old": _wording(row.old),
            "new": _wording(row.new),
            "because": [_said(reason) for reason in row.because],
        }
        for row in given
    ]


def _promise(text: PromiseText, stage: Shown, parent: int | None) -> dict[str, Any]:
    number = text.promise.number
    return {
        "number": number,
        "url": api(f"promises/{number}"),
        "page": downloads.permanent_address(text),
        "text": text.text,
        "language": LANGUAGE,
        "kind": rows.kind(text.level),
        "level": text.level,
        "domain": {"slug": text.domain.slug, "title": text.domain.title} if text.domain else None,
        "theme": text.theme or None,
        "subtheme": text.subtheme or None,
        "parent": parent,
        "is_measurable": text.is_measurable,
        "verb": text.verb_class or None,
        "targets": [{name: target.get(name) for name in _TARGET} for target in text.targets],
        "stage": {
            "code": stage.code,
            "name": stage.name,
            "is_claimed": stage.is_claimed,
            "is_overdue": stage.is_overdue,
        },
    }


def _descents(of: Promise) -> dict[str, list[dict[str, Any]]]:
    """Return what a promise came from and became, as far as residents see it."""
    told = Lineage.objects.filter(version__published_at__isnull=False).order_by("pk")
    came = told.filter(descendant=of).values_list("ancestor__number", "kind")
    went = told.filter(ancestor=of).values_list("descendant__number", "kind")
    return {
        "came_from": [{"promise": number, "kind": kind} for number, kind in came],
        "became": [{"promise": number, "kind": kind} for number, kind in went],
    }


def _wording(text: PromiseText | None) -> dict[str, Any] | None:
    return {"number": text.promise.number, "text": text.text} if text else None


def _said(row: dict[str, Any]) -> str:
    reason: Reason = reasons.from_row(row)
    return say(reason, language.current(), package=_ENGINE)
