"""The pages of the approval route: what waits at each step, and the answer to it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, granted, needs
from akkoord.web.followup import approval, forms, queries, saying, underway
from akkoord.web.followup.views import staff

_PER_PAGE = 25
_WRONG = 422


@require_safe
@never_cache
@needs("followup.approve")
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits at the first step where something does."""
    return _page(request, "", forms.AnswerForm())


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs("followup.approve")
def at_step(request: HttpRequest, step: str) -> HttpResponse:
    """What waits at one step: agree to what was ticked, or send it back."""
    if f"followup.approve_{step}" not in granted(request):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, step, forms.AnswerForm())
    form = forms.AnswerForm(request.POST)
    if form.is_valid():
        try:
            said = _answer(request, step, form)
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            messages.success(request, said)
            return redirect("followup:at_step", step)
    return _page(request, step, form)


@require_POST
@needs("followup.record_status", anywhere=True)
def resubmit(request: HttpRequest, number: int) -> HttpResponse:
    """Send what was sent back on its way again."""
    text = staff.text_of(number)
    staff.refuse_another_service(request, text)
    form = forms.WithdrawForm(request.POST)
    known = {one.pk for one in queries.recorded(text.promise)}
    if not form.is_valid() or form.cleaned_data["status"] not in known:
        raise Http404(_("This promise has no such record."))
    try:
        approval.resubmit(status_id=form.cleaned_data["status"], actor=account(request), now=timezone.now())
    except approval.NotSentBack as error:
        messages.warning(request, saying.sentence(error))
    else:
        messages.success(request, _("Submitted again."))
    return redirect("followup:promise", number)


def _answer(request: HttpRequest, step: str, form: forms.AnswerForm) -> str:
    """Do what was asked, and return the sentence that says so."""
    ticked, actor, now = form.ticked(), account(request), timezone.now()
    if request.POST.get("answer") == "agree":
        approval.agree(statuses=ticked, step=step, actor=actor, now=now)
        return ngettext("Agreed to %(n)s.", "Agreed to %(n)s.", len(ticked)) % {"n": len(ticked)}
    remark = form.cleaned_data["remark"]
    approval.send_back(statuses=ticked, step=step, remark=remark, actor=actor, now=now)
    return ngettext("Sent %(n)s back.", "Sent %(n)s back.", len(ticked)) % {"n": len(ticked)}


def _page(request: HttpRequest, step: str, form: forms.AnswerForm) -> HttpResponse:
    held = granted(request)
    steps = [one for one in underway.steps() if f"followup.approve_{one.code}" in held]
    asked = [one for one in steps if one.code == step] or [one for one in steps if one.waiting] or steps
    chosen = asked[0] if asked else None
    page = Paginator(underway.at(chosen.code if chosen else ""), _PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "steps": steps,
        "chosen": chosen,
        "page": page,
        "waiting": underway.told(list(page.object_list)),
        "form": form,
        "ticked": form["statuses"].value() or [],
    }
    return render(request, "followup/approval.html", values, status=_WRONG if form.is_bound else None)
