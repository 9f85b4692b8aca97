"""How far two answers to the same question agree: precision, recall, F1, with Wilson intervals, and kappa."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_Z_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Score:
    """Paragraphs by what the label says and what is said.

    Attributes:
        hits: Both say that there is a promise.
        false: Only the answer says so.
        missed: Only the label says so.
        rest: Neither does.
    """

    hits: int = 0
    false: int = 0
    missed: int = 0
    rest: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.hits + other.hits,
            self.false + other.false,
            self.missed + other.missed,
            self.rest + other.rest,
        )

    @property
    def precision(self) -> float:
        """How many of the paragraphs that are said to hold a promise do; 0 where none is said to.

        >>> Score(hits=3, false=1).precision
        0.75
        """
        return _share(self.hits, self.hits + self.false)

    @property
    def recall(self) -> float:
        """How many of the paragraphs that hold a promise are found; 0 where there are none."""
        return _share(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.hits, 2 * self.hits + self.false + self.missed)

    @property
    def precision_95(self) -> tuple[float, float]:
        return wilson(self.hits, self.hits + self.false)

    @property
    def recall_95(self) -> tuple[float, float]:
        return wilson(self.hits, self.hits + self.missed)

    @property
    def kappa(self) -> float:
        """Cohen's kappa: the agreement above what chance gives; 1 where both always say the same.

        >>> Score(hits=5, rest=5).kappa
        1.0
        """
        count = self.hits + self.false + self.missed + self.rest
        agreed = _share(self.hits + self.rest, count)
        labelled, said = self.hits + self.missed, self.hits + self.false
        by_chance = _share(labelled * said + (count - labelled) * (count - said), count**2)
        return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def score(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """Count pairs of what the label says and what is said.

    >>> score([(True, True), (True, False), (False, False)])
    Score(hits=1, false=0, missed=1, rest=1)
    """
    total = Score()
    for labelled, said in pairs:
        total += Score(
            int(labelled and said),
            int(said and not labelled),
            int(labelled and not said),
            int(not (labelled or said)),
        )
    return total


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Return the 95 % interval of Wilson for a share; the whole range where nothing was tried.

    >>> low, high = wilson(8, 10)
    >>> round(low, 3), round(high, 3)
    (0.49, 0.943)
    """
    if trials == 0:
        return 0.0, 1.0
    share, square = successes / trials, _Z_95**2
    middle = share + square / (2 * trials)
    spread = _Z_95 * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    return (middle - spread) / (1 + square / trials), (middle + spread) / (1 + square / trials)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
