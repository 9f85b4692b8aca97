"""What staff type about who carries a promise, and about the steps on the way to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.web.followup.models import Office, Service

_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
_DUE_HELP = _("A year (2027), a month (2027-06) or a day (2027-06-30).")


class ServiceForm(forms.Form):
    """A service of the city."""

    name = forms.CharField(label=_("Name of the service"), max_length=120)


class OfficeForm(forms.Form):
    """A political office."""

    title = forms.CharField(
        label=_("Title of the office"), max_length=160, help_text=_("Such as: alderman for housing.")
    )


class HolderForm(forms.Form):
    """Who holds an office from a day on."""

    name = forms.CharField(label=_("Who holds it"), max_length=120)
    from_on = forms.DateField(label=_("From which day"), widget=_DAY)


class OwnerForm(forms.Form):
    """Which service carries a promise out from a day on; empty: none."""

    service = forms.ModelChoiceField(
        label=_("Service that does the work"),
        queryset=Service.objects.filter(is_ended=False),
        required=False,
        empty_label=_("No service"),
    )
    from_on = forms.DateField(label=_("From which day"), widget=_DAY)

    def clean(self) -> dict[str, Any]:
        """Name the service by its id."""
        given = self.cleaned_data
        chosen = given.pop("service", None)
        return given | {"service_id": chosen.pk if chosen else None}


class ResponsibleForm(forms.Form):
    """Which office answers for a promise from a day on; empty: none."""

    office = forms.ModelChoiceField(
        label=_("Office that answers for it"),
        queryset=Office.objects.all(),
        required=False,
        empty_label=_("No office"),
    )
    from_on = forms.DateField(label=_("From which day"), widget=_DAY)

    def clean(self) -> dict[str, Any]:
        """Name the office by its id."""
        given = self.cleaned_data
        chosen = given.pop("office", None)
        return given | {"office_id": chosen.pk if chosen else None}


class PartnerForm(forms.Form):
    """An organisation that helps, or that must keep a promise in the place of the city."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=160)
    must_keep_it = forms.BooleanField(
        label=_("This organisation must keep the promise, not the city"), required=False
    )


class WeightForm(forms.Form):
    """How much a promise counts beside others under one goal; empty: 1, as all do."""

    weight = forms.DecimalField(
        label=_("Weight"),
        required=False,
        max_digits=7,
        help_text=_("How much it counts beside the others under its goal. Empty: 1, as all do."),
    )


class MilestoneForm(forms.Form):
    """A step on the way, with a date."""

    title = forms.CharField(
        label=_("What there is then"), max_length=200, help_text=_("Such as: the study is ready.")
    )
    due = forms.CharField(label=_("By when"), required=False, max_length=10, help_text=_DUE_HELP)


class ChangeForm(forms.Form):
    """What became of a milestone."""

    milestone = forms.IntegerField(widget=forms.HiddenInput)
    what = forms.ChoiceField(choices=[(one, one) for one in ("reach", "move", "drop")])
    reached_on = forms.DateField(label=_("Reached on"), required=False, widget=_DAY)
    due = forms.CharField(label=_("New date"), required=False, max_length=10)

    def clean(self) -> dict[str, Any]:
        """Ask for the day on which it was reached."""
        given = self.cleaned_data
        if given.get("what") == "reach" and not given.get("reached_on") and "reached_on" not in self.errors:
            self.add_error("reached_on", _("Give the day on which it was reached."))
        return given


class PkForm(forms.Form):
    """Which row is meant."""

    pk = forms.IntegerField(widget=forms.HiddenInput)
