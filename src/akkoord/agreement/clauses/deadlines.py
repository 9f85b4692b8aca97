"""By when: a date that a text sets, or one that it derives from the term of the agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from akkoord.agreement.clauses import descriptions, terms, words
from akkoord.agreement.model import Term
from akkoord.dutch import dates

# A year is a deadline only behind one of these: "tegen 2031", "in juni 2031", "zomer 2031". What holds
# "vanaf 2031" must be there by then.
_CUE = re.compile(
    r"(?<!\w)(?:(?:tegen|uiterlijk|ten\s+laatste|vóór|(?<!van\s)(?<!sinds\s)voor|(?<!geboren\s)vanaf|"
    r"met\s+ingang\s+van|in|per|rond|op|eind|einde|begin|medio|"
    r"halverwege|halfweg|van\s+(?:19|20)\d\d\s+naar|lente|zomer|herfst|winter|voorjaar|najaar)"
    r"(?:\s+(?:de|het|van|in|op|rond|eind|einde|begin|medio|midden|lente|zomer|herfst|winter|voorjaar|najaar|"
    r"loop|start|\w{0,12}jaar|eerste|tweede|derde|vierde|laatste|kwartaal|helft|semester|trimester|q[1-4]))*)\s+$",
    re.IGNORECASE,
)
_LONGEST_CUE = 48
# "Van 2031 tot 2034", "in de jaren 2031-2034": by the last year of a time.
_YEAR = r"(?:19|20)\d\d"
_UP_TO = r"(?:tot(?:\s+en\s+met)?|t\.?e\.?m\.?|t/m)"
_PERIOD = re.compile(
    rf"(?<!\w)(?:(?:tussen|van)\s+{_YEAR}\s+(?:{_UP_TO}|en)|"
    rf"(?:{words.either('spans')})\s+{_YEAR}\s*(?:[-–—]|{_UP_TO}))"
    rf"\s*(?P<year>{_YEAR})(?![\w/-])",
    re.IGNORECASE,
)
# Money that is there "tot 2031" is spent by then; anything else only goes on until then.
_UNTIL = re.compile(r"(?<!\w)tot(?:\s+en\s+met|\s+eind)?\s+$", re.IGNORECASE)
_MONEY = re.compile(r"€|(?<!\w)euro(?!\w)", re.IGNORECASE)
# What was so in a year is no deadline.
_TELLS_PAST = re.compile(rf"(?<![\w-])(?:{words.either('tells_past')})(?![\w-])", re.IGNORECASE)


# "Dossiers die voor 2031 ingediend zijn": which ones, not by when.
_IS_DONE = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}\w*ge\w+(?:d|t|en)\s+(?:zijn|is|waren|werden|worden,)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """An ISO date, as exact as the text, and the words that set it (`text[start:end]`)."""

    iso: str
    start: int
    end: int


def find(text: str, term: Term | None) -> tuple[Deadline, ...]:
    """Return the deadlines of one sentence in order.

    A year before the term is the past, and a date without a word that makes it a deadline is none.

    >>> found = find("Klaar tegen 2031, geëvalueerd halverwege de legislatuur", Term(2031, 2036))
    >>> [deadline.iso for deadline in found]
    ['2031', '2033']
    >>> find("Sinds 2018 kandidaat voor hoofdstad 2030", None)
    ()
    """
    periods = [Deadline(match["year"], *match.span()) for match in _PERIOD.finditer(text)]
    ends = {period.end for period in periods}
    is_money = bool(_MONEY.search(text))
    dated = [
        deadline
        for date in dates.find(text)
        if date.end not in ends and (deadline := _dated(text, date, is_money=is_money)) is not None
    ]
    tells_past = term is None and bool(_TELLS_PAST.search(text))
    found = [] if tells_past else [deadline for deadline in periods + dated if not _is_past(deadline, term)]
    derived = [Deadline(*date) for date in terms.dates(text, term)] if term else []
    found += derived
    if not found or descriptions.tells(text):
        return ()
    return tuple(sorted(found, key=lambda deadline: deadline.start))


def _dated(text: str, date: dates.FoundDate, *, is_money: bool) -> Deadline | None:
    window = max(0, date.start - _LONGEST_CUE)
    before = text[window : date.start]
    cue = _CUE.search(before) or (_UNTIL.search(before) if is_money else None)
    if cue is None or _IS_DONE.match(text, date.end):
        return None
    return Deadline(date.iso, window + cue.start(), date.end)


def _is_past(deadline: Deadline, term: Term | None) -> bool:
    return term is not None and int(deadline.iso[:4]) < term.first_year
