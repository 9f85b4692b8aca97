"""The rows of a page in the order in which they are read: one column after the other.

A PDF mostly holds its text in that order already, and then it is left alone: a table would only be torn
apart. It is put in order by the places of the rows where a row goes back up the page, and where two columns
run through each other on one line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from akkoord.agreement.sources.printing import items
from akkoord.agreement.sources.printing.printed import Row, letters, on_one_line, split

# Rows that start this near to each other, in sizes of their letters, start at one place.
_NEAR = 0.4
# The marks and numbers of a column hang out this far at most.
_HANGING = 4.0
# A column is at least so many rows of so many letters; narrower ones are numbers, marks or cells.
_FEWEST_ROWS = 4
_FEWEST_LETTERS = 12
# In running text more lines than this start in the middle of a sentence; cells of a table hardly ever do.
_LEAST_RUNNING_ON = 0.25
# Both stand beside each other over this share of the shorter one, and there most of the text is in them.
_LEAST_OVERLAP = 0.5
_MOST_ACROSS = 0.25
# The widths of letters are estimated: a row may seem to reach this share of a column into the next.
_TOLERANCE = 0.08
_HEADING = 1.12
_LEADING = 1.8
_MOST_PLACES = 12
_DEEPEST = 4
_MOST_CLIMBS = 60
_MOST_RETURNS = 2


def arrange(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one page, in the order in which they are read, each with its column.

    >>> left = [Row("Links op de bladzijde", left=0, right=21, base=-n) for n in range(4)]
    >>> right = [Row("Rechts op de bladzijde", left=30, right=52, base=-n) for n in range(4)]
    >>> woven = [row for pair in zip(left, right) for row in pair]
    >>> [row.text[:6].strip() for row in arrange(woven)]
    ['Links', 'Links', 'Links', 'Links', 'Rechts', 'Rechts', 'Rechts', 'Rechts']
    """
    turns: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        turns[row.turn].append(row)
    if len(turns) > 1:
        # Text that runs another way, such as along the side of a page, comes after all other.
        by_length = sorted(turns.values(), key=letters, reverse=True)
        return [row for own in by_length for row in arrange(own)]
    apart = _apart(rows)
    ordered = _ordered(apart, ())
    if len(apart) > len(rows):
        return [row for _, row in ordered]
    in_file = [row for _, row in sorted(ordered, key=lambda placed: placed[0])]
    return _woven(in_file if _is_in_order(in_file) else [row for _, row in ordered])


