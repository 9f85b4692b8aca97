"""A check that was done on a draft: its answers, its outcome, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from akkoord import chain
from akkoord.checks.checklist import Checklist, Question
from akkoord.checks.effects import HouseholdEffects
from akkoord.errors import InputError
from akkoord.phrases import Reason

Outcome = Literal["none", "positive", "negative", "mixed"]
Certainty = Literal["sure", "likely", "guess"]

_MOST = 2
_KINDS = {"effect": "-2, -1, 0, 1 or 2", "yes_no": "yes or no", "text": "a text"}
_OUTCOMES: dict[frozenset[int], Outcome] = {
    frozenset(): "none",
    frozenset({1}): "positive",
    frozenset({-1}): "negative",
    frozenset({1, -1}): "mixed",
}


class UnknownQuestion(InputError):
    """An answer belongs to no question of the check."""

    code = "unknown_question"
    message = "check {check} has no question {question!r}"


class AnsweredTwice(InputError):
    """A question has two answers."""

    code = "answered_twice"
    message = "question {question} of check {check} has two answers; give one"


class WrongAnswer(InputError):
    """An answer is not of the kind its question asks for."""

    code = "wrong_answer"
    message = "question {question} has {value!r} as its answer; it asks for {kind}"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question.

    Attributes:
        question: The code of the question.
        value: -2 to +2 for an effect, True or False for yes or no, else a text.
        certainty: How sure who answers is.
        note: Why; may be empty.
    """

    question: str
    value: int | bool | str
    certainty: Certainty
    note: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """Who was heard, when, and where that is written down."""

    who: str
    on: date
    record: str = ""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the check concludes, in the words of who did it.

    Attributes:
        outcome: The effect as a whole; None as long as nobody has said it. Never a sum of scores.
        adjustment: What was changed in the draft because of the check.
        no_adjustment_because: Why nothing was changed.
        summary: What the public reads.
    """

    outcome: Outcome | None = None
    adjustment: str = ""
    no_adjustment_because: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What somebody filled in.

    Attributes:
        answers: The answers; unanswered questions have none.
        heard: Who was heard.
        effects: What the draft does to households; None when that was not computed.
        conclusion: What it comes to.
    """

    answers: tuple[Answer, ...] = ()
    heard: tuple[Heard, ...] = ()
    effects: HouseholdEffects | None = None
    conclusion: Conclusion = Conclusion()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A check as it was done on one version of a draft.

    Attributes:
        check: The code of the check.
        version: The version of its questions.
        draft_hash: The hash of the draft it judged.
        judged_on: The day it was done.
        findings: What was filled in, the answers in the order of the questions.
    """

    check: str
    version: str
    draft_hash: str
    judged_on: date
    findings: Findings


def run(check: Checklist, findings: Findings, *, draft: Mapping[str, object], judged_on: date) -> CheckResult:
    """Return the result of a check; it may be unfinished, `missing` tells what it lacks.

    Args:
        check: The check.
        findings: What was filled in.
        draft: The texts and figures of the draft, by name.
        judged_on: The day of the check.

    Raises:
        UnknownQuestion: if an answer belongs to no question of the check.
        AnsweredTwice: if a question has two answers.
        WrongAnswer: if an answer is not of the kind its question asks for.
        NotSealable: if the draft holds a value that cannot be hashed.
    """
    answers = _by_question(check, findings.answers)
    known = [question for question in check.questions() if question.code in answers]
    if unknown := answers.keys() - {question.code for question in known}:
        raise UnknownQuestion(check=check.code, question=min(unknown))
    for question in known:
        _check_kind(question, answers[question.code].value)
    ordered = tuple(answers[question.code] for question in known)
    return CheckResult(
        check=check.code,
        version=check.version,
        draft_hash=draft_hash(draft),
        judged_on=judged_on,
        findings=replace(findings, answers=ordered),
    )


def draft_hash(draft: Mapping[str, object]) -> str:
    """Return the hash of a version of a draft: its texts and figures by name.

    Raises:
        NotSealable: if the draft holds a value that cannot be hashed, such as a float.

    >>> draft_hash({"title": "Toelage"}) == draft_hash({"title": "Toelage "})
    False
    """
    return chain.seal(chain.GENESIS, draft)


def is_about(result: CheckResult, draft: Mapping[str, object]) -> bool:
    """Tell whether a result judged this very version of a draft.

    Raises:
        NotSealable: if the draft holds a value that cannot be hashed.
    """
    return result.draft_hash == draft_hash(draft)


def rows(check: Checklist, result: CheckResult) -> list[tuple[Question, Answer | None]]:
    """Return every question with its answer; None where it is not answered, so that this stays visible."""
    by_question = {answer.question: answer for answer in result.findings.answers}
    return [(question, by_question.get(question.code)) for question in check.questions()]


def missing(check: Checklist, result: CheckResult, draft: Mapping[str, object] | None = None) -> list[Reason]:
    """Return what a result lacks before its draft can be decided; nothing when it is complete.

    Args:
        check: The check.
        result: Its result.
        draft: The draft as it is now, to tell whether it changed since.
    """
    found: list[Reason] = []
    if draft is not None and not is_about(result, draft):
        found.append(Reason("missing.draft_changed", {"judged_on": result.judged_on}))
    has_effect = bool(_signs(check, result))
    for question, answer in rows(check, result):
        if answer is None and (question.asked == "always" or has_effect):
            values = {"number": question.number, "question": question.code}
            found.append(Reason("missing.answer", values))
    found.extend(_missing_conclusion(check, result))
    return found


def likely_outcome(check: Checklist, result: CheckResult) -> Outcome | None:
    """Return the outcome that the answers point to; None while a question on effect is unanswered.

    It is a help for who concludes, and never the conclusion itself.
    """
    scans = [answer for question, answer in rows(check, result) if question.kind == "effect"]
    if any(answer is None for answer in scans):
        return None
    return _OUTCOMES[frozenset(_signs(check, result))]


def _missing_conclusion(check: Checklist, result: CheckResult) -> Iterator[Reason]:
    concluded = result.findings.conclusion
    has_effect = bool(_signs(check, result)) or concluded.outcome in ("positive", "negative", "mixed")
    likely = likely_outcome(check, result)
    if concluded.outcome is None:
        yield Reason("missing.outcome")
    elif likely is not None and likely != concluded.outcome:
        yield Reason(f"missing.outcome_differs.{likely}")
    if has_effect and not result.findings.heard:
        yield Reason("missing.heard")
    if has_effect and result.findings.effects is None:
        yield Reason("missing.effects")
    is_harmful = concluded.outcome in ("negative", "mixed") or -1 in _signs(check, result)
    if is_harmful and not (concluded.adjustment.strip() or concluded.no_adjustment_because.strip()):
        yield Reason("missing.adjustment")
    if not concluded.summary.strip():
        yield Reason("missing.summary")


def _signs(check: Checklist, result: CheckResult) -> set[int]:
    """The directions of the effects that were found: -1, 1, both or none."""
    signs = set()
    for question, answer in rows(check, result):
        if question.kind == "effect" and answer is not None and answer.value:
            signs.add(1 if int(answer.value) > 0 else -1)
    return signs


def _by_question(check: Checklist, answers: tuple[Answer, ...]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for answer in answers:
        if answer.question in found:
            raise AnsweredTwice(check=check.code, question=answer.question)
        found[answer.question] = answer
    return found


def _check_kind(question: Question, value: int | bool | str) -> None:
    match question.kind:
        case "effect":
            fits = isinstance(value, int) and not isinstance(value, bool) and -_MOST <= value <= _MOST
        case "yes_no":
            fits = isinstance(value, bool)
        case "text":
            fits = isinstance(value, str) and bool(value.strip())
    if not fits:
        raise WrongAnswer(question=question.code, value=value, kind=_KINDS[question.kind])
