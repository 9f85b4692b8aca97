"""Which of the seventeen sustainable development goals a promise may serve: a suggestion, by its words.

The words stand in `sdgs.toml`, drawn from the targets under each goal. A word may be a part of a longer one,
because Dutch glues words together: "kinderarmoede" holds "armoede".
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import takewhile

from akkoord.agreement.model import Sdg
from akkoord.dutch.folding import fold

GOALS = range(1, 18)

_TOKEN = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")
_WORD_WEIGHT = 1.0
_HINT_WEIGHT = 0.5
# A heading can turn a hint into a suggestion, but makes none alone.
_HEADING_WEIGHT = 0.5
_ENOUGH = 1.0
_MOST_GOALS = 3
# What a very long text says further on is about something else.
_MOST_TOKENS = 400
_NO_GOAL = 0
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a word or a phrase points to: a goal with a weight, or none at all."""

    written: str
    goal: int
    weight: float


_Found = Mapping[int, Mapping[str, float]]


def find(text: str, headings: Sequence[str | None] = ()) -> tuple[Sdg, ...]:
    """Return the goals that a promise may serve, at most three, the surest first, with the words that say so.

    >>> [(found.goal, found.because) for found in find("Meer lessen over kinderarmoede.", ["Scholen"])]
    [(1, 'kinderarmoede')]
    >>> [(found.goal, found.because) for found in find("Meer vaardigheden voor de klas.", ["Scholen"])]
    [(4, 'vaardigheden, Scholen')]
    >>> find("Een schoolvoorbeeld van water bij de wijn doen.", ["Scholen"])
    ()
    """
    told = _found(text)
    above: dict[int, list[str]] = defaultdict(list)
    for heading in headings:
        for goal, words in _of_heading(heading or "").items():
            above[goal] += words
    scores = {goal: sum(words.values()) + _HEADING_WEIGHT * (goal in above) for goal, words in told.items()}
    best = sorted((goal for goal in scores if scores[goal] >= _ENOUGH), key=lambda goal: -scores[goal])
    return tuple(
        Sdg(goal, ", ".join(dict.fromkeys((*told[goal], *above[goal])))) for goal in best[:_MOST_GOALS]
    )


@lru_cache(maxsize=1_024)
def _of_heading(heading: str) -> _Found:
    return _found(heading)


def _found(text: str) -> _Found:
    """Return for each goal the words of a text that point there, as written, with their weights.

    "Buurt" and "buurtschool" are one hint: each entry counts once, but all its words are told.
    """
    found: dict[int, dict[str, float]] = defaultdict(dict)
    seen: set[_Entry] = set()
    for words, entries in _pointers(text):
        for entry in entries:
            found[entry.goal].setdefault(words, 0.0 if entry in seen else entry.weight)
            seen.add(entry)
    return found


def _pointers(text: str) -> Iterator[tuple[str, Sequence[_Entry]]]:
    """Yield each word and phrase that points somewhere; what a saying covers points nowhere."""
    matches = [match for match, _ in zip(_TOKEN.finditer(text), range(_MOST_TOKENS), strict=False)]
    tokens = [_folded(match[0][:_LONGEST_WORD]) for match in matches]
    phrases = list(_lexicon().phrases(tokens))
    silent = {
        position
        for first, last, entry in phrases
        if entry.goal == _NO_GOAL
        for position in range(first, last)
    }
    told: dict[int, list[tuple[int, _Entry]]] = defaultdict(list)
    for first, last, entry in phrases:
        if silent.isdisjoint(range(first, last)):
            told[first].append((last, entry))
    for position, (match, token) in enumerate(zip(matches, tokens, strict=True)):
        for last, entry in told.get(position, ()):
            yield text[match.start() : matches[last - 1].end()], (entry,)
        if position not in silent:
            yield match[0], _entries(token)


def _folded(token: str) -> str:
    return token.lower() if token.isascii() else fold(token)


@lru_cache(maxsize=65_536)
def _entries(token: str) -> tuple[_Entry, ...]:
    """Return where one folded word points: the strongest entry for each goal."""
    best: dict[int, _Entry] = {}
    for entry in _lexicon().of_word(token):
        if entry.goal == _NO_GOAL:
            return ()
        if entry.goal not in best or best[entry.goal].weight < entry.weight:
            best[entry.goal] = entry
    return tuple(best.values())


class _Lexicon:
    """The entries of `sdgs.toml`, by the way they fit: whole words, beginnings, ends, parts and phrases."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._whole: dict[str, list[_Entry]] = defaultdict(list)
        self._begin: dict[str, list[_Entry]] = defaultdict(list)
        self._end: dict[str, list[_Entry]] = defaultdict(list)
        self._part: dict[str, list[_Entry]] = defaultdict(list)
        self._phrases: dict[str, list[tuple[tuple[str, ...], _Entry]]] = defaultdict(list)
        for entry in entries:
            if " " in entry.written:
                words = tuple(entry.written.split())
                self._phrases[words[0]].append((words, entry))
            else:
                self._table(entry.written)[entry.written.strip("*")].append(entry)
        self._begin_lengths, self._end_lengths, self._part_lengths = (
            sorted(set(map(len, table))) for table in (self._begin, self._end, self._part)
        )

    def _table(self, written: str) -> dict[str, list[_Entry]]:
        match written.startswith("*"), written.endswith("*"):
            case True, True:
                return self._part
            case True, False:
                return self._end
            case False, True:
                return self._begin
            case _:
                return self._whole

    def of_word(self, token: str) -> list[_Entry]:
        """Return the entries of a word, whole and without its hyphens, and of what stands between those."""
        forms = (
            dict.fromkeys((token, token.replace("-", ""), *token.split("-"))) if "-" in token else (token,)
        )
        found: list[_Entry] = []
        for form in forms:
            found += self._whole.get(form, ())
            for length in takewhile(len(form).__ge__, self._begin_lengths):
                found += self._begin.get(form[:length], ())
            for length in takewhile(len(form).__ge__, self._end_lengths):
                found += self._end.get(form[-length:], ())
            for length in takewhile(len(form).__ge__, self._part_lengths):
                for start in range(len(form) - length + 1):
                    found += self._part.get(form[start : start + length], ())
        return found

    def phrases(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, _Entry]]:
        """Yield the phrases in a row of words: where each begins and ends."""
        for position, token in enumerate(tokens):
            for words, entry in self._phrases.get(token, ()):
                own = tokens[position : position + len(words)]
                if len(own) == len(words) and all(map(_fits, words, own)):
                    yield position, position + len(words), entry


def _fits(written: str, token: str) -> bool:
    return token.startswith(written[:-1]) if written.endswith("*") else token == written


@cache
def _lexicon() -> _Lexicon:
    source = resources.files("akkoord.agreement.clauses") / "sdgs.toml"
    read = tomllib.loads(source.read_text(encoding="utf-8"))
    entries = [_Entry(written, _NO_GOAL, 0.0) for written in read["none"]]
    for goal in read["goal"]:
        entries += [_Entry(written, goal["number"], _WORD_WEIGHT) for written in goal["words"]]
        entries += [_Entry(written, goal["number"], _HINT_WEIGHT) for written in goal["hints"]]
    return _Lexicon(entries)
