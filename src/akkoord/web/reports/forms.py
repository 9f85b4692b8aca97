"""What staff type for a report: words on each domain, and that they want to send it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.errors import AkkoordError
from akkoord.web.reports import naming
from akkoord.web.reports.actions import LONGEST_WORDS

_WHOLE = _("On the whole")


class WordsForm(forms.Form):
    """A text for the whole, and one for each domain."""

    def __init__(self, *args: Any, domains: Sequence[str], words: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._domains = ["", *(title for title in domains if title)]
        for place, title in enumerate(self._domains):
            self.fields[f"words-{place}"] = forms.CharField(
                label=title or _WHOLE,
                required=False,
                initial=words.get(title, ""),
                max_length=LONGEST_WORDS,
                widget=forms.Textarea(attrs={"rows": 4, "lang": "nl"}),
            )

    def words(self) -> dict[str, str]:
        """Return what was written, by domain."""
        return {
            title: self.cleaned_data[f"words-{place}"].replace("\r\n", "\n")
            for place, title in enumerate(self._domains)
        }

    def show_error(self, error: AkkoordError) -> None:
        """Put an error of the action beside the text that it is about."""
        about = error.values.get("field", error.values.get("domain"))
        place = self._domains.index(str(about)) if about in self._domains else 0
        self.add_error(f"words-{place}", naming.sentence(error))


class SendForm(forms.Form):
    """That somebody looked at the report, and wants to send what they saw."""

    seen = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    confirmed = forms.BooleanField(label=_("I have read this report. It may go to the council as it is."))
