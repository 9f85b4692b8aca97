"""Take back the last step of somebody, and do it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from akkoord.web.accounts.models import User
from akkoord.web.review import stepping
from akkoord.web.review.models import Item, Step
from akkoord.web.review.refusals import CannotUndo, NothingToRedo, NothingToUndo, name_of
from akkoord.web.review.stepping import Fields, Stepping


@transaction.atomic
def undo(*, review_id: int, actor: User | None, now: datetime) -> Step:
    """Take back the last step of this person that was not taken back yet.

    Raises:
        NothingToUndo: if there is none.
        CannotUndo: if somebody changed the same thing since.
    """
    under_way = stepping.begin(review_id, actor, now)
    step = _own(under_way).filter(undone_at=None).order_by("-number").first()
    if step is None:
        raise NothingToUndo()
    _turn(under_way, step, there=step.after, to=step.before)
    step.undone_at = now
    step.save(update_fields=["undone_at"])
    return step


@transaction.atomic
def redo(*, review_id: int, actor: User | None, now: datetime) -> Step:
    """Do again the step that this person took back last, where they did nothing else since.

    Raises:
        NothingToRedo: if there is none.
        CannotUndo: if somebody changed the same thing since.
    """
    under_way = stepping.begin(review_id, actor, now)
    last_done = _own(under_way).filter(undone_at=None).order_by("-number").first()
    step = (
        _own(under_way)
        .filter(undone_at__isnull=False, number__gt=last_done.number if last_done else 0)
        .order_by("number")
        .first()
    )
    if step is None:
        raise NothingToRedo()
    _turn(under_way, step, there=step.before, to=step.after)
    step.undone_at = None
    step.save(update_fields=["undone_at"])
    return step


def _own(under_way: Stepping):
    return Step.objects.filter(review=under_way.review, actor=under_way.actor)


def _turn(under_way: Stepping, step: Step, *, there: Mapping[str, Fields], to: Mapping[str, Fields]) -> None:
    """Give promises the fields of the one side of a step, where they still have those of the other."""
    items = stepping.of_step(under_way.review, list(there))
    for item in items:
        if any(getattr(item, name) != value for name, value in there[str(item.pk)].items()):
            raise CannotUndo(number=step.number, who=name_of(item.changed_by), item=item.pk)
    for item in items:
        under_way.change(item, **to[str(item.pk)])
    under_way.save()


def changed_items(step: Step) -> list[int]:
    """Return the ids of the promises that a step is about, in the order of the text."""
    ids = [int(key) for key in step.after]
    return list(Item.objects.filter(pk__in=ids).order_by("position").values_list("pk", flat=True))
