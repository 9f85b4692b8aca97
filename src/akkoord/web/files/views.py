"""Files given back: saved by the browser, or shown in a sandbox."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.web.accounts import access
from akkoord.web.files import kinds, queries

# Nothing in a file may run, load or be framed, whatever a browser makes of it.
_SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


@require_safe
def file(request: HttpRequest, public_id: UUID, name: str) -> HttpResponseBase:
    """One file, under its own name only."""
    # Who did not show a code yet is nobody, also to their own files.
    user = AnonymousUser() if access.must_verify(request) else request.user
    found = queries.readable(public_id, user=user, permissions=access.granted(request))
    if found is None:
        raise Http404(_("There is no such file here, or it is not for you. Log in to see your own."))
    if name != found.address_name:
        return redirect(found)
    kind = kinds.KINDS[found.kind]
    response = FileResponse(
        queries.opened(found),
        as_attachment=not kind.is_shown,
        filename=found.name,
        content_type=kind.content_type,
    )
    response["Content-Security-Policy"] = _SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    # Asked for again each time: a file that was erased must be gone.
    response["Cache-Control"] = "no-cache" if found.is_public else "private, no-store"
    return response
