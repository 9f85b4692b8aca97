"""Pages with decisions that are read in, and the report of each."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, needs
from akkoord.web.decisions import actions, queries, suggestions
from akkoord.web.decisions.forms import PageForm
from akkoord.web.decisions.sentences import said
from akkoord.web.frame import language

_PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs("decisions.publish")
def read(request: HttpRequest) -> HttpResponse:
    """Give a page with decisions."""
    if request.method != "POST":
        return render(request, "decisions/read_page.html", {"form": PageForm()})
    form = PageForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            page_read = actions.read_page(
                html=form.page(),
                base=form.cleaned_data["address"],
                actor=account(request),
                now=timezone.now(),
                base_url=settings.CITY.base_url,
            )
            return redirect(page_read)
        except AkkoordError as error:
            form.add_error(None, said(error, language.current()))
    return render(request, "decisions/read_page.html", {"form": form}, status=422)


@require_safe
@never_cache
@needs("decisions.publish")
def report(request: HttpRequest, page_read_id: int) -> HttpResponse:
    """What a page gave: the decisions on it, what was missing, and which promises may be linked."""
    page_read = queries.page_read(page_read_id)
    if page_read is None:
        raise Http404(_("There is no such report."))
    spoken = language.current()
    page = Paginator(queries.found(page_read), _PER_PAGE).get_page(request.GET.get("page"))
    lines = suggestions.found(list(page.object_list), base_url=settings.CITY.base_url, language=spoken)
    return render(
        request,
        "decisions/page_read.html",
        {
            "page_read": page_read,
            "counts": queries.found_counts(page_read),
            "notes": suggestions.notes(page_read, spoken),
            "page": page,
            "lines": lines,
        },
    )
