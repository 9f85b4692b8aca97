"""One step in a review: checked against what the person saw, carried out whole, and kept to be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction

from akkoord.web.accounts.models import User
from akkoord.web.review.models import Item, Review, Step
from akkoord.web.review.refusals import ChangedMeanwhile, NoSuchItem, NotReadYet, ReviewClosed

Fields = dict[str, Any]

_BATCH = 500
_OF_PEOPLE = (
    "state", "text", "level", "domain", "theme", "subtheme", "parent_id", "nested_under_id", "continues",
)  # fmt: skip
_SPACE = 1.0


@dataclass
class Stepping:
    """A step under way, in a transaction that holds the review; nobody else takes one at the same time."""

    review: Review
    actor: User | None
    now: datetime
    before: dict[str, Fields] = field(default_factory=dict)
    after: dict[str, Fields] = field(default_factory=dict)
    _changed: dict[int, Item] = field(default_factory=dict)

    def item(self, item_id: int, seen: int | None = None) -> Item:
        """Return a promise of this review.

        Args:
            item_id: Its id.
            seen: The revision that the person saw; None where they saw none of it.

        Raises:
            NoSuchItem: if it is not in this review, or its words went elsewhere.
            ChangedMeanwhile: if it is no longer what the person saw.
        """
        found = self._changed.get(item_id) or (
            Item.objects.select_related("changed_by").filter(review=self.review, pk=item_id).first()
        )
        if found is None:
            raise NoSuchItem(item=item_id)
        if seen is not None and found.revision != seen:
            raise ChangedMeanwhile(found)
        if found.state == Item.State.GONE:
            raise NoSuchItem(item=item_id)
        return found

    def change(self, item: Item, **fields: Any) -> None:
        """Give fields of a promise another value; those that have it already are left alone."""
        changed = {name: value for name, value in fields.items() if getattr(item, name) != value}
        if not changed:
            return
        key = str(item.pk)
        old = self.before.setdefault(key, {})
        for name, value in changed.items():
            old.setdefault(name, getattr(item, name))
            setattr(item, name, value)
        self.after.setdefault(key, {}).update(changed)
        if item.pk not in self._changed:
            item.revision += 1
            item.changed_by, item.changed_at = self.actor, self.now
            self._changed[item.pk] = item

    def add(self, item: Item) -> Item:
        """Keep a new promise; undone, its words go nowhere but are not forgotten."""
        item.review, item.changed_by, item.changed_at = self.review, self.actor, self.now
        item.save(force_insert=True)
        self.before[str(item.pk)] = {"state": Item.State.GONE.value}
        # All that others can change in it: to undo the adding must not take their work along.
        self.after[str(item.pk)] = {name: getattr(item, name) for name in _OF_PEOPLE}
        return item

    def keep(self, kind: str) -> Step | None:
        """Store what changed as one step; None where nothing did."""
        if not self.after:
            return None
        self.save()
        self.review.steps += 1
        self.review.save(update_fields=["steps"])
        return Step.objects.create(
            review=self.review,
            number=self.review.steps,
            kind=kind,
            actor=self.actor,
            made_at=self.now,
            before=self.before,
            after=self.after,
        )

    def save(self) -> None:
        """Store what changed, in as many queries as there are hundreds of promises."""
        changed = list(self._changed.values())
        given = [self.after[str(item.pk)] for item in changed]
        if len(given) > 1 and all(fields == given[0] for fields in given):
            # All become the same, as where many are accepted: the database is told so once.
            for start in range(0, len(changed), _BATCH):
                Item.objects.filter(pk__in=[item.pk for item in changed[start : start + _BATCH]]).update(
                    **given[0],
                    revision=models.F("revision") + 1,
                    changed_by=self.actor,
                    changed_at=self.now,
                )
            return
        names = {name for fields in given for name in fields}
        Item.objects.bulk_update(changed, sorted({*names, "revision", "changed_by", "changed_at"}), _BATCH)

    def between(self, before: Item, after: Item | None, count: int) -> list[float]:
        """Return so many positions behind one promise and before the next, in order."""
        room = (after.position if after else before.position + _SPACE) - before.position
        found = [before.position + room * place / (count + 1) for place in range(1, count + 1)]
        if all(one < other for one, other in zip([before.position, *found], found, strict=False)) and (
            after is None or found[-1] < after.position
        ):
            return found
        # Split so often in one place that numbers with a fraction run out: all get a whole one again.
        self._number_anew()
        before.refresh_from_db(fields=["position"])
        if after:
            after.refresh_from_db(fields=["position"])
        return self.between(before, after, count)

    def _number_anew(self) -> None:
        items = list(Item.objects.filter(review=self.review).order_by("position", "pk").only("position"))
        for place, item in enumerate(items):
            item.position = place * _SPACE
        Item.objects.bulk_update(items, ["position"], _BATCH)


def begin(review_id: int, actor: User | None, now: datetime) -> Stepping:
    """Hold a review, so that steps come one after the other; call it in a transaction.

    Raises:
        ReviewClosed: if it was published.
        NotReadYet: if its document is not read.
    """
    return Stepping(held(review_id), actor, now)


def held(review_id: int) -> Review:
    """Return a review that may change, held until the transaction ends.

    Raises:
        ReviewClosed: if it was published.
        NotReadYet: if its document is not read.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("hold a review inside a transaction")
    # The lines of a long document weigh more than everything that a step needs.
    rows = Review.objects.select_for_update().defer("lines", "pages", "reading")
    review = rows.get(pk=review_id)
    if review.version_id is not None:
        raise ReviewClosed(title=review.title)
    if review.read_at is None:
        raise NotReadYet(title=review.title)
    return review


def of_step(review: Review, ids: Sequence[str]) -> list[Item]:
    """Return the promises that a step was about."""
    return list(Item.objects.select_related("changed_by").filter(review=review, pk__in=map(int, ids)))
