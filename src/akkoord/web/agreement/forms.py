"""The search box and filters of the list of promises, and the form that brings in a text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from akkoord.web.agreement.models import Domain
from akkoord.web.agreement.queries import Filters

LARGEST_FILE = 5 * 1024 * 1024
# A hint to the browser: the reader itself looks at what a file holds.
ACCEPTED = ".pdf,.docx,.html,.htm,.txt,.md,application/pdf,text/html,text/plain,text/markdown"


class _Form(forms.Form):
    """A form whose labels stand above their fields, without a colon."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class FilterForm(_Form):
    """What the address asks for; a value that means nothing is named beside its field."""

    q = forms.CharField(
        label=_("Search the promises"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    domain = forms.ChoiceField(label=_("Domain"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[
            ("", _("All kinds")),
            ("goal", _("Goals")),
            ("action", _("Actions")),
            ("highlight", _("Highlights")),
            ("pillar", _("From the introduction")),
        ],
    )
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
    measurable = forms.BooleanField(label=_("Only with a number or a date"), required=False)

    def __init__(self, *args: Any, domains: QuerySet[Domain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All domains")), *((domain.slug, domain.title) for domain in domains)]
        self.fields["domain"] = forms.ChoiceField(label=_("Domain"), required=False, choices=choices)
        self.order_fields(["q", "domain", "kind", "stage", "measurable"])

    def filters(self) -> Filters:
        """Return what can be used; a field with an error asks for nothing."""
        self.full_clean()
        given = self.cleaned_data
        return Filters(
            words=given.get("q", ""),
            domain=given.get("domain", ""),
            kind=given.get("kind", ""),
            measurable=given.get("measurable", False),
            stage=given.get("stage", ""),
        )


class ReadForm(_Form):
    """A text to read, and the name of the version that it becomes."""

    title = forms.CharField(
        label=_("Title of this version"),
        help_text=_("For example: Coalition agreement 2025-2030, as adopted on 3 March"),
        max_length=200,
    )
    file = forms.FileField(
        label=_("Text of the agreement"),
        help_text=_(
            "A PDF, Word file (.docx), saved web page (.html) or text file (.txt, .md) of at most 5 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse a file that is larger than an agreement can be, before it is read."""
        file: UploadedFile = self.cleaned_data["file"]
        size = file.size or 0
        if size > LARGEST_FILE:
            raise forms.ValidationError(
                _("“%(name)s” is %(size)s. An agreement of at most 5 MB can be read here."),
                code="too_large",
                params={"name": file.name, "size": filesizeformat(size)},
            )
        return file
