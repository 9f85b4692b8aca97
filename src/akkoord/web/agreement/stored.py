"""A stored version as the engines know an agreement: rows in the form of its reference, and promises."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from akkoord.agreement.formats import sheets
from akkoord.agreement.model import Agreement
from akkoord.web.agreement.models import FlagMark, Name, NameMark, PromiseText, Relation, SdgMark, Version
from akkoord.web.agreement.storing import Row, term_of

_Marks = dict[int, dict[str, list[Any]]]


def agreement(version: Version) -> Agreement:
    """Return a version as it was read, so that an engine can look at it again.

    The id of a promise is its permanent number. What was skipped is not kept in it.
    """
    term = term_of(version.first_year, version.last_year)
    promises = tuple(sheets.promise(row) for row in rows(version))
    return Agreement(title=version.title, term=term, promises=promises, coverage=())


def rows(version: Version) -> list[Row]:
    """Return the promises of a version in the form of `docs/reference/agreement-format.md`.

    The id of a row is the permanent number of the promise. Five queries, whatever the number of promises.
    """
    texts = PromiseText.objects.filter(version=version).order_by("position")
    marks = _marks(version)
    return [
        _row(text, marks[text.pk])
        for text in texts.select_related("promise", "domain", "parent", "nested_under")
    ]


def _row(text: PromiseText, marks: dict[str, list[Any]]) -> Row:
    return {
        "id": str(text.promise.number),
        "level": text.level,
        "domain": text.domain.title if text.domain else None,
        "theme": text.theme or None,
        "subtheme": text.subtheme or None,
        "parent": str(text.parent.number) if text.parent else None,
        "nested_under": str(text.nested_under.number) if text.nested_under else None,
        "line_start": text.line_start,
        "line_end": text.line_end,
        "page": text.page,
        "text": text.text,
        "targets": text.targets,
        "trends": text.trends,
        "conditions": text.conditions,
        "verb_class": text.verb_class or None,
        "actors": marks["actors"],
        "places": marks["places"],
        "cross_refs": [
            {"text": own["text"], "id": None if own["promise"] is None else str(own["promise"])}
            for own in text.cross_refs
        ],
        "sdgs": marks["sdgs"],
        "repeats": marks["repeats"],
        "conflicts": marks["conflicts"],
        "parts": text.parts,
        "flags": marks["flags"],
    }


def _marks(version: Version) -> _Marks:
    """Return what was marked on each text, by the id of the text and the field of a row."""
    marks: _Marks = defaultdict(lambda: defaultdict(list))
    of_version = {"text__version": version}
    for text, kind, name in NameMark.objects.filter(**of_version).values_list(
        "text_id", "name__kind", "name__name"
    ):
        marks[text]["actors" if kind == Name.Kind.ACTOR else "places"].append(name)
    for sdg in SdgMark.objects.filter(**of_version).order_by("pk"):
        marks[sdg.text_id]["sdgs"].append({"goal": sdg.goal, "because": sdg.because})
    for flag in FlagMark.objects.filter(**of_version):
        marks[flag.text_id]["flags"].append({"code": flag.code, "because": flag.because})
    related = Relation.objects.filter(**of_version).order_by("other__position")
    for text, kind, number, note in related.values_list("text_id", "kind", "other__promise__number", "note"):
        if kind == Relation.Kind.REPEATS:
            marks[text]["repeats"].append(str(number))
        else:
            marks[text]["conflicts"].append({"id": str(number), "note": note})
    return marks
