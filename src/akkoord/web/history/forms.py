"""The filters of the history page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from akkoord.web.history import queries

_LARGEST_ID = 2**63 - 1


def _day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        # No database and no clock counts to the ends of the calendar.
        validators=[MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 1, 1))],
    )


class FilterForm(forms.Form):
    """What the address asks for; a value that means nothing is named beside its field."""

    kind = forms.ChoiceField(label=_("What happened"), required=False)
    thing = forms.ChoiceField(label=_("About which kind of thing"), required=False)
    number = forms.IntegerField(label=_("Its number"), required=False, min_value=0, max_value=_LARGEST_ID)
    since = _day(_("Recorded from"))
    until = _day(_("Recorded until"))
    true_on = _day(_("In force on"), _("What held on this day."))
    known_on = _day(_("Known on"), _("What could be known at the end of this day."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Everything")), *queries.kinds()]  # type: ignore[attr-defined]
        self.fields["thing"].choices = [("", _("Everything")), *queries.things()]  # type: ignore[attr-defined]

    def filters(self) -> queries.Filters:
        """Return what can be used; a field with an error asks for nothing."""
        self.full_clean()
        return queries.Filters(
            **{name: value for name, value in self.cleaned_data.items() if value not in {None, ""}}
        )
