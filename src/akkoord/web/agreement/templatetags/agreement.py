"""Panels of other instruments on the page of a promise."""

from __future__ import annotations

from django import template
from django.template import Context
from django.template.loader import get_template

from akkoord.web.agreement.panels import Filled

register = template.Library()


@register.simple_tag(takes_context=True)
def panel(context: Context, filled: Filled) -> str:
    """Render a panel with its values, beside what the page knows."""
    values = {str(name): value for name, value in context.flatten().items()} | dict(filled.values)
    return get_template(filled.template).render(values, context.get("request"))
