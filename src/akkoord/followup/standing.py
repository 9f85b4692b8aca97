"""Where a promise stands, from its events, on two axes of time: what was true when, and what was known when.

An event says "from this day on the promise was in this stage", and carries the day on which that was
recorded. Asked for an earlier day of knowing, later events do not exist: what was once reported can always
be found back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from akkoord import dated
from akkoord.errors import InputError
from akkoord.followup.stages import STAGES, ProofKind, Stage, StageCode, stage


class NotADeadline(InputError):
    """A deadline is neither a year, nor a month, nor a day."""

    code = "not_a_deadline"
    message = "{deadline!r} is no deadline; write a year (2024), a month (2024-06) or a day (2024-06-30)"


class NumberTwice(InputError):
    """Two events of one promise have the same number, so that their order is not known."""

    code = "number_twice"
    message = "two events of this promise have number {number}; give each event its own"


class NothingWithdrawn(InputError):
    """An event withdraws one that was not there before it."""

    code = "nothing_withdrawn"
    message = "event {number} withdraws event {withdrawn}, which this promise does not have before it"


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that a stage is true.

    Attributes:
        kind: What sort of proof it is.
        reference: Where it is found: the address of a decision, a document, an indicator or a photo.
        seen_on: The day on which somebody saw it there.
    """

    kind: ProofKind
    reference: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class Event:
    """One thing recorded about a promise.

    Attributes:
        number: Its place in the history of this promise; higher is later recorded, none occurs twice.
        true_on: The day from which it holds.
        known_on: The day on which it was recorded.
        stage: The stage the promise was in from `true_on`; None for an event that only withdraws.
        proof: What shows it; proof that is found later comes in an event with the same stage.
        withdraws: The number of an earlier event that was a mistake; a withdrawal can be withdrawn too.
    """

    number: int
    true_on: date
    known_on: date
    stage: StageCode | None = None
    proof: tuple[Proof, ...] = ()
    withdraws: int | None = None

    def __post_init__(self) -> None:
        if self.stage is not None:
            stage(self.stage)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a promise stood on a day, as far as was known on a day.

    Attributes:
        stage: The stage.
        since: The day since which it is in this stage without a break; None without information.
        proof: All proof recorded for this stage since then.
        is_claimed: Whether it is only said, because no proof of an accepted kind was recorded.
    """

    stage: Stage
    since: date | None
    proof: tuple[Proof, ...]
    is_claimed: bool


UNKNOWN = Standing(STAGES["no_information"], None, (), is_claimed=False)
"""The standing of a promise of which nothing is recorded."""


def standing(events: Iterable[Event], true_on: date, known_on: date) -> Standing:
    """Return where a promise stood on one day, as far as was known on another.

    The event that became true last decides; among events of one day, the one with the highest number.

    Args:
        events: The events of one promise, in any order.
        true_on: The day asked about; an event that becomes true on that day counts.
        known_on: The day of knowing; an event recorded on that day counts.

    Raises:
        NumberTwice: if two events have one number.
        NothingWithdrawn: if an event withdraws an event that was not recorded before it.

    >>> begun = Event(1, date(2026, 3, 1), date(2026, 3, 2), "in_progress")
    >>> now = standing([begun], true_on=date(2026, 3, 1), known_on=date(2026, 3, 2))
    >>> now.stage.code, now.since, now.is_claimed
    ('in_progress', datetime.date(2026, 3, 1), True)
    >>> standing([begun], true_on=date(2026, 3, 1), known_on=date(2026, 3, 1)).stage.code
    'no_information'
    """
    run: list[Event] = []
    for event in _effective(events, true_on, known_on):
        if run and run[-1].stage != event.stage:
            run = []
        run.append(event)
    if not run or run[0].stage in (None, "no_information"):
        return UNKNOWN
    reached = stage(str(run[0].stage))
    proof = tuple(dict.fromkeys(proof for event in run for proof in event.proof))
    is_proved = any(one.kind in reached.accepts for one in proof)
    return Standing(reached, run[0].true_on, proof, is_claimed=not is_proved)


def last_day(deadline: str) -> date:
    """Return the last day of a deadline that may be a year, a month or a day.

    Raises:
        NotADeadline: if it is none of these.

    >>> last_day("2024"), last_day("2019-06"), last_day("2024-02-10")
    (datetime.date(2024, 12, 31), datetime.date(2019, 6, 30), datetime.date(2024, 2, 10))
    """
    day = dated.last_day(deadline)
    if day is None:
        raise NotADeadline(deadline=deadline)
    return day


def is_overdue(now: Standing, deadline: date | None, on: date) -> bool:
    """Tell whether a promise is overdue on a day.

    The day of the deadline itself is in time; the next day is not. A promise without information is never
    overdue, nor is one that is delivered or dropped.

    >>> begun = Standing(STAGES["in_progress"], date(2024, 1, 1), (), is_claimed=True)
    >>> is_overdue(begun, last_day("2024"), date(2024, 12, 31))
    False
    >>> is_overdue(begun, last_day("2024"), date(2025, 1, 1))
    True
    """
    return deadline is not None and on > deadline and now.stage.can_be_overdue


def in_force(events: Iterable[Event]) -> list[Event]:
    """Return the events that no later one withdrew, in the order of their numbers.

    A withdrawal that was itself withdrawn has no effect.

    >>> first, mistake = (Event(n, date(2026, 3, n), date(2026, 3, n), "in_progress") for n in (1, 2))
    >>> withdrawal = Event(3, date(2026, 3, 3), date(2026, 3, 3), withdraws=2)
    >>> [event.number for event in in_force([first, mistake, withdrawal])]
    [1, 3]
    """
    withdrawn: set[int] = set()
    valid = []
    # From the last to the first: whether a withdrawal counts is known before what it withdraws is met.
    for event in sorted(events, key=lambda event: event.number, reverse=True):
        if event.number not in withdrawn:
            valid.append(event)
            if event.withdraws is not None:
                withdrawn.add(event.withdraws)
    return valid[::-1]


def checked(events: Iterable[Event]) -> list[Event]:
    """Return the events of one promise in the order of their numbers.

    Raises:
        NumberTwice: if two events have one number.
        NothingWithdrawn: if an event withdraws an event that was not recorded before it.
    """
    recorded = sorted(events, key=lambda event: event.number)
    seen: set[int] = set()
    for event in recorded:
        if event.number in seen:
            raise NumberTwice(number=event.number)
        if event.withdraws is not None and event.withdraws not in seen:
            raise NothingWithdrawn(number=event.number, withdrawn=event.withdraws)
        seen.add(event.number)
    return recorded


def _effective(events: Iterable[Event], true_on: date, known_on: date) -> list[Event]:
    known = [event for event in checked(events) if event.known_on <= known_on]
    valid = [event for event in in_force(known) if event.stage and event.true_on <= true_on]
    return sorted(valid, key=lambda event: (event.true_on, event.number))
