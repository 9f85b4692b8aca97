"""The short form beside each promise of the working list: a stage, a day, and where the proof is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from akkoord.errors import AkkoordError
from akkoord.web.followup import saying
from akkoord.web.followup.bulk import typed
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import RECORDED_STAGES


class DayField(forms.CharField):
    """A day in a field of text, which takes one key to leave; a date field of a browser takes four."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def clean(self, value: Any) -> Any:
        """Read the day."""
        text = super().clean(value)
        try:
            return typed.day(text)
        except typed.NotADay as error:
            raise forms.ValidationError(saying.sentence(error)) from error


class QuickForm(forms.Form):
    """Where a promise stands from a day on, and one web address that shows it."""

    stage = forms.ChoiceField(label=_("Stage"))
    true_on = DayField(label=_("Since which day"), max_length=20)
    reference = forms.CharField(
        label=_("Web address of the proof"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, number: int, today: date) -> None:
        # The number of the promise tells its fields from those of the others on the page.
        super().__init__(data, auto_id=f"p{number}-%s", initial={"true_on": date_format(today, "j/n/Y")})
        self._today = today
        names = [(code, saying.stage_name(code)) for code in RECORDED_STAGES]
        self.fields["stage"] = forms.ChoiceField(
            label=_("Stage"),
            choices=[("", _("Choose a stage")), *names],
            error_messages={"required": _("Choose a stage")},
        )
        self.order_fields(["stage", "true_on", "reference"])

    def clean(self) -> dict[str, Any]:
        """Make the proof of the address, so that what is wrong with it stands beside it."""
        given = self.cleaned_data
        given["proof"] = []
        if reference := given.get("reference"):
            try:
                given["proof"] = [GivenProof(kind="address", reference=reference, seen_on=self._today)]
            except AkkoordError as error:
                self.add_error("reference", saying.sentence(error))
        return given

    def status(self) -> dict[str, Any]:
        """Return what is recorded."""
        return {name: self.cleaned_data[name] for name in ("stage", "true_on", "proof")}
