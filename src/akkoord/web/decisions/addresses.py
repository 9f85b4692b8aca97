"""Permanent addresses: from the settings of the city, in the language without a prefix."""

from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.utils import translation


class _HasPage(Protocol):
    def get_absolute_url(self) -> str: ...


def permanent(row: _HasPage, base_url: str) -> str:
    """Return the address of a row's page that stands in publications for decades.

    Args:
        row: Anything with a page of its own.
        base_url: Where this installation lives, such as `https://akkoord.stad.example`; no slash at its end.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return f"{base_url}{row.get_absolute_url()}"
