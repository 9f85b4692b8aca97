"""How a text is set: how wide its columns are, where they start, and how far its lines stand apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from akkoord.agreement import sentences
from akkoord.agreement.sources.printing.printed import Row

# What nine rows in ten do not pass is where a column ends; fewer rows than this do not tell.
_SHARE_INSIDE = 0.9
_FEWEST_ROWS = 8
_SHARE_FULL = 0.8
_FEWEST_FULL = 5
# A row that falls this share of a column short, and the next word besides, was ended on purpose.
_SLACK = 0.05
_SLACK_OPEN = 0.15
# One line in five stands at the usual distance at least, in lists of short items too.
_SHARE_CLOSE = 0.2
_GAP = 1.3
_FARTHEST = 3.0
# A page whose text starts further in than this, in sizes, is set otherwise: it counts by itself.
_MOST_SHIFTED = 5.0

Place = tuple[int, tuple[int, ...]]


class Measures:
    """Knows the columns of each page, and the usual ones of the text."""

    def __init__(self, rows: Sequence[Row]) -> None:
        by_place: dict[Place, list[Row]] = defaultdict(list)
        for row in rows:
            by_place[row.page, row.column].append(row)
        self._limits = {place: _limit(own) for place, own in by_place.items()}
        self._lefts = {place: min(row.left for row in own) for place, own in by_place.items()}
        full = [place for place, own in by_place.items() if len(own) >= _FEWEST_ROWS]
        self._usual_width = _by_column({place: self._limits[place] - self._lefts[place] for place in full})
        self._usual_left = _by_side(self._lefts)
        self._leading = _leading(rows)

    def left(self, row: Row) -> float:
        """Return where the column of a row starts; left and right pages differ."""
        own = self._lefts[row.page, row.column]
        usual = self._usual_left[row.page % 2, row.column]
        return usual if abs(own - usual) <= _MOST_SHIFTED * row.size else own

    def width(self, row: Row) -> float:
        """Return how wide the column of a row is."""
        own = self._limits[row.page, row.column] - self._lefts[row.page, row.column]
        return max(own, self._usual_width.get(row.column, 0.0))

    def has_room(self, row: Row, following: str, *, is_open: bool = False) -> bool:
        """Whether the first word of what follows would have fitted on a row; with ease, where it is open."""
        word = following.split(maxsplit=1)[0] if following.strip() else ""
        letter = (row.right - row.left) / (len(row.text) or 1)
        width = self.width(row)
        room = self.left(row) + width - row.right
        return room > letter * (len(word) + 1) + (_SLACK_OPEN if is_open else _SLACK) * width

    def is_short(self, row: Row, share: float) -> bool:
        """Whether a row fills no more than a share of its column."""
        return row.right - row.left <= share * self.width(row)

    def has_gap(self, before: Row, row: Row) -> bool:
        """Whether more than the usual white stands between two rows; never over a page or a column."""
        if before.page != row.page or before.column != row.column:
            return False
        size = max(before.size, row.size)
        usual = self._leading.get(_sized(min(before.size, row.size)), size)
        return before.base - row.base > _GAP * usual + size * 0.1


def _limit(rows: Sequence[Row]) -> float:
    """Return where a column ends: as far as rows reach that stop in the middle of a sentence."""
    full = [row.right for row, after in pairwise(rows) if sentences.starts_small(after.text)]
    if len(full) >= _FEWEST_FULL:
        return _share(full, _SHARE_FULL)
    return _share([row.right for row in rows], _SHARE_INSIDE)


def _by_column(width_of: dict[Place, float]) -> dict[tuple[int, ...], float]:
    grouped: dict[tuple[int, ...], list[float]] = defaultdict(list)
    for (_, column), width in width_of.items():
        grouped[column].append(width)
    return {column: median(widths) for column, widths in grouped.items()}


def _by_side(left_of: dict[Place, float]) -> dict[tuple[int, tuple[int, ...]], float]:
    grouped: dict[tuple[int, tuple[int, ...]], list[float]] = defaultdict(list)
    for (page, column), left in left_of.items():
        grouped[page % 2, column].append(left)
    return {side: _share(lefts, 0.3) for side, lefts in grouped.items()}


def _leading(rows: Sequence[Row]) -> dict[int, float]:
    """Return the usual distance between lines of each size of letters."""
    grouped: dict[int, list[float]] = defaultdict(list)
    for before, row in pairwise(rows):
        drop = before.base - row.base
        is_alike = before.page == row.page and _sized(before.size) == _sized(row.size)
        if is_alike and 0 < drop <= _FARTHEST * row.size:
            grouped[_sized(row.size)].append(drop)
    return {size: _share(drops, _SHARE_CLOSE) for size, drops in grouped.items()}


def _sized(size: float) -> int:
    return round(size)


def _share(values: Iterable[float], share: float) -> float:
    """Return the value that this share of all do not pass."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
