"""The small forms of decisions: search, publish, read a page, link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.web.decisions.fields import LineField, web_address

LARGEST_FILE = 1_000_000


class SearchForm(forms.Form):
    """The search box above the decisions."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=200)


class PublishForm(forms.Form):
    """Which revision of a draft somebody read before publishing it."""

    revision = forms.IntegerField(min_value=1, max_value=10**9)


class PageForm(forms.Form):
    """A page with decisions: pasted or uploaded, with its address."""

    address = LineField(
        label=gettext_lazy("Web address of the page"),
        max_length=500,
        validators=[web_address],
        help_text=gettext_lazy(
            "Short addresses inside the page are completed with this one. We fetch nothing from there."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("File of the page"),
        required=False,
        help_text=gettext_lazy("HTML, at most 1 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".html,.htm,text/html"}),
    )
    html = forms.CharField(
        label=gettext_lazy("Or paste the HTML of the page"),
        required=False,
        max_length=LARGEST_FILE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def clean_file(self) -> str:
        """Return the text of the file; empty without one.

        Raises:
            ValidationError: if it is too large or no text.
        """
        file = self.cleaned_data["file"]
        if not file:
            return ""
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 1 MB. Give the page of one session."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                _("The file is not text in UTF-8. Save the page again from your browser, or paste it.")
            ) from error

    def clean(self) -> dict[str, Any]:
        """Check that there is one page, not two and not none."""
        given = self.cleaned_data
        file, pasted = given.get("file", ""), given.get("html", "").strip()
        if file and pasted:
            self.add_error("html", _("Give the file or the pasted page, not both."))
        if not file and not pasted and not self.errors:
            self.add_error("file", _("Choose a file, or paste the page below."))
        return given

    def page(self) -> str:
        """Return the page of a valid form."""
        return self.cleaned_data["file"] or self.cleaned_data["html"]


class LinkForm(forms.Form):
    """A promise to link, by its number, and the report to go back to."""

    number = forms.IntegerField(label=gettext_lazy("Number of the promise"), min_value=1, max_value=9_999_999)
    page_read = forms.IntegerField(required=False, min_value=1, max_value=10**9)
