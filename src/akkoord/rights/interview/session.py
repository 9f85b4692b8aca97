"""An interview of one household: the facts so far give the next question, or none where nothing is left.

A session is a value. It holds the sheet of a case as `akkoord rights assess` reads it, and one key more:
A session is a value. It holds the sheet of a case as `akkoord rights assess` reads it, and one more key:
keeping that sheet, and goes on from it. Unlike in a file, nothing is taken for granted: benefits that are not
told are asked, and so is what has a default.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from akkoord.errors import InputError
from akkoord.rights.facts import Fact, facts
from akkoord.rights.formats import cases_file
from akkoord.rights.household_assessment import HouseholdAssessment, assess
from akkoord.rights.interview import priors, thresholds, value
from akkoord.rights.interview.value import Needs, Prospect, Weights
from akkoord.rights.known import KnownHousehold
from akkoord.rights.law_book import LawBook, in_force

_UNKNOWN = "?"
_NOT_KNOWN = "not_known"
# What the law asks of hardly anybody keeps its default; the first questions of an interview give the roles.
_TAKEN_FOR_GRANTED = frozenset({"ki_test_ok", "st_exceptional"})
# How many of the questions that seem worth most are weighed by their answers.
_LOOKED_AHEAD = 2
# What more rights than these need is surely worth asking, so its answers are not weighed.
_FEW_RIGHTS = 3


class BadAnswer(InputError):
    """An answer cannot be used for the fact that was asked."""

    code = "bad_answer"
    message = "{fact} cannot be {found!r}; it is a {kind}"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked next.

    Attributes:
        name: The fact as files name it: `tenure`, `a.means_month`.
        fact: What kind of fact it is, and its words.
        member: The id of the person that it is about; empty for the applicant and for the household.
        above: Where only a limit matters: the limit in cents, and the question is whether the amount is above
            it; None where the fact itself is asked.
        why: The ids of the open rights that need it, what is worth most first.
    """

    name: str
    fact: Fact
    member: str
    above: int | None
    why: tuple[str, ...]


