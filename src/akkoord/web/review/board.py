"""What the workbench shows: a window of the document, one promise, and what comes next.

Each function costs a fixed number of queries, whatever the length of the document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from akkoord.web.agreement import targets
from akkoord.web.agreement.models import PromiseText, is_goal
from akkoord.web.agreement.naming import LEVELS, SKIPPED
from akkoord.web.review import naming
from akkoord.web.review.models import LIVING, Item, Review, Step

_BEFORE, _AFTER = 5, 30
# A promise may be said to lie in all lines, and a text without ends of lines is one: a page stays a page.
_MOST_LINES, _LONGEST_LINE = 40, 1_000
_COMING = 12
_MOST_GOALS = 80
_SHORT = 90
_STEPS = 6


@dataclass(frozen=True, slots=True)
class View:
    """Which promises somebody goes through, and in which order.

    Attributes:
        shown: One of `naming.SHOWN`.
        order: One of `naming.ORDERS`.
    """

    shown: str = "open"
    order: str = "doubt"

    def of(self, review: Review) -> QuerySet[Item]:
        """Return the promises that are shown, in their order."""
        rows = Item.objects.filter(review=review).exclude(state=Item.State.GONE)
        rows = rows.filter(_SHOWN[self.shown])
        return rows.order_by("-doubt", "position") if self.order == "doubt" else rows.order_by("position")

    def after(self, item: Item) -> Q:
        """Return what comes after a promise."""
        if self.order == "text":
            return Q(position__gt=item.position)
        return Q(doubt__lt=item.doubt) | Q(doubt=item.doubt, position__gt=item.position)

    def before(self, item: Item) -> Q:
        """Return what comes before a promise."""
        if self.order == "text":
            return Q(position__lt=item.position)
        return Q(doubt__gt=item.doubt) | Q(doubt=item.doubt, position__lt=item.position)


_SHOWN = {
    "open": Q(state=Item.State.OPEN),
    "doubtful": Q(state=Item.State.OPEN, doubt__gt=0),
    "changed": Q(state__in=LIVING, carried_over=False),
    "no_promise": Q(state=Item.State.NO_PROMISE),
    "all": Q(),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is, in promises."""

    total: int
    accepted: int
    open: int
    no_promise: int
    sure: int

    @property
    def done(self) -> int:
        """How many were looked at."""
        return self.total - self.open


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document.

    Attributes:
        number: From 1.
        text: Its words.
        item_id: The promise that it is part of; None where it is of none.
        why: Why it is of none; empty where it is of one, or blank.
        is_chosen: Whether it is part of the promise at hand.
        new_page: The page that begins with it; None where none does.
    """

    number: int
    text: str
    item_id: int | None
    why: str
    is_chosen: bool
    new_page: int | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A promise of the version before."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """The promise at hand."""

    item: Item
    state: str
    level: str
    doubts: list[str]
    targets: list[targets.Spoken]
    conditions: list[str]
    actors: list[str]
    places: list[str]
    goals: list[tuple[str, str]]
    next: Item | None
    earlier: list[Earlier]
    is_changed: bool
    pieces: str


@dataclass(frozen=True, slots=True)
class Done:
    """A step that somebody took."""

    what: str
    who: str
    number: int


def progress(review: Review) -> Progress:
    """Return how far a review is."""
    counted = (
        Item.objects.filter(review=review)
        .exclude(state=Item.State.GONE)
        .aggregate(
            total=Count("pk"),
            accepted=Count("pk", filter=Q(state=Item.State.ACCEPTED)),
            open=Count("pk", filter=Q(state=Item.State.OPEN)),
            no_promise=Count("pk", filter=Q(state=Item.State.NO_PROMISE)),
            sure=Count("pk", filter=Q(state=Item.State.OPEN, doubt=0)),
        )
    )
    return Progress(**counted)


def chosen(review: Review, view: View, item_id: int | None, line: int | None) -> Item | None:
    """Return the promise at hand: the one asked for, else the one on a line, else the first to look at."""
    rows = Item.objects.filter(review=review).exclude(state=Item.State.GONE)
    rows = rows.select_related("parent", "changed_by")
    if item_id is not None:
        return rows.filter(pk=item_id).first()
    if line is not None:
        return rows.filter(line_start__lte=line, line_end__gte=line).order_by("position").first()
    return view.of(review).select_related("parent", "changed_by").first()


def next_after(review: Review, view: View, item: Item) -> Item | None:
    """Return what comes after a promise, from the start again behind the last."""
    rows = view.of(review).exclude(pk=item.pk)
    return rows.filter(view.after(item)).first() or rows.first()


def previous(review: Review, view: View, item: Item) -> Item | None:
    """Return what comes before a promise."""
    return view.of(review).filter(view.before(item)).reverse().first()


def coming(review: Review, view: View, item: Item | None) -> list[Item]:
    """Return the promises that come after one."""
    rows = view.of(review)
    return list((rows.filter(view.after(item)) if item else rows)[:_COMING])


def lines(review: Review, item: Item | None, line: int | None) -> list[Line]:
    """Return the lines round the promise at hand, or round a line."""
    middle = line or (item.line_start if item else 1)
    first = max(1, middle - _BEFORE)
    end = min(item.line_end, middle + _MOST_LINES) if item else 1
    last = min(len(review.lines), max(middle, end) + _AFTER)
    item_of = _items_of_lines(review, first, last)
    why = _skipped(review.reading)
    span = range(item.line_start, item.line_end + 1) if item else range(middle, middle + 1)
    return [
        Line(
            number=number,
            text=short(review.lines[number - 1], _LONGEST_LINE),
            item_id=item_of.get(number),
            why="" if number in item_of else why.get(number, ""),
            is_chosen=number in span and (item is None or number in item_of),
            new_page=_new_page(review.pages, number),
        )
        for number in range(first, last + 1)
    ]


def _items_of_lines(review: Review, first: int, last: int) -> dict[int, int]:
    rows = Item.objects.filter(review=review, line_start__lte=last, line_end__gte=first)
    found: dict[int, int] = {}
    for pk, start, end in rows.exclude(state=Item.State.GONE).values_list("pk", "line_start", "line_end"):
        for number in range(max(first, start), min(last, end) + 1):
            # The first promise of a line names it, as in the coverage of a reading.
            if review.lines[number - 1].strip():
                found.setdefault(number, pk)
    return found


def _skipped(reading: Mapping[str, Any]) -> dict[int, str]:
    return {
        number: str(SKIPPED.get(reason, reason))
        for reason, found in reading.get("skipped", {}).items()
        for first, last in found["runs"]
        for number in range(first, last + 1)
    }


def _new_page(pages: Sequence[int], number: int) -> int | None:
    if not pages or (number > 1 and pages[number - 1] == pages[number - 2]):
        return None
    return pages[number - 1]


def card(review: Review, item: Item) -> Card:
    """Return the promise at hand with all that is known of it."""
    marks = item.marks
    return Card(
        item=item,
        state=str(naming.STATES[item.state]),
        level=str(LEVELS[item.level]),
        doubts=[str(naming.DOUBTS.get(code, code)) for code in item.doubts],
        targets=[targets.spoken(target) for target in marks.get("targets", ())],
        conditions=[own["text"] for own in marks.get("conditions", ())],
        actors=marks.get("actors", []),
        places=marks.get("places", []),
        goals=_goals(review, item),
        next=_following(review, item),
        earlier=_earlier(review, item),
        is_changed=bool(item.original) and item.text != item.original,
        pieces="\n".join(marks.get("parts") or [item.text]),
    )


def _goals(review: Review, item: Item) -> list[tuple[str, str]]:
    """Return the goals near a promise, as choices; its own stands among them wherever it is."""
    objective = Q(level="goal") | Q(level__endswith="ambition")
    rows = Item.objects.filter(objective, review=review, state__in=LIVING).exclude(pk=item.pk)
    near = rows.filter(Q(domain=item.domain) | Q(pk=item.parent_id)).order_by("position")
    found = list(near.values_list("pk", "text")[:_MOST_GOALS])
    if item.parent and item.parent_id not in {pk for pk, _text in found}:
        found.insert(0, (item.parent.pk, item.parent.text))
    return [(str(pk), short(text)) for pk, text in found]


def _following(review: Review, item: Item) -> Item | None:
    rows = Item.objects.filter(review=review, position__gt=item.position, state__in=LIVING)
    return rows.order_by("position").first()


def _earlier(review: Review, item: Item) -> list[Earlier]:
    if review.follows_id is None or not item.continues:
        return []
    rows = PromiseText.objects.filter(version=review.follows_id, promise__number__in=item.continues)
    return [Earlier(*row) for row in rows.order_by("position").values_list("promise__number", "text")]


def last_steps(review: Review) -> list[Done]:
    """Return the last steps that were not taken back, the last one first."""
    rows = Step.objects.filter(review=review, undone_at=None).order_by("-number")
    found = rows.annotate(name=F("actor__name"))[:_STEPS]
    return [
        Done(str(naming.STEPS.get(step.kind, step.kind)), step.name or _("Somebody"), step.number)
        for step in found
    ]


def goal_of(item: Item) -> str:
    """Return the goal that a promise serves, in a few words."""
    return short(item.parent.text) if item.parent and is_goal(item.parent.level) else ""


def short(text: str, most: int = _SHORT) -> str:
    """Return the first words of a text.

    >>> short("Wij planten bomen.", 12)
    'Wij planten…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
