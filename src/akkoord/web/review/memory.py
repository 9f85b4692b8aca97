"""What people said of the words of a document, so that the next review of the same words knows it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from akkoord.agreement import rederive
from akkoord.agreement.model import Agreement, Level, Promise
from akkoord.web.agreement.models import Version
from akkoord.web.review.models import Item, Step

Headings = tuple[str, str, str]

_LONGEST_HEADINGS = (160, 200, 200)


@dataclass(frozen=True, slots=True)
class Said:
    """What people made of a promise in the review before.

    Attributes:
        promise: The promise as they left it; as it was read where they did not touch it.
        is_no_promise: Whether they said that it promises nothing.
    """

    promise: Promise
    is_no_promise: bool = False


def headings(promise: Promise) -> Headings:
    """Return the headings above a promise as an item keeps them."""
    given = (promise.domain, promise.theme, promise.subtheme)
    domain, theme, subtheme = (
        (heading or "").replace("\0", "")[:most]
        for heading, most in zip(given, _LONGEST_HEADINGS, strict=True)
    )
    return domain, theme, subtheme


def as_read(promise: Promise, goal: Promise | None) -> dict[str, Any]:
    """Return what an item keeps of the place where a promise was read, to know it again."""
    return {
        "level": promise.level.value,
        "headings": list(headings(promise)),
        "goal": goal.text if goal else None,
    }


def recall(before: Version, read: Agreement) -> Mapping[str, Said]:
    """Return what people said in the review before of words that are read again, by id in the reading.

    Each change comes back where the same was read as then. Of words that stand twice nobody knows which of
    the two was meant; those that were cut or joined are asked about again.
    """
    items = list(Item.objects.filter(review__version=before).exclude(original=""))
    told = _once(items, [item.original for item in items])
    own = _once(read.promises, [promise.text for promise in read.promises])
    goal_of = {promise.id: promise for promise in read.promises}
    original_of = {item.pk: item.original for item in items}
    renamed, cut = _renamed(items), _cut(before)
    said = {}
    for promise in read.promises:
        goal = goal_of.get(promise.parent or "")
        item = told.get(promise.text) if promise.text in own else None
        if item is None or item.pk in cut or item.state == Item.State.GONE:
            made = _under(promise, renamed.get(headings(promise), headings(promise)))
        else:
            made = _as_left(promise, goal, item, own.get(original_of.get(item.parent_id or 0, "")))
        is_no_promise = item is not None and item.state == Item.State.NO_PROMISE
        if made != promise or is_no_promise:
            said[promise.id] = Said(rederive.words_anew(made, read.term), is_no_promise)
    return said


def _once(things: Sequence[Any], words: Sequence[str]) -> dict[str, Any]:
    """Return things by their words, without those that share them."""
    count = Counter(words)
    return {own: thing for thing, own in zip(things, words, strict=True) if count[own] == 1}


def _as_left(promise: Promise, goal: Promise | None, item: Item, left_goal: Promise | None) -> Promise:
    """Return a promise as somebody left it, as far as it is read now as it was then."""
    then = item.read_as
    made = replace(promise, text=item.text)
    if then.get("level") == promise.level.value:
        made = replace(made, level=Level(item.level))
    if then.get("headings") == list(headings(promise)):
        made = _under(made, (item.domain, item.theme, item.subtheme))
    if then.get("goal") == (goal.text if goal else None) and (left_goal is not None or not item.parent_id):
        made = replace(made, parent=left_goal.id if left_goal else None)
    return made


def _under(promise: Promise, wanted: Headings) -> Promise:
    if wanted == headings(promise):
        return promise
    domain, theme, subtheme = (heading or None for heading in wanted)
    return replace(promise, domain=domain, theme=theme, subtheme=subtheme)


def _renamed(items: Sequence[Item]) -> dict[Headings, Headings]:
    """Return the headings that everything under them left in the same way: they got another name."""
    became: dict[Headings, set[Headings]] = defaultdict(set)
    for item in items:
        if item.read_as and item.state != Item.State.GONE:
            domain, theme, subtheme = item.read_as["headings"]
            became[domain, theme, subtheme].add((item.domain, item.theme, item.subtheme))
    return {then: now.pop() for then, now in became.items() if len(now) == 1}


def _cut(before: Version) -> set[int]:
    """Return the items whose words went to several promises or came from several."""
    steps = Step.objects.filter(review__version=before, kind__in=["split", "merge"], undone_at=None)
    return {
        int(key)
        for after in steps.values_list("after", flat=True)
        for key, fields in after.items()
        if "text" in fields
    }
