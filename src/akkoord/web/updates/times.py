"""When a mail is due: at seven in the morning of the city, each day or on Monday."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

from akkoord.web.updates.models import Frequency

_HOUR = time(7)
_MONDAY = 0


def next_after(moment: datetime, frequency: str) -> datetime:
    """Return the first moment after this one at which a mail is due.

    It is seven o'clock on the clock of the city, also on the days after it went an hour forward or back.
    """
    here = timezone.localtime(moment)
    day = here.date()
    while True:
        due = timezone.make_aware(datetime.combine(day, _HOUR))
        if due > moment and (frequency == Frequency.DAY or day.weekday() == _MONDAY):
            return due
        day += timedelta(days=1)
