"""What a reader asks for: which changes, and to be told of them by e-mail."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from akkoord.web.agreement import changes
from akkoord.web.updates.models import Frequency


class FilterForm(forms.Form):
    """What the address asks for; a value that means nothing asks for nothing."""

    soort = forms.ChoiceField(label=_("What changed"), required=False)
    sinds = forms.DateField(
        label=_("Since"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        # No database and no clock counts to the ends of the calendar.
        validators=[MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 1, 1))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [("", _("Everything")), *changes.groups().items()]
        self.fields["soort"].choices = groups  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """Return what can be used."""
        self.full_clean()
        given = self.cleaned_data
        return {"group": given.get("soort", ""), "since": given.get("sinds")}


class AskForm(forms.Form):
    """An address, and how often."""

    address = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    frequency = forms.ChoiceField(
        label=_("How often"), choices=Frequency.choices, initial=Frequency.WEEK, widget=forms.RadioSelect
    )


class FrequencyForm(forms.Form):
    """How often from now on."""

    frequency = forms.ChoiceField(label=_("How often"), choices=Frequency.choices, widget=forms.RadioSelect)
