"""What is known of one promise beside its stage: what was read in its words, and how it is tied to others.

All of it costs a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Subquery
from django.utils.functional import Promise as LazyText

from akkoord.web.agreement import naming, targets
from akkoord.web.agreement.models import Lineage, Name, Promise, PromiseText, Relation, Version


@dataclass(frozen=True, slots=True)
class Trend:
    """What is to go up or down, or to stay, in the words of the promise."""

    words: str
    direction: str | LazyText


@dataclass(frozen=True, slots=True)
class Condition:
    """What the promise hangs on."""

    words: str
    kind: str | LazyText


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the world that it may serve, and the words that led there."""

    number: int
    title: LazyText
    because: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another promise; of one that contradicts this, the words of both that do not go together."""

    number: int
    text: str
    place: str
    here: str = ""
    there: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another part that it points to; without a number that part was not found."""

    words: str
    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Descent:
    """A promise of another version that became this one, or that this one became."""

    number: int
    text: str
    is_split: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in a promise."""

    targets: list[targets.Spoken]
    trends: list[Trend]
    conditions: list[Condition]
    parts: Sequence[str]
    verb: str | LazyText
    actors: list[Name]
    places: list[Name]
    goals: list[Goal]
    flags: list[LazyText]
    before: PromiseText | None
    after: PromiseText | None
    parent: PromiseText | None
    references: list[Reference]
    repeats: list[Other]
    conflicts: list[Other]
    leads_in: Other | None
    came_from: list[Descent]


def read(text: PromiseText) -> Read:
    """Return what was read in the words of a promise, and the promises that it is tied to."""
    names = [mark.name for mark in text.name_marks.select_related("name")]
    marks = {"no_target", "several_promises"}
    tied, related = _tied(text), _related(text)
    return Read(
        targets=[targets.spoken(target) for target in text.targets],
        trends=[Trend(own["text"], naming.DIRECTIONS.get(own["direction"], "")) for own in text.trends],
        conditions=[
            Condition(own["text"], naming.CONDITIONS.get(own.get("kind", ""), "")) for own in text.conditions
        ],
        parts=text.parts,
        verb=naming.VERBS.get(text.verb_class, ""),
        actors=[name for name in names if name.kind == Name.Kind.ACTOR],
        places=[name for name in names if name.kind == Name.Kind.PLACE],
        goals=[Goal(mark.goal, naming.SDGS[mark.goal], mark.because) for mark in text.sdg_marks.all()],
        # What has no target, or several parts, shows so on the page itself.
        flags=[
            naming.FLAGS[mark.code]
            for mark in text.flag_marks.all()
            if mark.code in naming.FLAGS and mark.code not in marks
        ],
        # The nearest on either side is the neighbour, whatever else is tied to it.
        before=next((own for own in reversed(tied) if own.position < text.position), None),
        after=next((own for own in tied if own.position > text.position), None),
        parent=next((own for own in tied if own.promise_id == text.parent_id), None),
        references=_references(text, tied),
        repeats=related[Relation.Kind.REPEATS],
        conflicts=related[Relation.Kind.CONFLICTS],
        leads_in=next(
            (
                Other(own.promise.number, own.text, _place(own))
                for own in tied
                if own.promise_id == text.nested_under_id
            ),
            None,
        ),
        came_from=came_from(text.promise, text.version),
    )


def _tied(text: PromiseText) -> list[PromiseText]:
    """Return what a promise serves, is led in by or refers to, and its neighbours, in one query."""
    numbers = [own["promise"] for own in text.cross_refs if own["promise"] is not None]
    ids = [pk for pk in (text.parent_id, text.nested_under_id) if pk is not None]
    rows = PromiseText.objects.filter(version=text.version_id)
    before = rows.filter(position__lt=text.position).order_by("-position").values("position")[:1]
    after = rows.filter(position__gt=text.position).order_by("position").values("position")[:1]
    beside = Q(position=Subquery(before)) | Q(position=Subquery(after))
    rows = rows.filter(beside | Q(promise__in=ids) | Q(promise__number__in=numbers))
    return list(rows.select_related("promise", "domain").order_by("position"))


def _references(text: PromiseText, tied: Sequence[PromiseText]) -> list[Reference]:
    words = {own.promise.number: own.text for own in tied}
    return [
        Reference(
            own["text"], own["promise"] if own["promise"] in words else None, words.get(own["promise"], "")
        )
        for own in text.cross_refs
    ]


def _related(text: PromiseText) -> dict[str, list[Other]]:
    found: dict[str, list[Other]] = {kind: [] for kind in Relation.Kind.values}
    for row in text.relations.select_related("other__promise", "other__domain"):
        found[row.kind].append(
            Other(row.other.promise.number, row.other.text, _place(row.other), *sides(row.note))
        )
    return found


def sides(note: str) -> tuple[str, str]:
    """Return the words of this promise and of the other that do not go together.

    >>> sides('"500 bomen" | "300 bomen"'), sides("")
    (('500 bomen', '300 bomen'), ('', ''))
    """
    here, bar, there = note.partition(" | ")
    return (here.strip('"'), there.strip('"')) if bar else ("", "")


def _place(text: PromiseText) -> str:
    return " › ".join(part for part in (text.domain.title if text.domain else "", text.theme) if part)


def came_from(promise: Promise, version: Version) -> list[Descent]:
    """Return the promises that became this one by a split or a merge, as they were last worded."""
    if version.published_at is None:
        return []
    rows = Lineage.objects.filter(descendant=promise, version__published_at__lte=version.published_at)
    return _descents(rows.select_related("ancestor"), "ancestor")


def became(promise: Promise) -> list[Descent]:
    """Return what a promise became by a split or a merge, as residents last saw it."""
    rows = Lineage.objects.filter(ancestor=promise, version__published_at__isnull=False)
    return _descents(rows.select_related("descendant"), "descendant")


def _descents(rows: QuerySet[Lineage], side: str) -> list[Descent]:
    found = {getattr(row, side).pk: (getattr(row, side).number, row.kind) for row in rows.order_by("pk")}
    if not found:
        return []
    texts = PromiseText.objects.filter(promise__in=found, version__published_at__isnull=False)
    words = dict(texts.order_by("version__published_at", "version").values_list("promise", "text"))
    return [
        Descent(number, words.get(pk, ""), kind == Lineage.Kind.SPLIT) for pk, (number, kind) in found.items()
    ]


def last_seen(number: int) -> PromiseText | None:
    """Return a promise as residents last saw it, whatever version that was in."""
    rows = PromiseText.objects.filter(promise__number=number, version__published_at__isnull=False)
    return (
        rows.select_related("promise", "version", "domain")
        .order_by("-version__published_at", "-version")
        .first()
    )
