"""The addresses of the interface; they have no language before them, and stand outside the pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
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


urlpatterns = [
    path("v1/openapi.json", described, name="openapi"),
    *(
        path(f"v1/{route}", door.enter(door.template(route), found.callback), name=found.name)
        for found in api.urls[0]
        for route in [str(found.pattern)]
        if found.name != "api-root"
    ),
]
