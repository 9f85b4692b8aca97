"""The page on which a reader judges what became of a promise."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, needs
from akkoord.web.followup import forms, judged, judging, queries

_WRONG = 422


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs("followup.judge", anywhere=True)
def judge(request: HttpRequest, number: int) -> HttpResponse:
    """What a promise came to, to read and to judge; what is wrong comes back with what was typed."""
    text = queries.published_text(number)
    reader = account(request)
    if text is None or reader is None:
        raise Http404(_("No promise has number %(number)s.") % {"number": number})
    today = timezone.localdate()
    own = judged.own(text.promise_id, reader)
    initial = {"verdict": own.verdict, "why": own.why} if own else None
    form = forms.JudgementForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            judging.judge(promise_id=text.promise_id, actor=reader, now=timezone.now(), **form.cleaned_data)
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            messages.success(request, _("Your judgement was recorded."))
            return redirect("followup:judge", number)
    values = {
        "text": text,
        "stand": queries.stand(text, today),
        "form": form,
        "own": own,
        "outcome": judged.outcome(text.promise_id),
        "is_open": judging.is_open(today),
        "term_end": settings.CITY.term_end,
    }
    return render(request, "followup/judge.html", values, status=_WRONG if form.is_bound else None)
