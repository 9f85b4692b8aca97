"""A check as a list of questions, read from `<check>/<check>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

import yaml

from akkoord.errors import InputError
from akkoord.phrases import Language

QuestionKind = Literal["effect", "yes_no", "text"]
Asked = Literal["always", "on_effect"]
TriggerCode = Literal[
    "every_college_decision",
    "changes_tariff",
    "changes_support",
    "changes_right",
    "touches_households",
    "large_amount",
]


class ChecklistWrong(InputError):
    """The file of a check is not what it should be."""

    code = "checklist_wrong"
    message = "{place}: {problem}"


class UnknownCheck(InputError):
    """There is no check with this name."""

    code = "unknown_check"
    message = "there is no check {check!r}; a check is a file <check>/<check>.yaml"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages."""

    nl: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the text in one language."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a check.

    Attributes:
        code: Its stable name, used once in a check.
        number: Its place, such as "1.3".
        kind: "effect" for -2 to +2, "yes_no", or "text".
        asked: "always", or "on_effect": only when the quick scan found an effect.
        text: The question.
        hint: What to think of; empty when the question says enough.
    """

    code: str
    number: str
    kind: QuestionKind
    asked: Asked
    text: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a check, with its questions."""

    code: str
    title: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What makes a check needed, as a question to who writes the draft."""

    code: TriggerCode
    question: Text


@dataclass(frozen=True, slots=True)
class Checklist:
    """A check.

    Attributes:
        code: Its stable name.
        version: The version of its questions; a result tells which version it answered.
        title: Its name.
        purpose: What it is for.
        triggers: What makes it needed.
        parts: Its questions.
    """

    code: str
    version: str
    title: Text
    purpose: Text
    triggers: tuple[Trigger, ...]
    parts: tuple[Part, ...]

    def questions(self) -> Iterator[Question]:
        """Yield every question, in order."""
        for part in self.parts:
            yield from part.questions


@cache
def load(check: str) -> Checklist:
    """Return a check that comes with Akkoord.

    Raises:
        UnknownCheck: if there is none with this name.
        ChecklistWrong: if its file is not what it should be.

    >>> load("poverty").title.nl
    'Armoedetoets'
    """
    source = resources.files("akkoord.checks") / check / f"{check}.yaml"
    if not check.isidentifier() or not source.is_file():
        raise UnknownCheck(check=check)
    return parse(source.read_text(encoding="utf-8"))


def parse(text: str) -> Checklist:
    """Return a check from its YAML.

    Raises:
        ChecklistWrong: if it is no YAML, lacks a part or a language, or names an unknown kind.
    """
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ChecklistWrong(place="the check", problem=f"is no YAML ({error})") from error
    made = _checklist(_mapping(found, "the check"))
    codes = [question.code for question in made.questions()]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise ChecklistWrong(place="questions", problem=f"code {min(twice)!r} is used twice; use it once")
    return made


def _checklist(found: Mapping[str, Any]) -> Checklist:
    return Checklist(
        code=_word(found, "code", "the check"),
        version=_word(found, "version", "the check"),
        title=_text(found.get("title"), "title"),
        purpose=_text(found.get("purpose"), "purpose"),
        triggers=tuple(_trigger(one, f"trigger {n}") for n, one in _each(found, "triggers")),
        parts=tuple(_part(one, n) for n, one in _each(found, "parts")),
    )


def _trigger(found: Any, place: str) -> Trigger:
    entry = _mapping(found, place)
    code = _one_of(entry.get("code"), get_args(TriggerCode), f"{place}, code")
    return Trigger(code, _text(entry.get("question"), f"{place}, question"))


def _part(found: Any, number: int) -> Part:
    place = f"part {number}"
    entry = _mapping(found, place)
    questions = tuple(_question(one, f"{number}.{n}") for n, one in _each(entry, "questions", place))
    return Part(_word(entry, "code", place), _text(entry.get("title"), f"{place}, title"), questions)


def _question(found: Any, number: str) -> Question:
    place = f"question {number}"
    entry = _mapping(found, place)
    return Question(
        code=_word(entry, "code", place),
        number=number,
        kind=_one_of(entry.get("kind"), get_args(QuestionKind), f"{place}, kind"),
        asked=_one_of(entry.get("asked", "always"), get_args(Asked), f"{place}, asked"),
        text=_text(entry.get("text"), f"{place}, text"),
        hint=_text(entry["hint"], f"{place}, hint") if "hint" in entry else Text("", ""),
    )


def _mapping(found: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(found, Mapping):
        raise ChecklistWrong(place=place, problem=f"is {found!r}; write names with values")
    return found


def _each(found: Mapping[str, Any], name: str, place: str = "the check") -> Iterator[tuple[int, Any]]:
    entries = found.get(name)
    if not isinstance(entries, list) or not entries:
        raise ChecklistWrong(place=place, problem=f"{name} is {entries!r}; write a list with one at least")
    return enumerate(entries, 1)


def _word(found: Mapping[str, Any], name: str, place: str) -> str:
    value = found.get(name)
    if not isinstance(value, str) or not value:
        raise ChecklistWrong(place=place, problem=f"{name} is {value!r}; write a word")
    return value


def _one_of(value: Any, known: tuple[str, ...], place: str) -> Any:
    if value not in known:
        raise ChecklistWrong(place=place, problem=f"is {value!r}; use one of {', '.join(known)}")
    return value


def _text(found: Any, place: str) -> Text:
    texts = _mapping(found, place)
    return Text(_word(texts, "nl", place), _word(texts, "en", place))
