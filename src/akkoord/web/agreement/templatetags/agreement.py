"""Panels of other instruments on the page of a promise, and the files of a list."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html

from akkoord.web.agreement import following
from akkoord.web.agreement.panels import Filled
from akkoord.web.agreement.sharing.files import KINDS

register = template.Library()


@register.simple_tag(takes_context=True)
def panel(context: Context, filled: Filled) -> str:
    """Render a panel with its values, beside what the page knows."""
    values = {str(name): value for name, value in context.flatten().items()} | dict(filled.values)
    return get_template(filled.template).render(values, context.get("request"))


@register.inclusion_tag("agreement/_files.html", takes_context=True)
def files(context: Context, view: str, *args: object, **filters: object) -> dict[str, object]:
    """Show the links to download the list of this page.

    Args:
        context: What the page knows.
        view: The name of the view that gives the files, such as "agreement:promises_file".
        args: What stands in its address before the ending.
        filters: What the page is about; without any, the filters in its address are taken along.
    """
    given = filters or context["request"].GET.dict()
    # The filters of a form that nobody filled in stand empty in its address.
    asked = {name: value for name, value in given.items() if value and name != "page"}
    query = f"?{urlencode(asked)}" if asked else ""
    return {
        "files": [
            (name, kind, f"{reverse(view, args=[*args, ending])}{query}")
            for ending, (name, kind) in KINDS.items()
        ]
    }


@register.simple_tag
def feed_link(what: following.What, key: object = "") -> str:
    """Tell programs, in the head of a page, of the feed of what it is about."""
    ways = following.of(what, str(key))
    if ways is None:
        return ""
    return format_html('<link rel="alternate" type="application/atom+xml" href="{}">', ways.feed)


@register.inclusion_tag("agreement/_follow.html")
def follow(what: following.What, key: object = "") -> dict[str, object]:
    """Show how to follow what a page is about."""
    return {"ways": following.of(what, str(key))}
