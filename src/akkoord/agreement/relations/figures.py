"""Figures of two clauses on one matter that differ: how many, of what, compared with what, and by when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from akkoord.agreement.clauses import nouns
from akkoord.agreement.model import Target
from akkoord.agreement.relations import vocabulary, wordings
from akkoord.agreement.relations.vocabulary import Vocabulary
from akkoord.agreement.relations.wordings import Wording

_COUNTS = frozenset({"=", ">=", "<=", "<", ">", "x"})
_CONTRARY = ({">=", "<="}, {">", "<"})
_VAGUE = re.compile(
    r"(?<![\w-])(?:voldoende|genoeg|enkele|een\s+aantal|(?:zo\s*veel|zo\s*weinig)\s+mogelijk)(?=\s)",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"(?<![\w-])(?:gestimuleerd|stimuleren|stimuleert|aangemoedigd|moedigen|ondersteund|ondersteunen|gepromoot)"
    r"(?![\w-])",
    re.IGNORECASE,
)
HELPED_SIGNS = "gestimuleerd stimuleren aangemoedigd moedigen ondersteund ondersteunen gepromoot"
# A year that closes or opens a span is no date by which something is done.
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?!\d|\s?[–-]\s?\d)")
_WRITTEN = re.compile(r"[^\W\d_][\w'’-]*")
_PLURAL = re.compile(r"(?:en|s)$")
# A line with more figures than this is a table, or an index with its pages.
_MOST_FIGURES = 3
# Two clauses are the same but for a year where so much of the one without is in the other.
_SAME = 0.8

_Words = tuple[str, str]
_Figure = tuple[Decimal | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Settled:
    """About what two promises agree, wherever in them.

    Attributes:
        figures: The figures that both hold.
        is_open: Whether both leave some figure open ("voldoende").
    """

    figures: frozenset[_Figure] = frozenset()
    is_open: bool = False


def settled(ones: Iterable[Wording], others: Iterable[Wording]) -> Settled:
    """Return about what two promises agree."""
    both = [tuple(ones), tuple(others)]
    figures = [{_figure(target) for own in each for target in own.targets} for each in both]
    is_open = all(any(_VAGUE.search(own.text) for own in each) for each in both)
    return Settled(frozenset(figures[0] & figures[1]), is_open)


def find(one: Wording, other: Wording, words: Vocabulary, known: Settled) -> Iterator[_Words]:
    """Yield the words of two clauses whose figures differ, those of the first clause first.

    Args:
        one: A clause.
        other: A clause of another promise, on the same matter.
        words: The vocabulary of the agreement.
        known: About what the two promises agree.
    """
    if wordings.keys(one, other):
        for target in one.targets:
            for against in other.targets:
                figures = (_figure(target), _figure(against))
                if known.figures.isdisjoint(figures) and _differ(target, against, words):
                    yield target.text, against.text
    if not known.is_open:
        yield from _both_ways(one, other, _open_count)
    yield from _both_ways(one, other, _open_date)


def find_effort(one: Wording, other: Wording) -> Iterator[_Words]:
    """Yield the words of two clauses where one counts what the other only helps along."""
    yield from _both_ways(one, other, _helped)


def _both_ways(
    one: Wording, other: Wording, look: Callable[[Wording, Wording], _Words | None]
) -> Iterator[_Words]:
    if found := look(one, other):
        yield found
    if found := look(other, one):
        yield found[1], found[0]


def _figure(target: Target) -> _Figure:
    return target.quantity, target.baseline, target.deadline


def _differ(one: Target, other: Target, words: Vocabulary) -> bool:
    has_other_date = one.deadline is not None is not other.deadline and one.deadline != other.deadline
    if one.comparator == other.comparator == "by":
        return has_other_date
    if not _COUNTS.issuperset((one.comparator, other.comparator)) or not _count_the_same(one, other, words):
        return False
    if one.quantity != other.quantity or {one.comparator, other.comparator} in _CONTRARY or has_other_date:
        return True
    baselines = [_roots(target.baseline or "") for target in (one, other)]
    return all(baselines) and baselines[0].isdisjoint(baselines[1])


def _count_the_same(one: Target, other: Target, words: Vocabulary) -> bool:
    """Whether two targets count the same: the same noun, or both a bare share or money."""
    units = [target.unit or "" for target in (one, other)]
    telling = [{own for own in _roots(unit) if not words.is_light(own)} for unit in units]
    if all(telling):
        return bool(telling[0] & telling[1]) and units[0].startswith("%") == units[1].startswith("%")
    return units[0] == units[1] and units[0].startswith(("%", "euro"))


def _open_count(counted: Wording, other: Wording) -> _Words | None:
    """Return the words of a target, and those of a clause on the same thing that leaves open how many."""
    if any(target.quantity is not None for target in other.targets):
        return None
    for target in counted.targets:
        if target.quantity is not None and target.comparator in _COUNTS:
            found = _vague(counted, other) or (_several(target, other) if target.quantity == 1 else None)
            if found:
                return target.text, found
    return None


def _vague(counted: Wording, other: Wording) -> str | None:
    """Return the words of a clause that say "enough" of what another counts."""
    for match in _VAGUE.finditer(other.text):
        noun = nouns.behind(other.text, match.end())
        if noun and wordings.parts_of(noun, other) & counted.parts:
            return other.text[match.start() : other.text.index(noun, match.end()) + len(noun)]
    return None


def _several(target: Target, other: Wording) -> str | None:
    """Return the plural in another clause of the one thing that a target promises."""
    one = (target.unit or "").split()[-1:]
    for match in _WRITTEN.finditer(other.text) if one else ():
        if match[0] != one[0] and _PLURAL.search(match[0]) and _roots(match[0]) == _roots(one[0]):
            return match[0]
    return None


def _open_date(dated: Wording, other: Wording) -> _Words | None:
    """Return the words of a date, and those of a clause that says the same without one."""
    found = next((target for target in dated.targets if target.deadline and _YEAR.search(target.text)), None)
    if found is None or _YEAR.search(other.text):
        return None
    # Light words count here like others: only the date may be what is more.
    roots = _roots(other.text)
    if len(roots & _roots(dated.text)) < _SAME * len(roots):
        return None
    return found.text, other.trends[0].text if other.trends else other.text


def _helped(counted: Wording, other: Wording) -> _Words | None:
    """Return the words of a target, and of a clause that only helps along what is counted."""
    helps = _HELPED.search(other.text)
    is_table = len(counted.targets) > _MOST_FIGURES
    if helps is None or is_table or other.targets or _HELPED.search(counted.text):
        return None
    rare = wordings.keys(counted, other)
    matter = set(rare).union(*(other.compounds.get(own, ()) for own in rare))
    # That both name one thing is no matter yet: what is done about it must be shared too.
    if len(matter) < 2:
        return None
    for target in counted.targets:
        is_number = target.quantity is not None and target.quantity > 1 and "%" not in (target.unit or "")
        if is_number and any(wordings.is_rare(own, counted) for own in _roots(target.unit or "") & matter):
            return target.text, helps[0]
    return None


def _roots(text: str) -> set[str]:
    return set(vocabulary.roots(text))
