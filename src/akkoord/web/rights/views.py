"""Check a right. Answers come by POST, so that no address and no log holds them, and nothing is kept."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from akkoord.web.frame import language
from akkoord.web.rights import queries
from akkoord.web.rights.forms import RightForm

_MOST_BYTES = 16 * 1024


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, that nothing is kept, and the rights that can be checked."""
    return render(request, "rights/home.html", {"rights": queries.rights(language.current())})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
def right(request: HttpRequest, right_id: str) -> HttpResponse:
    """The questions of one right, and the answer on the same page."""
    found = queries.find(right_id, language.current())
    if found is None:
        raise Http404(_("There is no such right here."))
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > _MOST_BYTES:
        return render(request, "rights/too_much.html", {"right": found}, status=413)
    today = timezone.localdate()
    facts = queries.facts(right_id, language.current())
    form = RightForm(request.POST if request.method == "POST" else None, facts=facts, today=today)
    values = {"right": found, "form": form, "today": today}
    if form.is_valid():
        values["answer"] = queries.answer(
            right_id, form.facts(), on=form.cleaned_data["on"], today=today, language=language.current()
        )
        values["told"] = form.told()
    return render(request, "rights/right.html", values)
