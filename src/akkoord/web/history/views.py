"""The whole history, for who may read it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from akkoord.web.accounts import access, limits, sentences
from akkoord.web.accounts.access import needs
from akkoord.web.history import queries
from akkoord.web.history.forms import FilterForm

_PER_PAGE = 50
_READINGS = 10


@require_safe
@never_cache
@needs("history.read")
def home(request: HttpRequest) -> HttpResponse:
    """All that happened, newest first, with filters in the address."""
    form = FilterForm(request.GET)
    page = Paginator(queries.found(form.filters()), _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "events": queries.told(page.object_list, for_staff=True),
        "last_seal": queries.last_seal(),
    }
    return render(request, "history/home.html", context)


@require_POST
@needs("history.read")
def verify(request: HttpRequest) -> HttpResponse:
    """Read the whole chain and say whether it holds."""
    try:
        key = f"history.verify:{access.account(request).pk}"
        limits.check(key, _READINGS, timedelta(hours=1), timezone.now())
    except limits.TooMany as error:
        messages.error(request, sentences.said(error))
        return redirect("history:home")
    verdict = queries.verified()
    values = {"count": verdict.count, "seal": verdict.last_seal}
    if verdict.broken is None:
        messages.success(
            request,
            _("The history is intact: all %(count)s events were checked. Last seal: %(seal)s.") % values,
        )
    else:
        messages.error(
            request,
            _(
                "The history is broken at event %(position)s: that event, or one before it, was changed,"
                " added or taken away outside this site. Do not rely on it from there on, and tell the"
                " administrator of the database."
            )
            % {"position": verdict.broken.position},
        )
    return redirect("history:home")
