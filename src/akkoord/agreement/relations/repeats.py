"""Which promises say the same in other words, pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from akkoord.agreement.model import Kind, Promise
from akkoord.agreement.relations.likeness import Likeness
from akkoord.agreement.relations.passages import Place

SUMMARY = frozenset({Kind.HIGHLIGHT, Kind.PILLAR})
# What an item of a summary is most like in the chapters needs less likeness, for that is where it comes from.
# But a word that tells what it is about must be shared, and nothing else that shares one may come near.
_BEST_OF_SUMMARY = 0.3
_KEY_OF_SUMMARY, _KEY_OF_PART = 0.9, 0.8
_RUNNER_UP = 0.8


class Nearness(Enum):
    """How near two promises stand in the text; the value is how alike they must be to count as one.

    Who says a thing twice says it in two places. What stands together shares its words because it shares its
    subject: an action and its goal, the items of one list.
    """

    SUMMARISED = 0.43
    """One in a summary or in the prose before the chapters, the other in a chapter."""
    APART = 0.46
    SAME_THEME = 0.66
    KIN = 0.85
    """One serves the other, or both serve the same, or both are sentences of one paragraph."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two promises by their positions, the smaller first, and how they are alike."""

    one: int
    other: int
    likeness: Likeness


def find(promises: Sequence[Promise], pairs: Sequence[Pair]) -> list[Pair]:
    """Return those of the pairs that say the same, in the order of the text."""
    lowest = min(nearness.value for nearness in Nearness)
    alike = {
        (pair.one, pair.other): pair
        for pair in pairs
        if pair.likeness.score >= lowest
        and pair.likeness.score >= nearness(promises[pair.one], promises[pair.other]).value
    }
    alike |= {(pair.one, pair.other): pair for pair in _summarised(promises, pairs)}
    return [alike[positions] for positions in sorted(alike)]


def nearness(one: Promise, other: Promise) -> Nearness:
    """Return how near two promises stand."""
    if are_family(one, other) or share_paragraph(one, other) or _are_fellow_goals(one, other):
        return Nearness.KIN
    if (one.kind in SUMMARY) != (other.kind in SUMMARY):
        return Nearness.SUMMARISED
    is_same_theme = one.domain is not None and (one.domain, one.theme) == (other.domain, other.theme)
    return Nearness.SAME_THEME if is_same_theme and one.kind not in SUMMARY else Nearness.APART


def are_family(one: Promise, other: Promise) -> bool:
    """Whether one promise serves the other, or both serve the same."""
    families = [{promise.id, promise.parent, promise.nested_under} - {None} for promise in (one, other)]
    return not families[0].isdisjoint(families[1])


def share_paragraph(one: Promise, other: Promise) -> bool:
    """Whether two promises are sentences of one paragraph of prose."""
    return one.kind is other.kind is Kind.PILLAR and one.line_start == other.line_start


def _are_fellow_goals(one: Promise, other: Promise) -> bool:
    """Whether two goals or ambitions stand under one heading."""
    if one.level is not other.level or one.kind is not Kind.OBJECTIVE or one.domain is None:
        return False
    return (one.domain, one.theme, one.subtheme) == (other.domain, other.theme, other.subtheme)


def _summarised(promises: Sequence[Promise], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield for each item of a summary, or each part of one, what it is most like in the chapters."""
    of_item: dict[tuple[int, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        likeness = pair.likeness
        for position, other, passage in (
            (pair.one, pair.other, likeness.one),
            (pair.other, pair.one, likeness.other),
        ):
            if promises[position].kind in SUMMARY and promises[other].kind not in SUMMARY:
                part = passage.text if passage.place is Place.PART else ""
                of_item[position, part].append(pair)
    for (_, part), found in of_item.items():
        key = _KEY_OF_PART if part else _KEY_OF_SUMMARY
        about_it = [
            pair for pair in found if pair.likeness.key >= key and pair.likeness.score >= _BEST_OF_SUMMARY
        ]
        ranked = sorted(about_it, key=lambda pair: (-pair.likeness.score, pair.one, pair.other))
        if ranked and all(
            pair.likeness.score <= _RUNNER_UP * ranked[0].likeness.score for pair in ranked[1:]
        ):
            yield ranked[0]
