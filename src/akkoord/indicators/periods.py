"""When a figure holds: a year, a month, a quarter, or some years together."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from akkoord.errors import InputError

FIRST_YEAR, LAST_YEAR = 1830, 2200
_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])|-[QqKk]([1-4])|[/–-](\d{4}))?", re.ASCII)


class NotAPeriod(InputError):
    """A text names no period."""

    code = "not_a_period"
    message = (
        "{period!r} is no period; write a year (2024), a month (2024-06), a quarter (2024-Q2) or "
        "years (2020/2025)"
    )


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A time of which a figure tells; ordered by when it ends.

    >>> Period.parse("2024-Q2").first_day, Period.parse("2020/2025").year
    (datetime.date(2024, 4, 1), 2025)
    """

    last_day: date
    first_day: date

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period.

        Raises:
            NotAPeriod: if the text names none, or its years are not in order.
        """
        found = _PERIOD.fullmatch(text.strip())
        if found is None:
            raise NotAPeriod(period=text[:40])
        year, last = int(found[1]), int(found[4] or found[1])
        if not FIRST_YEAR <= year <= last <= LAST_YEAR or (last == year and found[4]):
            raise NotAPeriod(period=text[:40])
        first_month, last_month = _months(found[2], found[3])
        return cls(date(last, last_month, monthrange(last, last_month)[1]), date(year, first_month, 1))

    @classmethod
    def of_year(cls, year: int) -> Period:
        """Return a whole year.

        Raises:
            NotAPeriod: if no statistic can be of that year.
        """
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise NotAPeriod(period=str(year))
        return cls(date(year, 12, 31), date(year, 1, 1))

    @property
    def year(self) -> int:
        """The year in which it ends."""
        return self.last_day.year

    @property
    def text(self) -> str:
        """The period as it is written; `parse` reads it back.

        >>> [Period.parse(text).text for text in ("2024", "2024-06", "2024-Q3", "2020-2025")]
        ['2024', '2024-06', '2024-Q3', '2020/2025']
        """
        first, last = self.first_day, self.last_day
        if first.year != last.year:
            return f"{first.year:04}/{last.year:04}"
        if first.month == last.month:
            return f"{first.year:04}-{first.month:02}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04}"
        return f"{first.year:04}-Q{last.month // 3}"

    @property
    def span(self) -> int:
        """How many months it lasts.

        >>> [Period.parse(text).span for text in ("2024", "2024-06", "2024-Q3", "2020/2025")]
        [12, 1, 3, 72]
        """
        years = self.last_day.year - self.first_day.year
        return years * 12 + self.last_day.month - self.first_day.month + 1

    @property
    def is_a_year(self) -> bool:
        """Whether it is one whole year."""
        return self.span == 12

    def __str__(self) -> str:
        return self.text


def _months(month: str | None, quarter: str | None) -> tuple[int, int]:
    if month:
        return int(month), int(month)
    if quarter:
        return int(quarter) * 3 - 2, int(quarter) * 3
    return 1, 12