@dataclass(frozen=True)
class Session:
    """The facts so far.

    Attributes:
        sheet: The case, as `akkoord rights assess` reads it.
        book: The law.
        settled: The rights that were decided before: more facts never change them.
    """

    sheet: Mapping[str, Any]
    book: LawBook
    settled: Mapping[str, HouseholdAssessment]

    @property
    def not_known(self) -> frozenset[str]:
        """The facts that the resident does not know."""
        return frozenset(self.sheet.get(_NOT_KNOWN, ()))

    def told_of(self, name: str) -> Any:
        """Return what was told of a fact, as the sheet has it; None where nothing was."""
        member, fact = fact_of(name)
        if not member:
            return self.sheet.get("household", {}).get(fact.name)
        return next(one.get(fact.name) for one in self.sheet["members"] if one["id"] == member)

    @cached_property
    def household(self) -> KnownHousehold:
        """What is known, with nothing taken for granted."""
        (case,) = cases_file.read(json.dumps(_with_nothing_granted(self.sheet)))
        return case.household

    @cached_property
    def assessments(self) -> Mapping[str, HouseholdAssessment]:
        """The answer of every right, by id."""
        found = dict(self.settled)
        for right in self.book.rights:
            if right.id not in found:
                found[right.id] = assess(right, self.household, self.book)
        return found

    @cached_property
    def needs(self) -> Needs:
        """What each right that is still open needs, without what is not known."""
        return {
            name: needed
            for name, found in self.assessments.items()
            if (needed := self._askable(found.settles))
        }

    def _askable(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(name for name in names if name not in self.not_known and self._has_words(name))

    def _has_words(self, name: str) -> bool:
        """Whether there is a question: some facts are never asked of the applicant."""
        member, fact = fact_of(name)
        return member != self.applicant or bool(fact.question_self)

    @property
    def applicant(self) -> str:
        """The id of the applicant."""
        return self.household.members[int(self.household.applicant)][0]

    @property
    def is_done(self) -> bool:
        """Whether nothing that can be asked changes an answer."""
        return not self.needs


def start(sheet: Mapping[str, Any], book: LawBook | None = None) -> Session:
    """Return a session that begins, or goes on, with a case.

    Args:
        sheet: One case, with or without `not_known`.
        book: The law; None for the law as it stands.

    Raises:
        BadCases: if the case cannot be read.
        NoApplicant: if nobody, or more than one member, can be the applicant.
        SameMember: if two members have one id.
    """
    cases_file.read(json.dumps(sheet))
    return Session(dict(sheet), book or in_force(), {})


def next_question(session: Session, least_worth: float = 0) -> Question | None:
    """Return what to ask next; None when nothing is left, or nothing that is worth asking.

    Args:
        session: The facts so far.
        least_worth: Stop when all that is open together is worth less than this, in euros per year.
    """
    needs, assumed = session.needs, priors.read()
    if not needs or sum(assumed.of_right(right) for right in needs) < least_worth:
        return None
    weights = _weights(needs)
    ranked = sorted(value.asked_about(needs), key=lambda one: (-value.at_a_glance(one, needs, weights), one))
    questions = [_question(session, name) for name in ranked[:_LOOKED_AHEAD]]
    if len(questions) == 1 or len(questions[0].why) > _FEW_RIGHTS:
        return questions[0]
    return max(questions, key=lambda one: round(_worth(session, one, weights), 9))


def _question(session: Session, name: str) -> Question:
    needs = session.needs
    why = sorted((right for right in needs if name in needs[right]), key=priors.read().of_right, reverse=True)
    member, fact = fact_of(name)
    above = thresholds.limit(name, fact, [session.assessments[right] for right in why])
    return Question(name, fact, "" if member == session.applicant else member, above, tuple(why))


def _worth(session: Session, question: Question, weights: Weights) -> float:
    """Return what a question is worth: over its answers where those are few, else at a glance."""
    prospects = list(_prospects(session, question))
    if not prospects:
        return value.at_a_glance(question.name, session.needs, weights)
    return value.looking_ahead(question.name, session.needs, prospects, weights)


def _prospects(session: Session, question: Question) -> Iterator[Prospect]:
    if question.fact.kind == "truth":
        chance = priors.read().of_fact(question.fact.name)
        chances: dict[Any, float] = {True: chance, False: 1 - chance}
    elif question.above is not None:
        chances = {True: 0.5, False: 0.5}
    elif question.fact.kind == "choice":
        chances = dict.fromkeys(question.fact.options, 1 / len(question.fact.options))
    else:
        return
    for answer, chance in chances.items():
        yield Prospect(chance, answered(session, question, answer).needs)


def answered(session: Session, question: Question, answer: Any) -> Session:
    """Return the session with one answer more.

    Args:
        session: The facts so far.
        question: The question.
        answer: The value as case files write it; for a limit whether the amount is above it; None for
            "I do not know", after which it is never asked again.

    Raises:
        BadAnswer: if the fact cannot have that value.
    """
    if answer is None:
        # Nothing was told, so every answer stays as it was.
        sheet = {**session.sheet, _NOT_KNOWN: sorted({*session.not_known, question.name})}
        return replace(session, sheet=sheet, settled=session.assessments)
    told = answer
    if question.above is not None:
        told = thresholds.within(session.told_of(question.name), question.above, is_above=answer)
    sheet = _with_fact(session.sheet, question.name, told)
    _check(sheet, question, answer)
    settled = {name: found for name, found in session.assessments.items() if not found.settles}
    return replace(session, sheet=sheet, settled=settled)


def fact_of(name: str) -> tuple[str, Fact]:
    """Return the member and the fact behind the name in a file; no member for a fact of the household."""
    member, _, own = name.rpartition(".")
    return member, facts()["person" if member else "household", own]


def _weights(needs: Needs) -> Weights:
    assumed = priors.read()
    return Weights(
        worth={right: assumed.of_right(right) for right in needs},
        burden={name: priors.burden(fact_of(name)[1].burden) for name in value.asked_about(needs)},
    )


def _with_fact(sheet: Mapping[str, Any], name: str, told: Any) -> dict[str, Any]:
    member, fact = fact_of(name)
    if not member:
        return {**sheet, "household": {**sheet.get("household", {}), fact.name: told}}
    members = [{**one, fact.name: told} if one["id"] == member else one for one in sheet["members"]]
    return {**sheet, "members": members}


def _check(sheet: Mapping[str, Any], question: Question, answer: Any) -> None:
    (case,) = cases_file.read(json.dumps(sheet))
    if any(problem.values.get("fact") == question.name for problem in case.problems):
        raise BadAnswer(fact=question.name, found=answer, kind=question.fact.kind)


def _with_nothing_granted(sheet: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **sheet,
        "household": _asked(sheet.get("household", {}), "household"),
        "members": [_asked(member, "person") for member in sheet["members"]],
    }


def _asked(sheet: Mapping[str, Any], of: str) -> dict[str, Any]:
    """Return a sheet in which what is not told is unknown, also where a file may leave it out."""
    is_applicant = sheet.get("role") == "applicant"
    unknown = {
        name: _UNKNOWN
        for (owner, name), fact in facts().items()
        if owner == of
        and name not in _TAKEN_FOR_GRANTED
        and _can_be_left_out(fact)
        and (not is_applicant or fact.question_self)
    }
    return {**unknown, **sheet}


def _can_be_left_out(fact: Fact) -> bool:
    return fact.default is not None or fact.kind in ("benefits", "status")
