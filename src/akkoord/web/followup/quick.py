"""The short form beside each promise of the working list: a stage, a day, and where the proof is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from akkoord.errors import AkkoordError
from akkoord.web.followup import saying
from akkoord.web.followup.bulk import typed
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import RECORDED_STAGES


class DayField(forms.CharField):
    """A day in a field of text, which takes one key to leave; a date field of a browser takes four."""

    def clean(self, value: Any) -> Any:
        """Read the day."""
        text = super().clean(value)
        try:
            return typed.day(text)
        except typed.NotADay as error:
            raise forms.ValidationError(saying.sentence(error)) from error


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of one promise, and what is wrong: plain values, as a page has fifty."""

    stage: str
    true_on: str
    reference: str
    errors: Mapping[str, Sequence[str]]
    general: Sequence[str] = ()


def stages() -> list[tuple[str, str]]:
    """Return the stages to choose from, each by its code and name."""
    return [(code, saying.stage_name(code)) for code in RECORDED_STAGES]


def untouched(today: date) -> Typed:
    """Return the fields as they begin: with the day of today."""
    return Typed("", f"{today.day}/{today.month}/{today.year}", "", {})


class QuickForm(forms.Form):
    """Where a promise stands from a day on, and one web address that shows it."""

    stage = forms.ChoiceField(label=_("Stage"))
    true_on = DayField(label=_("Since which day"), max_length=20)
    reference = forms.CharField(
        label=_("Web address of the proof"),
        required=False,
        max_length=500,
    )

    def __init__(self, data: QueryDict, *, today: date) -> None:
        super().__init__(data)
        self._today = today
        self.fields["stage"] = forms.ChoiceField(
            label=_("Stage"), choices=stages(), error_messages={"required": _("Choose a stage")}
        )

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

    def typed(self) -> Typed:
        """Return what was typed, with what is wrong with it."""
        given = {name: str(self.data.get(name, ""))[:500] for name in self.fields}
        errors = {
            name: [str(one) for one in found] for name, found in self.errors.items() if name in self.fields
        }
        return Typed(**given, errors=errors, general=[str(one) for one in self.non_field_errors()])
