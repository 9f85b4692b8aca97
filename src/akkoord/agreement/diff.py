"""Two agreements side by side: what was kept, reworded, moved, sharpened, weakened, dropped or is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from akkoord.agreement.model import Agreement, Promise, Term
from akkoord.agreement.versions import matching, strength, wording
from akkoord.agreement.versions.signs import ChangeKind, verdict
from akkoord.phrases import Reason

_Pair = tuple[int, int]
# Where a change stands: behind which new promise, what was dropped last, and in the order of the old version.
_Placed = tuple[tuple[int, bool, int], "Change"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one promise.

    Attributes:
        kind: What became of it.
        old: Its id in the old version; None where it is new.
        new: Its id in the new version; None where it was dropped.
        because: What says so, with the exact words.
    """

    kind: ChangeKind
    old: str | None
    new: str | None
    because: tuple[Reason, ...]


def compare(old: Agreement, new: Agreement, known: Iterable[tuple[str, str]] = ()) -> tuple[Change, ...]:
    r"""Return what became of each promise, in the order of the new agreement.

    Every promise of both stands in it. One that was cut in several has a change with each of them, and so
    have several that became one. What was dropped stands behind what it stood behind. The other way round
    gives the same pairs, with new for dropped and sharpened for weakened.

    Args:
        old: One version.
        new: The other.
        known: Which promise is which, by their ids, where somebody is sure whatever the words: those are not
            looked for. An id that a version does not have is passed over.

    >>> from akkoord.agreement import reader
    >>> old = reader.read("STAD\n\n- Er komen 500 bomen.\n- Het zwembad gaat open.\n")
    >>> new = reader.read("STAD\n\n- Er komen 600 bomen.\n- De bibliotheek krijgt een tuin.\n")
    >>> [(change.kind.value, change.old, change.new) for change in compare(old, new)]
    [('sharpened', '1.0.1', '1.0.1'), ('dropped', '1.0.2', None), ('new', None, '1.0.2')]
    """
    placed = _Comparison(old, new, known).placed()
    return tuple(change for _, change in sorted(placed, key=lambda found: found[0]))


class _Comparison:
    """Knows both versions and which promise became which."""

    def __init__(self, old: Agreement, new: Agreement, known: Iterable[tuple[str, str]]) -> None:
        self._old, self._new = old.promises, new.promises
        self._terms: tuple[Term | None, Term | None] = (old.term, new.term)
        self._found = matching.match(self._old, self._new, _positions(old, new, known))
        self._pairs = (*self._found.same, *self._found.alike, *self._found.parts)
        self._known_pairs = frozenset(self._pairs)
        self._old_goals, self._new_goals = _goals(self._old), _goals(self._new)

    def placed(self) -> Iterator[_Placed]:
        """Yield each change with its place."""
        yield from self._with_the_same_words()
        yield from self._with_other_words()
        yield from self._dropped()
        yield from self._added()

    def _with_the_same_words(self) -> Iterator[_Placed]:
        for old, new in self._found.same:
            moves = self._moves(old, new)
            kind = ChangeKind.MOVED if moves else ChangeKind.KEPT
            yield self._place(kind, old, new, (Reason("change.same_words"), *moves))

    def _with_other_words(self) -> Iterator[_Placed]:
        for group in _groups((*self._found.alike, *self._found.parts)):
            before = [self._old[position] for position in sorted({old for old, _ in group})]
            after = [self._new[position] for position in sorted({new for _, new in group})]
            kind, because = self._weigh(_as_one(before), _as_one(after))
            cut = _cut(len(before), len(after))
            for old, new in group:
                yield self._place(kind, old, new, (*cut, *because, *self._moves(old, new)))

    def _weigh(self, old: Promise, new: Promise) -> tuple[ChangeKind, tuple[Reason, ...]]:
        runs = wording.differences(old.text, new.text)
        signs = strength.signs(old, new, runs, self._terms)
        words = (
            Reason("change.other_words", {"words": wording.told(runs)})
            if runs
            else Reason("change.other_signs")
        )
        return verdict(signs), (*(sign.why for sign in signs), words)

    def _moves(self, old: int, new: int) -> tuple[Reason, ...]:
        """Return where a promise went, if it did: under another heading, or else to another goal."""
        if not self._found.places.are_one(old, new):
            values = {"old": _headings(self._old[old]), "new": _headings(self._new[new])}
            return (Reason("change.other_heading", values),)
        one, other = self._old_goals[old], self._new_goals[new]
        if (one, other) == (None, None) or (one, other) in self._known_pairs:
            return ()
        values = {"old": _quoted(self._old, one), "new": _quoted(self._new, other)}
        return (Reason("change.other_goal", values),)

    def _dropped(self) -> Iterator[_Placed]:
        last_new: dict[int, int] = {}
        for old, new in self._pairs:
            if self._found.places.are_one(old, new):
                last_new[old] = max(new, last_new.get(old, new))
        paired = {old for old, _ in self._pairs}
        behind = -1
        for position, promise in enumerate(self._old):
            behind = last_new.get(position, behind)
            if position not in paired:
                because = _nearest("dropped", self._new, self._found.near_old.get(position))
                yield (behind, True, position), Change(ChangeKind.DROPPED, promise.id, None, because)

    def _added(self) -> Iterator[_Placed]:
        paired = {new for _, new in self._pairs}
        for position, promise in enumerate(self._new):
            if position not in paired:
                because = _nearest("new", self._old, self._found.near_new.get(position))
                yield (position, False, -1), Change(ChangeKind.NEW, None, promise.id, because)

    def _place(self, kind: ChangeKind, old: int, new: int, because: tuple[Reason, ...]) -> _Placed:
        return (new, False, old), Change(kind, self._old[old].id, self._new[new].id, because)


