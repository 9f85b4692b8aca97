"""The pages on which staff record: one promise, the plan."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from akkoord.errors import AkkoordError
from akkoord.web.accounts.access import account, granted, granted_anywhere, needs
from akkoord.web.agreement.models import PromiseText
from akkoord.web.files import actions as files
from akkoord.web.followup import (
    actions,
    carrying_forms,
    forms,
    judging,
    milestones,
    people,
    queries,
    rolling,
    saying,
)
from akkoord.web.followup.models import Plan, Status

_log = logging.getLogger(__name__)
_WRONG = 422


@require_safe
@never_cache
@needs("followup.record_status", anywhere=True)
def promise(request: HttpRequest, number: int) -> HttpResponse:
    """One promise: record a status, a deadline, and the actions of the plan."""
    return promise_page(request, text_of(number))


@require_POST
@needs("followup.record_status", anywhere=True)
def record_status(request: HttpRequest, number: int) -> HttpResponse:
    """Record a status with its proof; what is wrong comes back with all that was typed."""
    text = text_of(number)
    refuse_another_service(request, text)
    today = timezone.localdate()
    form = forms.StatusForm(request.POST, **queries.provable(text.promise, today))
    proof = forms.ProofForms(request.POST, request.FILES, prefix="proof")
    if all([form.is_valid(), proof.is_valid()]):
        who, now = account(request), timezone.now()
        try:
            with files.all_or_none() as kept:
                given = [*form.ticked(seen_on=today), *forms.given_proof(proof, kept, who, now)]
                status = actions.record_status(
                    promise_id=text.promise_id, proof=given, actor=who, now=now, **form.status()
                )
        except forms.UploadRefused as refused:
            # The form says it beside the file; the log says what was looked at.
            _log.info("proof of promise %s was refused: %s", number, refused)
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            messages.success(request, _recorded(is_public=status.public_at is not None))
            return redirect("followup:promise", number)
    return promise_page(request, text, status_form=form, proof_forms=proof)


@require_POST
@needs("followup.record_status", anywhere=True)
def withdraw_status(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw what was recorded by mistake."""
    text = text_of(number)
    refuse_another_service(request, text)
    form = forms.WithdrawForm(request.POST)
    known = {one.pk for one in queries.recorded(text.promise)}
    if not form.is_valid() or form.cleaned_data["status"] not in known:
        raise Http404(_("This promise has no such record."))
    try:
        status = actions.withdraw_status(
            status_id=form.cleaned_data["status"], actor=account(request), now=timezone.now()
        )
    except actions.AlreadyWithdrawn as error:
        messages.warning(request, saying.sentence(error))
    else:
        messages.success(request, _withdrawn(status, form.cleaned_data["status"]))
    return redirect("followup:promise", number)


@require_POST
@needs("followup.record_status", anywhere=True)
def set_deadline(request: HttpRequest, number: int) -> HttpResponse:
    """Set by when a promise is to be kept."""
    text = text_of(number)
    refuse_another_service(request, text)
    form = forms.DeadlineForm(request.POST)
    if form.is_valid():
        try:
            actions.set_deadline(
                promise_id=text.promise_id, actor=account(request), now=timezone.now(), **form.cleaned_data
            )
        except AkkoordError as error:
            form.add_error("deadline", saying.sentence(error))
        else:
            messages.success(request, _("The deadline was set."))
            return redirect("followup:promise", number)
    return promise_page(request, text, deadline_form=form)


@require_POST
@needs("followup.link_plan")
def link(request: HttpRequest, number: int) -> HttpResponse:
    """Link a promise to an action of the plan."""
    text = text_of(number)
    form = forms.LinkForm(request.POST, actions=queries.linkable(text.promise))
    if form.is_valid():
        try:
            actions.link_plan_action(
                promise_id=text.promise_id,
                action_id=form.cleaned_data["action"].pk,
                actor=account(request),
                now=timezone.now(),
            )
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            messages.success(request, _("The promise was linked to the action."))
            return redirect("followup:promise", number)
    return promise_page(request, text, link_form=form)


@require_POST
@needs("followup.link_plan")
def unlink(request: HttpRequest, number: int) -> HttpResponse:
    """End a link between a promise and an action of the plan."""
    text = text_of(number)
    form = forms.UnlinkForm(request.POST)
    known = {one.pk for one in queries.links(text.promise)}
    if not form.is_valid() or form.cleaned_data["link"] not in known:
        raise Http404(_("This promise has no such link."))
    actions.unlink_plan_action(link_id=form.cleaned_data["link"], actor=account(request), now=timezone.now())
    messages.success(request, _("The link was ended."))
    return redirect("followup:promise", number)


@require_safe
@never_cache
@needs("followup.link_plan")
def plan(request: HttpRequest) -> HttpResponse:
    """The plans with their actions and money."""
    return _plan_page(request, forms.PlanForm())


