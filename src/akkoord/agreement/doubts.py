"""Why the reader is not sure of a promise: what whoever reviews a reading looks at first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from akkoord.agreement.model import Kind, Level, Promise

WEIGHTS = {
    "statement": 60,
    "damaged_text": 40,
    "very_short": 40,
    "in_prose": 35,
    "very_long": 35,
    "several_promises": 30,
    "joined": 30,
    "no_goal": 25,
    "goal_alone": 20,
    "label_only": 20,
    "reference_unresolved": 10,
}
"""How much each of them counts, from 1; they add up, to 100 at most.

A weight says how often a look is worth it, by hand and not by measuring: a sentence that promises nothing is
the commonest mistake of a reading, a reference that leads nowhere costs nobody anything.
"""

OF_THE_TREE = ("no_goal", "goal_alone")
"""Those that are seen only beside all the other promises."""

_MOST = 100
_FEW_WORDS = 3
_MANY_WORDS = 60


@dataclass(frozen=True, slots=True)
class Doubts:
    """The codes of what makes a promise doubtful, the heaviest first, and what they come to: 0 is sure."""

    codes: tuple[str, ...]
    weight: int


def of_all(promises: Sequence[Promise]) -> list[Doubts]:
    r"""Return the doubts about each promise of an agreement, in its order.

    >>> from akkoord.agreement import reader
    >>> read = reader.read("STAD\n\n- **Meer groen.**\n - Er komt een park in de wijk.\n- **Veilig.**\n")
    >>> [own.codes for own in of_all(read.promises)]
    [(), (), ('very_short', 'goal_alone')]
    """
    serving = {promise.parent for promise in promises}
    has_goals = any(promise.kind is Kind.OBJECTIVE for promise in promises)
    return [of_one(promise, _of_the_tree(promise, serving, has_goals)) for promise in promises]


def of_one(promise: Promise, of_the_tree: Iterable[str]) -> Doubts:
    """Return the doubts about a promise whose place in the tree was looked at before.

    Args:
        promise: Its words and flags are looked at.
        of_the_tree: Those of `OF_THE_TREE` that hold for it.
    """
    known = set(of_the_tree)
    codes = sorted(known | set(_codes(promise, known)), key=lambda code: (-WEIGHTS[code], code))
    return Doubts(tuple(codes), min(_MOST, sum(WEIGHTS[code] for code in codes)))


def _of_the_tree(promise: Promise, serving: Collection[str | None], has_goals: bool) -> Iterator[str]:
    if promise.kind is Kind.ACTION and promise.parent is None and has_goals:
        yield "no_goal"
    if promise.level is Level.GOAL and promise.id not in serving:
        yield "goal_alone"


def _codes(promise: Promise, of_the_tree: Collection[str]) -> Iterator[str]:
    yield from (flag.code for flag in promise.flags if flag.code in WEIGHTS)
    words = len(promise.text.split())
    if words <= _FEW_WORDS and ("goal_alone" in of_the_tree or promise.kind is Kind.ACTION):
        yield "very_short"
    if words > _MANY_WORDS:
        yield "very_long"
    if any(reference.id is None for reference in promise.cross_refs):
        yield "reference_unresolved"
