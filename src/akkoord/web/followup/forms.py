"""What staff type: a status, its proof, a deadline, a plan and its actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from akkoord import money
from akkoord.errors import AkkoordError
from akkoord.web.followup import saying
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import RECORDED_STAGES, Plan, PlanAction, Proof
from akkoord.web.followup.sources import Reference

_LONGEST_NAME = 200
_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def show_error(form: forms.BaseForm, error: AkkoordError) -> None:
    """Put an error of an action beside the field that it is about, or above the form."""
    about = getattr(error, "field", None) or error.values.get("field")
    field = about if about in form.fields else None
    form.add_error(field or NON_FIELD_ERRORS, saying.sentence(error))


class StatusForm(forms.Form):
    """Where a promise stands from a day on."""

    stage = forms.ChoiceField(label=_("Stage"))
    true_on = forms.DateField(label=_("Since which day"), widget=_DAY)
    remark = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For colleagues. No names of residents and no national register numbers."),
    )

    def __init__(self, *args: Any, decisions: Sequence[Reference] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._decisions = {one.address: one for one in decisions}
        names = [(str(code), saying.stage_name(code)) for code in RECORDED_STAGES]
        choices = [("", _("Choose a stage")), *names]
        self.fields["stage"] = forms.ChoiceField(label=_("Stage"), choices=choices)
        if decisions:
            self.fields["decisions"] = forms.MultipleChoiceField(
                label=_("Decisions that prove it"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(one.address, one.title or one.address) for one in decisions],
            )
        self.order_fields(["stage", "true_on", "decisions", "remark"])

    def status(self) -> dict[str, Any]:
        """Return what is recorded, beside its proof."""
        return {name: self.cleaned_data[name] for name in ("stage", "true_on", "remark")}

    def decided(self, seen_on: date) -> list[GivenProof]:
        """Return the proof that the ticked decisions are; they were seen on this page."""
        ticked = [self._decisions[address] for address in self.cleaned_data.get("decisions", [])]
        return [
            GivenProof(
                kind="decision", reference=one.address, title=one.title[:_LONGEST_NAME], seen_on=seen_on
            )
            for one in ticked
        ]


class ProofForm(forms.Form):
    """One piece of proof; a form that is left empty gives none."""

    kind = forms.ChoiceField(label=_("Kind of proof"))
    reference = forms.CharField(
        label=_("Where it is found"),
        max_length=500,
        help_text=_("A web address, or words: “minutes of 12 May, point 4”."),
    )
    title = forms.CharField(label=_("What it is called"), required=False, max_length=_LONGEST_NAME)
    seen_on = forms.DateField(label=_("Seen there on"), widget=_DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose a kind")), *((kind, saying.proof_name(kind)) for kind in Proof.Kind.values)]
        self.fields["kind"] = forms.ChoiceField(label=_("Kind of proof"), choices=choices)
        self.order_fields(["kind", "reference", "title", "seen_on"])

    def clean(self) -> dict[str, Any]:
        """Make the proof of what was typed, so that what is wrong with it stands beside it."""
        given = self.cleaned_data
        if {"kind", "reference", "seen_on"} <= given.keys() and given["kind"]:
            try:
                given["proof"] = GivenProof(**{key: given[key] for key in self.fields})
            except AkkoordError as error:
                show_error(self, error)
        return given


ProofForms = forms.formset_factory(ProofForm, extra=2, max_num=5, absolute_max=5)


def given_proof(proof_forms: forms.BaseFormSet) -> list[GivenProof]:
    """Return the proof of forms that are right; forms that were left empty give none."""
    return [form.cleaned_data["proof"] for form in proof_forms if "proof" in form.cleaned_data]


class DeadlineForm(forms.Form):
    """By when a promise is to be kept."""

    deadline = forms.CharField(
        label=_("To be kept by"),
        required=False,
        max_length=10,
        help_text=_("A year (2027), a month (2027-06) or a day (2027-06-30). Empty: as the agreement says."),
    )


class WithdrawForm(forms.Form):
    """Which status was a mistake."""

    status = forms.IntegerField(widget=forms.HiddenInput)


class AnswersField(forms.MultipleChoiceField):
    """Numbers of what was ticked; whether each still waits, the action tells."""

    _MOST_DIGITS = 18

    def valid_value(self, value: str) -> bool:
        """Tell whether this can be a number of the database at all."""
        return value.isascii() and value.isdecimal() and len(value) <= self._MOST_DIGITS


class AnswerForm(forms.Form):
    """What a step answers to what waits there: it agrees, or sends back with a remark."""

    statuses = AnswersField(required=False)
    remark = forms.CharField(
        label=_("What the service has to change"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only needed to send back. No names of residents and no national register numbers."),
    )

    def ticked(self) -> list[int]:
        """Return the numbers that were ticked."""
        return [int(value) for value in self.cleaned_data.get("statuses", [])]


class UnlinkForm(forms.Form):
    """Which link to the plan ends."""

    link = forms.IntegerField(widget=forms.HiddenInput)


class PlanActionField(forms.ModelChoiceField):
    """A choice of actions, each with the plan that it stands in."""

    def label_from_instance(self, obj: PlanAction) -> str:
        """Return the words of one choice."""
        return f"{obj.plan.title} · {obj}"


class LinkForm(forms.Form):
    """Which action of the plan carries out a promise."""

    action = PlanActionField(
        label=_("Action of the plan"), queryset=PlanAction.objects.none(), empty_label=_("Choose an action")
    )

    def __init__(self, *args: Any, actions: QuerySet[PlanAction], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = actions  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """A multi-year plan."""

    title = forms.CharField(label=_("Name of the plan"), max_length=80, help_text=_("Such as 2026-2031."))
    first_year = forms.IntegerField(label=_("First year"), min_value=1900, max_value=2200)
    last_year = forms.IntegerField(label=_("Last year"), min_value=1900, max_value=2200)


class AmountField(forms.CharField):
    """An amount in euro as Flanders writes it; eurocents once it is read."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def clean(self, value: Any) -> int | None:
        """Read the amount; None where nothing was typed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return money.parse_cents(text)
        except money.NotAnAmount as error:
            raise forms.ValidationError(saying.sentence(error)) from error


class PlanActionForm(forms.Form):
    """An action with an amount for each year of its plan."""

    code = forms.CharField(label=_("Code"), max_length=40)
    title = forms.CharField(label=_("What the action is"), max_length=300)

    def __init__(self, data: QueryDict | None = None, *, plan: Plan) -> None:
        super().__init__(data, prefix=f"plan{plan.pk}")
        self.plan = plan
        for year in range(plan.first_year, plan.last_year + 1):
            self.fields[f"cents_{year}"] = AmountField(label=str(year), required=False, max_length=30)

    def cents_by_year(self) -> dict[int, int]:
        """Return the amounts that were typed; a year that was left empty has none."""
        given = {name: cents for name, cents in self.cleaned_data.items() if name.startswith("cents_")}
        return {int(name.removeprefix("cents_")): cents for name, cents in given.items() if cents is not None}

    @property
    def amounts(self) -> list[forms.BoundField]:
        """The fields of the amounts, year after year."""
        return [self[name] for name in self.fields if name.startswith("cents_")]
