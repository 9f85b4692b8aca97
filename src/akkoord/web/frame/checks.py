"""What Django checks of the frame before it serves or migrates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage, Error, register


@register
def theme_is_there(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Name a theme that the city file asks for and no app or folder of static files has."""
    theme = settings.CITY.theme
    if not theme or finders.find(theme):
        return []
    return [
        Error(
            f"the city file asks for the theme {theme!r}, which is no static file",
            hint="Use one that is there, such as 'frame/themes/canal.css', or leave the key out.",
            id="frame.E001",
        )
    ]
