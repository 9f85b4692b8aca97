"""The agreement as linked data: a promise is an eli:Work, with its origin in the terms of PROV.

The form: docs/reference/open-data.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings

from akkoord.phrases import Reason, say
from akkoord.web.agreement.models import PromiseText, Version
from akkoord.web.agreement.rows import kind
from akkoord.web.agreement.sharing import addresses, records
from akkoord.web.agreement.sharing.context import context
from akkoord.web.agreement.sharing.marks import Named
from akkoord.web.agreement.sharing.records import Gathered
from akkoord.web.spreadsheets.cells import clean

Node = dict[str, Any]

CONTENT_TYPE = "application/ld+json"
_DUTCH = "http://publications.europa.eu/resource/authority/language/NLD"
_SHA_256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_DATES = (
    (re.compile(r"\d{4}"), "xsd:gYear"),
    (re.compile(r"\d{4}-\d\d"), "xsd:gYearMonth"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date"),
)


def document(nodes: Iterable[Node]) -> Node:
    """Return a document of linked data that explains its own terms."""
    return {"@context": context(), "@graph": [_cleaned(node) for node in nodes]}


def promises(gathered: Gathered) -> Iterator[Node]:
    """Yield promises, and each thing that they point to once: their text, domains, names and goals."""
    texts, marked = gathered.texts, gathered.marked
    yield from origin(gathered.version)
    yield from _domains(texts)
    ids = [text.pk for text in texts]
    yield from _named("actor", "Agent", (name for pk in ids for name in marked.actors.get(pk, ())))
    yield from _named("place", "Place", (name for pk in ids for name in marked.places.get(pk, ())))
    yield from map(_sdg, sorted({goal for pk in ids for goal, _ in marked.sdgs.get(pk, ())}))
    yield from _passages(gathered.version, texts)
    yield from (_promise(gathered, text) for text in texts)


def origin(version: Version) -> Iterator[Node]:
    """Yield where promises of a version come from: the agreement, its text, and the reading of it."""
    own = settings.CITY.base_url
    yield _without_nothing(
        {
            "id": agreement(version),
            "type": "Work",
            "identifier": str(version.pk),
            "title": version.title,
            "language": _DUTCH,
            "issued": version.published_at.isoformat() if version.published_at else None,
            "wasDerivedFrom": _text_of(version),
        }
    )
    digest = version.source_sha256
    yield _without_nothing(
        {
            "id": _text_of(version),
            "type": "Entity",
            "title": settings.CITY.source.get("title") or version.title,
            "checksum": {"type": "Checksum", "algorithm": _SHA_256, "checksumValue": digest}
            if digest
            else None,
        }
    )
    yield {
        "id": f"{own}/#lezing-{version.pk}",
        "type": "Activity",
        "used": _text_of(version),
        "endedAtTime": version.made_at.isoformat(),
        "wasAssociatedWith": {"id": f"{own}/#lezer", "type": "SoftwareAgent", "name": "Akkoord"},
    }


def domains(rows: Iterable[Mapping[str, Any]]) -> Iterator[Node]:
    """Yield domains with their numbers of promises."""
    for row in rows:
        counts = {name: row[name] for name in ("promises", "goals", "measurable")}
        yield {"id": row["address"], "type": "Concept", "label": {"nl": row["title"]}} | counts


def sdgs(rows: Iterable[Mapping[str, Any]]) -> Iterator[Node]:
    """Yield sustainable development goals with their numbers of promises."""
    for row in rows:
        yield _sdg(row["goal"]) | {"promises": row["promises"], "measurable": row["measurable"]}


def actors(rows: Iterable[Mapping[str, Any]]) -> Iterator[Node]:
    """Yield who takes part, with their numbers of promises."""
    return _counted(rows, "Agent")


def places(rows: Iterable[Mapping[str, Any]]) -> Iterator[Node]:
    """Yield places with their numbers of promises."""
    return _counted(rows, "Place")


def findings(rows: Iterable[Mapping[str, Any]]) -> Iterator[Node]:
    """Yield what was noticed, each pointing to its promises."""
    for row in rows:
        yield {
            "id": f"{settings.CITY.base_url}/bevindingen/#bevinding-{row['position']}",
            "type": "Finding",
            "code": row["code"],
            "sentence": row["sentence"],
            "concerns": [addresses.page("promise", number) for number in row["promises"]],
        }


def changes(rows: Iterable[Mapping[str, Any]]) -> Iterator[Node]:
    """Yield what became of promises between two versions."""
    for row in rows:
        page = f"{settings.CITY.base_url}/vergelijken/{row['old_version']}/{row['new_version']}/"
        yield _without_nothing(
            {
                "id": f"{page}#verandering-{row['position']}",
                "type": "Change",
                "change": row["kind"],
                "old": _promise_address(row["old_number"]),
                "new": _promise_address(row["new_number"]),
                "old_text": row["old_text"],
                "new_text": row["new_text"],
                "because": row["because"],
            }
        )


def agreement(version: Version) -> str:
    """Return what a version of the agreement is known by."""
    return f"{settings.CITY.base_url}/#akkoord-{version.pk}"


def _counted(rows: Iterable[Mapping[str, Any]], type_: str) -> Iterator[Node]:
    for row in rows:
        yield {"id": row["address"], "type": type_, "name": row["name"]} | {
            "promises": row["promises"],
            "measurable": row["measurable"],
        }


def _promise(gathered: Gathered, text: PromiseText) -> Node:
    marked, number = gathered.marked, text.promise.number
    parent = marked.numbers.get(text.parent_id) if text.parent_id else None
    stage = gathered.standing.of(text.promise_id)
    return _without_nothing(
        {
            "id": addresses.page("promise", number),
            "type": ["Work", "Entity"],
            "identifier": str(number),
            "text": text.text,
            "language": _DUTCH,
            "isPartOf": agreement(gathered.version),
            "wasDerivedFrom": _passage(gathered.version, text),
            "wasGeneratedBy": f"{settings.CITY.base_url}/#lezing-{gathered.version.pk}",
            "kind": kind(text.level),
            "level": text.level,
            "domain": addresses.page("domain", text.domain.slug) if text.domain else None,
            "theme": text.theme,
            "subtheme": text.subtheme,
            "goal": _promise_address(parent),
            "is_measurable": text.is_measurable,
            "targets": [_target(one) for one in records.well_formed(text.targets)],
            "trends": [
                {"direction": one["direction"], "words": one["text"]}
                for one in records.told(text.trends, "direction")
            ],
            "conditions": [
                {"condition_kind": one["kind"], "words": one["text"]}
                for one in records.told(text.conditions, "kind")
            ],
            "verb_class": text.verb_class,
            "actors": [addresses.page("actor", one.slug) for one in marked.actors.get(text.pk, ())],
            "places": [addresses.page("place", one.slug) for one in marked.places.get(text.pk, ())],
            "sdgs": [addresses.sdg(goal) for goal, _ in marked.sdgs.get(text.pk, ())],
            "repeats": [_promise_address(other) for other in marked.repeats.get(text.pk, ())],
            "conflicts": [_promise_address(other) for other, _ in marked.conflicts.get(text.pk, ())],
            "flags": [code for code, _ in marked.flags.get(text.pk, ())],
            "stage": stage.code,
            "stage_since": stage.since.isoformat() if stage.since else None,
            "is_claimed": stage.is_claimed,
            "is_overdue": stage.is_overdue,
        }
    )


def _target(target: Mapping[str, Any]) -> Node:
    return _without_nothing(
        {
            "type": "Quantity",
            "quantity": target["quantity"],
            "unit": target["unit"],
            "comparator": target["comparator"],
            "deadline": _date(target["deadline"]),
            "baseline": target["baseline"],
            "words": target["text"],
        }
    )


def _date(deadline: str | None) -> Node | str | None:
    """Return a deadline as exact as it is: a year, a month or a day."""
    for form, type_ in _DATES:
        if deadline and form.fullmatch(deadline):
            return {"@value": deadline, "@type": type_}
    return deadline


def _domains(texts: Iterable[PromiseText]) -> Iterator[Node]:
    found = {text.domain.slug: text.domain.title for text in texts if text.domain}
    for slug, title in found.items():
        yield {"id": addresses.page("domain", slug), "type": "Concept", "label": {"nl": title}}


def _named(thing: addresses.Thing, type_: str, names: Iterable[Named]) -> Iterator[Node]:
    for slug, name in {one.slug: one.name for one in names}.items():
        yield {"id": addresses.page(thing, slug), "type": type_, "name": name}


def _sdg(goal: int) -> Node:
    reason = Reason(f"sdg.{goal}")
    return {
        "id": addresses.sdg(goal),
        "type": "Concept",
        "label": {
            "nl": say(reason, "nl", package="akkoord.agreement"),
            "en": say(reason, "en", package="akkoord.agreement"),
        },
    }


def _passages(version: Version, texts: Iterable[PromiseText]) -> Iterator[Node]:
    """Yield the lines that promises were read from; two promises can stand on the same."""
    for passage, text in {_passage(version, text): text for text in texts}.items():
        yield _without_nothing(
            {
                "id": passage,
                "type": "Entity",
                "isPartOf": _text_of(version),
                "line_start": text.line_start,
                "line_end": text.line_end,
                "page": text.page,
            }
        )


def _passage(version: Version, text: PromiseText) -> str:
    return f"{_text_of(version)}-regels-{text.line_start}-{text.line_end}"


def _text_of(version: Version) -> str:
    return f"{settings.CITY.base_url}/#tekst-{version.pk}"


def _promise_address(number: int | None) -> str | None:
    return addresses.page("promise", number) if number is not None else None


def _without_nothing(node: Node) -> Node:
    """Return a node without what is not known: a falsehood and a zero are known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _cleaned(value: Any) -> Any:
    """Return a value whose texts hold no sign that a file of triples could not."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return {name: _cleaned(one) for name, one in value.items()} if isinstance(value, dict) else value
