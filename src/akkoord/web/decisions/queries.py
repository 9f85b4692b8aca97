"""What pages and other apps read of drafts and decisions; each function costs a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, DateField, F, Max, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from akkoord.rights.overlay import Change, Overlay
from akkoord.similarity import words as similar
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Promise, PromiseText
from akkoord.web.decisions import pages
from akkoord.web.decisions.models import Decision, Draft, Found, Link, PageRead, Reform
from akkoord.web.followup.sources import Reference

_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise beside a decision; the text is empty when the agreement that residents see has it no more."""

    id: int
    number: int
    text: str
    address: str
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision in a list, with the promises that it carries out."""

    title: str
    address: str
    body_name: str
    day: date | None
    promises: tuple[PromiseLine, ...]


def overlays(draft: Draft) -> list[Overlay]:
    """Return the reforms in a draft, one for each right that it changes."""
    return _overlays(list(draft.reforms.all()), source=draft.title)


def overlays_in_force(on: date) -> list[Overlay]:
    """Return the reforms of all decisions of this city that were published up to a day, oldest first."""
    reforms = (
        Reform.objects.filter(draft__decision__published_on__lte=on)
        .select_related("draft__decision")
        .order_by("draft__decision__published_on", "draft__decision__pk", "pk")
    )
    return [overlay for reform in reforms for overlay in _overlays([reform], reform.draft.decision.uri)]


def decisions(words: str = "") -> QuerySet[Decision]:
    """Return the decisions that hold all these words, newest first."""
    rows = _dated(Decision.objects.all())
    for word in folded_words(words):
        rows = rows.filter(folded__contains=word)
    return rows.order_by(F("day").desc(nulls_last=True), "-pk")


def last_added_at() -> datetime | None:
    """Return when a decision or a link of one to a promise was last added."""
    known = (
        Decision.objects.aggregate(last=Max("added_at"))["last"],
        Link.objects.aggregate(last=Max("confirmed_at"))["last"],
    )
    return max(filter(None, known), default=None)


def folded_words(text: str) -> list[str]:
    """Return the words that somebody looks for, without capitals and accents."""
    return similar.folded(text).split()[:_MOST_WORDS]


def lines(rows: Iterable[Decision]) -> list[DecisionLine]:
    """Return decisions as a list shows them."""
    rows = list(rows)
    promises = linked(rows)
    return [
        DecisionLine(
            row.title,
            row.get_absolute_url(),
            row.body_name,
            row.published_on or row.session_on,
            promises[row.pk],
        )
        for row in rows
    ]


def linked(rows: Sequence[Decision]) -> dict[int, tuple[PromiseLine, ...]]:
    """Return the promises that decisions carry out, as somebody confirmed, by id of the decision."""
    links = list(Link.objects.filter(decision__in=rows).select_related("promise").order_by("promise__number"))
    texts = _texts([link.promise_id for link in links])
    found: dict[int, list[PromiseLine]] = {row.pk: [] for row in rows}
    for link in links:
        found[link.decision_id].append(_promise_line(link, texts))
    return {decision: tuple(lines) for decision, lines in found.items()}


def promise_lines(draft: Draft) -> tuple[PromiseLine, ...]:
    """Return the promises that a draft names."""
    named = list(draft.promises.all())
    texts = _texts([promise.pk for promise in named])
    return tuple(
        PromiseLine(promise.pk, promise.number, texts.get(promise.pk, ""), promise.get_absolute_url())
        for promise in named
    )


def of_promise(promise_id: int) -> list[Decision]:
    """Return the decisions that carry out a promise, newest first."""
    rows = _dated(Decision.objects.filter(links__promise=promise_id))
    return list(rows.order_by(F("day").desc(nulls_last=True), "-pk"))


def usual_body() -> dict[str, str]:
    """Return who decides in the last draft: a new draft mostly comes from the same body."""
    last = Draft.objects.exclude(body_name="").order_by("-made_at", "-pk").first()
    return {"body_name": last.body_name, "body_uri": last.body_uri} if last else {}


def of_promises(promises: Collection[int], until: date) -> Mapping[int, tuple[Reference, ...]]:
    """Return the decisions that carry out promises, by id of the promise, oldest first.

    A decision counts from its publication, else its session, else the day that it was read here.
    """
    day = Coalesce(
        "decision__published_on",
        "decision__session_on",
        TruncDate("decision__added_at"),
        output_field=DateField(),
    )
    links = (
        agreement.of_promises(Link.objects, promises)
        .annotate(day=day)
        .filter(day__lte=until)
        .select_related("decision")
        .order_by("day", "decision_id")
    )
    wanted = frozenset(promises)
    found: dict[int, list[Reference]] = {}
    for link in links:
        if link.promise_id not in wanted:
            continue
        reference = Reference(address(link.decision), link.decision.title)
        found.setdefault(link.promise_id, []).append(reference)
    return {promise: tuple(references) for promise, references in found.items()}


def address(decision: Decision) -> str:
    """Return the permanent address of a decision, where whoever took it vouches for it; fit as a proof."""
    return decision.uri


def is_intact(decision: Decision) -> bool:
    """Whether the stored page is byte for byte the one that was published or read."""
    return pages.digest(decision.page) == decision.sha256


def safe_page(decision: Decision) -> SafeString | None:
    """Return the page of a decision, ready to stand in ours; None when somebody touched it.

    Our own writer made it and escapes every value in it, so it is safe as long as it is intact.
    """
    return SafeString(decision.page) if is_intact(decision) else None  # nosec B703: see the docstring


def open_drafts() -> QuerySet[Draft]:
    """Return the drafts that are not published yet, the last changed first, with their number of promises."""
    return (
        Draft.objects.filter(decision__isnull=True)
        .select_related("made_by")
        .annotate(promise_count=Count("promises"))
        .order_by("-changed_at", "-pk")
    )


def draft(draft_id: int) -> Draft | None:
    """Return a draft with all that its page shows, or None."""
    parts = ("articles", "reforms", "promises")
    rows = Draft.objects.select_related("decision", "made_by").prefetch_related(*parts)
    return rows.filter(pk=draft_id).first()


def changes_in_words(draft: Draft) -> str:
    """Return what a draft changes; empty when nobody has answered yet."""
    if draft.changes is None:
        return ""
    names = {"tariff": _("a tariff"), "support": _("a support measure"), "right": _("a right")}
    return ", ".join(names[change] for change in draft.changes) or _("none of these")


def promise_id(number: int) -> int | None:
    """Return the id of the promise with a number, or None."""
    return Promise.objects.filter(number=number).values_list("pk", flat=True).first()


def promise_ids(numbers: Sequence[int]) -> dict[int, int]:
    """Return the ids of promises by their numbers; a number that no promise has is not in it."""
    return dict(Promise.objects.filter(number__in=numbers).values_list("number", "pk"))


def page_read(page_read_id: int) -> PageRead | None:
    """Return the report of a page that was read, or None."""
    return PageRead.objects.select_related("read_by").filter(pk=page_read_id).first()


def found(page_read: PageRead) -> QuerySet[Found]:
    """Return the decisions of a page that was read, in its order."""
    return page_read.found.select_related("decision")


def found_counts(page_read: PageRead) -> dict[str, int]:
    """Return how many decisions of a page were new, known, and known with another text."""
    rows = page_read.found.order_by().values_list("state").annotate(Count("pk"))
    return {"new": 0, "known": 0, "differs": 0} | dict(rows)


def _dated(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    return rows.annotate(day=Coalesce("published_on", "session_on"))


def _texts(promises: Sequence[int]) -> dict[int, str]:
    version = agreement.published()
    if version is None or not promises:
        return {}
    rows = PromiseText.objects.filter(version=version, promise__in=promises)
    return dict(rows.values_list("promise_id", "text"))


def _promise_line(link: Link, texts: Mapping[int, str]) -> PromiseLine:
    promise = link.promise
    return PromiseLine(
        promise.pk,
        promise.number,
        texts.get(promise.pk, ""),
        promise.get_absolute_url(),
        is_named=link.is_named_in_decision,
    )


def _overlays(reforms: Sequence[Reform], source: str) -> list[Overlay]:
    rights = dict.fromkeys(reform.right_id for reform in reforms)
    return [
        Overlay(
            right_id,
            tuple(
                Change(reform.figure, reform.value, reform.valid_from, source, reform.vouched_until)
                for reform in reforms
                if reform.right_id == right_id
            ),
        )
        for right_id in rights
    ]
