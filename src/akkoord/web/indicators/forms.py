"""What staff type: what is measured, what is aimed at, which promises, and how a file is read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from akkoord.errors import AkkoordError
from akkoord.web.indicators import choices, engine
from akkoord.web.indicators.actions import Definition, GivenTarget
from akkoord.web.indicators.choices import Choices

_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
_COLUMNS = ("indicator", "place", "period", "value", "unit", "source", "note", "kind", "caveats")


def show_error(form: forms.BaseForm, error: AkkoordError) -> None:
    """Put an error of an action beside the field that it is about, or above the form."""
    about = getattr(error, "field", None) or error.values.get("field")
    form.add_error(about if about in form.fields else NON_FIELD_ERRORS, engine.sentence(error))


class DefinitionForm(forms.Form):
    """What is measured."""

    code = forms.SlugField(
        label=_("Code"), max_length=60,
        help_text=_("Small letters, figures and hyphens. It is part of addresses and never changes."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), required=False, max_length=200)
    theme = forms.CharField(
        label=_("Theme"), max_length=80, help_text=_("Figures of one theme are shown together.")
    )
    unit_kind = forms.ChoiceField(label=_("What it counts in"))
    unit_words = forms.CharField(
        label=_("Words behind the number"), required=False, max_length=80,
        help_text=_("Such as “inwoners”, “per inwoner” or “van de kinderen”."),
    )  # fmt: skip
    unit_words_en = forms.CharField(label=_("Those words in English"), required=False, max_length=80)
    direction = forms.ChoiceField(label=_("Which way is better"))
    nature = forms.ChoiceField(label=_("How it is measured"))
    source = forms.CharField(
        label=_("Who measures it"), required=False, max_length=300, help_text=_("A name, or a web address.")
    )
    description = forms.CharField(
        label=_("Explanation"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    hides_small = forms.BooleanField(
        label=_("It counts people: do not show fewer than 5"), required=False,
        help_text=_("Their number is not kept either."),
    )  # fmt: skip

    def __init__(self, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in choices.of_definition().items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        if not is_new:
            del self.fields["code"]

    def definition(self) -> Definition:
        """Return what was typed, without the code."""
        return Definition(**{name: value for name, value in self.cleaned_data.items() if name != "code"})


class TargetForm(forms.Form):
    """What an indicator is to be."""

    aim = forms.ChoiceField(label=_("Kind of target"))
    bound = forms.ChoiceField(label=_("Reached when the figure is"))
    value = forms.DecimalField(
        label=_("Number"), required=False, max_digits=18, decimal_places=6, localize=True,
        help_text=_("A fall has a minus before it. Not needed to do as well as others."),
    )  # fmt: skip
    since = forms.CharField(
        label=_("Counted from"), required=False, max_length=9, help_text=_("A year. For a change only.")
    )
    against = forms.ChoiceField(label=_("Compared with"), required=False)
    due = forms.IntegerField(label=_("For which year"), min_value=1900, max_value=2200)
    source = forms.CharField(
        label=_("Where it was said"), max_length=500,
        help_text=_("A web address, or words: “minutes of 12 May, point 4”."),
    )  # fmt: skip
    said_on = forms.DateField(label=_("Said on"), required=False, widget=_DAY)
    note = forms.CharField(label=_("Remark for readers"), required=False, max_length=500)

    def __init__(self, *args: Any, unit_kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "target_%s"} | kwargs)
        for name, offered in choices.of_target(unit_kind).items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def given(self) -> GivenTarget:
        """Return what was typed."""
        value = self.cleaned_data["value"]
        return GivenTarget(**self.cleaned_data | {"value": None if value is None else Decimal(value)})


class BreakForm(forms.Form):
    """From which year it is measured in another way."""

    year = forms.IntegerField(label=_("From which year"), min_value=1900, max_value=2200)
    note = forms.CharField(label=_("What changed"), max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "break_%s"} | kwargs)


class LinkForm(forms.Form):
    """Which promise it measures."""

    promise = forms.IntegerField(
        label=_("Number of the promise"), min_value=1, max_value=10**9,
        help_text=_("It is in the address of the page of the promise."),
    )  # fmt: skip


class RowForm(forms.Form):
    """Which row is meant."""

    row = forms.IntegerField(widget=forms.HiddenInput, max_value=2**31)


class UploadForm(forms.Form):
    """A file of figures, and who it comes from."""

    file = forms.FileField(label=_("File"), help_text=_("CSV or Excel (XLSX), at most 10 MB."))
    origin = forms.CharField(
        label=_("Source of the file"), max_length=100,
        help_text=_("Such as “Swing, provincies.incijfers.be”. Your columns come back for its next file."),
    )  # fmt: skip

    def __init__(self, *args: Any, origins: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.origins = sorted(origins)
        self.fields["file"].widget.attrs["accept"] = ".csv,.xlsx"
        self.fields["origin"].widget.attrs["list"] = "origins"


class ColumnsForm(forms.Form):
    """Which column holds what."""

    def __init__(self, *args: Any, headings: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Choices = [("", _("no column")), *((name, name) for name in headings)]
        for name in _COLUMNS:
            label, hint = map(str, choices.COLUMN_WORDS[name])
            self.fields[name] = forms.ChoiceField(
                label=label, help_text=hint, required=False, choices=offered
            )
        for name, (title, choice) in choices.of_columns().items():
            self.fields[name] = forms.ChoiceField(label=str(title), required=False, choices=choice)
        self.fields["fixed_source"] = forms.CharField(
            label=_("Source of figures without one of their own"), required=False, max_length=500
        )
        self.order_fields([
            "indicator", "fixed_indicator", "place", "fixed_place", "period", "value", "mark", "kind",
            "fixed_kind", "source", "fixed_source", "unit", "note", "caveats",
        ])  # fmt: skip

    def columns(self) -> dict[str, str]:
        """Return what was chosen, for `importing.choose_columns`."""
        return {name: value or "" for name, value in self.cleaned_data.items()}
