"""What an error says to the person at the screen: which thing, which value, what to do."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise as LazyText

from akkoord.errors import AkkoordError

_SENTENCES: dict[type[AkkoordError], LazyText] = {}


def register(error: type[AkkoordError], sentence: LazyText) -> None:
    """Give an error of this app its sentence; the values of the error fill its named places."""
    _SENTENCES[error] = sentence


def said(error: AkkoordError) -> str:
    """Return the sentence of an error in the language of the page.

    Raises:
        KeyError: if the error was given none; a page that shows it names it here first.
    """
    return str(_SENTENCES[type(error)]) % {name: _shown(value) for name, value in error.values.items()}


def _shown(value: object) -> Any:
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "H:i:s")
    return date_format(value, "j F Y") if isinstance(value, date) else value
