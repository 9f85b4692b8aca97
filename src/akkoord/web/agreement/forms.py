"""The search box and the filters of the list of promises."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from akkoord.web.agreement.models import Domain
from akkoord.web.agreement.queries import Filters


class FilterForm(forms.Form):
    """What the address asks for; a value that means nothing is named beside its field."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200, strip=True)
    domain = forms.ChoiceField(label=_("Domain"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[
            ("", _("All kinds")),
            ("goal", _("Goals")),
            ("action", _("Actions")),
            ("highlight", _("Highlights")),
        ],
    )
    measurable = forms.BooleanField(label=_("Only with a number or a date"), required=False)

    def __init__(self, *args: Any, domains: QuerySet[Domain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All domains")), *((domain.slug, domain.title) for domain in domains)]
        self.fields["domain"] = forms.ChoiceField(label=_("Domain"), required=False, choices=choices)
        self.order_fields(["q", "domain", "kind", "measurable"])

    def filters(self) -> Filters:
        """Return what can be used; a field with an error asks for nothing."""
        self.full_clean()
        given = self.cleaned_data
        return Filters(
            words=given.get("q", ""),
            domain=given.get("domain", ""),
            kind=given.get("kind", ""),
            measurable=given.get("measurable", False),
        )
