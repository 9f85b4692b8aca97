"""Which counts may be shown: nothing about one to four people, nor what would give such a count away.

A hidden count can be found again by subtraction when the total and all other counts are shown. So where
counts are hidden, at least two are, and together they come to five or more: the smallest shown count that is
not zero is hidden as well until that is so. What this leaves open is stated, not hidden: who knows from
elsewhere the exact count of one hidden cell can work out another; and zero is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

SMALLEST_SHOWN = 5


def shown(counts: Sequence[int], sacrifice_first: int | None = None) -> list[int | None]:
    """Return the counts with None where one is hidden, so that their total may be shown beside them.

    Args:
        counts: Counts of people, of which the sum is known to the reader.
        sacrifice_first: The position of the count that is given up first to protect another.

    Returns:
        One entry per count. If the total itself is below five but not zero it may not be shown: see
        `is_showable`.

    >>> shown([12, 3, 0, 9, 20])
    [12, None, 0, None, 20]
    >>> shown([12, 3, 0, 4, 20])
    [12, None, 0, None, 20]
    >>> shown([2, 1, 30])
    [None, None, None]
    """
    hidden = {position for position, count in enumerate(counts) if not is_showable(count)}
    spare = sorted(
        (position for position, count in enumerate(counts) if count >= SMALLEST_SHOWN),
        key=lambda position: (position != sacrifice_first, counts[position]),
    )
    while hidden and spare and not _is_protected(hidden, counts):
        hidden.add(spare.pop(0))
    return [None if position in hidden else count for position, count in enumerate(counts)]


def is_showable(count: int) -> bool:
    """Return whether a count may be shown by itself: none, or five or more."""
    return count == 0 or count >= SMALLEST_SHOWN


def _is_protected(hidden: set[int], counts: Sequence[int]) -> bool:
    # Five or more over cells that start below five also means that there are two at least.
    return sum(counts[position] for position in hidden) >= SMALLEST_SHOWN
