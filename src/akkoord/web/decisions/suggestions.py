"""Which promises a decision or a draft may carry out: what the engine suggests, ready for a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from akkoord.decisions import link
from akkoord.decisions.model import Decision as Value
from akkoord.decisions.model import is_printable
from akkoord.phrases import Language
from akkoord.similarity import words as words_of
from akkoord.web.agreement import queries as agreement
from akkoord.web.agreement.models import PromiseText
from akkoord.web.decisions import addresses, pages, queries
from akkoord.web.decisions.models import Decision, Found, PageRead
from akkoord.web.decisions.sentences import said

MOST_CANDIDATES = 20
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Suggested:
    """A promise that may be carried out, with the reason to think so."""

    promise_id: int
    number: int
    text: str
    address: str
    why: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What can be said of one decision: a verdict in words, and at most a few promises."""

    verdict: str
    suggested: tuple[Suggested, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One decision of a page that was read, with what may be linked to it."""

    id: int
    title: str
    address: str
    state: str
    promises: tuple[queries.PromiseLine, ...]
    advice: Advice | None


def of(decisions: Sequence[Decision], *, base_url: str, language: Language) -> list[Advice | None]:
    """Return advice for each decision, without promises that are linked already; None for a broken page."""
    texts = _texts_by_address(base_url)
    promises = {address: text.text for address, text in texts.items()}
    intact = [decision for decision in decisions if queries.is_intact(decision)]
    answers = link.suggest_each([pages.of_row(decision) for decision in intact], promises)
    linked = queries.linked(decisions)
    advice = {
        decision.pk: _advice(answer, texts, {line.id for line in linked[decision.pk]}, language)
        for decision, answer in zip(intact, answers, strict=True)
    }
    return [advice.get(decision.pk) for decision in decisions]


def found(rows: Sequence[Found], *, base_url: str, language: Language) -> list[FoundLine]:
    """Return the decisions of a page that was read, as its report shows them."""
    decisions = [row.decision for row in rows]
    promises = queries.linked(decisions)
    advice = of(decisions, base_url=base_url, language=language)
    return [
        FoundLine(
            row.decision.pk,
            row.decision.title,
            row.decision.get_absolute_url(),
            row.state,
            promises[row.decision.pk],
            one,
        )
        for row, one in zip(rows, advice, strict=True)
    ]


def notes(page_read: PageRead, language: Language) -> list[str]:
    """Return the sentences about what was missing on a page."""
    return [said(note, language) for note in page_read.notes]


def candidates(*, text: str, words: str, chosen: Sequence[int]) -> list[tuple[int, str]]:
    """Return the promises to choose from while a draft is written, by number.

    First those that were chosen, then those that hold the words asked for, then those that resemble the text.
    A promise that was chosen and stands in the agreement no more is kept, with an empty text.

    Args:
        text: The title and texts typed until now.
        words: Words or numbers that somebody looks for.
        chosen: The numbers that were ticked or stored.
    """
    version = agreement.published()
    by_number = {row.promise.number: row for row in agreement.texts(version)} if version else {}
    gone = queries.promise_ids([number for number in chosen if number not in by_number])
    wanted = [*chosen, *numbers(words.split()), *_holding(words, by_number), *_alike(text, by_number)]
    known = [number for number in dict.fromkeys(wanted) if number in by_number or number in gone]
    return [
        (number, by_number[number].text if number in by_number else "")
        for number in known[: max(MOST_CANDIDATES, len(chosen))]
    ]


def numbers(texts: Sequence[str]) -> list[int]:
    """Return the texts that are the number of a promise, as numbers; what else a form can send falls away."""
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < _DIGITS]


def _holding(words: str, texts: dict[int, PromiseText]) -> list[int]:
    asked = queries.folded_words(words)
    if not asked:
        return []
    return [
        number for number, row in texts.items() if all(word in words_of.folded(row.text) for word in asked)
    ][:MOST_CANDIDATES]


def _alike(text: str, texts: dict[int, PromiseText]) -> list[int]:
    if not text.strip():
        return []
    addresses_ = {f"https://draft.invalid/{number}": row.text for number, row in texts.items()}
    # Typed text is judged when it is saved; here a character that cannot be printed is only left out.
    printable = "".join(character for character in text if is_printable(character))
    answer = link.suggest(Value("https://draft.invalid/", printable), addresses_)
    return [int(one.promise.rpartition("/")[2]) for one in answer.suggestions]


def _texts_by_address(base_url: str) -> dict[str, PromiseText]:
    version = agreement.published()
    if version is None:
        return {}
    return {addresses.permanent(row.promise, base_url): row for row in agreement.texts(version)}


def _advice(
    answer: link.Answer, texts: dict[str, PromiseText], linked: set[int], language: Language
) -> Advice:
    suggested = tuple(
        Suggested(
            row.promise.pk,
            row.promise.number,
            row.text,
            row.promise.get_absolute_url(),
            said(one.why, language),
        )
        for one in answer.suggestions
        if (row := texts[one.promise]).promise.pk not in linked
    )
    return Advice(
        said(answer.why, language), suggested, tuple(said(note, language) for note in answer.unknown)
    )
