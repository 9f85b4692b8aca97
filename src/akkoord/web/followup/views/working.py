"""The working list of a service, and the short form beside each promise of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, needs
from akkoord.web.followup import actions, forms, reach, working
from akkoord.web.followup.quick import QuickForm, Typed, stages, untouched
from akkoord.web.frame.requests import HttpRequest

_WRONG = 422
_ASKED = ("list", "q", "page")


@require_safe
@never_cache
@needs(reach.PERMISSION, anywhere=True)
def work(request: HttpRequest) -> HttpResponse:
    """The promises that ask for work, in lists; each can be recorded where it stands."""
    return _page(request, _asked(request.GET))


@require_POST
@needs(reach.PERMISSION, anywhere=True)
def quick(request: HttpRequest, number: int) -> HttpResponse:
    """Record a promise from the list; what is wrong comes back beside it with all that was typed."""
    today = timezone.localdate()
    row = working.row(number, today)
    if row is None:
        raise Http404(_("No promise has number %(number)s.") % {"number": number})
    if not reach.of(account(request), today).covers(row.service_slug):
        raise PermissionDenied
    form = QuickForm(request.POST, today=today)
    if form.is_valid():
        try:
            actions.record_status(
                promise_id=row.promise_id, actor=account(request), now=timezone.now(), **form.status()
            )
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            return _recorded(request, number)
    if request.htmx:
        return render(request, "followup/_work_row.html", _entry(request, row, form.typed()), status=_WRONG)
    return _page(request, _asked(QueryDict(request.POST.get("back", ""))), form.typed(), number)


def _recorded(request: HttpRequest, number: int) -> HttpResponse:
    today = timezone.localdate()
    if request.htmx:
        row = working.row(number, today)
        entry = _entry(request, row, untouched(today)) | {"is_saved": True}
        return render(request, "followup/_work_row.html", entry)
    messages.success(request, _("Recorded. Residents see it on the page of the promise."))
    back = _asked(QueryDict(request.POST.get("back", "")))
    return redirect(f"{reverse('followup:work')}?{_address(back)}#p{number}")


def _page(
    request: HttpRequest, asked: dict[str, str], typed: Typed | None = None, number: int = 0
) -> HttpResponse:
    today = timezone.localdate()
    own = reach.of(account(request), today)
    found = working.working(own, today, asked)
    fresh = untouched(today)
    rows = [
        # In the list of all promises those of other services stand as well, to look at.
        {"row": row, "typed": fresh if own.covers(row.service_slug) else None}
        for row in found.rows
        if row.number != number
    ]
    if typed:
        # What was typed comes first: the promise may have left this page of the list meanwhile.
        rows.insert(0, {"row": working.row(number, today), "typed": typed})
    values = {
        "working": found,
        "page": found.page,
        "rows": rows,
        "stages": stages(),
        "words": asked.get("q", ""),
        "back": _address(asked),
    }
    return render(request, "followup/work.html", values, status=_WRONG if typed else None)


def _entry(request: HttpRequest, row: working.Row | None, typed: Typed) -> dict[str, Any]:
    back = request.POST.get("back", "")[:300]
    return {"row": row, "typed": typed, "stages": stages(), "back": back}


def _asked(query: QueryDict) -> dict[str, str]:
    """Return what an address asks for, and nothing else that stands in it."""
    return {name: str(query[name])[:200] for name in _ASKED if query.get(name)}


def _address(asked: dict[str, str]) -> str:
    query = QueryDict(mutable=True)
    query.update(asked)
    return query.urlencode()
