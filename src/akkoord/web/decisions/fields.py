"""Fields of the forms of decisions, that read what people type and say what is wrong with it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.money import NotAnAmount, parse_cents
from akkoord.web.decisions.content import LARGEST_AMOUNT_CENTS, is_address, unprintable
from akkoord.web.decisions.reforms import amount

LONGEST_TEXT = 20_000
_BETWEEN_NUMBERS = re.compile(r"[\s,;]+")
_JOINING_WORDS = {"en", "and"}


def printable(text: str) -> None:
    """Refuse a character that no page can carry, and name it."""
    if (wrong := unprintable(text)) is not None:
        raise ValidationError(
            _("The character %(character)s cannot stand on a page. Take it out.") % {"character": wrong}
        )


def web_address(text: str) -> None:
    """Refuse what is no whole web address."""
    if not is_address(text):
        raise ValidationError(
            _("“%(text)s” is not a web address. Write it whole, as in https://stad.example/id/1.")
            % {"text": text}
        )


class LineField(forms.CharField):
    """One line of text."""

    default_validators = [printable]  # noqa: RUF012 - as Django declares it


class TextField(forms.CharField):
    """Text of several lines."""

    default_validators = [printable]  # noqa: RUF012 - as Django declares it

    def __init__(self, *, rows: int, **options: Any) -> None:
        super().__init__(
            required=False,
            max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": rows}),
            **options,
        )


class DayField(forms.DateField):
    """A day: a date field in a browser that has one, else typed as 2026-09-01 or 1/9/2026."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
            **options,
        )


class AmountField(forms.CharField):
    """An amount in euro as people type it, kept in eurocents; None when it is left blank."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=30, **options)
        self.widget.attrs["inputmode"] = "decimal"

    def prepare_value(self, value: Any) -> Any:
        """Show eurocents as they are typed; what was typed stays as it is."""
        return amount(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Return eurocents.

        Raises:
            ValidationError: if the text is no amount, or one that no city spends.
        """
        text = super().clean(value)
        if not text:
            return None
        try:
            cents = parse_cents(text)
        except NotAnAmount as error:
            raise ValidationError(
                _("“%(text)s” is not an amount. Write it as 12.500,50, with a comma before the cents.")
                % {"text": text}
            ) from error
        if not 0 <= cents <= LARGEST_AMOUNT_CENTS:
            raise ValidationError(
                _("“%(text)s” is below zero or larger than any city spends. Check the amount.")
                % {"text": text}
            )
        return cents


class NumbersField(forms.CharField):
    """Numbers of promises, with commas, spaces or “en” between them; kept as a list."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=300, **options)

    def clean(self, value: Any) -> Any:
        """Return the numbers.

        Raises:
            ValidationError: if something else stands among them.
        """
        parts = _BETWEEN_NUMBERS.split(super().clean(value))
        words = [part for part in parts if part and part not in _JOINING_WORDS]
        for word in words:
            if not (word.isascii() and word.isdigit() and len(word) < 8):
                raise ValidationError(
                    _("“%(text)s” is not the number of a promise. Write numbers, as in 7, 12.")
                    % {"text": word}
                )
        return [int(word) for word in words]


class AnswerField(forms.TypedChoiceField):
    """Yes, no, or nobody knows yet: three radio buttons that give True, False and None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            choices=[
                ("yes", gettext_lazy("Yes")),
                ("no", gettext_lazy("No")),
                ("", gettext_lazy("I do not know yet")),
            ],
            coerce=lambda answer: answer == "yes",
            empty_value=None,
            widget=forms.RadioSelect,
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        """Show a stored answer as its button."""
        return {True: "yes", False: "no", None: ""}.get(value, value)
