"""All that a promise's events say, cut into spans: a stage, when it held, and when that was known.

On a plane with true time along one side and known time along the other, each span is a rectangle, and no two
overlap. A database keeps them, so that where ten thousand promises stood on any day, as far as was known on
any other, is one question; `standing` answers the same from the events, one promise at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from akkoord.followup.stages import STAGES, StageCode
from akkoord.followup.standing import Event, checked, in_force


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """One stage of a promise, for as long as it held and for as long as that was what was known.

    Attributes:
        known_from: The first day at the end of which it was known.
        known_until: The first day at the end of which something else was known; None while it still is.
        true_from: The first day on which it held so.
        true_until: The first day on which it no longer did; None while it still does.
        stage: The stage; of what is not covered by any span there is no information.
        since: The day from which the promise is in this stage without a break; before `true_from` where proof
            came later.
        is_claimed: Whether no proof of an accepted kind was recorded.
    """

    known_from: date
    known_until: date | None
    true_from: date
    true_until: date | None
    stage: StageCode
    since: date
    is_claimed: bool

    def covers(self, true_on: date, known_on: date) -> bool:
        """Tell whether this is what held on one day, as far as was known at the end of another."""
        return _within(true_on, self.true_from, self.true_until) and _within(
            known_on, self.known_from, self.known_until
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A span before it is said when it was known."""

    true_from: date
    true_until: date | None
    stage: StageCode
    since: date
    is_claimed: bool


def spans(events: Iterable[Event]) -> tuple[Span, ...]:
    """Return the spans of one promise, in the order in which they became known.

    Raises:
        NumberTwice: if two events have one number.
        NothingWithdrawn: if an event withdraws an event that was not recorded before it.

    >>> begun = Event(1, date(2026, 3, 1), date(2026, 3, 5), "in_progress")
    >>> done = Event(2, date(2026, 4, 1), date(2026, 4, 1), "delivered")
    >>> [(one.stage, one.known_from.day, one.true_until) for one in spans([begun, done])]
    [('in_progress', 5, None), ('in_progress', 1, datetime.date(2026, 4, 1)), ('delivered', 1, None)]
    """
    recorded = checked(events)
    known_since: dict[_Piece, date] = {}
    found = []
    for day in sorted({event.known_on for event in recorded}):
        now = dict.fromkeys(_pieces([event for event in recorded if event.known_on <= day]))
        found += [_span(gone, known_since.pop(gone), day) for gone in known_since.keys() - now.keys()]
        for piece in now:
            known_since.setdefault(piece, day)
    found += [_span(piece, day, None) for piece, day in known_since.items()]
    return tuple(sorted(found, key=lambda span: (span.known_from, span.true_from)))


def _pieces(known: Sequence[Event]) -> list[_Piece]:
    """Return what was known of a promise as one line of time, without a gap between two stages."""
    pieces: list[_Piece] = []
    current: tuple[StageCode, date] | None = None
    is_claimed = True
    valid = [event for event in in_force(known) if event.stage]
    for event in sorted(valid, key=lambda event: (event.true_on, event.number)):
        if current is None or event.stage != current[0]:
            current, is_claimed = (_code(event), event.true_on), True
        accepted = STAGES[current[0]].accepts
        is_claimed = is_claimed and not any(proof.kind in accepted for proof in event.proof)
        _lay(pieces, event.true_on, *current, is_claimed=is_claimed)
    return [piece for piece in pieces if piece.stage != "no_information"]


def _lay(pieces: list[_Piece], day: date, stage: StageCode, since: date, *, is_claimed: bool) -> None:
    """Lay what holds from a day on at the end of the line, in the place of what began on that same day."""
    if pieces and pieces[-1].true_from == day:
        pieces.pop()
    last = pieces[-1] if pieces else None
    if last and (last.stage, last.since, last.is_claimed) == (stage, since, is_claimed):
        pieces[-1] = _Piece(last.true_from, None, stage, since, is_claimed)
        return
    if last:
        pieces[-1] = _Piece(last.true_from, day, last.stage, last.since, last.is_claimed)
    pieces.append(_Piece(day, None, stage, since, is_claimed))


def _span(piece: _Piece, known_from: date, known_until: date | None) -> Span:
    return Span(
        known_from=known_from,
        known_until=known_until,
        true_from=piece.true_from,
        true_until=piece.true_until,
        stage=piece.stage,
        since=piece.since,
        is_claimed=piece.is_claimed,
    )


def _code(event: Event) -> StageCode:
    if event.stage is None:
        raise ValueError(f"event {event.number} only withdraws")
    return event.stage


def _within(day: date, first: date, until: date | None) -> bool:
    return first <= day and (until is None or day < until)
