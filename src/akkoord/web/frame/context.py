"""What every page knows: the city, its instruments, and the same page in the other language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import Promise as LazyText
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

_NAMES: dict[str, LazyText] = {
    "agreement": _("The agreement"),
    "followup": _("Follow-up"),
    "indicators": _("Figures"),
    "decisions": _("Decisions"),
    "participation": _("Take part"),
    "rights": _("My rights"),
    "open_data": _("Open data"),
}
_FIRST_PAGE = {"agreement": "agreement:home"}


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the main navigation."""

    name: LazyText
    address: str
    is_current: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame of a page needs."""
    language = get_language() or settings.LANGUAGE_CODE
    match = request.resolver_match
    current = match.app_name if match else ""
    return {
        "city": settings.CITY,
        "LANGUAGE_CODE": language,
        "notice": settings.CITY.notice.get(language, ""),
        "places": [
            Place(_NAMES[name], _first_page(name), name == current) for name in settings.CITY.instruments
        ],
        "is_at_desk": current == "accounts",
        "languages": [
            (code, name, translate_url(request.get_full_path(), code)) for code, name in settings.LANGUAGES
        ],
    }


def _first_page(instrument: str) -> str:
    name = _FIRST_PAGE.get(instrument, f"{instrument}:home")
    try:
        return reverse(name)
    except NoReverseMatch as error:
        raise NoReverseMatch(
            f"the city file switches on {instrument!r}, which has no page {name!r}"
        ) from error
