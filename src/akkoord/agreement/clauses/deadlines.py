"""By when: a date that a text sets, or one that it derives from the term of the agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akkoord.agreement.model import Term
from akkoord.dutch import dates, numbers

# A year is a deadline only behind one of these: "tegen 2031", "in juni 2031", "in de lente van 2031".
_CUE = re.compile(
    r"(?<!\w)(?P<cue>(?:tegen|uiterlijk|ten laatste|vóór|(?<!van )(?<!sinds )voor|in|eind|einde|begin|medio)"
    r"(?:\s+(?:de|het|van|in|op|eind|einde|begin|medio|lente|zomer|herfst|winter|voorjaar|najaar|loop))*)\s+$",
    re.IGNORECASE,
)
_LONGEST_CUE = 40

_TERM = r"(?:legislatuur|bestuursperiode|beleidsperiode|ambtstermijn|bestuurstermijn)"
_HALFWAY = re.compile(rf"halverwege\s+(?:de|deze)\s+{_TERM}", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?<!\w)(?:(?:tijdens|gedurende|binnen|in|(?:tegen|op)\s+het\s+einde\s+van|einde?)\s+)?"
    rf"(?:(?:de|deze)\s+hele|deze|(?<=\s)de)\s+{_TERM}",
    re.IGNORECASE,
)
_COMING_YEARS = re.compile(r"de\s+komende\s+(?P<count>\w+)\s+jaar", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """An ISO date, as exact as the text, and the words that set it (`text[start:end]`)."""

    iso: str
    start: int
    end: int


def find(text: str, term: Term | None) -> tuple[Deadline, ...]:
    """Return the deadlines of a text in order.

    A year before the term is the past, and a date without a word that makes it a deadline is none.

    >>> found = find("Klaar tegen 2031, geëvalueerd halverwege de legislatuur", Term(2031, 2036))
    >>> [deadline.iso for deadline in found]
    ['2031', '2033']
    >>> find("Sinds 2018 kandidaat voor hoofdstad 2030", None)
    ()
    """
    dated = [deadline for date in dates.find(text) if (deadline := _dated(text, date, term))]
    return tuple(sorted(dated + _of_term(text, term), key=lambda deadline: deadline.start))


def _dated(text: str, date: dates.FoundDate, term: Term | None) -> Deadline | None:
    window = max(0, date.start - _LONGEST_CUE)
    cue = _CUE.search(text[window : date.start])
    is_past = term is not None and int(date.iso[:4]) < term.first_year
    return None if cue is None or is_past else Deadline(date.iso, window + cue.start(), date.end)


def _of_term(text: str, term: Term | None) -> list[Deadline]:
    if term is None:
        return []
    halfway = [Deadline(term.midpoint, *match.span()) for match in _HALFWAY.finditer(text)]
    halves = {deadline.end for deadline in halfway}
    within = [
        Deadline(term.end, *match.span()) for match in _WITHIN.finditer(text) if match.end() not in halves
    ]
    coming = [
        Deadline(term.end, *match.span())
        for match in _COMING_YEARS.finditer(text)
        if numbers.parse(match["count"]) == term.last_year - term.first_year + 1
    ]
    return halfway + within + coming
