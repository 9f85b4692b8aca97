"""A check as pages show it: plain values, in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord import phrases
from akkoord.checks import run as engine
from akkoord.checks.checklist import Checklist, Question
from akkoord.checks.run import Answer
from akkoord.phrases import Language, Reason
from akkoord.rights import catalogue
from akkoord.web.checks import rows
from akkoord.web.checks.models import CheckRun

_ENGINE = "akkoord.checks"
EFFECTS: dict[int, LazyText] = {
    -2: _("Much worse"),
    -1: _("Worse"),
    0: _("No difference"),
    1: _("Better"),
    2: _("Much better"),
}
CERTAINTIES = ("sure", "likely", "guess")
OUTCOMES = ("none", "positive", "negative", "mixed")


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question of a check."""

    code: str
    number: str
    kind: str
    is_always_asked: bool
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of a check."""

    title: str
    questions: tuple[QuestionShown, ...]


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """A question with its answer in words; `is_given` is false where nobody answered."""

    number: str
    question: str
    value: str
    certainty: str
    note: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a check lacks, with the id of the question on the page where it is one."""

    text: str
    question: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of households and an amount as text; None where a number is hidden."""

    name: str
    gains: int | None
    loses: int | None
    unknown: int | None
    per_year: str | None


@dataclass(frozen=True, slots=True)
class EffectsShown:
    """What a draft does to households, as readers may see it.

    Attributes:
        panel: The name of the households it was computed over; empty where somebody else worked it out.
        is_invented: Whether these households are made up.
        households: How many there are.
        on: The day it was computed for.
        source: How somebody else worked it out.
        rights: The names of the rights that change.
        town: The numbers over all households.
        with_unknown: The amount when those for whom it is unknown are counted in; None where hidden.
        neighbourhoods: The same numbers by neighbourhood.
        missing: The questions whose answer is missing of households for whom it is unknown.
        has_hidden: Whether any number is hidden.
    """

    panel: str
    is_invented: bool
    households: int | None
    on: date | None
    source: str
    rights: tuple[str, ...]
    town: Counts
    with_unknown: str | None
    neighbourhoods: tuple[Counts, ...]
    missing: tuple[str, ...]
    has_hidden: bool


def parts(check: Checklist, language: Language) -> list[PartShown]:
    """Return the questions of a check, by part."""
    return [
        PartShown(part.title.in_language(language), tuple(_question(one, language) for one in part.questions))
        for part in check.parts
    ]


def answers(check: Checklist, run: CheckRun, language: Language) -> list[tuple[str, list[AnswerShown]]]:
    """Return every question with its answer, by the title of its part."""
    found = dict(engine.rows(check, rows.result(run)))
    return [
        (
            part.title.in_language(language),
            [_answer(one, found[one], language) for one in part.questions],
        )
        for part in check.parts
    ]


def reasons(found: Iterable[Reason], language: Language) -> list[str]:
    """Return reasons of the engine as sentences."""
    return [phrases.say(reason, language, package=_ENGINE) for reason in found]


def missing(found: Iterable[Reason], language: Language) -> list[Missing]:
    """Return what a check lacks, each with the question it is about."""
    return [
        Missing(phrases.say(reason, language, package=_ENGINE), str(reason.values.get("question", "")))
        for reason in found
    ]


def word(code: str, language: Language) -> str:
    """Return the word for a code of the engine, such as `outcome.mixed`."""
    return phrases.say(Reason(code), language, package=_ENGINE)


def likely_outcome(check: Checklist, run: CheckRun, language: Language) -> str:
    """Return the outcome that the answers point to; empty as long as they point nowhere."""
    found = engine.likely_outcome(check, rows.result(run))
    return word(f"outcome.{found}", language) if found else ""


def effects(run: CheckRun, language: Language) -> EffectsShown | None:
    """Return the effect on households; None when it was not computed. Raw numbers are not looked at."""
    shown = run.effects_shown
    if shown is None:
        return None
    panel, town = run.effects_panel, shown["town"]
    counts = [_counts("", town, language), *(_counts(r["neighbourhood"], r, language) for r in shown["rows"])]
    return EffectsShown(
        panel=panel.name if panel else "",
        is_invented=panel.is_invented if panel else False,
        households=town["households"],
        on=run.effects_on,
        source=run.effects_source,
        rights=tuple(catalogue.find(right).name[language] for right in shown["rights"]),
        town=counts[0],
        with_unknown=amount(town["per_year_with_unknown"], language),
        neighbourhoods=tuple(counts[1:]),
        missing=_missing_facts(shown["missing"], language),
        has_hidden=any(None in (one.gains, one.loses, one.unknown, one.per_year) for one in counts),
    )


def amount(ends: Sequence[int | None] | None, language: Language) -> str | None:
    """Return an amount or a range as text; None where it is hidden."""
    if ends is None:
        return None
    low, high = ends
    if low is None and high is None:
        return gettext("not known: a figure is missing")
    if high is None:
        return gettext("at least %(amount)s") % {"amount": phrases.euro(low or 0, language)}
    if low is None:
        return gettext("at most %(amount)s") % {"amount": phrases.euro(high, language)}
    if low == high:
        return phrases.euro(low, language)
    values = {"low": phrases.euro(low, language), "high": phrases.euro(high, language)}
    return gettext("%(low)s to %(high)s") % values


def _question(question: Question, language: Language) -> QuestionShown:
    return QuestionShown(
        code=question.code,
        number=question.number,
        kind=question.kind,
        is_always_asked=question.asked == "always",
        text=question.text.in_language(language),
        hint=question.hint.in_language(language),
    )


def _answer(question: Question, given: Answer | None, language: Language) -> AnswerShown:
    text = question.text.in_language(language)
    if given is None:
        return AnswerShown(question.number, text, word("not_answered", language), "", "", is_given=False)
    certainty = word(f"certainty.{given.certainty}", language)
    value = _value(question, given.value)
    return AnswerShown(question.number, text, value, certainty, given.note, is_given=True)


def _value(question: Question, value: int | bool | str) -> str:
    if question.kind == "effect":
        return str(EFFECTS[int(value)])
    if question.kind == "yes_no":
        return gettext("yes") if value else gettext("no")
    return str(value)


def _counts(name: str, row: Mapping[str, Any], language: Language) -> Counts:
    return Counts(name, row["gains"], row["loses"], row["unknown"], amount(row["per_year"], language))


def _missing_facts(found: Iterable[Mapping[str, Any]], language: Language) -> tuple[str, ...]:
    questions = [
        text
        for one in found
        for text in (
            *(catalogue.find(one["right"]).facts[name].question[language] for name in one["facts"]),
            *(_figure(name, language) for name in one["figures"]),
        )
    ]
    return tuple(dict.fromkeys(questions))


def _figure(name: str, language: Language) -> str:
    return phrases.say(Reason(f"{name}.name"), language, package="akkoord.rights")
