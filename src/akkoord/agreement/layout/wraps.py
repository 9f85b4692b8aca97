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
from akkoord.agreement.layout.marks import Line

# How many lines around a place are looked at, in steps: each step is judged once.
_STEP = 20
_AROUND = 40
_FEWEST_BROKEN = 2
_LEAST_SHARE = 0.2
_FULL_SHARE = 0.9
_FEWEST_SPACED = 4
_MOST_SINGLE_SHARE = 0.8
_WIDEST = 160
_SHORT_SHARE = 0.7


class Wraps:
    """Knows how wide each part of a text was set, and whether its lines are spaced out."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Take the lines with text on them."""
        self._is_spaced = _is_spaced(lines)
        pairs = [
            (a, b) for a, b in pairwise(lines) if not self.gap(a.number, b.number) and not (b.mark or b.level)
        ]
        self._pairs = [a.number for a, _ in pairs]
        broken = [a for a, b in pairs if a.width <= _WIDEST and is_broken(a, b)]
        self._broken = [line.number for line in broken]
        self._widths = [line.width for line in broken]
        self._known: dict[int, float | None] = {}

    def gap(self, above: int, number: int) -> int:
        """Return how many blank lines stand between two lines, apart from those between all lines."""
        blank = number - above - 1
        return max(blank - 1, 0) if self._is_spaced else blank

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


def is_broken(line: Line, following: Line) -> bool:
    """Whether a line stops without an end above one that starts small."""
    return not sentences.ends(line.text) and sentences.starts_small(following.text)


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Whether a blank line stands between nearly all lines, also between those of one sentence."""
    gaps = [(b.number - a.number - 1, is_broken(a, b)) for a, b in pairwise(lines) if not b.mark]
    single = [is_inside for gap, is_inside in gaps if gap == 1]
    are_most = len(single) >= _MOST_SINGLE_SHARE * len(gaps)
    return are_most and sum(single) >= max(_FEWEST_SPACED, _LEAST_SHARE * len(single))
