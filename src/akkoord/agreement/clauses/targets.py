"""What a promise can be measured by: quantities, universals, standards and dates, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from akkoord.agreement import sentences
from akkoord.agreement.clauses import deadlines, quantities, standards, universals
from akkoord.agreement.clauses.deadlines import Deadline
from akkoord.agreement.model import Target, Term

_ALL_OF_THEM = Decimal(100)


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
    if not measures:
        yield from (
            Target(None, None, "by", date.iso, None, sentence[date.start : date.end]) for date in dates
        )
        return
    for measure in measures:
        yield Target(
            measure.quantity,
            measure.unit,
            measure.comparator,
            _deadline(measure, measures, dates),
            measure.baseline,
            sentence[measure.start : measure.end],
        )


def _measures(sentence: str) -> list[_Measure]:
    counted = [
        _Measure(found.value, found.unit or None, found.comparator, found.baseline, found.start, found.end)
        for found in quantities.find(sentence)
    ]
    # A number says more than "iedere": "ieder stadsdeel krijgt 1 miljoen euro" is one target.
    whole = () if counted else universals.find(sentence)
    all_of = [_Measure(_ALL_OF_THEM, found.unit, "=", None, found.start, found.end) for found in whole]
    fixed = [
        _Measure(None, None, found.comparator, found.baseline, found.start, found.end)
        for found in standards.find(sentence)
    ]
    return sorted(counted + all_of + fixed, key=lambda measure: measure.start)


def _deadline(measure: _Measure, measures: Sequence[_Measure], dates: Sequence[Deadline]) -> str | None:
    """Return the deadline of one measure: a date before all is for all, one behind some for their last."""
    if not dates:
        return None
    first = dates[0]
    before = [other for other in measures if other.start < first.start]
    return first.iso if not before or measure is before[-1] else None
