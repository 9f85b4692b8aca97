"""What Django checks of the frame before it serves or migrates."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, register
from django.core.checks import Warning as ToldWarning


@register
def statements_are_whole(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Name what the statements of the city still miss; their pages say so too, and invent nothing."""
    given = settings.CITY.statements
    missing = [f"statements.{one.name}" for one in fields(given) if not getattr(given, one.name)]
    if not settings.CITY.contact.email and not settings.CITY.contact.url:
        missing.append("contact.email")
    if not missing or settings.CITY.is_made_up:
        return []
    return [
        ToldWarning(
            f"the city file leaves open what the law asks to be public: {', '.join(missing)}",
            hint="Fill it in; docs/reference/city-file.md says what each is.",
            id="frame.W001",
        )
    ]
