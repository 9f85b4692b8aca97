"""Dates counted from the term of the agreement: "halverwege de legislatuur", "binnen twee jaar"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkoord.agreement.clauses import words
from akkoord.agreement.model import Term
from akkoord.dutch import numbers

_OF_TERM = re.compile(
    r"(?<![\w-])(?P<this>(?:de|deze|onze)\s+)?(?P<all>(?:hele|volledige|gehele|komende)\s+)?"
    rf"(?:(?:huidige|lopende|nieuwe)\s+)?(?:{words.either('term')})(?!\w)",
    re.IGNORECASE,
)
# The words between a mention of the term and what it says of it: "voor het einde van", "in de loop van".
_LEAD = re.compile(
    r"(?:(?<!\w)(?:nog|al|ook|tijdens|gedurende|doorheen|binnen|in|tegen|voor|vóór|uiterlijk|over|aan|op|bij|na|"
    r"sinds|eind|einde|begin|start|halverwege|halfweg|medio|midden|helft|loop|eerste|het|de|van)\s+)+$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 48
_OUTSIDE = re.compile(r"(?<!\w)(?:na|sinds)(?!\w)", re.IGNORECASE)
_HALFWAY = re.compile(r"(?<!\w)(?:halverwege|halfweg|medio|midden|eerste\s+helft)(?!\w)", re.IGNORECASE)
_BEGINNING = re.compile(r"(?<!\w)(?:begin|start)(?!\w)", re.IGNORECASE)
_END = re.compile(r"(?<!\w)(?:eind|einde)(?!\w)", re.IGNORECASE)
_DURING = re.compile(r"(?<!\w)(?:tijdens|gedurende|doorheen|binnen|in|tegen|voor|vóór)(?!\w)", re.IGNORECASE)

_NOT_COUNTED_FROM_ELSEWHERE = r"(?!\w)(?!\s+(?:na|nadat|vanaf)(?!\w))"
_IN_YEARS = re.compile(
    r"(?<!\w)(?:(?:(?:de|het)\s+)?(?:komende|eerstkomende|volgende|eerstvolgende)\s+(?P<coming>\w{1,20})\s+(?:jaar|jaren)(?!\w)|"
    rf"binnen\s+(?:de\s+)?(?P<within>\w{{1,20}})\s+(?P<unit>jaar|jaren|maanden){_NOT_COUNTED_FROM_ELSEWHERE}|"
    r"in\s+(?P<time>\w{1,20})\s+jaar\s+tijd(?!\w)|"
    r"(?:de\s+eerste|binnen(?:\s+de)?)\s+(?P<days>100|honderd)\s+dagen(?!\w))",
    re.IGNORECASE,
)
# "Indien dit binnen twee jaar niet lukt": a date in a condition is none of the promise.
_IF = re.compile(r"(?<!\w)(?:indien|als|wanneer)\s[^,;:]*$", re.IGNORECASE)
_LONGEST_CLAUSE = 120
_MONTHS_IN_A_YEAR = 12
_MOST_YEARS = 50


def dates(text: str, term: Term) -> Iterator[tuple[str, int, int]]:
    """Yield the dates that one sentence counts from the term: ISO, and where their words stand.

    >>> term = Term(2031, 2036)
    >>> [iso for iso, _, _ in dates("Voor het einde van deze legislatuur, binnen twee jaar", term)]
    ['2036', '2032']
    >>> list(dates("De vorige legislatuur, na deze legislatuur, de taken van de legislatuur", term))
    []
    """
    for match in _OF_TERM.finditer(text):
        window = max(0, match.start() - _LONGEST_LEAD)
        lead = _LEAD.search(text[window : match.start()])
        words = lead[0] if lead else ""
        if iso := _in_term(words, match, term):
            yield iso, match.start() - len(words), match.end()
    for match in _IN_YEARS.finditer(text):
        is_condition = _IF.search(text, max(0, match.start() - _LONGEST_CLAUSE), match.start())
        if not is_condition and (iso := _in_years(match, term)):
            yield iso, *match.span()


def _in_term(lead: str, match: re.Match[str], term: Term) -> str | None:
    """Return the date that a mention of the term sets; None where it only names the term."""
    if _OUTSIDE.search(lead):
        return None
    if _HALFWAY.search(lead):
        return term.midpoint
    if _BEGINNING.search(lead):
        return str(term.first_year)
    if _END.search(lead):
        return term.end
    this = (match["this"] or "").strip().lower()
    is_time = bool(this) and (this == "deze" or bool(match["all"]) or bool(_DURING.search(lead)))
    return term.end if is_time else None


def _in_years(match: re.Match[str], term: Term) -> str | None:
    if match["days"]:
        return str(term.first_year)
    count = numbers.parse(match["coming"] or match["within"] or match["time"])
    if count is None or not 1 <= count <= _MOST_YEARS:
        return None
    years = -(-int(count) // _MONTHS_IN_A_YEAR) if match["unit"] == "maanden" else int(count)
    return str(term.first_year + years - 1)
