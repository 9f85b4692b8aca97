"""The form of a draft; it keeps what was typed and names what is wrong beside its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.phrases import Language
from akkoord.web.decisions import queries, reforms
from akkoord.web.decisions.content import LONGEST_TITLE, MOST_ARTICLES, MOST_REFORMS, Content, ReformLine
from akkoord.web.decisions.fields import (
    AmountField,
    AnswerField,
    DayField,
    LineField,
    NumbersField,
    TextField,
    web_address,
)
from akkoord.web.decisions.models import Draft

_ARTICLES_IN_SIGHT = 3


class ReformForm(forms.Form):
    """One figure of a right that gets another value."""

    figure = forms.ChoiceField(label=gettext_lazy("Figure of a right"), required=False)
    value = LineField(label=gettext_lazy("New value"), required=False, max_length=30)
    valid_from = DayField(label=gettext_lazy("First day"), required=False)
    vouched_until = DayField(label=gettext_lazy("Sure until"), required=False)

    def __init__(self, *args: Any, figures: Sequence[reforms.Figure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rights: dict[str, list[tuple[str, str]]] = {}
        for figure in figures:
            rights.setdefault(figure.right, []).append((figure.key, f"{figure.name} ({figure.unit})"))
        choices: list[Any] = [("", _("No change")), *rights.items()]
        self.fields["figure"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Check that the line is whole: a figure with a value of its kind and a day, or nothing at all."""
        given = self.cleaned_data
        figure, value, valid_from = (given.get(name) for name in ("figure", "value", "valid_from"))
        if not figure:
            if (value or valid_from) and "figure" not in self.errors:
                self.add_error("figure", _("Choose the figure that changes, or clear this line."))
            return given
        if not value and "value" not in self.errors:
            self.add_error("value", _("Give the new value."))
        if valid_from is None and "valid_from" not in self.errors:
            self.add_error("valid_from", _("Give the first day of the new value."))
        if value:
            self._read(value, figure)
        return given

    def line(self) -> ReformLine | None:
        """Return the change, or None for a blank line."""
        given = self.cleaned_data
        if not given["figure"]:
            return None
        right, figure = reforms.split(given["figure"])
        return ReformLine(right, figure, given["read"], given["valid_from"], given["vouched_until"])

    def _read(self, value: str, figure: str) -> None:
        try:
            self.cleaned_data["read"] = reforms.read(value, figure)
        except reforms.NotThatKind as error:
            needed = {
                "truth": _("This figure is yes or no. Write “yes” or “no”."),
                "money": _(
                    "“%(text)s” is not an amount. Write it as 12.500,50, with a comma before the cents."
                ),
                "number": _("“%(text)s” is not a whole number."),
            }
            self.add_error("value", needed[str(error.values["kind"])] % {"text": value})


