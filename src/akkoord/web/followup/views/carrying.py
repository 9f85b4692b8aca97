"""Where staff say who carries a promise, and which steps lie on the way to it."""

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
from akkoord.web.followup import carrying_forms as forms
from akkoord.web.followup import milestones, people, rolling
from akkoord.web.followup.forms import show_error
from akkoord.web.followup.models import Milestone, Office, Partner
from akkoord.web.followup.views import staff

_WRONG = 422


@require_safe
@never_cache
@needs("followup.assign")
def organisation(request: HttpRequest) -> HttpResponse:
    """The services of the city, and the offices with who holds them."""
    return _organisation_page(request)


@require_POST
@needs("followup.assign")
def add_service(request: HttpRequest) -> HttpResponse:
    """Add a service."""
    form = forms.ServiceForm(request.POST, prefix="service")
    if _did(request, form, lambda given, who: people.add_service(**given, **who)):
        messages.success(request, _("The service was added."))
        return redirect("followup:organisation")
    return _organisation_page(request, service_form=form)


@require_POST
@needs("followup.assign")
def add_office(request: HttpRequest) -> HttpResponse:
    """Add an office."""
    form = forms.OfficeForm(request.POST, prefix="office")
    if _did(request, form, lambda given, who: people.add_office(**given, **who)):
        messages.success(request, _("The office was added."))
        return redirect("followup:organisation")
    return _organisation_page(request, office_form=form)


@require_POST
@needs("followup.assign")
def hold_office(request: HttpRequest, office_id: int) -> HttpResponse:
    """Say who holds an office from a day on."""
    if not Office.objects.filter(pk=office_id).exists():
        raise Http404(_("There is no such office."))
    form = forms.HolderForm(request.POST, prefix=f"holder{office_id}")
    if _did(request, form, lambda given, who: people.hold_office(office_id=office_id, **given, **who)):
        messages.success(request, _("The office has a new holder."))
        return redirect("followup:organisation")
    return _organisation_page(request, holder_form=(office_id, form))


@require_POST
@needs("followup.assign")
def assign(request: HttpRequest, number: int) -> HttpResponse:
    """Give a promise to a service."""
    text = staff.text_of(number)
    form = forms.OwnerForm(request.POST, prefix="owner")
    did = _did(
        request, form, lambda given, who: people.give_to_service(promise_id=text.promise_id, **given, **who)
    )
    return _back(request, number, did=did, owner_form=form)


@require_POST
@needs("followup.assign")
def answer_for(request: HttpRequest, number: int) -> HttpResponse:
    """Say which office answers for a promise."""
    text = staff.text_of(number)
    form = forms.ResponsibleForm(request.POST, prefix="responsible")
    did = _did(
        request, form, lambda given, who: people.make_responsible(promise_id=text.promise_id, **given, **who)
    )
    return _back(request, number, did=did, responsible_form=form)


@require_POST
@needs("followup.assign")
def add_partner(request: HttpRequest, number: int) -> HttpResponse:
    """Name an organisation that helps keep a promise, or must keep it."""
    text = staff.text_of(number)
    form = forms.PartnerForm(request.POST, prefix="partner")
    did = _did(
        request, form, lambda given, who: people.add_partner(promise_id=text.promise_id, **given, **who)
    )
    return _back(request, number, did=did, partner_form=form)


@require_POST
@needs("followup.assign")
def remove_partner(request: HttpRequest, number: int) -> HttpResponse:
    """Take an organisation away from a promise."""
    text = staff.text_of(number)
    form = forms.PkForm(request.POST)
    if (
        not form.is_valid()
        or not Partner.objects.filter(promise=text.promise_id, **form.cleaned_data).exists()
    ):
        raise Http404(_("This promise has no such partner."))
    people.remove_partner(partner_id=form.cleaned_data["pk"], actor=account(request), now=timezone.now())
    return _back(request, number, did=True)


@require_POST
@needs("followup.assign")
def weigh(request: HttpRequest, number: int) -> HttpResponse:
    """Say how much a promise counts beside the others under its goal."""
    text = staff.text_of(number)
    form = forms.WeightForm(request.POST, prefix="weight")
    did = _did(request, form, lambda given, who: rolling.weigh(promise_id=text.promise_id, **given, **who))
    return _back(request, number, did=did, weight_form=form)


@require_POST
@needs("followup.record_status", anywhere=True)
def add_milestone(request: HttpRequest, number: int) -> HttpResponse:
    """Set a milestone."""
    text = staff.text_of(number)
    staff.refuse_another_service(request, text)
    form = forms.MilestoneForm(request.POST, prefix="milestone")
    did = _did(request, form, lambda given, who: milestones.add(promise_id=text.promise_id, **given, **who))
    return _back(request, number, did=did, milestone_form=form)


@require_POST
@needs("followup.record_status", anywhere=True)
def change_milestone(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a milestone was reached, moved or dropped."""
    text = staff.text_of(number)
    staff.refuse_another_service(request, text)
    form = forms.ChangeForm(request.POST)
    pk = request.POST.get("milestone", "")
    if not pk.isdecimal() or not Milestone.objects.filter(promise=text.promise_id, pk=int(pk[:15])).exists():
        raise Http404(_("This promise has no such milestone."))

    def change(given: dict[str, Any], who: dict[str, Any]) -> None:
        which = {"milestone_id": given["milestone"], **who}
        match given["what"]:
            case "reach":
                milestones.reach(reached_on=given["reached_on"], **which)
            case "move":
                milestones.move(due=given["due"], **which)
            case _:
                milestones.drop(**which)

    return _back(request, number, did=_did(request, form, change), change_form=form)


def _did(
    request: HttpRequest,
    form: django_forms.Form,
    act: Callable[[dict[str, Any], dict[str, Any]], object],
) -> bool:
    """Do what a form asks; what is wrong stands beside its fields, and False comes back."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data, {"actor": account(request), "now": timezone.now()})
    except AkkoordError as error:
        show_error(form, error)
        return False
    return True


def _back(request: HttpRequest, number: int, *, did: bool, **typed: Any) -> HttpResponse:
    if did:
        messages.success(request, _("Saved."))
        return redirect("followup:promise", number)
    return staff.promise_page(request, staff.text_of(number), **typed)


def _organisation_page(
    request: HttpRequest, *, holder_form: tuple[int, forms.HolderForm] | None = None, **typed: Any
) -> HttpResponse:
    today = timezone.localdate()
    rows = []
    for office in people.offices():
        is_typed = holder_form is not None and holder_form[0] == office.pk
        blank = forms.HolderForm(prefix=f"holder{office.pk}", initial={"from_on": today})
        rows.append({"office": office, "form": holder_form[1] if holder_form and is_typed else blank})
    values = {
        "services": people.services(),
        "offices": rows,
        "service_form": forms.ServiceForm(prefix="service"),
        "office_form": forms.OfficeForm(prefix="office"),
    }
    is_wrong = typed or holder_form is not None
    return render(request, "followup/organisation.html", values | typed, status=_WRONG if is_wrong else None)
