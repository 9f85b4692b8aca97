"""Small helpers for templates; known to every template."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.http import QueryDict
from django.utils import timezone

from akkoord import phrases
from akkoord.web.frame import language

register = template.Library()


@register.simple_tag
def address_with(query: QueryDict, **changes: object) -> str:
    """Return the query of an address with some keys changed; None takes a key away, as do empty values.

    >>> address_with(QueryDict("q=fiets&kind=&page=3"), page=4)
    '?q=fiets&page=4'
    """
    changed = query.copy()
    for key in [key for key, values in changed.lists() if not any(values)]:
        del changed[key]
    for key, value in changes.items():
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = str(value)
    return f"?{changed.urlencode()}"


@register.filter
def euro(cents: int | None) -> str:
    r"""Return eurocents the way Flanders writes an amount; nothing where there is none.

    >>> euro(123456), euro(None)
    ('€\xa01.234,56', '')
    """
    return "" if cents is None else phrases.euro(cents, language.current())


@register.filter
def day(value: date | None) -> str:
    """Return a date in words, of a moment the date here; nothing where there is none.

    >>> day(date(2026, 9, 1)), day(None)
    ('1 september 2026', '')
    """
    if value is None:
        return ""
    here = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return phrases.day(here, language.current())
