"""The pages of checks: the list of work, one check to fill in, and a finished check for everyone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from akkoord.errors import AkkoordError, InputError
from akkoord.web.accounts.access import account, needs
from akkoord.web.checks import actions, forms, pages, queries
from akkoord.web.checks.forms import CheckForm, StatedEffectsForm
from akkoord.web.checks.models import CheckRun
from akkoord.web.checks.wording import said
from akkoord.web.decisions.models import Draft
from akkoord.web.frame import language

_PER_PAGE = 50


@require_safe
@never_cache
@needs("checks.run", anywhere=True)
def work(request: HttpRequest) -> HttpResponse:
    """The drafts that need a check, and how far each is."""
    page = Paginator(pages.work(language.current()), _PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "checks/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs("checks.run", anywhere=True)
def run(request: HttpRequest, check: str, draft_id: int) -> HttpResponse:
    """One check of one draft: why, the questions, who was heard, the effect, the conclusion."""
    asked = _asked(check, draft_id)
    if asked.draft.is_published:
        return _of_published(request, asked)
    if request.method != "POST":
        return _page(request, asked, _form(asked), _stated_form(asked))
    form, stated = _form(asked, request.POST), _stated_form(asked, request.POST)
    if not form.is_valid() or (stated is not None and stated.is_bound and not stated.is_valid()):
        return _page(request, asked, form, stated)
    try:
        _save(request, asked, form)
    except InputError as error:
        form.add_error(None, said(error))
        return _page(request, asked, form, stated)
    except (actions.DraftChanged, actions.RunChanged) as error:
        return _conflict(request, check, draft_id, form, said(error))
    messages.success(request, _("The check is saved."))
    if request.POST.get("do") == "effects" or (stated is not None and stated.is_bound):
        _effects(request, asked, form, stated)
    return redirect(f"{reverse('checks:run', args=[check, draft_id])}{_place(request)}")


@require_safe
def decision(request: HttpRequest, check: str, decision_id: int) -> HttpResponse:
    """A finished check of a published decision, for everyone."""
    found = queries.published(check, decision_id, on=timezone.localdate())
    if found is None:
        raise Http404(_("There is no finished check of this decision."))
    of_decision, of_run = found
    shown = pages.finished(of_run, language.current())
    return render(request, "checks/decision.html", {"decision": of_decision, "check": shown})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an address asks for, with the day on which it does."""

    check: str
    draft: Draft
    run: CheckRun | None
    page: pages.RunPage
    today: date


def _asked(check: str, draft_id: int) -> _Asked:
    checklist, draft = queries.find(check), queries.draft(draft_id)
    if checklist is None or draft is None:
        raise Http404(_("There is no such check, or no such draft."))
    run = queries.run_of(draft, check)
    page = pages.run_page(checklist, draft, run, language.current())
    return _Asked(check, draft, run, page, timezone.localdate())


def _of_published(request: HttpRequest, asked: _Asked) -> HttpResponse:
    if request.method == "POST":
        messages.error(request, _("This decision is published. Its check does not change any more."))
    if queries.published(asked.check, asked.draft.decision.pk, on=asked.today) is None:
        raise Http404(_("This decision is published. Its check does not change any more."))
    return redirect("checks:decision", asked.check, asked.draft.decision.pk)


def _form(asked: _Asked, data: Any = None) -> CheckForm:
    return CheckForm(
        data,
        parts=asked.page.parts,
        days=asked.page.days,
        today=asked.today,
        initial=forms.initial(asked.run, draft_hash=asked.page.draft_hash),
    )


def _stated_form(asked: _Asked, data: Any = None) -> StatedEffectsForm | None:
    """Return the form for an effect that Akkoord cannot compute; None where it can.

    It starts empty each time: what was kept may tell of a few households, and is shown with those hidden.
    """
    if asked.page.days:
        return None
    is_filled = data is not None and any(data.get(name) for name in StatedEffectsForm.base_fields)
    return StatedEffectsForm(data if is_filled else None, use_required_attribute=False)


def _save(request: HttpRequest, asked: _Asked, form: CheckForm) -> None:
    actions.save_run(
        draft_id=asked.draft.pk,
        check=asked.check,
        filled=form.filled(),
        draft_hash=form.cleaned_data["draft_hash"],
        revision=form.cleaned_data["revision"],
        actor=account(request),
        now=timezone.now(),
        today=asked.today,
    )


def _effects(request: HttpRequest, asked: _Asked, form: CheckForm, stated: StatedEffectsForm | None) -> None:
    day = form.cleaned_data.get("day")
    asks: dict[str, Any] = {
        "draft_id": asked.draft.pk,
        "check": asked.check,
        "actor": account(request),
        "now": timezone.now(),
        "today": asked.today,
    }
    try:
        if stated is not None:
            actions.state_effects(**asks, **stated.stated())
        else:
            actions.compute_effects(**asks, on=date.fromisoformat(day) if day else None)
    except AkkoordError as error:
        messages.error(request, said(error))


def _conflict(
    request: HttpRequest, check: str, draft_id: int, form: CheckForm, sentence: str
) -> HttpResponse:
    """Show what was typed over what is there now, so that saving again is a choice."""
    asked = _asked(check, draft_id)
    form.add_error(None, sentence)
    form.renewed(revision=asked.page.revision, draft_hash=asked.page.draft_hash)
    return _page(request, asked, form, _stated_form(asked, request.POST), status=409)


def _page(
    request: HttpRequest, asked: _Asked, form: CheckForm, stated: StatedEffectsForm | None, status: int = 200
) -> HttpResponse:
    values = {"draft": asked.draft, "page": asked.page, "form": form, "stated": stated}
    return render(request, "checks/run.html", values, status=status)


def _place(request: HttpRequest) -> str:
    return "#effects" if request.POST.get("do") == "effects" else ""