def _positions(old: Agreement, new: Agreement, known: Iterable[tuple[str, str]]) -> list[_Pair]:
    old_place = {promise.id: place for place, promise in enumerate(old.promises)}
    new_place = {promise.id: place for place, promise in enumerate(new.promises)}
    return [
        (old_place[one], new_place[other]) for one, other in known if one in old_place and other in new_place
    ]


def _goals(promises: Sequence[Promise]) -> list[int | None]:
    """Return for each promise the position of the goal or ambition it serves."""
    position_of = {promise.id: position for position, promise in enumerate(promises)}
    return [position_of.get(promise.parent) if promise.parent else None for promise in promises]


def _groups(pairs: Iterable[_Pair]) -> list[list[_Pair]]:
    """Return pairs that share a promise together: one that was cut with all its pieces."""
    by_promise: dict[tuple[bool, int], list[_Pair]] = defaultdict(list)
    own = sorted(set(pairs))
    for old, new in own:
        by_promise[True, old].append((old, new))
        by_promise[False, new].append((old, new))
    groups, seen = [], set[_Pair]()
    for first in own:
        group, waiting = [], [first]
        while waiting:
            pair = waiting.pop()
            if pair not in seen:
                seen.add(pair)
                group.append(pair)
                waiting += by_promise[True, pair[0]] + by_promise[False, pair[1]]
        if group:
            groups.append(sorted(group))
    return groups


def _as_one(promises: Sequence[Promise]) -> Promise:
    """Return several promises as one, so that what went from one piece to another is not lost."""
    first = promises[0]
    if len(promises) == 1:
        return first
    return replace(
        first,
        text=" ".join(promise.text for promise in promises),
        targets=tuple(chain.from_iterable(promise.targets for promise in promises)),
        trends=tuple(chain.from_iterable(promise.trends for promise in promises)),
        conditions=tuple(chain.from_iterable(promise.conditions for promise in promises)),
    )


def _cut(before: int, after: int) -> tuple[Reason, ...]:
    if before == after == 1:
        return ()
    code = "change.cut" if before == 1 else "change.joined" if after == 1 else "change.regrouped"
    return (Reason(code, {"before": before, "after": after}),)


def _nearest(what: str, others: Sequence[Promise], position: int | None) -> tuple[Reason, ...]:
    if position is None:
        return (Reason(f"change.{what}"),)
    return (Reason(f"change.{what}_but_alike", {"text": wording.quoted(others[position].text)}),)


def _headings(promise: Promise) -> str:
    named = [heading for heading in (promise.domain, promise.theme, promise.subtheme) if heading]
    return wording.quoted(" > ".join(named))


def _quoted(promises: Sequence[Promise], position: int | None) -> str:
    return wording.quoted("" if position is None else promises[position].text)
