"""Why an answer is what it is: the conditions that decide, and the facts and figures that are missing.

A reason stays a code with values, so that a program can use it; `sentence` says it in one language. The
sentences of conditions stand beside the rules (`law/<authority>/phrases`), the others in `rights/phrases`.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from akkoord import phrases
from akkoord.phrases import Language, Reason
from akkoord.rights.facts import Fact, facts
from akkoord.rights.household_assessment import HouseholdAssessment
from akkoord.rights.law_book import LawBook, in_force
from akkoord.rules import reasoning
from akkoord.rules.bounds import Bounds
from akkoord.rules.reasoning import Step
from akkoord.rules.tree import Input, Node

_OWN = "akkoord.rights"
_LAW = "akkoord.rights.law"
_FOLDERS = ("federal", "flemish", "genk")
# Sentences about a member name that member; this names the one who applies, and goes on as a name does.
_APPLICANT: Mapping[Language, str] = {"nl": "de aanvrager", "en": "the applicant"}


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for an answer.

    Attributes:
        code: What it says: `<right>.<condition>.yes` or `.no`, `fact.unknown`, `figure.lapsed`...
        about: The id of the member that it is about; empty where it is about the household.
        values: What belongs in the sentence.
        package: The package whose phrases have the sentence.
    """

    code: str
    about: str
    values: Mapping[str, object]
    package: str = _OWN


def because(
    found: HouseholdAssessment, book: LawBook | None = None, step: Step | None = None
) -> tuple[Why, ...]:
    """Return the reasons for an answer, in the order of the rule, each once.

    Args:
        found: The answer.
        book: The law; None for the law as it stands.
        step: Its explanation, where that was made already.
    """
    return tuple({_what_it_says(why): why for why in _reasons(found, book or in_force(), step)}.values())


def _what_it_says(why: Why) -> tuple[object, ...]:
    # Several parts of one figure, such as the amounts of three categories, are told once.
    return (why.code, why.about, str(why.values.get("fact")), str(why.values.get("figure")))


def _reasons(found: HouseholdAssessment, book: LawBook, step: Step | None) -> Iterable[Why]:
    match found.state:
        case "not_computable":
            if found.right.not_computable is None:
                return (Why("right.not_yet", "", {}),)
            return (Why("right.not_computable", "", {"why": found.right.not_computable}),)
        case "fact_unknown":
            return (_unknown_fact(found, name) for name in found.settles)
        case "figure_unknown":
            return _missing_figures(found, book)
        case _:
            step = step or explanation(found)
            return [*_conditions(found, step), *_lapsed_that_decide(found, book, step)] if step else []


def explanation(found: HouseholdAssessment) -> Step | None:
    """Return the whole tree behind an answer; None where there is no rule."""
    rule = found.right.entitlement_on(found.household.on)
    if rule is None or found.trees is None:
        return None
    code = f"{rule.scope}.{rule.name}"
    return found.inquiry.reason_of(found.trees.entitlement, code, rule.source)


def sentence(why: Why, language: Language) -> str:
    """Return a reason as one or two sentences.

    Raises:
        UnknownPhrase: if there is no sentence for it.
    """
    values = {name: _said(value, language) for name, value in why.values.items()}
    values.setdefault("who", why.about or _APPLICANT[language])
    said = phrases.say(Reason(why.code, values), language, package=why.package)
    if not why.about:
        said = said[:1].upper() + said[1:]
    numbers = f"{why.code.rpartition('.')[0]}.numbers"
    template = phrases.load(why.package, language).get(numbers)
    if template is not None and _places(template) <= set(values):
        said += " " + phrases.say(Reason(numbers, values), language, package=why.package)
    return said


@cache
def spoken() -> Mapping[str, str]:
    """Return the package of every sentence that stands beside the rules, by its code."""
    found: dict[str, str] = {}
    for folder in _FOLDERS:
        package = f"{_LAW}.{folder}"
        found |= dict.fromkeys(phrases.load(package, "nl"), package)
    return found


def _conditions(found: HouseholdAssessment, step: Step) -> Iterator[Why]:
    if f"{step.code}.yes" in spoken():
        yield _condition(found, step)
        return
    for one in reasoning.deciding(step, spoken()):
        if one.holds is not None:
            yield _condition(found, one)


def _condition(found: HouseholdAssessment, step: Step) -> Why:
    code = f"{step.code}.{'yes' if step.holds else 'no'}"
    about = found.household.members[int(step.of)][0] if step.of.isdecimal() else ""
    is_applicant = step.of == found.household.applicant
    return Why(code, "" if is_applicant else about, _known_values(step), spoken()[code])


def _known_values(step: Step) -> dict[str, object]:
    """Return the numbers and the facts of a step that are known, by the name that sentences use."""
    values: dict[str, object] = {
        part.name: _number(value)
        for part, value in step.inputs.items()
        if value.is_point and part.role == "fact"
    }
    for below in step.steps:
        values |= _known_values(below)
    return values | {name: _number(value) for name, value in step.numbers.items() if value.is_point}


def _unknown_fact(found: HouseholdAssessment, name: str) -> Why:
    member, dot, own = name.rpartition(".")
    fact = facts()["person" if dot else "household", own]
    is_applicant = not dot or member == found.household.members[int(found.household.applicant)][0]
    return Why("fact.unknown" if is_applicant else "fact.unknown_of", member, {"fact": fact})


def _missing_figures(found: HouseholdAssessment, book: LawBook) -> Iterator[Why]:
    if found.trees is None:
        return
    for name in _open_figures(found.trees.entitlement, found):
        yield _about_figure(found, book, name, "missing")


def _lapsed_that_decide(found: HouseholdAssessment, book: LawBook, step: Step) -> Iterator[Why]:
    """Yield the figures that are last known only, and decided all the same."""
    for name in dict.fromkeys(part.name for part in _deciding_inputs(step) if part.role == "figure"):
        if book.reading(name, found.household.on, found.household.year_of_income).state == "lapsed":
            yield _about_figure(found, book, name, "decided")


def _about_figure(found: HouseholdAssessment, book: LawBook, name: str, what: str) -> Why:
    reading = book.reading(name, found.household.on, found.household.year_of_income)
    figure = book.figure_of(name)
    values: dict[str, object] = {"figure": figure.name or figure.key}
    if reading.state == "none" or reading.vouched_until is None:
        return Why("figure.none", "", values)
    values["vouched_until"] = reading.vouched_until
    return Why("figure.lapsed" if what == "missing" else "figure.last_known", "", values)


def _open_figures(node: Node, found: HouseholdAssessment) -> list[str]:
    return [part.name for part in found.inquiry.outcome(node).figures]


def _deciding_inputs(step: Step) -> Iterator[Input]:
    yield from step.inputs
    for below in step.steps:
        if below.decides:
            yield from _deciding_inputs(below)


def _number(value: Bounds) -> Any:
    return value.low


def _said(value: object, language: Language) -> object:
    if isinstance(value, Fact):
        return value.label.get(language, value.name)
    if isinstance(value, Mapping):
        return value[language]
    return value


def _places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
