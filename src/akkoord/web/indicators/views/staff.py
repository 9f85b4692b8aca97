"""The pages on which staff say what is measured, what is aimed at and which promises it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, needs
from akkoord.web.indicators import actions, forms, queries, shown
from akkoord.web.indicators.models import Indicator

_WRONG = 422
_edit = needs("indicators.edit")


@require_safe
@never_cache
@_edit
def work(request: HttpRequest) -> HttpResponse:
    """What is measured, and the files that were brought in."""
    return _work(request, forms.DefinitionForm())


@require_POST
@_edit
def define(request: HttpRequest) -> HttpResponse:
    """Define an indicator."""
    form = forms.DefinitionForm(request.POST)
    if form.is_valid():
        try:
            row = actions.define(
                code=form.cleaned_data["code"],
                definition=form.definition(),
                actor=account(request),
                now=timezone.now(),
            )
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            messages.success(request, _("The indicator was defined."))
            return redirect("indicators:edit", row.code)
    return _work(request, form)


@require_safe
@never_cache
@_edit
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: its definition, its targets, its promises, its breaks."""
    return _page(request, _found(code))


@require_POST
@_edit
def redefine(request: HttpRequest, code: str) -> HttpResponse:
    """Change what is said of an indicator."""
    row = _found(code)
    form = forms.DefinitionForm(request.POST, is_new=False)

    def act() -> None:
        actions.redefine(
            indicator_id=row.pk, definition=form.definition(), actor=account(request), now=timezone.now()
        )

    return _done(request, row, {"definition_form": form}, act, _("The definition was changed."))


@require_POST
@_edit
def set_target(request: HttpRequest, code: str) -> HttpResponse:
    """Set a target."""
    row = _found(code)
    form = forms.TargetForm(request.POST, unit_kind=row.unit_kind)

    def act() -> None:
        actions.set_target(
            indicator_id=row.pk, given=form.given(), actor=account(request), now=timezone.now()
        )

    return _done(
        request, row, {"target_form": form}, act, _("The target was set. Residents see it with its source.")
    )


@require_POST
@_edit
def end_target(request: HttpRequest, code: str) -> HttpResponse:
    """Take a target back."""
    row = _found(code)
    known = {one.pk for one in queries.targets([row.pk]).get(row.pk, [])}
    actions.end_target(target_id=_chosen(request, known), actor=account(request), now=timezone.now())
    messages.success(request, _("The target was taken back."))
    return redirect("indicators:edit", row.code)


@require_POST
@_edit
def mark_break(request: HttpRequest, code: str) -> HttpResponse:
    """Say from which year it is measured in another way."""
    row = _found(code)
    form = forms.BreakForm(request.POST)

    def act() -> None:
        actions.mark_break(
            indicator_id=row.pk, actor=account(request), now=timezone.now(), **form.cleaned_data
        )

    return _done(request, row, {"break_form": form}, act, _("The break was marked."))


@require_POST
@_edit
def link(request: HttpRequest, code: str) -> HttpResponse:
    """Say that it measures a promise."""
    row = _found(code)
    form = forms.LinkForm(request.POST)
    if form.is_valid() and queries.promise(form.cleaned_data["promise"]) is None:
        number = form.cleaned_data["promise"]
        form.add_error("promise", _("No promise has number %(number)s.") % {"number": number})

    def act() -> None:
        promise = queries.promise(form.cleaned_data["promise"])
        if promise is not None:
            actions.link(
                indicator_id=row.pk, promise_id=promise.pk, actor=account(request), now=timezone.now()
            )

    return _done(request, row, {"link_form": form}, act, _("The promise was linked."))


@require_POST
@_edit
def unlink(request: HttpRequest, code: str) -> HttpResponse:
    """Say that it measures a promise no longer."""
    row = _found(code)
    known = {one.pk for one in queries.measures(row.pk)}
    actions.unlink(measure_id=_chosen(request, known), actor=account(request), now=timezone.now())
    messages.success(request, _("The link was ended."))
    return redirect("indicators:edit", row.code)


def _found(code: str) -> Indicator:
    row = queries.indicator(code)
    if row is None:
        raise Http404(_("There is no indicator “%(code)s”.") % {"code": code})
    return row


def _chosen(request: HttpRequest, known: set[int]) -> int:
    form = forms.RowForm(request.POST)
    if not form.is_valid() or form.cleaned_data["row"] not in known:
        raise Http404(_("There is no such row here."))
    chosen: int = form.cleaned_data["row"]
    return chosen


def _done(
    request: HttpRequest,
    row: Indicator,
    typed: dict[str, django_forms.Form],
    act: Callable[[], None],
    said: str,
) -> HttpResponse:
    """Do what a right form asks for; what is wrong comes back with all that was typed."""
    (form,) = typed.values()
    if form.is_valid():
        try:
            act()
        except AkkoordError as error:
            forms.show_error(form, error)
    if form.errors:
        return _page(request, row, **typed)
    messages.success(request, said)
    return redirect("indicators:edit", row.code)


def _work(request: HttpRequest, form: forms.DefinitionForm) -> HttpResponse:
    values = {"rows": queries.indicators(), "imports": queries.imports()[:20], "form": form}
    return render(request, "indicators/work.html", values, status=_WRONG if form.is_bound else None)


def _page(request: HttpRequest, row: Indicator, **typed: Any) -> HttpResponse:
    targets = queries.targets([row.pk]).get(row.pk, [])
    figures = queries.figures([row], {one.against for one in targets if one.against})[row.pk]
    kept = {name: getattr(row, name) for name in forms.DefinitionForm.base_fields}
    values = {
        "row": row,
        "definition_form": forms.DefinitionForm(initial=kept, is_new=False),
        "target_form": forms.TargetForm(unit_kind=row.unit_kind),
        "break_form": forms.BreakForm(),
        "link_form": forms.LinkForm(),
        "verdicts": shown.verdicts(row, figures, targets, timezone.localdate().year),
        "breaks": [(str(one.year), one.note) for one in figures.breaks],
        "links": queries.linked_texts(row.pk),
    }
    return render(request, "indicators/edit.html", values | typed, status=_WRONG if typed else None)
