"""What is sent to a review: a document, or one step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from akkoord.web.agreement.models import Version
from akkoord.web.agreement.naming import LEVELS
from akkoord.web.review.importing import MOST_BYTES

# A hint to the browser: the reader itself looks at what a file holds.
ACCEPTED = ".pdf,.docx,.html,.htm,.txt,.md,application/pdf,text/html,text/plain,text/markdown"
_MOST_ITEMS = 2_147_483_647


class BringInForm(forms.Form):
    """A document, the name of the version that it becomes, and the version that it follows."""

    title = forms.CharField(
        label=_("Title of this version"),
        help_text=_("For example: Coalition agreement 2025-2030, as adopted on 3 March"),
        max_length=200,
    )
    file = forms.FileField(
        label=_("Text of the agreement"),
        help_text=_(
            "A PDF, Word file (.docx), saved web page (.html) or text file (.txt, .md) of at most 10 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    follows = forms.ModelChoiceField(
        label=_("It follows"),
        help_text=_(
            "Equal promises keep their number and your review. Only the changes are left to look at."
        ),
        queryset=Version.objects.none(),
        required=False,
        empty_label=_("No earlier version"),
    )

    def __init__(self, *args: Any, current: Version | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        if current is None:
            del self.fields["follows"]
        else:
            # Only what residents see now can be followed: a number belongs to one line of versions.
            self.fields["follows"].queryset = Version.objects.filter(pk=current.pk)  # type: ignore[attr-defined]
            self.fields["follows"].initial = current.pk

    def clean_file(self) -> UploadedFile:
        """Refuse a file that is larger than an agreement can be, before it is kept."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("“%(name)s” is %(size)s. An agreement of at most 10 MB can be read here."),
                code="too_large",
                params={"name": file.name, "size": filesizeformat(file.size or 0)},
            )
        return file


class _StepForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class ItemForm(_StepForm):
    """A step about one promise, as somebody saw it."""

    item_id = forms.IntegerField(min_value=1, max_value=_MOST_ITEMS, widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=1, max_value=_MOST_ITEMS, widget=forms.HiddenInput)


class EditForm(ItemForm):
    """Other words."""

    text = forms.CharField(
        label=_("Words of the promise"), strip=True, widget=forms.Textarea(attrs={"rows": 4})
    )


class LevelForm(ItemForm):
    """Another place in the tree."""

    level = forms.ChoiceField(label=_("Kind"), choices=list(LEVELS.items()))


class RetitleForm(ItemForm):
    """Other headings."""

    domain = forms.CharField(label=_("Domain"), required=False)
    theme = forms.CharField(label=_("Theme"), required=False)
    subtheme = forms.CharField(label=_("Part of the theme"), required=False)
    everywhere = forms.BooleanField(label=_("For all promises under this heading"), required=False)


class ReparentForm(ItemForm):
    """Another goal."""

    parent_id = forms.TypedChoiceField(
        label=_("Serves this goal"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, goals: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parent_id"]
        if goals is not None:
            field.choices = [("", _("No goal")), *goals]  # type: ignore[attr-defined]
        else:
            # What was chosen is checked where it is carried out, with what the goals are then.
            self.fields["parent_id"] = forms.IntegerField(required=False, max_value=_MOST_ITEMS)


class SplitForm(ItemForm):
    """One piece a line."""

    pieces = forms.CharField(label=_("One promise on each line"), widget=forms.Textarea(attrs={"rows": 5}))

    def clean_pieces(self) -> list[str]:
        """Return the pieces."""
        return str(self.cleaned_data["pieces"]).splitlines()


class MergeForm(ItemForm):
    """The other promise, as it was seen."""

    other_id = forms.IntegerField(min_value=1, max_value=_MOST_ITEMS, widget=forms.HiddenInput)
    other_seen = forms.IntegerField(min_value=1, max_value=_MOST_ITEMS, widget=forms.HiddenInput)


class ContinueForm(ItemForm):
    """The numbers of promises of the version before."""

    numbers = forms.RegexField(
        r"^[\s,;]*(?:\d{1,9}[\s,;]*){0,20}$",
        label=_("Numbers of these promises in the version before"),
        help_text=_("Leave this empty for a new promise."),
        required=False,
        error_messages={"invalid": _("Write numbers, with commas between them.")},
    )

    def clean_numbers(self) -> list[int]:
        """Return the numbers."""
        given = str(self.cleaned_data["numbers"]).replace(",", " ").replace(";", " ")
        return [int(number) for number in given.split()]


class AddForm(_StepForm):
    """A promise that was missed."""

    line_start = forms.IntegerField(label=_("First line"), min_value=1, max_value=_MOST_ITEMS)
    line_end = forms.IntegerField(label=_("Last line"), min_value=1, max_value=_MOST_ITEMS)
    text = forms.CharField(label=_("Words of the promise"), widget=forms.Textarea(attrs={"rows": 3}))
    level = forms.ChoiceField(label=_("Kind"), choices=list(LEVELS.items()), initial="action")


class RestForm(_StepForm):
    """All that is no more doubtful than this."""

    most_doubt = forms.IntegerField(min_value=0, max_value=100, widget=forms.HiddenInput)