class DraftForm(forms.Form):
    """A draft: its texts, the promises it carries out, what the policy checks ask, and its reforms.

    With `judged=False` the form only shows what was typed: somebody looked for promises, and is not done.
    """

    title = LineField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE)
    description = TextField(
        label=gettext_lazy("What is decided, in short"),
        rows=4,
        help_text=gettext_lazy("Two or three plain sentences. An empty line starts a new paragraph."),
    )
    motivation = TextField(label=gettext_lazy("Why"), rows=6)
    body_name = LineField(label=gettext_lazy("Who decides"), required=False, max_length=160)
    body_uri = LineField(
        label=gettext_lazy("Web address of who decides"),
        required=False,
        max_length=200,
        validators=[web_address],
        help_text=gettext_lazy(
            "Their permanent address in linked data. Without it, their name is not in the data."
        ),
    )
    session_on = DayField(label=gettext_lazy("Day of the session"), required=False)
    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Promises to choose from"), required=False, widget=forms.CheckboxSelectMultiple
    )
    numbers = NumbersField(
        label=gettext_lazy("Other promises, by number"),
        help_text=gettext_lazy("With a comma between them, as in 7, 12."),
    )
    look_for = LineField(label=gettext_lazy("Look for promises"), required=False, max_length=200)
    changes_any = AnswerField(label=gettext_lazy("Does it change a tariff, a support measure or a right?"))
    changes = forms.MultipleChoiceField(
        label=gettext_lazy("If yes: which?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("tariff", gettext_lazy("a tariff")),
            ("support", gettext_lazy("a support measure")),
            ("right", gettext_lazy("a right")),
        ],
    )
    touches_households = AnswerField(label=gettext_lazy("Will households notice it?"))
    is_of_college = AnswerField(
        label=gettext_lazy(
            "Does the college of mayor and aldermen (college van burgemeester en schepenen) decide it?"
        )
    )
    amount_cents = AmountField(
        label=gettext_lazy("Amount in euro, over all years"),
        help_text=gettext_lazy(
            "As in 12.500,50. Write 0 when it costs nothing; leave it blank when you do not know yet."
        ),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=10**9)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        figures: Sequence[reforms.Figure],
        candidates: Sequence[tuple[int, str]],
        reform_lines: Sequence[dict[str, Any]] = (),
        judged: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self._judged = judged
        gone = _("no longer in the agreement")
        self.fields["chosen"].choices = [  # type: ignore[attr-defined]
            (str(number), f"{number}. {text or gone}") for number, text in candidates
        ]
        for number in range(1, MOST_ARTICLES + 1):
            label = _("Article %(number)s") % {"number": number}
            self.fields[f"article_{number}"] = TextField(label=label, rows=3)
        blank: list[dict[str, Any]] = [{}] * (MOST_REFORMS - len(reform_lines))
        self.reforms = [
            ReformForm(data if judged else None, prefix=f"reform-{place}", initial=line, figures=figures)
            for place, line in enumerate([*reform_lines, *blank], 1)
        ]
        if not judged and data is not None:
            for form in self.reforms:
                form.initial = {name: data.get(form.add_prefix(name), "") for name in form.fields}

    @property
    def articles(self) -> list[forms.BoundField]:
        """The fields of the articles, in order."""
        return [self[f"article_{number}"] for number in range(1, MOST_ARTICLES + 1)]

    @property
    def articles_in_sight(self) -> list[forms.BoundField]:
        """The articles that are open: those with a text or an error, and a few to begin with."""
        return self.articles[: self._sight]

    @property
    def articles_folded(self) -> list[forms.BoundField]:
        """The other articles."""
        return self.articles[self._sight :]

    @property
    def _sight(self) -> int:
        used = [place for place, field in enumerate(self.articles, 1) if field.value() or field.errors]
        return max([_ARTICLES_IN_SIGHT, *used])

    def full_clean(self) -> None:
        """Judge what was typed, unless somebody is not done yet."""
        if self._judged:
            super().full_clean()
        else:
            self._errors = ErrorDict()
            self.cleaned_data = {}

    def clean(self) -> dict[str, Any]:
        """Check what belongs together: the question about changes, and the lines of the reforms."""
        given = self.cleaned_data
        answer, ticked = given.get("changes_any"), given.get("changes", [])
        if answer and not ticked:
            self.add_error("changes", _("Say what it changes, or answer “No”."))
        if ticked and not answer:
            self.add_error("changes_any", _("You ticked what it changes. Answer “Yes”, or untick them."))
        self._find_promises(given)
        # Every line is judged, so that each shows its own error.
        judged = [form.is_valid() for form in self.reforms]
        if not all(judged):
            self.add_error(None, _("A figure of a right is not complete. See below, at the rights."))
        return given

    def _find_promises(self, given: dict[str, Any]) -> None:
        typed = given.get("numbers", [])
        numbers = [*map(int, given.get("chosen", [])), *typed]
        ids = queries.promise_ids(numbers)
        for number in typed:
            if number not in ids:
                self.add_error("numbers", _("There is no promise %(number)s.") % {"number": number})
        given["promises"] = [ids[number] for number in numbers if number in ids]

    def content(self) -> Content:
        """Return what a valid form holds."""
        given = self.cleaned_data
        changes = None if given["changes_any"] is None else tuple(given["changes"])
        texts = (
            "title", "description", "motivation", "body_name", "body_uri", "session_on",
            "touches_households", "is_of_college", "amount_cents",
        )  # fmt: skip
        return Content(
            **{name: given[name] for name in texts},
            articles=tuple(given[field.name] for field in self.articles),
            promises=tuple(given["promises"]),
            changes=changes,
            reforms=tuple(line for form in self.reforms if (line := form.line()) is not None),
        )


def initial(draft: Draft) -> dict[str, Any]:
    """Return what the form of a stored draft begins with."""
    changes: list[str] | None = draft.changes
    articles = {f"article_{place}": article.text for place, article in enumerate(draft.articles.all(), 1)}
    plain = (
        "title", "description", "motivation", "body_name", "body_uri", "session_on",
        "touches_households", "is_of_college", "amount_cents", "revision",
    )  # fmt: skip
    return {
        **{name: getattr(draft, name) for name in plain},
        **articles,
        "chosen": [str(promise.number) for promise in draft.promises.all()],
        "changes_any": None if changes is None else bool(changes),
        "changes": changes or [],
    }


def reform_lines(draft: Draft, language: Language) -> list[dict[str, Any]]:
    """Return the lines that the form of a stored draft begins with."""
    return [
        {
            "figure": reforms.key(reform),
            "value": reforms.typed(reform, language),
            "valid_from": reform.valid_from,
            "vouched_until": reform.vouched_until,
        }
        for reform in draft.reforms.all()
    ]
