"""Interviews of made-up households on the whole catalogue: how much is asked, beside a form with everything.

Households are drawn by the assumptions of `priors.yaml`, and describe nobody. They know every answer.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from akkoord.rights.facts import Fact, facts
from akkoord.rights.interview import priors, session
from akkoord.rights.interview.session import Question
from akkoord.rights.law_book import LawBook, in_force

_ON = date(2024, 2, 15)
_TOLD_BEFORE = ("municipality", "role", "vt_status")
_OF_CHILDREN = ("pillar1", "child_points_total", "school", "attendance_ok")
_AMOUNTS = (0, 250, 900, 1400, 12000, 21000, 28000, 45000)
_MOST = 20


@dataclass(frozen=True, slots=True)
class Household:
    """A made-up household.

    Attributes:
        known: What is told before the first question.
        answers: The answer to every question, by the name of the fact.
    """

    known: Mapping[str, Any]
    answers: Mapping[str, Any]


def households(count: int, seed: int) -> Iterator[Household]:
    """Draw households; the same seed gives the same ones."""
    drawn = random.Random(seed)  # noqa: S311 # nosec B311 - the same households each time
    for number in range(count):
        roles = ["applicant", *(["partner"] if drawn.random() < 0.5 else [])]
        roles += ["child"] * drawn.choice((0, 0, 1, 2))
        members = [{"id": "abcdefg"[place], "role": role} for place, role in enumerate(roles)]
        known = {
            "id": f"made-up {number}",
            "date": _ON.isoformat(),
            "household": {"municipality": "Genk"},
            "members": members,
        }
        answers = {name: _value(fact, role, drawn) for name, fact, role in form(members)}
        yield Household(known, answers)


def form(members: list[dict[str, str]]) -> Iterator[tuple[str, Fact, str]]:
    """Yield every question of a form that asks everything: the name, the fact and the role of the person."""
    for (of, name), fact in facts().items():
        if name in _TOLD_BEFORE:
            continue
        if of == "household":
            yield name, fact, ""
            continue
        for member in members:
            role = member["role"]
            has_words = role != "applicant" or fact.question_self
            if has_words and (role == "child" or name not in _OF_CHILDREN):
                yield f"{member['id']}.{name}", fact, role


def run(count: int, seed: int, book: LawBook | None = None) -> dict[str, Any]:
    """Interview made-up households until nothing is left to ask.

    Returns:
        The mean number of questions, that of the whole form, the share, and how many rights were decided.
    """
    asked = whole = decided = 0
    for one in households(count, seed):
        talk = session.start(one.known, book or in_force())
        while (question := session.next_question(talk)) is not None:
            talk = session.answered(talk, question, answer(one, question))
            asked += 1
        whole += len(one.answers)
        decided += sum(found.eligible is not None for found in talk.assessments.values())
    return {
        "households": count,
        "questions": asked / count,
        "whole_form": whole / count,
        "of_whole_form": asked / whole,
        "rights_decided": decided / count,
    }


def answer(household: Household, question: Question) -> Any:
    """Return what a made-up household answers."""
    found = household.answers[question.name]
    return found if question.above is None else Fraction(str(found)) * 100 > question.above


def _value(fact: Fact, role: str, drawn: random.Random) -> Any:  # noqa: PLR0911 - one case per kind
    match fact.kind:
        case "truth":
            return drawn.random() < priors.read().of_fact(fact.name)
        case "choice":
            return drawn.choice(fact.options)
        case "money":
            return drawn.choice(_AMOUNTS)
        case "number":
            return drawn.randint(fact.at_least or 0, min(fact.at_most or _MOST, _MOST))
        case "day":
            youngest, oldest = (2006, 2023) if role == "child" else (1935, 2004)
            return date(drawn.randint(youngest, oldest), drawn.randint(1, 12), 1).isoformat()
        case "benefits":
            return [{"type": "leefloon", "since": "2023-01-01"}] if drawn.random() < 0.1 else []
        case _:
            return ["pensioner"] if drawn.random() < 0.2 else []
