"""What the promises under a goal come to together, and how much each counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from akkoord.errors import InputError
from akkoord.followup import rollup
from akkoord.followup.stages import STAGES, StageCode
from akkoord.web.accounts.models import User
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import Promise, PromiseText, Relation, Version
from akkoord.web.followup import standing_rows
from akkoord.web.followup.models import Weight
from akkoord.web.followup.saying import stage_name
from akkoord.web.history import actions as history

MOST_WEIGHT = Decimal(1000)
_MANY = 100
_CODES: dict[str, StageCode] = {code: code for code in STAGES}


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
    under = _under(text.promise_id, _places(text.version_id))
    if not under:
        return None
    nodes = [rollup.Node(str(text.promise_id)), *_nodes(under, on)]
    return _shown(rollup.below(nodes)[str(text.promise_id)], is_weighed=_is_weighed(nodes))


@dataclass(frozen=True, slots=True)
class Domain:
    """The promises of a domain: how many are in each stage, proved or not, and what they come to."""

    counts: Counter[tuple[str, bool]]
    progress: Progress


def by_domain(version: Version, on: date) -> Mapping[int | None, Domain]:
    """Return how far the promises of each domain are on a day, all out of the same four queries."""
    places = _places(version.pk)
    nodes = _nodes(places, on)
    domains = {str(promise): place.domain for promise, place in places.items()}
    counts: dict[int | None, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for node in nodes:
        counts[domains[node.id]][node.stage, node.is_claimed] += 1
    is_weighed = _is_weighed(nodes)
    rolled = rollup.by(nodes, domains)
    nothing = rollup.Progress(0, {}, Fraction(0), Fraction(0))
    return {
        domain: Domain(found, _shown(rolled.get(domain, nothing), is_weighed=is_weighed))
        for domain, found in counts.items()
    }


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a promise stands in a version: its text, what it stands under, and its domain."""

    text: int
    parent: int | None
    domain: int | None


def _places(version: int) -> dict[int, _Place]:
    rows = PromiseText.objects.filter(version=version).order_by("position")
    found = {
        promise: _Place(pk, parent, domain)
        for pk, promise, parent, domain in rows.values_list("pk", "promise_id", "parent_id", "domain_id")
    }
    # A goal that this version no longer holds is none.
    return {
        promise: place if place.parent in found else replace(place, parent=None)
        for promise, place in found.items()
    }


def _under(goal: int, places: Mapping[int, _Place]) -> dict[int, _Place]:
    """Return all that lies below a goal, in the order of the agreement from goal to action."""
    under: dict[int | None, list[int]] = defaultdict(list)
    for promise, place in places.items():
        under[place.parent].append(promise)
    found: dict[int, _Place] = {}
    ahead = [goal]
    while ahead:
        for promise in under.pop(ahead.pop(), ()):
            found[promise] = places[promise]
            ahead.append(promise)
    return found


def _nodes(places: Mapping[int, _Place], on: date) -> list[rollup.Node]:
    rows = standing_rows.spans(places, on, on).values_list("promise_id", "stage", "is_claimed")
    stands = {promise: (_CODES[stage], is_claimed) for promise, stage, is_claimed in rows}
    weighed = agreement.of_promises(Weight.objects.all(), places).values_list("promise", "hundredths")
    weights = {promise: Fraction(hundredths, 100) for promise, hundredths in weighed}
    same = _repeats(places)
    return [
        rollup.Node(
            str(promise),
            str(place.parent) if place.parent is not None else None,
            weights.get(promise),
            same.get(promise),
            *stands.get(promise, ()),
        )
        for promise, place in places.items()
    ]


def _is_weighed(nodes: Iterable[rollup.Node]) -> bool:
    return any(node.weight not in (None, 1) for node in nodes)


def _shown(found: rollup.Progress, *, is_weighed: bool) -> Progress:
    return Progress(
        leaves=found.leaves,
        is_weighed=is_weighed,
        shares=tuple(Share(code, stage_name(code), _percent(part)) for code, part in found.shares.items()),
        least=_percent(found.delivered_at_least),
        most=_percent(found.delivered_at_most),
    )


def _repeats(places: Mapping[int, _Place]) -> dict[int, str]:
    promise_of = {place.text: promise for promise, place in places.items()}
    rows = Relation.objects.filter(kind=Relation.Kind.REPEATS).order_by()
    rows = rows.filter(text__in=promise_of) if len(promise_of) < _MANY else rows
    # Each pair stands there both ways round, so that one link of each promise ties them all.
    pairs = rows.values_list("text", "other")
    return {
        promise_of[one]: str(promise_of[other])
        for one, other in pairs
        if one in promise_of and other in promise_of
    }


def _percent(share: Fraction) -> float:
    return float(round(share * 100, 1))
