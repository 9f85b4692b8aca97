"""One address, several forms: people get the page, and a program the form that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

View = Callable[..., HttpResponse]

_PAGE = "text/html"


def offering(forms: Mapping[str, View]) -> Callable[[View], View]:
    """Let a page be asked for in other forms too, by the header Accept.

    Who asks for nothing, or for what is not there, gets the page.

    Args:
        forms: The view of each other form by its type, such as "application/json".
    """

    def offered(page: View) -> View:
        @wraps(page)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            wanted = request.get_preferred_type([_PAGE, *forms]) or _PAGE
            response = forms.get(wanted, page)(request, *args, **kwargs)
            # A cache must not give the page to a program, nor the other way round.
            patch_vary_headers(response, ["Accept"])
            return response

        return answered

    return offered
