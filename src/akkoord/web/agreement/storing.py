"""Rows of a reading become the texts of a version, with all that was marked on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from django.utils.text import slugify

from akkoord.agreement import findings
from akkoord.agreement.formats import sheets
from akkoord.agreement.model import Agreement, Term
from akkoord.agreement.model import Promise as Read
from akkoord.web.agreement.models import (
    Domain,
    Finding,
    FindingText,
    FlagMark,
    Name,
    NameMark,
    Promise,
    PromiseText,
    Relation,
    SdgMark,
    Version,
)
from akkoord.web.agreement.targets import due_on

Row = dict[str, Any]
"""One promise in the form of `docs/reference/agreement-format.md`, and `nested_under` where it is known."""

_BATCH = 1_000


def row(promise: Read) -> Row:
    """Return what is stored of a promise that was read."""
    return sheets.promise_sheet(promise) | {"nested_under": promise.nested_under}


def term_of(first_year: int | None, last_year: int | None) -> Term | None:
    """Return the term that two years make; None where one is not known."""
    return Term(first_year, last_year) if first_year and last_year else None


@dataclass(frozen=True, slots=True)
class _Stored:
    """The rows of a version beside what they became, by the id of a row."""

    rows: Sequence[Row]
    promises: Mapping[str, Promise]
    texts: Mapping[str, PromiseText]

    def pairs(self) -> Iterator[tuple[Row, PromiseText]]:
        return ((row, self.texts[row["id"]]) for row in self.rows)


def store(version: Version, rows: Sequence[Row], promises: Mapping[str, Promise]) -> None:
    """Keep the promises of a version: their texts, marks, relations and findings.

    The number of queries grows with the thousands of rows, not with the rows.

    Args:
        version: A version without texts.
        rows: In document order.
        promises: The permanent promise of each row, by the id of the row.
    """
    rows = [storable(row) for row in rows]
    domains = _domains(str(row["domain"]) for row in rows if row["domain"])
    texts = PromiseText.objects.bulk_create(
        (_text(version, position, row, promises, domains) for position, row in enumerate(rows)), _BATCH
    )
    stored = _Stored(rows, promises, {row["id"]: text for row, text in zip(rows, texts, strict=True)})
    _mark_names(stored)
    SdgMark.objects.bulk_create(_sdgs(stored), _BATCH)
    FlagMark.objects.bulk_create(_flags(stored), _BATCH)
    Relation.objects.bulk_create(_relations(stored), _BATCH, ignore_conflicts=True)
    _find(version, stored)


def _text(
    version: Version,
    position: int,
    row: Row,
    promises: Mapping[str, Promise],
    domains: Mapping[str, Domain],
) -> PromiseText:
    targets = row["targets"]
    return PromiseText(
        promise=promises[row["id"]],
        version=version,
        position=position,
        domain=domains[str(row["domain"])] if row["domain"] else None,
        theme=row["theme"] or "",
        subtheme=row["subtheme"] or "",
        parent=promises.get(row["parent"]),
        nested_under=promises.get(row.get("nested_under", "")),
        level=row["level"],
        page=row.get("page"),
        line_start=row["line_start"],
        line_end=row["line_end"],
        text=row["text"],
        targets=targets,
        trends=row.get("trends", []),
        conditions=row.get("conditions", []),
        parts=row.get("parts", []),
        cross_refs=[
            {"text": own["text"], "promise": promises[own["id"]].number if own["id"] in promises else None}
            for own in row.get("cross_refs", ())
        ],
        verb_class=row.get("verb_class") or "",
        is_measurable=bool(targets),
        due_on=due_on(targets),
    )


def _mark_names(stored: _Stored) -> None:
    named = [
        (kind, name[: Name._meta.get_field("name").max_length], text, position)
        for row, text in stored.pairs()
        for kind, names in (
            (Name.Kind.ACTOR, row.get("actors", ())),
            (Name.Kind.PLACE, row.get("places", ())),
        )
        for position, name in enumerate(names)
    ]
    known = _names({(kind, name) for kind, name, _, _ in named})
    NameMark.objects.bulk_create(
        (
            NameMark(text=text, name=known[kind, name], position=position)
            for kind, name, text, position in named
        ),
        _BATCH,
        ignore_conflicts=True,
    )


def _names(asked: set[tuple[str, str]]) -> dict[tuple[str, str], Name]:
    """Return these names, those that no version had before made."""
    known = {(own.kind, own.name): own for own in Name.objects.all()}
    slugs = {kind: {own.slug for own in known.values() if own.kind == kind} for kind in Name.Kind.values}
    made = []
    for kind, name in sorted(asked - known.keys()):
        slug = _free_slug(name, slugs[kind], "naam")
        slugs[kind].add(slug)
        made.append(Name(kind=kind, name=name, slug=slug))
    return known | {(own.kind, own.name): own for own in Name.objects.bulk_create(made, _BATCH)}


def _sdgs(stored: _Stored) -> Iterator[SdgMark]:
    for row, text in stored.pairs():
        because = {own["goal"]: own["because"] for own in row.get("sdgs", ())}
        yield from (SdgMark(text=text, goal=goal, because=words) for goal, words in because.items())


def _flags(stored: _Stored) -> Iterator[FlagMark]:
    for row, text in stored.pairs():
        because = {own["code"]: own["because"] for own in row.get("flags", ())}
        yield from (FlagMark(text=text, code=code, because=words) for code, words in because.items())


def _relations(stored: _Stored) -> Iterator[Relation]:
    for row, text in stored.pairs():
        for other in dict.fromkeys(row.get("repeats", ())):
            if other in stored.texts:
                yield Relation(text=text, other=stored.texts[other], kind=Relation.Kind.REPEATS)
        for own in row.get("conflicts", ()):
            if own["id"] in stored.texts:
                other_text = stored.texts[own["id"]]
                yield Relation(text=text, other=other_text, kind=Relation.Kind.CONFLICTS, note=own["note"])


def _find(version: Version, stored: _Stored) -> None:
    term = term_of(version.first_year, version.last_year)
    read = tuple(sheets.promise(row) for row in stored.rows)
    found = findings.find(Agreement(title=version.title, term=term, promises=read, coverage=()))
    made = Finding.objects.bulk_create(
        (
            Finding(
                version=version,
                position=position,
                code=own.code,
                because={"code": own.because.code, "values": dict(own.because.values)},
            )
            for position, own in enumerate(found)
        ),
        _BATCH,
    )
    FindingText.objects.bulk_create(
        (
            FindingText(finding=row, text=stored.texts[own_id], position=place)
            for row, own in zip(made, found, strict=True)
            for place, own_id in enumerate(own.ids)
        ),
        _BATCH,
    )


def storable(value: Any) -> Any:
    """Return a value without the character that PostgreSQL cannot hold; a text may carry a stray one."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [storable(one) for one in value]
    if isinstance(value, dict):
        return {key: storable(one) for key, one in value.items()}
    return value


def _domains(titles: Iterable[str]) -> dict[str, Domain]:
    known = {domain.title: domain for domain in Domain.objects.all()}
    slugs = {domain.slug for domain in known.values()}
    for title in dict.fromkeys(titles):
        if title not in known:
            slug = _free_slug(title, slugs, "domein")
            slugs.add(slug)
            known[title] = Domain.objects.create(title=title, slug=slug, position=len(known))
    return known


def _free_slug(title: str, taken: set[str], otherwise: str) -> str:
    """Return a short name for the address that nothing else has; titles may differ in an accent only."""
    stem = slugify(title)[:70].strip("-") or otherwise
    return next(
        slug for slug in chain([stem], (f"{stem}-{number}" for number in count(2))) if slug not in taken
    )
