"""From a review that was gone through to a version that residents see."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from akkoord.agreement import rederive
from akkoord.agreement.formats import sheets
from akkoord.agreement.model import Promise
from akkoord.web.accounts.models import User
from akkoord.web.agreement import actions as agreement
from akkoord.web.agreement import queries
from akkoord.web.agreement.models import Version, is_goal
from akkoord.web.agreement.storing import Row, term_of
from akkoord.web.history import actions as history
from akkoord.web.review import carrying, stepping
from akkoord.web.review.models import Item, Review, Step
from akkoord.web.review.refusals import FollowsAnother, NothingLeft, StillOpen


@transaction.atomic
def publish(*, review_id: int, actor: User | None, now: datetime) -> Version:
    """Make a version of what was accepted, and show it to residents; the review cannot change after that.

    A promise that goes on as one keeps its number. Of a promise that was split the first piece keeps it, and
    of several that became one the new one has the number of the first; the others live on in their lineage.

    Raises:
        ReviewClosed: if it was published before.
        NotReadYet: if its document is not read.
        StillOpen: if promises are open.
        NothingLeft: if no promise is left.
        FollowsAnother: if residents see another version by now than the one that it follows.
    """
    review = stepping.held(review_id)
    _may_be_published(review)
    kept = [
        item
        for item in Item.objects.filter(review=review).order_by("position", "pk")
        if item.state == Item.State.ACCEPTED
    ]
    if not kept:
        raise NothingLeft(title=review.title)
    continues, descents = carrying.identity((str(item.pk), item.continues) for item in kept)
    version = agreement.store_version(
        title=review.title,
        rows=_rows(review, kept),
        term=(review.first_year, review.last_year) if review.first_year and review.last_year else None,
        source_sha256=review.source_sha256,
        reading=review.reading,
        continues=continues,
        descents=descents,
        actor=actor,
        now=now,
    )
    review.version = version
    review.save(update_fields=["version"])
    history.record(
        actor=actor,
        subject=review,
        kind="review.published",
        payload={"title": review.title, "steps": review.steps, "sha256": _seal(review)},
        now=now,
    )
    return agreement.publish(version_id=version.pk, actor=actor, now=now)


def _may_be_published(review: Review) -> None:
    still_open = Item.objects.filter(review=review, state=Item.State.OPEN).count()
    if still_open:
        raise StillOpen(count=still_open)
    last = queries.published()
    if review.follows_id is not None and (last is None or last.pk != review.follows_id):
        raise FollowsAnother(title=review.title)


def _rows(review: Review, kept: Sequence[Item]) -> list[Row]:
    """Return the accepted promises as rows, all that follows from their words read anew."""
    living = {item.pk for item in kept}
    goals = {item.pk for item in kept if is_goal(item.level)}
    parents = dict(Item.objects.filter(review=review).values_list("pk", "parent_id"))
    promises = [
        sheets.promise(
            item.marks
            | {
                "id": str(item.pk),
                "level": item.level,
                "domain": item.domain or None,
                "theme": item.theme or None,
                "subtheme": item.subtheme or None,
                "parent": _nearest(item.parent_id, goals, parents),
                "nested_under": str(item.nested_under_id) if item.nested_under_id in living else None,
                "line_start": item.line_start,
                "line_end": item.line_end,
                "page": item.page,
                "text": item.text,
            }
        )
        for item in kept
    ]
    read = rederive.all_of(
        promises,
        {str(item.pk) for item in kept if item.text != item.original} | _worded(review),
        term=term_of(review.first_year, review.last_year),
        gazetteer=agreement.gazetteer_of_the_city(),
        title=review.title,
    )
    return [_row(promise) for promise in read]


def _worded(review: Review) -> set[str]:
    """Return the items that somebody gave words, also those that they read in the end as they did before."""
    steps = Step.objects.filter(review=review, undone_at=None).values_list("after", flat=True)
    return {key for after in steps for key, fields in after.items() if "text" in fields}


def _row(promise: Promise) -> Row:
    return sheets.promise_sheet(promise) | {"nested_under": promise.nested_under}


def _nearest(parent: int | None, goals: set[int], parents: Mapping[int, int | None]) -> str | None:
    """Return the nearest promise above that is still one, and still a goal."""
    seen: set[int] = set()
    while parent is not None and parent not in goals and parent not in seen:
        seen.add(parent)
        parent = parents.get(parent)
    return str(parent) if parent in goals else None


def _seal(review: Review) -> str:
    """Return a hash over every step, so that the history vouches for how the version came about."""
    steps: list[Any] = list(
        Step.objects.filter(review=review).order_by("number").values_list("number", "kind", "before", "after")
    )
    return hashlib.sha256(json.dumps(steps, sort_keys=True).encode()).hexdigest()
