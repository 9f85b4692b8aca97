"""What a promise can be measured by: quantities, universals, standards and dates, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from akkoord.agreement import sentences
from akkoord.agreement.clauses import deadlines, quantities, standards, universals
from akkoord.agreement.clauses.deadlines import Deadline
from akkoord.agreement.model import Target, Term

_ALL_OF_THEM = Decimal(100)
_OF_WHICH = re.compile(r"(?<!\w)waarvan(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Measure:
    """A target whose deadline is still to be found."""

    quantity: Decimal | None
    unit: str | None
    comparator: str
    baseline: str | None
    start: int
    end: int


def find(text: str, term: Term | None = None) -> tuple[Target, ...]:
    """Return the targets of a promise, in the order of its text.

    Args:
        text: The words of one promise.
        term: The years of the agreement, from which "halverwege de legislatuur" gets its date.

    >>> [target] = find("Tegen 2033 isoleren wij minstens 2.000 daken.")
    >>> str(target.quantity), target.unit, target.comparator, target.deadline, target.text
    ('2000', 'daken', '>=', '2033', 'minstens 2.000 daken')
    """
    return tuple(target for sentence in sentences.split(text) for target in _in_sentence(sentence, term))


def _in_sentence(sentence: str, term: Term | None) -> Iterator[Target]:
    measures = _measures(sentence)
    dates = deadlines.find(sentence, term)
    by, alone = _assigned(sentence, measures, dates)
    found = [
        (measure.start, _target(measure, sentence, date)) for measure, date in zip(measures, by, strict=True)
    ]
    found += [(date.start, _by(date, sentence)) for date in alone]
    yield from (target for _, target in sorted(found, key=lambda found: found[0]))


def _target(measure: _Measure, sentence: str, date: Deadline | None) -> Target:
    return Target(
        measure.quantity,
        measure.unit,
        measure.comparator,
        date.iso if date else None,
        measure.baseline,
        sentence[measure.start : measure.end],
    )


def _by(date: Deadline, sentence: str) -> Target:
    return Target(None, None, "by", date.iso, None, sentence[date.start : date.end])


def _measures(sentence: str) -> list[_Measure]:
    counted = [
        _Measure(found.value, found.unit or None, found.comparator, found.baseline, found.start, found.end)
        for found in quantities.find(sentence)
    ]
    all_of = [
        _Measure(_ALL_OF_THEM, found.unit, "=", None, found.start, found.end)
        for found in universals.find(sentence)
        # A number says more than "iedere": "ieder stadsdeel krijgt 1 miljoen euro" is one target.
        if not counted or _OF_WHICH.search(sentence, found.end, counted[0].start)
    ]
    fixed = [
        _Measure(None, None, found.comparator, found.baseline, found.start, found.end)
        for found in standards.find(sentence)
    ]
    return sorted(counted + all_of + fixed, key=lambda measure: measure.start)


def _assigned(
    sentence: str, measures: Sequence[_Measure], dates: Sequence[Deadline]
) -> tuple[list[Deadline | None], list[Deadline]]:
    """Return the deadline of each measure, and the deadlines that are of none.

    A date right behind a measure is its own ("70 % in 2035 en 80 % in 2040"), or that of the next where a
    comma parts it from the one before. A date before all measures counts for all that have none.
    """
    own: list[Deadline | None] = [None] * len(measures)
    ahead: list[Deadline] = []
    last = -1
    for date in dates:
        while last + 1 < len(measures) and measures[last + 1].start < date.start:
            last += 1
        is_taken = 0 <= last < len(measures) - 1 and own[last] is not None
        mine = last + 1 if is_taken or _is_of_next(sentence, measures, last, date) else last
        if mine >= 0 and own[mine] is None:
            own[mine] = date
        else:
            ahead.append(date)
    leading = next((date for date in reversed(ahead) if measures and date.start < measures[0].start), None)
    if leading is None:
        return own, ahead
    return [date or leading for date in own], [date for date in ahead if date is not leading]


def _is_of_next(sentence: str, measures: Sequence[_Measure], last: int, date: Deadline) -> bool:
    if not 0 <= last < len(measures) - 1:
        return False
    is_parted = "," in sentence[measures[last].end : date.start]
    return is_parted and "," not in sentence[date.end : measures[last + 1].start]
