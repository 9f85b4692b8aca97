"""Many promises at once: take a sheet along, bring it back, look at what it changes, and confirm."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, needs
from akkoord.web.followup import forms, reach
from akkoord.web.followup.bulk import exporting, importing, reading, shown
from akkoord.web.followup.models import Sheet

_PER_PAGE = 50
_WRONG = 422


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs(reach.PERMISSION, anywhere=True)
def sheet(request: HttpRequest) -> HttpResponse:
    """The sheet to take along, and the place to bring it back."""
    form = forms.SheetForm(request.POST, request.FILES) if request.method == "POST" else forms.SheetForm()
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["sheet"]
        try:
            found = importing.bring_in(
                content=upload.read(reading.MOST_BYTES + 1),
                name=upload.name or "",
                actor=account(request),
                now=timezone.now(),
            )
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            return redirect("followup:sheet_found", found.public_id)
    values = {"form": form, "most_rows": reading.MOST_ROWS, "kept_days": importing.KEPT_DAYS}
    return render(request, "followup/sheet.html", values, status=_WRONG if form.is_bound else None)


@require_safe
@never_cache
@needs(reach.PERMISSION, anywhere=True)
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The promises within reach as a sheet, CSV or XLSX."""
    if form not in exporting.CONTENT_TYPES:
        raise Http404(_("There is no such sheet. Choose CSV or XLSX."))
    today = timezone.localdate()
    content = exporting.exported(form, today, reach.of(account(request), today))
    return _file(content, exporting.CONTENT_TYPES[form], f"opvolging-{today}.{form}")


@require_safe
@never_cache
@needs(reach.PERMISSION, anywhere=True)
def found(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What a sheet would change, or what became of it, row by row."""
    own = _own(request, public_id)
    parts = shown.parts(own, request.GET.get("state", ""))
    here = next((part.code for part in parts if part.is_here), "")
    page = Paginator(shown.rows(own, here), _PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "sheet": own,
        "parts": parts,
        "here": here,
        "page": page,
        "rows": shown.shown(page.object_list),
        "may_confirm": own.job is None and any(part.code == "change" for part in parts),
    }
    return render(request, "followup/sheet_found.html", values)


@require_POST
@needs(reach.PERMISSION, anywhere=True)
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Let a job record what a sheet says; a second click shows the same job."""
    own = _own(request, public_id)
    if own.job is None:
        own = importing.confirm(sheet_id=own.pk, actor=account(request), now=timezone.now())
    if own.job is None:
        return redirect("followup:sheet_found", public_id)
    return redirect("jobs:job", own.job.public_id)


@require_safe
@never_cache
@needs(reach.PERMISSION, anywhere=True)
def report(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What became of each row, as CSV."""
    return _file(
        shown.report(_own(request, public_id)), exporting.CONTENT_TYPES["csv"], "verslag-per-rij.csv"
    )


def _own(request: HttpRequest, public_id: UUID) -> Sheet:
    own = shown.of(public_id, account(request))
    if own is None:
        raise Http404(_("There is no such sheet, or it was forgotten. Bring it in again."))
    return own


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
