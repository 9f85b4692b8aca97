"""The addresses of the interface; they have no language before them, and stand outside the pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from akkoord.web.open_data.api import contract, door
from akkoord.web.open_data.api.service import api

app_name = "api"


@require_safe
def described(request: HttpRequest) -> HttpResponse:
    """The document that describes the interface."""
    response = JsonResponse(contract.document(), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Cache-Control"] = "public, max-age=3600"
    return response


# The library adds a page of its own for the root; ours has one that is a page of the site.
_OPERATIONS = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]

urlpatterns = [
    path("v1/openapi.json", described, name="openapi"),
    *(
        path(f"v1/{one.pattern}", door.enter(door.template(str(one.pattern)), one.callback), name=one.name)
        for one in _OPERATIONS
        if one.callback is not None
    ),
]
