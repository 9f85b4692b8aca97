"""What the promises under a goal come to together, and how much each counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from akkoord.errors import InputError
from akkoord.followup import rollup
from akkoord.followup.stages import STAGES
from akkoord.web.accounts.models import User
from akkoord.web.agreement.models import Promise, PromiseText, Relation
from akkoord.web.followup import standing_rows
from akkoord.web.followup.models import Weight
from akkoord.web.followup.saying import stage_name
from akkoord.web.history import actions as history

MOST_WEIGHT = Decimal(1000)


class WrongWeight(InputError):
    """A weight is below nothing, above all measure, or finer than a hundredth."""

    code = "wrong_weight"
    message = "{weight} is no weight; give a number from 0 up to {most}, with at most two decimals"
    field = "weight"


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what lies below a goal is in one stage, in per cent."""

    code: str
    name: str
    percent: float


@dataclass(frozen=True, slots=True)
class Progress:
    """What lies below a goal: how many promises, repeats once, and how much of it is in which stage."""

    leaves: int
    is_weighed: bool
    shares: tuple[Share, ...]
    least: float
    most: float

    @property
    def is_sure(self) -> bool:
        """Whether what is delivered is known exactly."""
        return self.least == self.most


@transaction.atomic
def weigh(*, promise_id: int, weight: Decimal | None, actor: User | None, now: datetime) -> None:
    """Say how much a promise counts beside others under one goal; None lets it count 1, as all do.

    Raises:
        WrongWeight: if the weight is below nothing, above 1,000 or finer than a hundredth.
    """
    promise = Promise.objects.select_for_update().get(pk=promise_id)
    if weight is None:
        changed = Weight.objects.filter(promise=promise).delete()[0]
    else:
        values = {"hundredths": hundredths(weight)}
        changed = not Weight.objects.filter(promise=promise, **values).exists()
        Weight.objects.update_or_create(promise=promise, defaults=values)
    if changed:
        history.record(
            actor=actor,
            subject=promise,
            kind="followup.weight_set",
            payload={"hundredths": int(weight * 100) if weight is not None else 100},
            now=now,
        )


def hundredths(weight: Decimal) -> int:
    """Return a weight in hundredths.

    Raises:
        WrongWeight: if it is below nothing, above 1,000 or finer than a hundredth.
    """
    if not 0 <= weight <= MOST_WEIGHT or weight * 100 != int(weight * 100):
        raise WrongWeight(weight=weight, most=int(MOST_WEIGHT))
    return int(weight * 100)


def text_of(weight: Decimal | None) -> str:
    """Return a weight as files write it, without decimals that say nothing; empty for none.

    >>> text_of(Decimal("1.50")), text_of(Decimal(10)), text_of(None)
    ('1.5', '10', '')
    """
    return "" if weight is None else str(Decimal(hundredths(weight)) / 100)


def weight_of(promise: Promise) -> Decimal | None:
    """Return how much a promise was said to count; None where nobody said so."""
    found = Weight.objects.filter(promise=promise).first()
    return Decimal(found.hundredths) / 100 if found else None


def below(text: PromiseText, on: date) -> Progress | None:
    """Return what the promises under a goal come to on a day, in four queries; None where there are none."""
    if not text.is_goal:
        return None
    rows = PromiseText.objects.filter(version=text.version_id).order_by("position")
    under: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pk, promise, parent in rows.values_list("pk", "promise_id", "parent_id"):
        if parent is not None:
            under[parent].append((pk, promise))
    nodes = _under(text.promise_id, under)
    if not nodes:
        return None
    made = _nodes(text.promise_id, nodes, on)
    found = rollup.below(made)[str(text.promise_id)]
    return Progress(
        leaves=found.leaves,
        is_weighed=any(node.weight not in (None, 1) for node in made),
        shares=tuple(Share(code, stage_name(code), _percent(part)) for code, part in found.shares.items()),
        least=_percent(found.delivered_at_least),
        most=_percent(found.delivered_at_most),
    )


def _under(goal: int, under: dict[int, list[tuple[int, int]]]) -> dict[int, tuple[int, int]]:
    """Return all that lies below a goal: from a promise to its text and to what it stands under."""
    found: dict[int, tuple[int, int]] = {}
    ahead = [goal]
    while ahead:
        parent = ahead.pop()
        for pk, promise in under.get(parent, ()):
            # A promise stands once in a version; a goal that stands under itself would go round for ever.
            if promise not in found and promise != goal:
                found[promise] = (pk, parent)
                ahead.append(promise)
    return found


def _nodes(goal: int, under: dict[int, tuple[int, int]], on: date) -> list[rollup.Node]:
    stands = {
        promise: (stage, is_claimed)
        for promise, stage, is_claimed in standing_rows.spans(under, on, on).values_list(
            "promise_id", "stage", "is_claimed"
        )
    }
    weights = dict(Weight.objects.filter(promise__in=under).values_list("promise", "hundredths"))
    same = _repeats(under)
    return [
        rollup.Node(str(goal)),
        *(
            rollup.Node(
                id=str(promise),
                parent=str(parent),
                weight=Fraction(weights[promise], 100) if promise in weights else None,
                same_as=same.get(promise),
                stage=next(
                    (code for code in STAGES if code == stands.get(promise, ("",))[0]), "no_information"
                ),
                is_claimed=promise in stands and stands[promise][1],
            )
            for promise, (_, parent) in under.items()
        ),
    ]


def _repeats(under: dict[int, tuple[int, int]]) -> dict[int, str]:
    promise_of = {pk: promise for promise, (pk, _) in under.items()}
    rows = Relation.objects.filter(kind=Relation.Kind.REPEATS, text__in=promise_of).order_by()
    pairs = rows.values_list("text", "other")
    return {promise_of[one]: str(promise_of[other]) for one, other in pairs if other in promise_of}


def _percent(share: Fraction) -> float:
    return float(round(share * 100, 1))
