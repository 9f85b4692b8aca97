"""Dates as Dutch texts write them, as ISO dates that are no more exact than the text.

"juni 2031" is 2031-06 and "2031" is 2031. A season or a quarter has no ISO form that everyone reads, so
it keeps its year: "de lente van 2031" is 2031. A school year is the year in which it begins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SCHOOL_YEAR = r"(?:school|studie|academie|werk|sport|cultuur|theater)(?:jaar|seizoen)|seizoen"
_DATE = re.compile(
    rf"(?<![\w.,/-])(?:(?:(?P<day>[0-3]?\d)\s+)?(?P<month>{'|'.join(_MONTHS)})(?:\s+van)?\s+)?{_YEAR}"
    r"(?:-(?P<iso_month>[01]\d)(?:-(?P<iso_day>[0-3]\d))?)?(?![\w%/-]|[.,]\d)",
    re.IGNORECASE,
)
_IN_DIGITS = re.compile(
    rf"(?<![\w.,/-])(?P<day>[0-3]?\d)(?P<mark>[/.-])(?P<month>[01]?\d)(?P=mark){_YEAR}(?![\w%/-]|[.,]\d)"
)
_OVER_TWO_YEARS = re.compile(
    rf"(?<!\w)(?:{_SCHOOL_YEAR})\s+{_YEAR}\s?[-–/]\s?(?:20)?\d\d(?![\w%/-]|[.,]\d)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO, as exact as the text is, and where it stands (`text[start:end]`)."""

    iso: str
    start: int
    end: int


def find(text: str) -> tuple[FoundDate, ...]:
    """Return the dates of a text in order; a range of years such as 2031-2036 is none.

    >>> [found.iso for found in find("Tegen 1 mei 2031, uiterlijk juni 2032; in de lente van 2033.")]
    ['2031-05-01', '2032-06', '2033']
    >>> [found.iso for found in find("Op 31/12/2031, in Q3 2032, vanaf het schooljaar 2033-2034")]
    ['2031-12-31', '2032', '2033']
    """
    if not _ANY_YEAR.search(text):
        return ()
    found = [
        FoundDate(iso, match.start(), match.end()) for match in _DATE.finditer(text) if (iso := _iso(match))
    ]
    in_digits = [
        FoundDate(iso, match.start(), match.end())
        for match in _IN_DIGITS.finditer(text)
        if (iso := _checked(int(match["year"]), int(match["month"]), int(match["day"])))
    ]
    over_two_years = [
        FoundDate(match["year"], match.start(), match.end()) for match in _OVER_TWO_YEARS.finditer(text)
    ]
    return tuple(sorted(found + in_digits + over_two_years, key=lambda date: date.start))


def parse(written: str) -> str | None:
    """Return one written date as an ISO date, or None where it is none.

    >>> parse("juni 2031"), parse("2031-06-30"), parse("morgen")
    ('2031-06', '2031-06-30', None)
    """
    stripped = written.strip()
    found = find(stripped)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(stripped))
    return found[0].iso if whole else None


def _iso(match: re.Match[str]) -> str | None:
    year = int(match["year"])
    if match["month"]:
        if match["iso_month"]:
            return None
        month = _MONTHS.index(match["month"].lower()) + 1
    elif match["iso_month"]:
        month = int(match["iso_month"])
    else:
        return f"{year}"
    day = match["day"] or match["iso_day"]
    return _checked(year, month, int(day) if day else None)


def _checked(year: int, month: int, day: int | None) -> str | None:
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02d}"
    is_day = 1 <= day <= monthrange(year, month)[1]
    return f"{year}-{month:02d}-{day:02d}" if is_day else None
