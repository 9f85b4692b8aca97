"""Periods in addresses: `/opvolging/verslag/2026-1/`, `/opvolging/verslag/2026/`."""

from __future__ import annotations

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
