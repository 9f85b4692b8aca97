"""What staff type: a status, its proof, a deadline, a plan and its actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from akkoord import money
from akkoord.errors import AkkoordError
from akkoord.web.accounts.models import User
from akkoord.web.files import names
from akkoord.web.files.models import StoredFile
from akkoord.web.files.refusals import FileRefused
from akkoord.web.followup import given, judged, proving, saying
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import RECORDED_STAGES, Plan, PlanAction, Proof
from akkoord.web.followup.sources import Reference

_LONGEST_NAME = 200
_ACCEPTED = ".pdf,.docx,.xlsx,.csv,.txt,.png,.jpg,.jpeg,.webp"
_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def show_error(form: forms.BaseForm, error: AkkoordError) -> None:
    """Put an error of an action beside the field that it is about, or above the form."""
    about = getattr(error, "field", None) or error.values.get("field")
    field = about if about in form.fields else None
    form.add_error(field or NON_FIELD_ERRORS, saying.sentence(error))


class UploadRefused(Exception):
    """A file cannot be kept as proof; it is said beside the field of `form`."""

    def __init__(self, form: ProofForm, error: FileRefused) -> None:
        super().__init__(str(error))
        form.add_error("file", error.sentence())


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

    def __init__(
        self,
        *args: Any,
        decisions: Sequence[Reference] = (),
        readings: Sequence[Reference] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._known = {"decisions": decisions, "readings": readings}
        names = [(str(code), saying.stage_name(code)) for code in RECORDED_STAGES]
        choices = [("", _("Choose a stage")), *names]
        self.fields["stage"] = forms.ChoiceField(label=_("Stage"), choices=choices)
        for name, label in (
            ("decisions", _("Decisions that prove it")),
            ("readings", _("Figures that prove it")),
        ):
            if known := self._known[name]:
                self.fields[name] = forms.MultipleChoiceField(
                    label=label,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                    choices=[(one.address, one.title or one.address) for one in known],
                )
        self.order_fields(["stage", "true_on", "decisions", "readings", "remark"])

    def status(self) -> dict[str, Any]:
        """Return what is recorded, beside its proof."""
        return {name: self.cleaned_data[name] for name in ("stage", "true_on", "remark")}

    def ticked(self, seen_on: date) -> list[GivenProof]:
        """Return the proof that the ticked decisions and figures are; they were seen on this page."""
        return [
            GivenProof(kind=kind, reference=one.address, title=one.title[:_LONGEST_NAME], seen_on=seen_on)
            for name, kind in (("decisions", "decision"), ("readings", "indicator"))
            for one in self._known[name]
            if one.address in self.cleaned_data.get(name, [])
        ]


class ProofForm(forms.Form):
    """One piece of proof; a form that is left empty gives none."""

    kind = forms.ChoiceField(label=_("Kind of proof"))
    reference = forms.CharField(
        label=_("Where it is found"),
        required=False,
        max_length=500,
        help_text=_("A web address, or words: “minutes of 12 May, point 4”."),
    )
    file = forms.FileField(
        label=_("Or hand in the document or photo itself"),
        required=False,
        max_length=names.LONGEST,
        widget=forms.FileInput(attrs={"accept": _ACCEPTED}),
        help_text=_("PDF, DOCX, XLSX, CSV, TXT, PNG, JPEG or WebP, at most 10 MB. Everybody can read it."),
    )
    alternative = forms.CharField(
        label=_("What the photo shows"),
        required=False,
        max_length=300,
        help_text=_("For who does not see it. Needed with a photo that you hand in."),
    )
    title = forms.CharField(label=_("What it is called"), required=False, max_length=_LONGEST_NAME)
    seen_on = forms.DateField(label=_("Seen there on"), widget=_DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose a kind")), *((kind, saying.proof_name(kind)) for kind in Proof.Kind.values)]
        self.fields["kind"] = forms.ChoiceField(label=_("Kind of proof"), choices=choices)
        self.order_fields(["kind", "reference", "file", "alternative", "title", "seen_on"])

    def clean(self) -> dict[str, Any]:
        """Make the proof of what was typed, so that what is wrong with it stands beside it."""
        typed = self.cleaned_data
        if not self.fields.keys() <= typed.keys() or not typed["kind"]:
            return typed
        words = {name: typed[name] for name in ("kind", "reference", "title", "alternative")}
        try:
            if typed["file"]:
                given.check_upload(**words)
            else:
                typed["proof"] = GivenProof(seen_on=typed["seen_on"], **words)
        except AkkoordError as error:
            show_error(self, error)
        return typed

    def given_proof(self, kept: list[StoredFile], actor: User | None, now: datetime) -> GivenProof | None:
        """Return the proof, of which a file is kept and told to `kept`; None where nothing was typed.

        Raises:
            UploadRefused: if the file cannot be kept.
        """
        typed = self.cleaned_data
        if not typed.get("file"):
            return typed.get("proof")
        told = {name: typed[name] for name in ("kind", "title", "alternative", "seen_on")}
        try:
            return proving.upload(upload=typed["file"], kept=kept, actor=actor, now=now, **told)
        except FileRefused as error:
            raise UploadRefused(self, error) from error


ProofForms = forms.formset_factory(ProofForm, extra=2, max_num=5, absolute_max=5)


def given_proof(
    proof_forms: forms.BaseFormSet, kept: list[StoredFile], actor: User | None, now: datetime
) -> list[GivenProof]:
    """Return the proof of forms that are right; forms that were left empty give none.

    Raises:
        UploadRefused: if a file cannot be kept.
    """
    found = (form.given_proof(kept, actor, now) for form in proof_forms)
    return [one for one in found if one is not None]


class DeadlineForm(forms.Form):
    """By when a promise is to be kept."""

    deadline = forms.CharField(
        label=_("To be kept by"),
        required=False,
        max_length=10,
        help_text=_("A year (2027), a month (2027-06) or a day (2027-06-30). Empty: as the agreement says."),
    )


class SheetForm(forms.Form):
    """A sheet that is brought back."""

    sheet = forms.FileField(label=_("The sheet: XLSX or CSV"))


class JudgementForm(forms.Form):
    """What a reader found of a promise at the end of the term."""

    verdict = forms.ChoiceField(label=_("What became of the promise"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Name the proof that you read. Everybody reads this, without your name."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = judged.verdicts()  # type: ignore[attr-defined]


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
