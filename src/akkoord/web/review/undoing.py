"""Take back the last step of somebody, and do it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from akkoord.web.accounts.models import User
from akkoord.web.review import stepping
from akkoord.web.review.models import Item, Step
from akkoord.web.review.refusals import CannotUndo, NothingToRedo, NothingToUndo, name_of
from akkoord.web.review.stepping import Fields, Stepping

_GONE = Item.State.GONE.value


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


def _own(under_way: Stepping) -> QuerySet[Step]:
    return Step.objects.filter(review=under_way.review, actor=under_way.actor)


def _turn(under_way: Stepping, step: Step, *, there: Mapping[str, Fields], to: Mapping[str, Fields]) -> None:
    """Give promises the fields of the one side of a step, where they still have those of the other."""
    items = stepping.of_step(under_way.review, list(there))
    _refuse_changed_values(step, items, there)
    _refuse_later_steps(step)
    _refuse_what_hangs_on(step, [int(key) for key, own in to.items() if own.get("state") == _GONE])
    for item in items:
        under_way.change(item, **to[str(item.pk)])
    under_way.save()


def _refuse_changed_values(step: Step, items: Iterable[Item], there: Mapping[str, Fields]) -> None:
    for item in items:
        if any(getattr(item, name) != value for name, value in there[str(item.pk)].items()):
            raise CannotUndo(number=step.number, who=name_of(item.changed_by), item=item.pk)


def _refuse_later_steps(step: Step) -> None:
    """Refuse where somebody else took a step about the same since, also one that gave the same value."""
    later = Step.objects.filter(review=step.review_id, number__gt=step.number, undone_at=None)
    for other in later.exclude(actor=step.actor_id).select_related("actor"):
        for key, fields in other.after.items():
            if not fields.keys().isdisjoint(step.after.get(key, ())):
                raise CannotUndo(number=step.number, who=name_of(other.actor), item=int(key))


def _refuse_what_hangs_on(step: Step, leaving: Sequence[int]) -> None:
    """Refuse where a promise that goes away is served by one that is no part of the step."""
    if not leaving:
        return
    hanging = (
        Item.objects.select_related("changed_by")
        .filter(Q(parent__in=leaving) | Q(nested_under__in=leaving))
        .exclude(state=_GONE)
        .exclude(pk__in=map(int, step.after))
        .first()
    )
    if hanging is not None:
        raise CannotUndo(number=step.number, who=name_of(hanging.changed_by), item=hanging.pk)


def changed_items(step: Step) -> list[int]:
    """Return the ids of the promises of a step that are there now, in the order of the text."""
    rows = Item.objects.filter(pk__in=[int(key) for key in step.after]).exclude(state=Item.State.GONE)
    return list(rows.order_by("position", "pk").values_list("pk", flat=True))