def _apart(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with those cut in two that hold the text of two columns."""
    parts = list(rows)
    starts = _places(rows)
    for place in _places(rows, inside=True):
        cut = [(row, split(row, place)) for row in parts]
        halves = {id(row): pair for row, pair in cut if pair and _are_halves(*pair, place)}
        if not halves:
            continue
        is_gutter = any(abs(place - start) < 1 for start in starts) and _is_good(
            _cut(list(enumerate(parts)), place)
        )
        if is_gutter or (len(halves) >= _FEWEST_ROWS and not _are_cells(list(halves.values()))):
            parts = [half for row in parts for half in halves.get(id(row), (row,))]
    return parts


def _are_halves(left: Row, right: Row, place: float) -> bool:
    is_text = sum(map(str.isalpha, left.text)) >= _FEWEST_ROWS and bool(right.text)
    ends_before = left.right <= place - left.size * _NEAR + _TOLERANCE * (place - left.left)
    return is_text and ends_before


def _are_cells(halves: Sequence[tuple[Row, Row]]) -> bool:
    """Whether the halves are values of a table: few letters, or hardly ever the rest of a sentence."""
    sides: list[tuple[Row, ...]] = list(zip(*halves, strict=True))
    if any(median(sum(map(str.isalpha, half.text)) for half in side) < _FEWEST_LETTERS for side in sides):
        return True
    goes_on = [half.text[:1].islower() for side in sides for half in side]
    return sum(goes_on) < _LEAST_RUNNING_ON * len(goes_on)


def _places(rows: Sequence[Row], *, inside: bool = False) -> list[float]:
    """Return the places where many rows start, or pieces inside rows too, the most common first."""
    starts = [row.left for row in rows]
    if inside:
        starts += [piece.left for row in rows for piece in row.pieces[1:]]
    size = median([row.size for row in rows] or [1])
    groups: list[list[float]] = []
    for start in sorted(starts):
        if groups and start - groups[-1][0] <= size * _NEAR:
            groups[-1].append(start)
        else:
            groups.append([start])
    common = sorted((group for group in groups if len(group) >= _FEWEST_ROWS), key=len, reverse=True)
    return [group[0] for group in common[:_MOST_PLACES]]


def _edges(rows: Sequence[Row]) -> list[float]:
    """Return where rows start that stand near each other, further in or out."""
    size = median([row.size for row in rows] or [1])
    groups: list[list[float]] = []
    for start in sorted(row.left for row in rows):
        if groups and start - groups[-1][-1] <= size * _HANGING:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [group[0] for group in groups if len(group) >= _FEWEST_ROWS][:_MOST_PLACES]


@dataclass(frozen=True, slots=True)
class _Cut:
    """Rows to the left of a gutter, to its right, and across it, each with its place in the file."""

    left: list[tuple[int, Row]]
    right: list[tuple[int, Row]]
    across: list[tuple[int, Row]]


def _ordered(rows: Sequence[Row], path: tuple[int, ...]) -> list[tuple[int, Row]]:
    return _in_columns(list(enumerate(rows)), path)


def _in_columns(rows: Sequence[tuple[int, Row]], path: tuple[int, ...]) -> list[tuple[int, Row]]:
    """Return rows with their places in the file, column by column between the rows that go across."""
    cut = _gutter(rows) if len(path) < _DEEPEST else None
    if cut is None:
        return [(at, replace(row, column=path)) for at, row in _from_top(rows)]
    across = {at for at, _ in cut.across}
    lefts = {at for at, _ in cut.left}
    found: list[tuple[int, Row]] = []
    bands: tuple[list[tuple[int, Row]], list[tuple[int, Row]]] = ([], [])
    for at, row in _from_top(rows):
        if at in across:
            found += [*_in_columns(bands[0], (*path, 0)), *_in_columns(bands[1], (*path, 1))]
            found.append((at, replace(row, column=path)))
            bands = ([], [])
        else:
            bands[at not in lefts].append((at, row))
    return [*found, *_in_columns(bands[0], (*path, 0)), *_in_columns(bands[1], (*path, 1))]


def _from_top(rows: Iterable[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """Return rows from the top of the page down, those on one line from left to right."""
    lines: list[list[tuple[int, Row]]] = []
    for at, row in sorted(rows, key=lambda placed: -placed[1].base):
        # Heights differ by a hair on one line.
        if lines and on_one_line(lines[-1][0][1], row):
            lines[-1].append((at, row))
        else:
            lines.append([(at, row)])
    return [placed for line in lines for placed in sorted(line, key=lambda own: own[1].left)]


def _gutter(rows: Sequence[tuple[int, Row]]) -> _Cut | None:
    """Return the rows beside the gutter that the fewest rows cross; None where there is none."""
    if len(rows) < 2 * _FEWEST_ROWS:
        return None
    own = [row for _, row in rows]
    cuts = [_cut(rows, place) for place in {*_places(own), *_edges(own)}]
    good = [cut for cut in cuts if _is_good(cut)]
    return min(good, key=lambda cut: (len(cut.across), len(cut.left)), default=None)


def _cut(rows: Sequence[tuple[int, Row]], place: float) -> _Cut:
    left, right, across = [], [], []
    for at, row in rows:
        if row.left >= place - row.size * _HANGING:
            right.append((at, row))
        elif row.right <= place + _TOLERANCE * (place - row.left):
            left.append((at, row))
        else:
            across.append((at, row))
    return _Cut(*_with_headings(left, right, across))


def _with_headings(
    left: list[tuple[int, Row]], right: list[tuple[int, Row]], across: list[tuple[int, Row]]
) -> tuple[list[tuple[int, Row]], list[tuple[int, Row]], list[tuple[int, Row]]]:
    """Move short headings that stand alone on their height from the left to what goes across."""
    if not left or not right:
        return left, right, across
    usual = median(row.size for _, row in (*left, *right))
    heights = sorted(row.base for _, row in right)
    stays: list[tuple[int, Row]] = []
    for at, row in left:
        # Under a heading that goes across, the right column goes on.
        is_above = row.base > heights[0] and row.size >= _HEADING * usual
        alone = is_above and not _is_near(row.base, heights, row.size * _LEADING)
        (across if alone else stays).append((at, row))
    return stays, right, across


def _is_near(height: float, heights: Iterable[float], reach: float) -> bool:
    return any(abs(height - other) <= reach for other in heights)


def _is_good(cut: _Cut) -> bool:
    """Whether these are columns of text that stand beside each other, with hardly any text across them."""
    sides = [[row for _, row in side] for side in (cut.left, cut.right)]
    if min(map(len, sides)) < _FEWEST_ROWS:
        return False
    if any(letters(side) < _FEWEST_LETTERS * len(side) for side in sides):
        return False
    tops = [max(row.base for row in side) for side in sides]
    feet = [min(row.base for row in side) for side in sides]
    shorter = min(top - foot for top, foot in zip(tops, feet, strict=True))
    low, high = max(feet), min(tops)
    across = letters(row for _, row in cut.across if low <= row.base <= high)
    return high - low >= _LEAST_OVERLAP * shorter and across <= _MOST_ACROSS * sum(map(letters, sides))


def _is_in_order(rows: Sequence[Row]) -> bool:
    """Whether no row stands above one that was read before it, but for those beside each other."""
    climbs = returns = 0
    for at, (before, row) in enumerate(pairwise(rows), start=1):
        goes_left = before.column[: len(row.column)] > row.column
        returns += goes_left
        if row.base > before.base + before.size / 2:
            climbs += 1
            if goes_left or climbs > _MOST_CLIMBS or any(_is_under(earlier, row) for earlier in rows[:at]):
                return False
    # Columns that are woven line by line go back to the left after each.
    return returns <= _MOST_RETURNS + sum(not row.column for row in rows)


def _is_under(earlier: Row, row: Row) -> bool:
    """Whether a row stands lower than another and not beside it."""
    shared = min(earlier.right, row.right) - max(earlier.left, row.left)
    margin = row.size + _TOLERANCE * max(earlier.right - earlier.left, row.right - row.left)
    return earlier.base < row.base - row.size / 2 and shared > margin


def _woven(rows: Sequence[Row]) -> list[Row]:
    """Return rows with those joined that stand on one line of one column, such as the cells of a table."""
    joined: list[Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        is_cell = last is not None and last.column == row.column and items.marked(row) is None
        if last and is_cell and on_one_line(last, row) and last.left < row.left:
            text = f"{last.text} {row.text}"
            joined[-1] = replace(
                last, text=text, right=max(last.right, row.right), pieces=last.pieces + row.pieces
            )
        else:
            joined.append(row)
    return joined
