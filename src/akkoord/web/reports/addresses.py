"""Addresses: the periods in them, as in `/opvolging/verslag/2026-1/`, and what leads here from elsewhere."""

from __future__ import annotations

from django.conf import settings

from akkoord.followup.report import periods
from akkoord.followup.report.periods import NotAPeriod

Period = periods.Period
"""What an address names: a half year or a calendar year."""


class PeriodInAddress:
    """The part of an address that names a half year or a calendar year."""

    regex = "[1-9][0-9]{3}(?:-[0-9])?"

    def to_python(self, value: str) -> Period:
        """Return the period; an address that names none is no address here."""
        try:
            return periods.read(value)
        except NotAPeriod as error:
            raise ValueError(str(error)) from error

    def to_url(self, value: object) -> str:
        """Return a period as addresses write it."""
        return str(value)


def whole(address: str) -> str:
    """Return an address with the name of the site in front, as what is read elsewhere needs it."""
    is_here = address.startswith("/") and not address.startswith("//")
    return f"{settings.CITY.base_url}{address}" if is_here else address
