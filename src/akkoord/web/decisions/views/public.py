"""What everybody sees: the published decisions, and each with its page."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from akkoord.web.accounts.access import granted_anywhere
from akkoord.web.decisions import beside, queries, suggestions
from akkoord.web.decisions.forms import LinkForm, SearchForm
from akkoord.web.decisions.models import Decision
from akkoord.web.frame import language

_PER_PAGE = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All published decisions, newest first, with the promises that each carries out."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    page = Paginator(queries.decisions(words), _PER_PAGE).get_page(request.GET.get("page"))
    lines = queries.lines(page.object_list)
    return render(
        request,
        "decisions/home.html",
        {"form": form, "words": words, "page": page, "lines": lines, "granted": granted_anywhere(request)},
    )


@require_safe
def decision(request: HttpRequest, decision_id: int) -> HttpResponse:
    """One decision: its page as it was published, and the promises that it carries out."""
    found = _decision(decision_id)
    granted = granted_anywhere(request)
    may_link = "decisions.publish" in granted
    advice = None
    if may_link:
        base_url = settings.CITY.base_url
        advice = suggestions.of([found], base_url=base_url, language=language.current())[0]
    return render(
        request,
        "decisions/decision.html",
        {
            "decision": found,
            "page": queries.safe_page(found),
            "promises": queries.linked([found])[found.pk],
            "beside": beside.of(found, timezone.localdate(), language.current()),
            "address": queries.address(found),
            "is_of_city": found.draft_id is not None,
            "may_link": may_link,
            "may_record": "followup.record_status" in granted,
            "advice": advice,
            "form": LinkForm(),
        },
    )


@require_safe
def page(request: HttpRequest, decision_id: int) -> HttpResponse:
    """The piece of HTML with RDFa, byte for byte as it was published, to keep or to put on another site."""
    found = _decision(decision_id)
    if not queries.is_intact(found):
        raise Http404(_("The stored page of this decision is damaged, so it is not given."))
    return HttpResponse(
        found.page.encode(),
        content_type="text/html; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="besluit-{found.pk}.html"'},
    )


def _decision(decision_id: int) -> Decision:
    found = Decision.objects.filter(pk=decision_id).first()
    if found is None:
        raise Http404(_("There is no such decision here."))
    return found
