"""The questions of one right on one page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord import money, phrases
from akkoord.web.frame import language
from akkoord.web.rights.queries import FactAsked

_FIRST_DAY = date(2000, 1, 1)
_YEARS_AHEAD = 5


class AmountField(forms.CharField):
    """An amount in euros as people type it; in cents from here on, None where nothing was typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput({"inputmode": "decimal"}), **kwargs)

    def clean(self, value: Any) -> int | None:
        """Read the amount."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return money.parse_cents(typed)
        except money.NotAnAmount as error:
            said = phrases.say(error, language.current(), package="akkoord.rights")
            raise ValidationError(said) from error


class RightForm(forms.Form):
    """One field for each fact, by its name, and the day that is asked about.

    A question without an answer counts as "I do not know".
    """

    on = forms.DateField(
        label=_("For which day?"),
        help_text=_("Today, or another day: rules can change."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day, such as 2026-09-01.")},
    )

    def __init__(self, data: Any = None, *, facts: Sequence[FactAsked], today: date) -> None:
        super().__init__(data, initial={"on": today})
        self._facts, self._today = facts, today
        for fact in facts:
            self.fields[fact.name] = _field(fact)
        self.order_fields([*(fact.name for fact in facts), "on"])
        for field in self.fields.values():
            # A shared computer of a library must not offer the income of whoever came before.
            field.widget.attrs["autocomplete"] = "off"

    @property
    def truths(self) -> list[BoundField]:
        """The questions with yes or no."""
        return [self[fact.name] for fact in self._facts if fact.kind == "truth"]

    @property
    def others(self) -> list[BoundField]:
        """The questions with a number, and the day."""
        return [*(self[fact.name] for fact in self._facts if fact.kind != "truth"), self["on"]]

    def clean_on(self) -> date:
        """Refuse a day of which nobody can know the rules."""
        on: date = self.cleaned_data["on"]
        last = date(self._today.year + _YEARS_AHEAD, 12, 31)
        if not _FIRST_DAY <= on <= last:
            first, until = (phrases.day(day, language.current()) for day in (_FIRST_DAY, last))
            raise ValidationError(
                gettext("Choose a day from %(first)s to %(last)s.") % {"first": first, "last": until}
            )
        return on

    def clean(self) -> dict[str, Any]:
        """Refuse numbers that cannot be, each beside its field."""
        given = super().clean() or {}
        for fact in self._facts:
            value = given.get(fact.name)
            if fact.kind != "truth" and value is not None:
                self._check_limits(fact, value)
        return given

    def facts(self) -> dict[str, bool | int | None]:
        """Return what was answered; None where it is not known."""
        return {fact.name: _fact(fact, self.cleaned_data[fact.name]) for fact in self._facts}

    def told(self) -> list[tuple[str, str]]:
        """Return every question with its answer in words, for on paper."""
        return [(str(self[fact.name].label), self._word(fact)) for fact in self._facts]

    def _word(self, fact: FactAsked) -> str:
        value = _fact(fact, self.cleaned_data[fact.name])
        if value is None:
            return gettext("I do not know")
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        write = phrases.euro if fact.kind == "money" else phrases.number
        return write(value, language.current())

    def _check_limits(self, fact: FactAsked, value: int) -> None:
        write = phrases.euro if fact.kind == "money" else phrases.number
        if fact.at_least is not None and value < fact.at_least:
            least = write(fact.at_least, language.current())
            self.add_error(fact.name, gettext("This cannot be less than %(least)s.") % {"least": least})
        if fact.at_most is not None and value > fact.at_most:
            most = write(fact.at_most, language.current())
            self.add_error(fact.name, gettext("This cannot be more than %(most)s.") % {"most": most})


def _fact(fact: FactAsked, value: Any) -> bool | int | None:
    if fact.kind == "truth":
        return {"yes": True, "no": False}.get(value)
    return None if value is None else int(value)


def _field(fact: FactAsked) -> forms.Field:
    if fact.kind == "money":
        return AmountField(
            label=fact.question,
            required=False,
            help_text=_("In euros for the whole year, such as 24.500. Leave it empty if you do not know."),
        )
    if fact.kind == "number":
        return forms.IntegerField(label=fact.question, required=False, min_value=-(10**12), max_value=10**12)
    return forms.ChoiceField(
        label=fact.question,
        required=False,
        choices=[("yes", _("yes")), ("no", _("no")), ("", _("I do not know"))],
        widget=forms.RadioSelect,
        initial="",
    )
