"""The form of a check: its questions, who was heard, the effect on households, and the conclusion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from akkoord import money, phrases
from akkoord.web.checks.actions import MOST_CENTS, Filled
from akkoord.web.checks.models import CheckRun
from akkoord.web.checks.shown import CERTAINTIES, EFFECTS, OUTCOMES, PartShown, QuestionShown, word
from akkoord.web.frame import language

HEARD = 5
_LONGEST = 5000
_NOT_ANSWERED = ("", _("Not answered"))


@dataclass(frozen=True, slots=True)
class AskedField:
    """A question with its three fields."""

    question: QuestionShown
    value: BoundField
    certainty: BoundField
    note: BoundField | None


class CheckForm(forms.Form):
    """Every field may stay empty: a check is filled in over several days.

    `revision` and `draft_hash` say what the filler saw, so that nothing that changed since is overwritten.
    """

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    draft_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        parts: Sequence[PartShown],
        days: Sequence[date],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._parts, self._today = parts, today
        self._add_questions()
        self._add_heard()
        self._add_effects(days)
        self._add_conclusion()

    @property
    def parts(self) -> Iterator[tuple[str, list[AskedField]]]:
        """The questions by part, for the page."""
        for part in self._parts:
            yield part.title, [self._asked(question) for question in part.questions]

    @property
    def heard_rows(self) -> list[tuple[int, BoundField, BoundField, BoundField]]:
        """The lines for who was heard, for the page."""
        return [
            (n, self[f"heard_{n}_who"], self[f"heard_{n}_on"], self[f"heard_{n}_record"])
            for n in range(1, HEARD + 1)
        ]

    def filled(self) -> Filled:
        """Return what was filled in; only after the form was found to be right."""
        given = self.cleaned_data
        return Filled(
            answers=[row for question in self._questions() if (row := self._answer(question))],
            heard=[row for n in range(1, HEARD + 1) if (row := self._heard(n))],
            outcome=given["outcome"],
            adjustment=given["adjustment"],
            no_adjustment_because=given["no_adjustment_because"],
            summary=given["summary"],
        )

    def renewed(self, *, revision: int, draft_hash: str) -> CheckForm:
        """Let what was typed be saved again over what is there now; returns itself."""
        data = cast("QueryDict", self.data).copy()
        data["revision"], data["draft_hash"] = str(revision), draft_hash
        self.data = data
        return self

    def clean(self) -> dict[str, Any]:
        """Refuse a remark without an answer and a half line, which would otherwise be lost unseen."""
        given = super().clean() or {}
        for question in self._questions():
            name = question.code
            if given.get(f"{name}_note") and not given.get(name) and name not in self.errors:
                self.add_error(
                    name, _("You wrote a remark but gave no answer. Answer, or remove the remark.")
                )
        for n in range(1, HEARD + 1):
            self._clean_heard(n, given)
        return given

    def _clean_heard(self, n: int, given: dict[str, Any]) -> None:
        who, on, record = (given.get(f"heard_{n}_{name}") for name in ("who", "on", "record"))
        if f"heard_{n}_on" in self.errors or f"heard_{n}_who" in self.errors:
            return
        if (on or record) and not who:
            self.add_error(f"heard_{n}_who", _("Say who was heard, or empty this line."))
        if (who or record) and not on:
            self.add_error(f"heard_{n}_on", _("Say on which day they were heard."))
        if on and on > self._today:
            self.add_error(f"heard_{n}_on", _("This day is still to come. Write down who was heard already."))

    def _add_questions(self) -> None:
        certainties = [(code, word(f"certainty.{code}", language.current())) for code in CERTAINTIES]
        for question in self._questions():
            self.fields[question.code] = _value_field(question)
            self.fields[f"{question.code}_certainty"] = forms.ChoiceField(
                label=_("How sure are you?"), choices=certainties, initial="guess", required=False
            )
            if question.kind != "text":
                self.fields[f"{question.code}_note"] = forms.CharField(
                    label=_("Remark"), required=False, max_length=_LONGEST, widget=_area(2)
                )

    def _add_heard(self) -> None:
        for n in range(1, HEARD + 1):
            self.fields[f"heard_{n}_who"] = forms.CharField(label=_("Who"), required=False, max_length=200)
            self.fields[f"heard_{n}_on"] = forms.DateField(
                label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            )
            self.fields[f"heard_{n}_record"] = forms.CharField(
                label=_("Where it is written down"), required=False, max_length=500
            )

    def _add_effects(self, days: Sequence[date]) -> None:
        if len(days) > 1:
            choices = [(day.isoformat(), phrases.day(day, language.current())) for day in days]
            self.fields["day"] = forms.ChoiceField(label=_("For which day"), choices=choices, required=False)

    def _add_conclusion(self) -> None:
        outcomes = [(code, word(f"outcome.{code}", language.current())) for code in OUTCOMES]
        self.fields["outcome"] = forms.ChoiceField(
            label=_("What is the effect as a whole?"),
            required=False,
            choices=[("", _("Not concluded yet")), *outcomes],
            widget=forms.RadioSelect,
        )
        for name, label in (
            ("adjustment", _("What was changed in the draft because of this check?")),
            ("no_adjustment_because", _("If nothing was changed: why not?")),
            ("summary", _("Short summary for everyone")),
        ):
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=_LONGEST, widget=_area(4)
            )

    def _questions(self) -> Iterator[QuestionShown]:
        for part in self._parts:
            yield from part.questions

    def _asked(self, question: QuestionShown) -> AskedField:
        name = question.code
        note = self[f"{name}_note"] if question.kind != "text" else None
        return AskedField(question, self[name], self[f"{name}_certainty"], note)

    def _answer(self, question: QuestionShown) -> dict[str, Any] | None:
        value = self.cleaned_data[question.code]
        if value == "":
            return None
        return {
            "question": question.code,
            "value": _value(question.kind, value),
            # Who does not say how sure they are has not looked into it.
            "certainty": self.cleaned_data[f"{question.code}_certainty"] or "guess",
            "note": self.cleaned_data.get(f"{question.code}_note", ""),
        }

    def _heard(self, n: int) -> dict[str, str] | None:
        who, on = self.cleaned_data[f"heard_{n}_who"], self.cleaned_data[f"heard_{n}_on"]
        if not who:
            return None
        return {"who": who, "on": on.isoformat(), "record": self.cleaned_data[f"heard_{n}_record"]}


class StatedEffectsForm(forms.Form):
    """An effect that somebody worked out elsewhere, for a draft that changes no figure that Akkoord knows."""

    gainers = forms.IntegerField(label=_("Households that are better off"), min_value=0, max_value=10_000_000)
    losers = forms.IntegerField(label=_("Households that are worse off"), min_value=0, max_value=10_000_000)
    unknown = forms.IntegerField(
        label=_("Households for which it is not known"), min_value=0, max_value=10_000_000
    )
    per_year = forms.CharField(
        label=_("What they gain together in a year, in euros"),
        max_length=20,
        help_text=_("Write a minus sign when they lose, such as -12.000."),
    )
    source = forms.CharField(
        label=_("How was this worked out?"), max_length=_LONGEST, widget=forms.Textarea({"rows": 2})
    )

    def clean_per_year(self) -> int:
        """Read the amount in cents."""
        try:
            cents = money.parse_cents(self.cleaned_data["per_year"])
        except money.NotAnAmount as error:
            said = phrases.say(error, language.current(), package="akkoord.rights")
            raise forms.ValidationError(said) from error
        if abs(cents) > MOST_CENTS:
            raise forms.ValidationError(_("No decision changes that much. Check the amount."))
        return cents

    def stated(self) -> dict[str, Any]:
        """Return what was stated as `actions.state_effects` takes it."""
        given = dict(self.cleaned_data)
        return {"cents_per_year": given.pop("per_year"), **given}


def initial(run: CheckRun | None, *, draft_hash: str) -> dict[str, Any]:
    """Return what a form starts with: what was kept, or nothing."""
    values: dict[str, Any] = {"revision": run.revision if run else 0, "draft_hash": draft_hash}
    if run is None:
        return values
    for row in run.answers:
        code, value = row["question"], row["value"]
        values[code] = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        values[f"{code}_certainty"], values[f"{code}_note"] = row["certainty"], row["note"]
    for n, row in enumerate(run.heard, 1):
        for name in ("who", "on", "record"):
            values[f"heard_{n}_{name}"] = row[name]
    for name in ("outcome", "adjustment", "no_adjustment_because", "summary"):
        values[name] = getattr(run, name)
    return values


def _value(kind: str, typed: str) -> int | bool | str:
    match kind:
        case "effect":
            return int(typed)
        case "yes_no":
            return typed == "yes"
        case _:
            return typed


def _value_field(question: QuestionShown) -> forms.Field:
    label = f"{question.number} {question.text}"
    if question.kind == "text":
        return forms.CharField(
            label=label, help_text=question.hint, required=False, max_length=_LONGEST, widget=_area(3)
        )
    choices = (
        [(str(value), text) for value, text in EFFECTS.items()]
        if question.kind == "effect"
        else [("yes", _("yes")), ("no", _("no"))]
    )
    return forms.ChoiceField(
        label=label,
        help_text=question.hint,
        required=False,
        choices=[*choices, _NOT_ANSWERED],
        widget=forms.RadioSelect,
        initial="",
    )


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})
