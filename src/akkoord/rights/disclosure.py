"""Which counts may be shown: nothing about one to four people, nor what would give such a count away.

A hidden count can be found again by subtraction when the total and all other counts are shown. So where
counts are hidden, at least two are, and together they come to five or more: the smallest shown counts that
are not zero, equal ones together, are hidden as well until that is so. Who knows these rules finds no hidden
count by them, but for cells of one each where nothing else is left to hide: four under a total that is
hidden, or as many as the total. Also left open: who knows from elsewhere the exact count of one hidden cell
can work out another; and zero is shown.
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
        first = spare[0]
        # With its equals: which of them went would tell on which side the small one stands.
        alike = [place for place in spare if place == first or counts[place] == counts[first] != 0]
        hidden.update([first] if first == sacrifice_first else alike)
        spare = [place for place in spare if place not in hidden]
    return [None if position in hidden else count for position, count in enumerate(counts)]


def is_showable(count: int) -> bool:
    """Return whether a count may be shown by itself: none, or five or more."""
    return count == 0 or count >= SMALLEST_SHOWN


def _is_protected(hidden: set[int], counts: Sequence[int]) -> bool:
    # Five or more over cells that start below five also means that there are two at least.
    total = sum(counts[position] for position in hidden)
    is_small = all(counts[position] < SMALLEST_SHOWN for position in hidden)
    # Eight over two cells of at most four, or five over five of at least one: the sum alone would tell each.
    is_told = is_small and total in (len(hidden), len(hidden) * (SMALLEST_SHOWN - 1))
    return total >= SMALLEST_SHOWN and not is_told
