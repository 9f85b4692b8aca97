"""Whether a line was broken off because it was full: by an editor, or by the width of a page or column.

Lines that stop without an end above one that starts small were surely broken. How wide they are around a
place tells how wide the text was set there; elsewhere a line is whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from akkoord.agreement import sentences
from akkoord.agreement.marks import Line

# How many lines around a place are looked at, in steps: each step is judged once.
_STEP = 20
_AROUND = 40
_FEWEST_BROKEN = 2
_LEAST_SHARE = 0.2
_FULL_SHARE = 0.9
_WIDEST = 160
_SHORT_SHARE = 0.7


class Wraps:
    """Knows how wide each part of a text was set."""

    def __init__(self, lines: Sequence[Line]) -> None:
        pairs = [(a, b) for a, b in pairwise(lines) if a.text and b.text and not (b.mark or b.level)]
        self._pairs = [a.number for a, _ in pairs]
        broken = [a for a, b in pairs if a.width <= _WIDEST and _is_broken(a, b)]
        self._broken = [line.number for line in broken]
        self._widths = [line.width for line in broken]
        self._known: dict[int, float | None] = {}

    def width(self, number: int) -> float | None:
        """Return how wide the text around a line was set; None where its lines are whole."""
        step = number // _STEP
        if step not in self._known:
            self._known[step] = self._around(step * _STEP)
        return self._known[step]

    def is_full(self, line: Line, following: Line) -> bool:
        """Whether the first word of the following line would not have fitted on this one."""
        width = self.width(line.number)
        first = following.text.partition(" ")[0]
        return width is not None and line.width + 1 + len(first) >= _FULL_SHARE * width

    def is_short(self, line: Line) -> bool:
        """Whether a line stops well before the width of the text around it."""
        width = self.width(line.number)
        return width is None or line.width <= _SHORT_SHARE * width

    def _around(self, number: int) -> float | None:
        first, last = number - _AROUND, number + _STEP + _AROUND
        low, high = bisect_left(self._broken, first), bisect_left(self._broken, last)
        pairs = bisect_left(self._pairs, last) - bisect_left(self._pairs, first)
        if high - low < max(_FEWEST_BROKEN, _LEAST_SHARE * pairs):
            return None
        return median(self._widths[low:high])


def _is_broken(line: Line, following: Line) -> bool:
    return not sentences.ends(line.text) and sentences.starts_small(following.text)
