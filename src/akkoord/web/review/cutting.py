"""Make several promises of one, one of several, or one that the reader missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import PromiseText, is_goal
from akkoord.web.review import stepping, wording
from akkoord.web.review.models import LIVING, Item, Review, Step
from akkoord.web.review.refusals import LinesOutside, NotAGoal, NotMergeable, OnePiece, UnknownLevel
from akkoord.web.review.stepping import Stepping

_ACCEPTED = Item.State.ACCEPTED.value


@transaction.atomic
def split(
    *,
    review_id: int,
    item_id: int,
    seen: int,
    pieces: Sequence[str],
    actor: User | None,
    now: datetime,
) -> Step | None:
    """Make several promises of one; the first keeps what serves it.

    Raises:
        OnePiece: if fewer than two pieces have words.
        TextTooLong: if one has too many.
        NationalNumberFound: if somebody's national number is among them.
    """
    words = [wording.checked(piece) for piece in pieces if piece.strip()]
    if len(words) < 2:
        raise OnePiece(pieces=len(words))
    step = stepping.begin(review_id, actor, now)
    item = step.item(item_id, seen)
    positions = step.between(item, _next(item), len(words) - 1)
    for text, position in zip(words[1:], positions, strict=True):
        _add_beside(step, item, text, position)
    wording.reword(step, item, words[0])
    step.change(item, state=_ACCEPTED)
    return step.keep("split")


@transaction.atomic
def merge(
    *,
    review_id: int,
    item_id: int,
    seen: int,
    other_id: int,
    other_seen: int,
    text: str = "",
    actor: User | None,
    now: datetime,
) -> Step | None:
    """Make one promise of two: it stands where the first of them stood.

    Args:
        review_id: The review.
        item_id: One of the two.
        seen: Its revision that was seen.
        other_id: The other.
        other_seen: Its revision that was seen.
        text: The words of both together; the words of one behind those of the other where it is empty.
        actor: Who does it.
        now: When.

    Raises:
        NotMergeable: if both are the same, or one is marked as no promise.
        TextTooLong: if both together have too many words.
        NationalNumberFound: if somebody's national number is among them.
    """
    if item_id == other_id:
        raise NotMergeable(item=item_id, other=other_id)
    step = stepping.begin(review_id, actor, now)
    given = [step.item(item_id, seen), step.item(other_id, other_seen)]
    first, second = sorted(given, key=lambda item: item.position)
    if Item.State.NO_PROMISE in {first.state, second.state}:
        raise NotMergeable(item=item_id, other=other_id)
    words = wording.checked(text if text.strip() else f"{first.text} {second.text}")
    for child in Item.objects.filter(review=review_id, parent=second).exclude(pk=first.pk):
        step.change(child, parent_id=first.pk)
    for child in Item.objects.filter(review=review_id, nested_under=second).exclude(pk=first.pk):
        step.change(child, nested_under_id=first.pk)
    if first.parent_id == second.pk:
        step.change(first, parent_id=second.parent_id)
    if first.nested_under_id == second.pk:
        step.change(first, nested_under_id=None)
    step.change(
        first,
        line_start=min(first.line_start, second.line_start),
        line_end=max(first.line_end, second.line_end),
        continues=[*first.continues, *(own for own in second.continues if own not in first.continues)],
        state=_ACCEPTED,
    )
    wording.reword(step, first, words)
    step.change(second, state=Item.State.GONE.value)
    return step.keep("merge")


@transaction.atomic
def add(
    *,
    review_id: int,
    line_start: int,
    line_end: int,
    text: str,
    level: str = PromiseText.Level.ACTION.value,
    parent_id: int | None = None,
    actor: User | None,
    now: datetime,
) -> Step | None:
    """Add a promise that the reader missed; it stands under the headings of what stands before it.

    Raises:
        LinesOutside: if the document has no such lines.
        UnknownLevel: if there is no such level.
        NotAGoal: if it would serve what is no goal of this review.
        EmptyText: if it has no words.
        TextTooLong: if it has too many.
        NationalNumberFound: if somebody's national number is among them.
    """
    if level not in PromiseText.Level.values:
        raise UnknownLevel(level=level)
    words = wording.checked(text)
    step = stepping.begin(review_id, actor, now)
    if not 1 <= line_start <= line_end <= len(step.review.lines):
        raise LinesOutside(first=line_start, last=line_end, count=len(step.review.lines))
    before = _last_before(step.review, line_end)
    parent = before.parent_id if before and parent_id is None and not is_goal(level) else parent_id
    if before and parent_id is None and not is_goal(level) and is_goal(before.level):
        parent = before.pk
    if parent_id is not None:
        goal = Item.objects.filter(review=review_id, pk=parent_id, state__in=LIVING).first()
        if goal is None or not is_goal(goal.level):
            raise NotAGoal(item=0, parent=parent_id)
    pages = step.review.pages
    new = Item(
        position=_behind(step, before),
        state=_ACCEPTED,
        level=level,
        domain=before.domain if before else "",
        theme=before.theme if before else "",
        subtheme=before.subtheme if before else "",
        parent_id=parent,
        line_start=line_start,
        line_end=line_end,
        page=pages[line_start - 1] if pages else None,
        text=words,
    )
    new.marks, new.doubts, new.doubt = wording.read_words(step.review, new, words)
    step.add(new)
    return step.keep("add")


def _next(item: Item) -> Item | None:
    rows = Item.objects.filter(review=item.review_id, position__gt=item.position)
    return rows.order_by("position").first()


def _last_before(review: Review, line: int) -> Item | None:
    rows = Item.objects.filter(review=review, line_start__lte=line).exclude(state=Item.State.GONE)
    return rows.order_by("-position").first()


def _behind(step: Stepping, before: Item | None) -> float:
    if before is not None:
        return step.between(before, _next(before), 1)[0]
    first = Item.objects.filter(review=step.review).order_by("position").first()
    return first.position - 1.0 if first else 0.0


def _add_beside(step: Stepping, item: Item, text: str, position: float) -> Item:
    new = Item(
        position=position,
        state=_ACCEPTED,
        level=item.level,
        domain=item.domain,
        theme=item.theme,
        subtheme=item.subtheme,
        parent_id=item.parent_id,
        nested_under_id=item.nested_under_id,
        line_start=item.line_start,
        line_end=item.line_end,
        page=item.page,
        text=text,
        continues=list(item.continues),
    )
    new.marks, new.doubts, new.doubt = wording.read_words(step.review, new, text)
    return step.add(new)
