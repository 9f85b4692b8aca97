"""Promises on one matter that do not go together: another figure, another direction, another strength."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from akkoord.agreement.clauses import nouns
from akkoord.agreement.model import Direction, Promise
from akkoord.agreement.relations import figures, oppositions, vocabulary, wordings
from akkoord.agreement.relations.vocabulary import Vocabulary
from akkoord.agreement.relations.wordings import Wording

_Words = tuple[str, str]
_Pair = tuple[int, int]

_STUDY = re.compile(
    # "Om meldingen te onderzoeken": a study that serves something else.
    r"(?<![\w-])(?<!te )(?:onderzoekt|onderzoeken|onderzocht|bekijkt|bekijken|bekeken|verkennen|verkend|"
    r"nagaan|nagegaan|overwegen|overwogen|(?:onderzoek|studie)\s+naar)(?![\w-])",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"(?<![\w-])(?:(?:streeft|streven)\s+(?:ernaar|naar)|probeert|proberen|trachten)(?![\w-])", re.IGNORECASE
)
_COMES = r"(?:komt|komen|bouwen|bouwt|plaatsen|plaatst|krijgt|krijgen)"
_NONE = re.compile(rf"(?<![\w-]){_COMES}\s+(?:er\s+|we\s+|wij\s+)?(?P<none>geen)(?=\s)", re.IGNORECASE)
_SOME = re.compile(
    rf"(?<![\w-])(?:{_COMES}|gebouwd|geplaatst)(?![\w-])(?!.{{0,300}}(?<!\w)(?:geen|niet|nooit)(?!\w))",
    re.IGNORECASE | re.DOTALL,
)
_ENOUGH = re.compile(r"(?<![\w-])(?:voldoende|genoeg|bijkomende?|extra)(?=\s)", re.IGNORECASE)
_ENOUGH_SIGNS = "voldoende genoeg bijkomend bijkomende extra"
_COUNTED = re.compile(r"(?<!\w)(?:aantal|aandeel)\s+(?P<noun>[\w'’-]+)", re.IGNORECASE)
_SIGNS = frozenset(vocabulary.roots(f"{oppositions.PLAIN_SIGNS} {figures.HELPED_SIGNS} {_ENOUGH_SIGNS}"))

# So much of either clause is in the other where they only differ in how sure they are.
_NEARLY_SAME = 0.6
_STUDIED_SHARE = 0.4
# What a clause aims at stands within so many characters.
_AIMED_AT = 60
_LONGEST_QUOTE = 90
# A word that so many marked clauses hold shows no two of them to be on one matter.
_MOST_MARKED = 12
_KEY_OF_SUBJECT = 0.6
_KEY_OF_MATTER = 0.8


def find(
    promises: Sequence[Promise], alike: Mapping[int, Iterable[int]], words: Vocabulary
) -> dict[_Pair, _Words]:
    """Return the pairs of positions that conflict, the smaller first, with the words of each that differ.

    Args:
        promises: The promises of one agreement.
        alike: For each position that has any, the positions of those that say the same.
        words: The vocabulary of the agreement.
    """
    known = _Known(promises, words)
    found: dict[_Pair, _Words] = {}
    pairs = {(min(first, second), max(first, second)) for first in alike for second in alike[first]}
    for one, other in sorted(pairs):
        if differing := next(_in_repeats(known[one], known[other], words), None):
            found[one, other] = differing
    for pair, differing in _on_one_matter(promises, known, words):
        found.setdefault(pair, differing)
    return found


class _Known(dict[int, tuple[Wording, ...]]):
    """The wordings of promises by position, found when they are asked for."""

    def __init__(self, promises: Sequence[Promise], words: Vocabulary) -> None:
        super().__init__()
        self._promises = promises
        self._words = words

    def __missing__(self, position: int) -> tuple[Wording, ...]:
        self[position] = wordings.find(self._promises[position], self._words)
        return self[position]


def _in_repeats(ones: Sequence[Wording], others: Sequence[Wording], words: Vocabulary) -> Iterator[_Words]:
    """Yield what differs between two promises that say the same, the plainest first."""
    known = figures.settled(ones, others)
    touching = [(one, other) for one in ones for other in others if not one.parts.isdisjoint(other.parts)]
    for one, other in touching:
        yield from figures.find(one, other, words, known)
    yield from _contrary(ones, others)
    for one, other in touching:
        if not known.is_open:
            yield from _enough_and_fewer(one, other)
        if wordings.keys(one, other):
            yield from oppositions.find(one.text, other.text, only_plain=False)
        yield from _refused(one, other)
        yield from _studied(one, other)
        yield from _aimed_at(one, other)


def _on_one_matter(
    promises: Sequence[Promise], known: _Known, words: Vocabulary
) -> Iterator[tuple[_Pair, _Words]]:
    """Yield the pairs that need not be repeats: a rare word tells that both are about one matter.

    Only words that are plainly contrary count here, so only clauses that hold such words are looked at, and
    only where a word they share brings them together.
    """
    marked = [
        (position, wording)
        for position, promise in enumerate(promises)
        if _is_marked(promise, words)
        for wording in known[position]
    ]
    by_root: dict[str, list[int]] = defaultdict(list)
    for number, (_, wording) in enumerate(marked):
        for root in wording.parts:
            by_root[root].append(number)
    together = {
        (one, other)
        for numbers in by_root.values()
        if len(numbers) <= _MOST_MARKED
        for one, other in combinations(numbers, 2)
        if marked[one][0] != marked[other][0]
    }
    for one, other in sorted(together):
        if differing := next(_plainly(marked[one][1], marked[other][1]), None):
            yield (marked[one][0], marked[other][0]), differing


def _is_marked(promise: Promise, words: Vocabulary) -> bool:
    has_count = any(target.quantity is not None and target.quantity > 1 for target in promise.targets)
    is_counted = any(_COUNTED.search(trend.text) for trend in promise.trends)
    return has_count or is_counted or not _SIGNS.isdisjoint(words.roots(promise.text))


def _plainly(one: Wording, other: Wording) -> Iterator[_Words]:
    if wordings.key(one, other) >= _KEY_OF_MATTER:
        yield from oppositions.find(one.text, other.text, only_plain=True)
        yield from figures.find_effort(one, other)
    if all(_COUNTED.search(trend.text) for wording in (one, other) for trend in wording.trends):
        yield from _contrary([one], [other])
    yield from _enough_and_fewer(one, other)


def _contrary(ones: Sequence[Wording], others: Sequence[Wording]) -> Iterator[_Words]:
    """Yield the words of two promises by which one thing goes two ways."""
    first, second = _ways(ones), _ways(others)
    for subject in sorted(first.keys() & second.keys()):
        if first[subject].keys().isdisjoint(second[subject].keys()):
            yield next(iter(first[subject].values())), next(iter(second[subject].values()))


def _ways(own: Sequence[Wording]) -> dict[str, dict[Direction, str]]:
    """Return for each root that goes some way in a promise the ways it goes, with the words that say so."""
    ways: dict[str, dict[Direction, str]] = defaultdict(dict)
    for wording in own:
        for trend in wording.trends:
            for subject in _subject(trend.text, wording):
                ways[subject].setdefault(trend.direction, trend.text)
    return ways


def _subject(text: str, wording: Wording) -> set[str]:
    """Return the roots of what goes up or down: the noun that is counted, or else all that tells."""
    counted = _COUNTED.search(text)
    own = wordings.parts_of(counted["noun"] if counted else text, wording)
    return {root for root in own if wording.weights.get(root, 0.0) >= _KEY_OF_SUBJECT}


def _enough_and_fewer(one: Wording, other: Wording) -> Iterator[_Words]:
    """Yield the words of two clauses by which there is to be enough of what is to become fewer."""
    for first, second, is_turned in ((one, other, False), (other, one, True)):
        fewer = [
            trend
            for trend in second.trends
            if trend.direction is Direction.DOWN and _COUNTED.search(trend.text)
        ]
        for match in _ENOUGH.finditer(first.text) if fewer else ():
            noun = nouns.behind(first.text, match.end())
            for trend in fewer:
                if noun and wordings.parts_of(noun, first) & _subject(trend.text, second):
                    enough = first.text[match.start() : first.text.index(noun, match.end()) + len(noun)]
                    yield (trend.text, enough) if is_turned else (enough, trend.text)


def _refused(one: Wording, other: Wording) -> Iterator[_Words]:
    """Yield the words of two clauses where a thing is to come by one, and not by the other."""
    for first, second, is_turned in ((one, other, False), (other, one, True)):
        none, some = _NONE.search(first.text), _SOME.search(second.text)
        noun = nouns.behind(first.text, none.end()) if none and some else ""
        refused = wordings.parts_of(noun, first) & second.weights.keys()
        if none and any(wordings.is_rare(root, first) for root in refused):
            words = first.text[none.start("none") : first.text.index(noun, none.end()) + len(noun)]
            yield (_quote(second.text), words) if is_turned else (words, _quote(second.text))


def _studied(one: Wording, other: Wording) -> Iterator[_Words]:
    """Yield the words of two clauses where one only studies what the other does."""
    first, second = _STUDY.search(one.text), _STUDY.search(other.text)
    is_same = max(wordings.held(one, other), wordings.held(other, one)) >= _STUDIED_SHARE
    if bool(first) != bool(second) and is_same and wordings.key(one, other) >= _KEY_OF_MATTER:
        yield (first[0] if first else _quote(one.text)), (second[0] if second else _quote(other.text))


def _aimed_at(one: Wording, other: Wording) -> Iterator[_Words]:
    """Yield the words of two clauses that are nearly the same, where one only aims at what the other does."""
    if min(wordings.held(one, other), wordings.held(other, one)) < _NEARLY_SAME:
        return
    for first, second, is_turned in ((one, other, False), (other, one, True)):
        aim = _AIM.search(first.text)
        if aim and not _AIM.search(second.text):
            aimed_at = _quote(first.text[aim.start() : aim.end() + _AIMED_AT])
            about = wordings.parts_of(aimed_at, first)
            trends = (trend.text for trend in second.trends if wordings.parts_of(trend.text, second) & about)
            done = next(trends, _quote(second.text))
            yield (done, aimed_at) if is_turned else (aimed_at, done)


def _quote(text: str) -> str:
    """Return the first words of a clause, no more than can be read at a glance."""
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rsplit(" ", 1)[0]
