"""A paragraph, sentence by sentence: what commits somebody, by which words, and what the rest is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akkoord.agreement.prose import commitment, grammar, items, lexicon, splitting
from akkoord.agreement.prose.commitment import Sort, Verdict

# What is done and what is only looked into are two promises: "we bouwen X en onderzoeken of Y".
_LOOKS_INTO = re.compile(
    r",?\s+en\s+(?=(?:onderzoeken|bekijken|verkennen|bestuderen|evalueren|bezien|gaan\s+na)\s+(?:we\s+|wij\s+)?"
    r"(?:of|hoe|welke|wat|waar|in\s+hoeverre)\s)",
    re.IGNORECASE,
)
_LONGEST = 4000

# A run of short sentences, many of them without a verb, is a list that lost its marks.
_FEWEST_ITEMS = 3
_MOST_ITEM_WORDS = 45
_SHARE_OF_SINGLE_SENTENCES = 0.8
_SHARE_WITHOUT_VERB = 1 / 3
_FEWEST_MEASURE_WORDS = 5

# Most items have none of these words: only the others are read sentence by sentence.
_MAY_LOOK_BACK = lexicon.words("verbs", "past") | {"bedankt", "bedanken", "danken"}
_WORD = re.compile(r"\w+")
_LOOKS_BACK = frozenset(("past", "question", "thanks"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or one of two promises in a sentence: its exact words, where they start, what they are."""

    text: str
    start: int
    verdict: Verdict


def find(text: str, names: frozenset[str] = frozenset()) -> tuple[Passage, ...]:
    """Return the passages of a paragraph, in order.

    >>> [(found.text, found.verdict.sort.value) for found in find("Het dorp is oud. Wij bouwen een brug.")]
    [('Het dorp is oud.', 'description'), ('Wij bouwen een brug.', 'promise')]
    >>> [found.text for found in find("Wij bouwen een brug en onderzoeken of er een veer komt.")]
    ['Wij bouwen een brug', 'onderzoeken of er een veer komt.']
    """
    found: list[Passage] = []
    position = 0
    for sentence in splitting.split(text):
        position = text.index(sentence, position)
        verdict = commitment.judge(sentence, names)
        cut = _LOOKS_INTO.search(sentence, 1, _LONGEST) if verdict.is_promise else None
        if cut is None:
            found.append(Passage(sentence, position, verdict))
        else:
            found.append(Passage(sentence[: cut.start()], position, verdict))
            found.append(Passage(sentence[cut.end() :], position + cut.end(), verdict))
        position += len(sentence)
    return tuple(found)


def promised(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages that commit somebody."""
    return (passage for passage in passages if passage.verdict.is_promise)


def sort(passages: Sequence[Passage]) -> Sort:
    """Return what most of the sentences are that promise nothing; the first of several that are as many."""
    sorts = Counter(passage.verdict.sort for passage in passages if not passage.verdict.is_promise)
    return max(sorts, key=lambda own: sorts[own], default=Sort.DESCRIPTION)


def are_items(paragraphs: Sequence[str]) -> bool:
    """Whether paragraphs are the items of a list without marks: short, of one sentence, many without a verb.

    >>> are_items(["Meer bomen.", "Lagere lasten voor winkels.", "Winkels mogen op zondag open."])
    True
    >>> are_items(["Het dorp is oud.", "Het ligt aan een kanaal.", "De haven is klein."])
    False
    """
    if len(paragraphs) < _FEWEST_ITEMS:
        return False
    single = [own for own in paragraphs if _is_short(own) and len(tuple(splitting.split(own))) == 1]
    if len(single) < _SHARE_OF_SINGLE_SENTENCES * len(paragraphs):
        return False
    bare = sum(items.lacks_verb(grammar.analyse(own)) for own in single)
    return bare >= _SHARE_WITHOUT_VERB * len(paragraphs)


def names_measure(text: str) -> bool:
    """Whether an item says what is to come without a verb, in more words than a heading has.

    >>> names_measure("Een veerpont tussen de beide oevers."), names_measure("Wonen en werken")
    (True, False)
    """
    words = text.split(maxsplit=_FEWEST_MEASURE_WORDS)
    is_whole = len(words) >= _FEWEST_MEASURE_WORDS and text[-1] not in ",:"
    return is_whole and items.lacks_verb(grammar.analyse(text))


def _is_short(text: str) -> bool:
    return len(text.split(maxsplit=_MOST_ITEM_WORDS)) <= _MOST_ITEM_WORDS


def looks_back(text: str) -> bool:
    """Whether all of an item of a list tells what was, or asks: nothing in it can be a promise.

    >>> looks_back("In 2031 werd de brug gebouwd."), looks_back("De brug wordt gebouwd.")
    (True, False)
    """
    beginning = text[:_LONGEST]
    if "?" not in beginning and _MAY_LOOK_BACK.isdisjoint(_WORD.findall(beginning.casefold())):
        return False
    return all(
        not passage.verdict.is_promise and any(cue.code in _LOOKS_BACK for cue in passage.verdict.because)
        for passage in find(text)
    )
