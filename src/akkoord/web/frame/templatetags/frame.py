"""Small helpers for templates; known to every template."""

from __future__ import annotations

from django import template
from django.http import QueryDict

register = template.Library()


@register.simple_tag
def address_with(query: QueryDict, **changes: object) -> str:
    """Return the query of an address with some keys changed; None takes a key away.

    >>> address_with(QueryDict("q=fiets&page=3"), page=4)
    '?q=fiets&page=4'
    """
    changed = query.copy()
    for key, value in changes.items():
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = str(value)
    return f"?{changed.urlencode()}"
