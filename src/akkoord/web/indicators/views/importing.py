"""The pages on which staff bring in a file: choose it, say which column holds what, look, and apply."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, needs
from akkoord.web.indicators import engine, forms, importing, looking, queries
from akkoord.web.indicators.models import Import

_WRONG = 422
_edit = needs("indicators.edit")


@require_safe
@never_cache
@_edit
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a file."""
    return _choose(request, forms.UploadForm(origins=queries.origins()))


@require_POST
@_edit
def upload(request: HttpRequest) -> HttpResponse:
    """Keep a file, to look at it."""
    form = forms.UploadForm(request.POST, request.FILES, origins=queries.origins())
    if form.is_valid():
        try:
            row = importing.start(
                upload=form.cleaned_data["file"],
                origin=form.cleaned_data["origin"],
                actor=account(request),
                now=timezone.now(),
            )
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            return redirect(row)
    return _choose(request, form)


@require_safe
@never_cache
@_edit
def look(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What a file would change."""
    return _look(request, _found(public_id))


@require_POST
@_edit
def columns(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say which column holds what, and look again."""
    row = _found(public_id)
    form = forms.ColumnsForm(request.POST, headings=looking.headings(row))
    if form.is_valid():
        try:
            importing.choose_columns(import_id=row.pk, chosen=form.columns())
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            return redirect(row)
    return _look(request, row, form)


@require_POST
@_edit
def apply(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Bring the figures in."""
    row = _found(public_id)
    try:
        outcome = importing.apply(import_id=row.pk, actor=account(request), now=timezone.now())
    except AkkoordError as error:
        messages.error(request, engine.sentence(error))
        return redirect(row)
    said = ngettext(
        "%(count)s figure was added or corrected.", "%(count)s figures were added or corrected.",
        outcome.added + outcome.changed,
    )  # fmt: skip
    messages.success(request, said % {"count": outcome.added + outcome.changed})
    return redirect("indicators:work")


@require_POST
@_edit
def discard(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a file away that was not brought in."""
    try:
        importing.discard(import_id=_found(public_id).pk, actor=account(request), now=timezone.now())
    except AkkoordError as error:
        messages.error(request, engine.sentence(error))
    else:
        messages.success(request, _("The file was taken away. Nothing changed."))
    return redirect("indicators:work")


def _found(public_id: UUID) -> Import:
    row = queries.imports().filter(public_id=public_id).first()
    if row is None:
        raise Http404(_("There is no such file of figures."))
    return row


def _choose(request: HttpRequest, form: forms.UploadForm) -> HttpResponse:
    return render(request, "indicators/choose.html", {"form": form}, status=_WRONG if form.is_bound else None)


def _look(request: HttpRequest, row: Import, form: forms.ColumnsForm | None = None) -> HttpResponse:
    seen = looking.look(row)
    values = {
        "row": row,
        "seen": seen,
        "form": form or forms.ColumnsForm(initial=row.columns, headings=seen.headings),
    }
    return render(request, "indicators/import.html", values, status=_WRONG if form else None)
