"""The language of the page at hand, as the phrases of the engines know it."""

from __future__ import annotations

from django.utils.translation import get_language

from akkoord.phrases import Language


def current() -> Language:
    """Return the language of this request; another language of the site reads the English phrases."""
    return "nl" if (get_language() or "nl").startswith("nl") else "en"
