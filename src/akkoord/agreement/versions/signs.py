"""Signs that a promise became firmer or weaker, and what they say together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from akkoord.phrases import Reason


class ChangeKind(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    REWORDED = "reworded"
    MOVED = "moved"
    SHARPENED = "sharpened"
    WEAKENED = "weakened"
    DROPPED = "dropped"
    NEW = "new"


class Matter(IntEnum):
    """What a sign is about, in the order in which it decides."""

    DONE = 1
    """What is done: built, or only looked into."""
    FIGURE = 2
    """How much, of what, and by when."""
    RESERVE = 3
    """What it is bound by, and how far it goes."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: 1 for firmer, -1 for weaker, 0 for other but neither."""

    matter: Matter
    step: int
    why: Reason


def verdict(signs: Iterable[Sign]) -> ChangeKind:
    """Return what signs say together: the first matter that points one way decides.

    "We build" to "we study" is weaker whatever number is added. A matter that points both ways leaves it
    open: more trees, but later.

    >>> more, later = Sign(Matter.FIGURE, 1, Reason("more")), Sign(Matter.FIGURE, -1, Reason("later"))
    >>> verdict([more]).value, verdict([more, later]).value
    ('sharpened', 'reworded')
    """
    found = tuple(signs)
    for matter in Matter:
        steps = {sign.step for sign in found if sign.matter is matter} - {0}
        if len(steps) == 1:
            return ChangeKind.SHARPENED if steps == {1} else ChangeKind.WEAKENED
        if steps:
            return ChangeKind.REWORDED
    return ChangeKind.REWORDED
