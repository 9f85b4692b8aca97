"""Which promises a decision carries out: its own links first, then a suggestion that a person confirms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from akkoord.decisions import procedure
from akkoord.decisions.model import Decision
from akkoord.phrases import Reason
from akkoord.similarity import words
from akkoord.similarity.index import Index

TOP = 5
"""How many promises are suggested, so that the right one is mostly there and a person can still read all."""

Verdict = Literal["explicit", "likely", "administrative", "none"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A promise that a decision may carry out.

    Attributes:
        promise: Its permanent address.
        is_explicit: Whether the decision itself names the promise; else a person has to confirm.
        shared_words: The words of the promise that the decision shares, folded.
        why: The reason to show.
    """

    promise: str
    is_explicit: bool
    shared_words: tuple[str, ...]
    why: Reason


@dataclass(frozen=True, slots=True)
class Answer:
    """What can be said of a decision and the promises.

    Attributes:
        verdict: "explicit" when the decision names a promise; "administrative" when its words mark it as an
            ordinary point of administration; "none" when nothing resembles it; else "likely".
        why: The reason for the verdict.
        suggestions: At most five promises, best first; also with "administrative", because words can mislead.
        unknown: A note for each promise that the decision names and that is not among the given ones.
    """

    verdict: Verdict
    why: Reason
    suggestions: tuple[Suggestion, ...]
    unknown: tuple[Reason, ...] = ()


def suggest(decision: Decision, promises: Mapping[str, str]) -> Answer:
    """Return which promises a decision may carry out; nothing is linked until a person confirms it.

    Args:
        decision: The decision.
        promises: The text of each promise by its permanent address.

    >>> trees, paths = "https://stad.example/beloften/1", "https://stad.example/beloften/2"
    >>> promises = {trees: "Meer bomen in elke wijk", paths: "Veilige fietspaden naar school"}
    >>> decision = Decision(uri="https://stad.example/id/1", title="Goedkeuring aanleg fietspad Dorpsstraat")
    >>> answer = suggest(decision, promises)
    >>> answer.verdict, answer.suggestions[0].promise == paths, answer.suggestions[0].shared_words
    ('likely', True, ('fietspaden',))
    """
    return suggest_each([decision], promises)[0]


def suggest_each(decisions: Iterable[Decision], promises: Mapping[str, str]) -> list[Answer]:
    """Return for each decision which promises it may carry out; the promises are indexed only once.

    Args:
        decisions: The decisions.
        promises: The text of each promise by its permanent address.
    """
    index = Index(promises)
    return [_answer(decision, promises, index) for decision in decisions]


def subject_words(decision: Decision) -> str:
    """Return the words of a decision that tell its subject: no procedure, no file numbers.

    >>> subject_words(Decision(uri="https://stad.example/id/1", title="2024_GR_00012 - Goedkeuring zorgraad"))
    'zorgraad'
    """
    texts = [decision.title, decision.description, *(article.text for article in decision.articles)]
    text = words.folded(" ".join(procedure.without_file_numbers(part) for part in texts))
    return " ".join(word for word in text.split() if word not in procedure.PROCEDURE_WORDS)


def administrative_kind(decision: Decision) -> str | None:
    """Return what kind of administration the title of a decision tells of, or None.

    >>> administrative_kind(Decision(uri="https://stad.example/id/1", title="Jaarrekening kerkfabriek"))
    'church'
    """
    title = words.folded(decision.title)
    kinds = procedure.ADMINISTRATIVE.items()
    return next((kind for kind, pattern in kinds if pattern.search(title)), None)


def _answer(decision: Decision, promises: Mapping[str, str], index: Index) -> Answer:
    named = tuple(_explicit(promise) for promise in decision.carries_out if promise in promises)
    unknown = tuple(
        Reason("link.unknown_promise", {"promise": promise})
        for promise in decision.carries_out
        if promise not in promises
    )
    alike = tuple(found for found in _alike(decision, index) if found.promise not in decision.carries_out)
    suggestions = (*named, *alike)[: max(TOP, len(named))]
    verdict, why = _verdict(decision, bool(named), len(alike))
    return Answer(verdict, why, suggestions, unknown)


def _verdict(decision: Decision, is_named: bool, alike: int) -> tuple[Verdict, Reason]:
    kind = administrative_kind(decision)
    if is_named:
        return "explicit", Reason("answer.explicit")
    if kind is not None:
        return "administrative", Reason(f"answer.administrative.{kind}")
    if not alike:
        return "none", Reason("answer.none")
    return "likely", Reason("answer.likely", {"count": alike})


def _explicit(promise: str) -> Suggestion:
    return Suggestion(promise, True, (), Reason("link.explicit"))


def _alike(decision: Decision, index: Index) -> list[Suggestion]:
    matches = index.rank(subject_words(decision), TOP + len(decision.carries_out))
    # A likeness that cannot be shown in words cannot be confirmed by a person.
    return [
        Suggestion(
            match.id,
            False,
            match.shared_words,
            Reason("link.words", {"words": ", ".join(match.shared_words)}),
        )
        for match in matches
        if match.shared_words
    ][:TOP]
