"""A request as our middleware leaves it, for the types."""

from __future__ import annotations

from django.http import HttpRequest as _HttpRequest
from django_htmx.middleware import HtmxDetails


class HttpRequest(_HttpRequest):
    """A request that knows whether a script asked for a part of a page."""

    htmx: HtmxDetails
