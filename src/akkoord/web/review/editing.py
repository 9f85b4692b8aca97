"""What people do with a promise of a review. Each is one step, and can be undone.

Each takes the revision of the promise that the person saw: whoever changed it meanwhile is not overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import PromiseText, is_goal
from akkoord.web.review import stepping, wording
from akkoord.web.review.models import LIVING, Item, Step
from akkoord.web.review.refusals import HeadingTooLong, NotAGoal, ServesItself, UnknownLevel, UnknownPromise
from akkoord.web.review.stepping import Stepping

_LONGEST_HEADINGS = {"domain": 160, "theme": 200, "subtheme": 200}
_ACCEPTED = Item.State.ACCEPTED.value


@transaction.atomic
def accept(*, review_id: int, item_id: int, seen: int, actor: User | None, now: datetime) -> Step | None:
    """Say that a promise is right as it stands."""
    return _to_state(stepping.begin(review_id, actor, now), item_id, seen, _ACCEPTED, "accept")


@transaction.atomic
def mark_no_promise(
    *, review_id: int, item_id: int, seen: int, actor: User | None, now: datetime
) -> Step | None:
    """Say that it promises nothing; what serves it serves the goal above it once it is published."""
    return _to_state(
        stepping.begin(review_id, actor, now), item_id, seen, Item.State.NO_PROMISE.value, "no_promise"
    )


@transaction.atomic
def reopen(*, review_id: int, item_id: int, seen: int, actor: User | None, now: datetime) -> Step | None:
    """Say that it must be looked at again."""
    return _to_state(stepping.begin(review_id, actor, now), item_id, seen, Item.State.OPEN.value, "reopen")


@transaction.atomic
def accept_rest(*, review_id: int, most_doubt: int, actor: User | None, now: datetime) -> Step | None:
    """Accept every open promise that is no more doubtful than this, in one step.

    Args:
        review_id: The review.
        most_doubt: From 0, only what the reader is sure of, to 100, all of them.
        actor: Who says so.
        now: When.
    """
    step = stepping.begin(review_id, actor, now)
    chosen = Item.objects.filter(review=review_id, state=Item.State.OPEN, doubt__lte=most_doubt)
    for item in chosen:
        step.change(item, state=_ACCEPTED)
    return step.keep("accept_rest")


@transaction.atomic
def edit(
    *, review_id: int, item_id: int, seen: int, text: str, actor: User | None, now: datetime
) -> Step | None:
    """Give a promise other words, and accept it so.

    Raises:
        EmptyText: if no words are left.
        TextTooLong: if there are too many.
        NationalNumberFound: if somebody's national number is among them.
    """
    step = stepping.begin(review_id, actor, now)
    item = step.item(item_id, seen)
    wording.reword(step, item, wording.checked(text))
    step.change(item, state=_ACCEPTED)
    return step.keep("edit")


@transaction.atomic
def change_level(
    *, review_id: int, item_id: int, seen: int, level: str, actor: User | None, now: datetime
) -> Step | None:
    """Say where in the tree a promise stands: a goal, an action, or another level.

    Raises:
        UnknownLevel: if there is none of that name.
    """
    if level not in PromiseText.Level.values:
        raise UnknownLevel(level=level)
    step = stepping.begin(review_id, actor, now)
    item = step.item(item_id, seen)
    step.change(item, level=level)
    wording.reword(step, item, item.text)
    return step.keep("change_level")


@transaction.atomic
def retitle(
    *,
    review_id: int,
    item_id: int,
    seen: int,
    domain: str,
    theme: str,
    subtheme: str,
    everywhere: bool = False,
    actor: User | None,
    now: datetime,
) -> Step | None:
    """Put a promise under other headings, or give the headings themselves another name.

    Args:
        review_id: The review.
        item_id: The promise.
        seen: Its revision that was seen.
        domain: The heading of its chapter; empty outside one.
        theme: The heading inside that; empty without one.
        subtheme: The heading inside that; empty without one.
        everywhere: Whether all promises under a heading that changes go along.
        actor: Who does it.
        now: When.

    Raises:
        HeadingTooLong: if one is too long to keep.
    """
    given = {"domain": domain, "theme": theme, "subtheme": subtheme}
    headings = {name: " ".join(value.replace("\0", "").split()) for name, value in given.items()}
    for name, value in headings.items():
        if len(value) > _LONGEST_HEADINGS[name]:
            raise HeadingTooLong(heading=value[:60], most=_LONGEST_HEADINGS[name])
    step = stepping.begin(review_id, actor, now)
    item = step.item(item_id, seen)
    others = _under_the_same(item, headings) if everywhere else []
    old = {name: getattr(item, name) for name in headings}
    step.change(item, **headings)
    wording.under_headings(step, item)
    for other in others:
        step.change(other, **_moved_along(other, old, headings))
        wording.under_headings(step, other)
    return step.keep("retitle")


@transaction.atomic
def reparent(
    *,
    review_id: int,
    item_id: int,
    seen: int,
    parent_id: int | None,
    actor: User | None,
    now: datetime,
) -> Step | None:
    """Say which goal or ambition a promise serves; None for none.

    Raises:
        NotAGoal: if that is no goal of this review.
        ServesItself: if that goal serves this promise, by way of others or not.
    """
    step = stepping.begin(review_id, actor, now)
    item = step.item(item_id, seen)
    if parent_id is not None:
        parent = Item.objects.filter(review=review_id, pk=parent_id).first()
        if parent is None or not is_goal(parent.level) or parent.state not in LIVING:
            raise NotAGoal(item=item_id, parent=parent_id)
        if _serves(parent, item):
            raise ServesItself(item=item_id, parent=parent_id)
    step.change(item, parent_id=parent_id)
    return step.keep("reparent")


@transaction.atomic
def continue_as(
    *,
    review_id: int,
    item_id: int,
    seen: int,
    numbers: Sequence[int],
    actor: User | None,
    now: datetime,
) -> Step | None:
    """Say which promises of the version before this one is; none where it is new.

    Raises:
        UnknownPromise: if the version before has none of that number.
    """
    step = stepping.begin(review_id, actor, now)
    item = step.item(item_id, seen)
    asked = list(dict.fromkeys(numbers))
    known = set(
        PromiseText.objects.filter(version=step.review.follows_id, promise__number__in=asked).values_list(
            "promise__number", flat=True
        )
    )
    for number in asked:
        if number not in known:
            raise UnknownPromise(number=number)
    step.change(item, continues=asked)
    return step.keep("continue_as")


def _to_state(step: Stepping, item_id: int, seen: int, state: str, kind: str) -> Step | None:
    step.change(step.item(item_id, seen), state=state)
    return step.keep(kind)


def _under_the_same(item: Item, headings: Mapping[str, str]) -> list[Item]:
    """Return the other promises under the widest heading of this one that gets another name."""
    own = {name: getattr(item, name) for name in headings}
    changed = [name for name in headings if own[name] != headings[name]]
    if not changed:
        return []
    wide = list(headings)[: list(headings).index(changed[0]) + 1]
    rows = Item.objects.filter(review=item.review_id, **{name: own[name] for name in wide})
    return list(rows.exclude(pk=item.pk))


def _moved_along(other: Item, old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return the headings of a promise that stood under some of the same: as far as they were the same."""
    moved: dict[str, str] = {}
    for name in new:
        if getattr(other, name) != old[name]:
            break
        moved[name] = new[name]
    return moved


def _serves(item: Item, goal: Item) -> bool:
    """Whether a promise is or serves a goal, by way of others or not."""
    seen: set[int] = set()
    at: Item | None = item
    while at is not None and at.pk not in seen:
        if at.pk == goal.pk:
            return True
        seen.add(at.pk)
        at = Item.objects.filter(pk=at.parent_id).only("parent").first() if at.parent_id else None
    return False