@require_POST
@needs("followup.link_plan")
def add_plan(request: HttpRequest) -> HttpResponse:
    """Add a plan."""
    form = forms.PlanForm(request.POST)
    if form.is_valid():
        try:
            actions.add_plan(actor=account(request), now=timezone.now(), **form.cleaned_data)
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            messages.success(request, _("The plan was added."))
            return redirect("followup:plan")
    return _plan_page(request, form)


@require_POST
@needs("followup.link_plan")
def add_plan_action(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Add an action with its money to a plan."""
    chosen = queries.plans().filter(pk=plan_id).first()
    if chosen is None:
        raise Http404(_("There is no such plan."))
    form = forms.PlanActionForm(request.POST, plan=chosen)
    if form.is_valid():
        try:
            actions.add_plan_action(
                plan_id=chosen.pk,
                code=form.cleaned_data["code"],
                title=form.cleaned_data["title"],
                cents_by_year=form.cents_by_year(),
                actor=account(request),
                now=timezone.now(),
            )
        except AkkoordError as error:
            forms.show_error(form, error)
        else:
            messages.success(request, _("The action was added to the plan."))
            return redirect("followup:plan")
    return _plan_page(request, forms.PlanForm(), action_form=form)


def _recorded(*, is_public: bool) -> str:
    if is_public:
        return _("Recorded. Residents see it on the page of the promise.")
    return _("Recorded. Residents see it once every step of the route has agreed.")


def _withdrawn(status: Status, asked: int) -> str:
    if status.pk == asked:
        return _("Taken back: residents will not see it.")
    if status.public_at is None:
        return _("Withdrawn. Residents see so once every step of the route has agreed.")
    return _("Withdrawn. It stays in the history of the promise.")


def refuse_another_service(request: HttpRequest, text: PromiseText) -> None:
    """Stop who may record for another service only than the one that carries this promise."""
    scope = people.service_of(text.promise_id, timezone.localdate())
    if "followup.record_status" not in granted(request, scope=scope):
        raise PermissionDenied


def text_of(number: int) -> PromiseText:
    """Return a promise that residents see; who asks for another reads that it was not found."""
    text = queries.published_text(number)
    if text is None:
        raise Http404(_("No promise has number %(number)s.") % {"number": number})
    return text


def promise_page(request: HttpRequest, text: PromiseText, **typed: Any) -> HttpResponse:
    """Show the page of staff about one promise, with forms as they were typed where something is wrong."""
    today = timezone.localdate()
    permissions = granted_anywhere(request)
    carriers = people.of([text.promise_id], today).get(text.promise_id, people.Carriers())
    stand = queries.stand(text, today)
    set_by_staff = stand.due.text if stand.due and stand.due.is_set_by_staff else ""
    values = {
        "text": text,
        "stand": stand,
        "recorded": queries.recorded(text.promise),
        "status_form": forms.StatusForm(initial={"true_on": today}, **queries.provable(text.promise, today)),
        "proof_forms": forms.ProofForms(prefix="proof"),
        "deadline_form": forms.DeadlineForm(initial={"deadline": set_by_staff}),
        "may_record": _may_record(request, carriers),
        "may_assign": "followup.assign" in permissions,
        "carriers": carriers,
        "milestones": milestones.shown(text.promise, today),
        "milestone_form": carrying_forms.MilestoneForm(prefix="milestone"),
        "today": today,
        "may_link": "followup.link_plan" in permissions,
        "may_judge": "followup.judge" in permissions and judging.is_open(today),
    }
    if values["may_link"]:
        values["links"] = queries.links(text.promise)
        values["link_form"] = forms.LinkForm(actions=queries.linkable(text.promise))
    if values["may_assign"]:
        values |= {
            "owner_form": carrying_forms.OwnerForm(prefix="owner", initial={"from_on": today}),
            "responsible_form": carrying_forms.ResponsibleForm(
                prefix="responsible", initial={"from_on": today}
            ),
            "weight_form": carrying_forms.WeightForm(
                prefix="weight", initial={"weight": rolling.weight_of(text.promise)}
            ),
            "partner_form": carrying_forms.PartnerForm(prefix="partner"),
            "partners": text.promise.partners.all(),
        }
    return render(request, "followup/promise.html", values | typed, status=_WRONG if typed else None)


def _may_record(request: HttpRequest, carriers: people.Carriers) -> bool:
    return "followup.record_status" in granted(request, scope=carriers.service_slug)


def _plan_page(
    request: HttpRequest, form: forms.PlanForm, action_form: forms.PlanActionForm | None = None
) -> HttpResponse:
    def form_of(one: Plan) -> forms.PlanActionForm:
        is_typed = action_form is not None and action_form.plan.pk == one.pk
        return action_form if action_form is not None and is_typed else forms.PlanActionForm(plan=one)

    plans = [{"plan": one, "money": queries.plan_money(one), "form": form_of(one)} for one in queries.plans()]
    is_wrong = form.is_bound or action_form is not None
    values = {"plans": plans, "plan_form": form}
    return render(request, "followup/plan.html", values, status=_WRONG if is_wrong else None)
