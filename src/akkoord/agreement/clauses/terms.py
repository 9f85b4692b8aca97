"""Dates counted from the term of the agreement: "halverwege de legislatuur", "binnen twee jaar"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkoord.agreement.clauses import words
from akkoord.agreement.model import Term
from akkoord.dutch import numbers

_TERM = re.compile(rf"(?<![\w-])(?:{words.either('term')})(?!\w)", re.IGNORECASE)
# The words before a mention of the term: "voor het einde van", "deze hele", "in de loop van de".
_BEFORE = re.compile(
    r"(?P<lead>(?:(?<!\w)(?:nog|al|ook|tijdens|gedurende|doorheen|binnen|in|tegen|voor|vóór|uiterlijk|over|aan|op|"
    r"bij|na|sinds|eind|einde|begin|start|halverwege|halfweg|medio|midden|helft|loop|eerste|het|de|van)\s+)*)"
    r"(?<!\w)(?P<this>(?:de|deze|onze)\s+)?(?P<all>(?:hele|volledige|gehele|komende)\s+)?"
    r"(?:(?:huidige|lopende|nieuwe)\s+)?$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 60
_OUTSIDE = re.compile(r"(?<!\w)(?:na|sinds)(?!\w)", re.IGNORECASE)
_HALFWAY = re.compile(r"(?<!\w)(?:halverwege|halfweg|medio|midden|eerste\s+helft)(?!\w)", re.IGNORECASE)
_BEGINNING = re.compile(r"(?<!\w)(?:begin|start)(?!\w)", re.IGNORECASE)
_END = re.compile(r"(?<!\w)(?:eind|einde)(?!\w)", re.IGNORECASE)
_DURING = re.compile(r"(?<!\w)(?:tijdens|gedurende|doorheen|binnen|in|tegen|voor|vóór)(?!\w)", re.IGNORECASE)

_NOT_COUNTED_FROM_ELSEWHERE = r"(?!\w)(?!\s+(?:na|nadat|vanaf)(?!\w))"
_TIME = re.compile(r"jaar|jaren|maanden|dagen", re.IGNORECASE)
_IN_YEARS = re.compile(
    r"(?<!\w)(?:(?:de\s+)?(?:komende|eerstkomende|volgende|eerstvolgende)\s+(?P<coming>\w{1,20})\s+"
    r"(?:jaar|jaren)(?!\w)|"
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
    for match in _TERM.finditer(text):
        window = max(0, match.start() - _LONGEST_LEAD)
        before = _BEFORE.search(text[window : match.start()])
        if before and (iso := _in_term(before, term)):
            yield iso, window + before.start(), match.end()
    if not _TIME.search(text):
        return
    for match in _IN_YEARS.finditer(text):
        is_condition = _IF.search(text, max(0, match.start() - _LONGEST_CLAUSE), match.start())
        if not is_condition and (iso := _in_years(match, term)):
            yield iso, *match.span()


def _in_term(before: re.Match[str], term: Term) -> str | None:
    """Return the date that a mention of the term sets; None where it only names the term."""
    lead = before[0]
    if _OUTSIDE.search(lead):
        return None
    if _HALFWAY.search(lead):
        return term.midpoint
    if _BEGINNING.search(lead):
        return str(term.first_year)
    if _END.search(lead):
        return term.end
    named = lead.lower().split()
    is_time = bool(before["all"]) or bool(_DURING.search(lead))
    has_article = not {"de", "onze"}.isdisjoint(named)
    return term.end if "deze" in named or (has_article and is_time) else None


def _in_years(match: re.Match[str], term: Term) -> str | None:
    if match["days"]:
        return str(term.first_year)
    count = numbers.parse(match["coming"] or match["within"] or match["time"])
    if count is None or not 1 <= count <= _MOST_YEARS:
        return None
    years = -(-int(count) // _MONTHS_IN_A_YEAR) if match["unit"] == "maanden" else int(count)
    return str(term.first_year + years - 1)
