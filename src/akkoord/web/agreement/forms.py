"""The search box and filters of the list of promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.web.agreement.filtering import Filters

Choice = tuple[str, str]
"""A value of a filter and what it is called."""


class _Form(forms.Form):
    """A form whose labels stand above their fields, without a colon."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class FilterForm(_Form):
    """What the address asks for; a value that means nothing is named beside its field.

    A filter by a name, a theme or a goal of the world begins on another page, and stands here once it is on.
    """

    q = forms.CharField(
        label=_("Search the promises"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    domain = forms.ChoiceField(label=_("Domain"), required=False)
    theme = forms.CharField(label=_("Theme"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    stage = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=[
            ("", _("All stages")),
            ("delivered", _("Delivered")),
            ("in_progress", _("In progress")),
            ("in_preparation", _("In preparation")),
            ("not_started", _("Not started")),
            ("changed", _("Changed")),
            ("dropped", _("Dropped")),
            ("cannot_be_judged", _("Cannot be judged")),
            ("no_information", _("No information")),
        ],
    )
    measurable = forms.ChoiceField(label=_("A number or a date"), required=False)
    verb = forms.ChoiceField(label=_("What is done"), required=False)
    sdg = forms.ChoiceField(label=_("Sustainable development goal"), required=False)
    flag = forms.ChoiceField(label=_("What the reader noticed"), required=False)
    actor = forms.SlugField(label=_("Who takes part"), required=False, max_length=90)
    place = forms.SlugField(label=_("Place"), required=False, max_length=90)

    FIRST = ("domain", "kind", "stage", "measurable")
    """The filters that stand open; the others unfold."""
    MORE = ("verb", "sdg", "flag")
    FROM_ELSEWHERE = ("theme", "actor", "place")
    """Those that another page sets: they go along, and can be taken away."""

    def __init__(self, *args: Any, choices: Mapping[str, list[Choice]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in choices.items():
            field = self.fields[name]
            self.fields[name] = forms.ChoiceField(label=field.label, required=False, choices=offered)

    def filters(self) -> Filters:
        """Return what can be used; a field with an error asks for nothing."""
        self.full_clean()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Filters(
            words=given.pop("q", ""),
            sdg=int(given.pop("sdg", 0)),
            **given,
        )

    def first(self) -> Iterator[forms.BoundField]:
        """Yield the filters that stand open."""
        return (self[name] for name in self.FIRST)

    def more(self) -> Iterator[forms.BoundField]:
        """Yield the filters that unfold."""
        return (self[name] for name in self.MORE)

    def counted(self) -> Iterator[forms.BoundField]:
        """Yield the filters whose choices tell how many promises each would leave."""
        return (self[name] for name in (*self.FIRST, *self.MORE) if name != "stage")

    def has_more_on(self) -> bool:
        """Whether one of the filters that unfold is on, or wrong."""
        return any(self.data.get(name) for name in self.MORE)

    def from_elsewhere(self) -> Iterator[tuple[str, str]]:
        """Yield the names and values of the filters that were set on another page."""
        for name in self.FROM_ELSEWHERE:
            if value := self.cleaned_data.get(name):
                yield name, value
