"""Links between decisions and promises, confirmed or taken back by a person."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, needs
from akkoord.web.decisions import actions, queries
from akkoord.web.decisions.forms import LinkForm
from akkoord.web.decisions.models import Decision
from akkoord.web.decisions.sentences import said
from akkoord.web.frame import language


@require_POST
@needs("decisions.publish")
def link(request: HttpRequest, decision_id: int) -> HttpResponse:
    """Confirm that a decision carries out a promise."""
    return _change(request, decision_id, is_linked=True)


@require_POST
@needs("decisions.publish")
def unlink(request: HttpRequest, decision_id: int) -> HttpResponse:
    """Take back a link that was confirmed by mistake."""
    return _change(request, decision_id, is_linked=False)


def _change(request: HttpRequest, decision_id: int, *, is_linked: bool) -> HttpResponse:
    if not Decision.objects.filter(pk=decision_id).exists():
        raise Http404(_("There is no such decision here."))
    form = LinkForm(request.POST)
    promise_id = queries.promise_id(form.cleaned_data["number"]) if form.is_valid() else None
    if promise_id is None:
        typed = request.POST.get("number", "")[:20]
        messages.error(
            request, _("There is no promise “%(number)s”. Nothing was changed.") % {"number": typed}
        )
        return _back(form, decision_id)
    actor = account(request)
    try:
        if is_linked:
            actions.link(
                decision_id=decision_id,
                promise_id=promise_id,
                actor=actor,
                now=timezone.now(),
                base_url=settings.CITY.base_url,
            )
            said_ = _("Promise %(number)s is linked.")
        else:
            actions.unlink(decision_id=decision_id, promise_id=promise_id, actor=actor, now=timezone.now())
            said_ = _("Promise %(number)s is no longer linked.")
        messages.success(request, said_ % {"number": form.cleaned_data["number"]})
    except AkkoordError as error:
        messages.error(request, said(error, language.current()))
    return _back(form, decision_id)


def _back(form: LinkForm, decision_id: int) -> HttpResponse:
    page_read = form.cleaned_data.get("page_read")
    if page_read:
        return redirect(f"{reverse('decisions:page_read', args=[page_read])}#besluit-{decision_id}")
    return redirect("decisions:decision", decision_id)
