"""Dates as Dutch texts write them, as ISO dates that are no more exact than the text.

"juni 2031" is 2031-06 and "2031" is 2031. A season or a quarter has no ISO form that everyone reads, so
it keeps its year: "de lente van 2031" is 2031.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = re.compile(
    rf"(?<![\w.,/-])(?:(?:(?P<day>[0-3]?\d)\s+)?(?P<month>{'|'.join(_MONTHS)})(?:\s+van)?\s+)?{_YEAR}"
    r"(?:-(?P<iso_month>[01]\d)(?:-(?P<iso_day>[0-3]\d))?)?(?![\w%/-]|[.,]\d)",
    re.IGNORECASE,
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
    """
    return tuple(
        FoundDate(iso, match.start(), match.end()) for match in _DATE.finditer(text) if (iso := _iso(match))
    )


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
