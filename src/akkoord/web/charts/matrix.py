"""Numbers in two directions: a row for each thing, a column for each other, and a square for each number.

The area of a square tells the number, and the number stands on it: no colour is needed to read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from django.utils.safestring import SafeString

from akkoord.web.charts import sketch, svg
from akkoord.web.charts.sketch import Sketch

_WIDTH = 720
_STEP = 28
_HEAD = 30


def draw(
    rows: Sequence[str], columns: Sequence[str], numbers: Mapping[tuple[int, int], int], *, head: str = ""
) -> Sketch:
    """Return the numbers as squares.

    Args:
        rows: The names of the rows.
        columns: The names of the columns, two or three letters each.
        numbers: By place of row and column, from 0; those that are not there are none.
        head: What the columns are, above them.
    """
    left = _WIDTH - len(columns) * _STEP
    most = max(numbers.values(), default=1)
    parts = [svg.element("text", head, x=left - 12, y=18, class_="is-end is-soft")] if head else []
    parts += [
        svg.element("text", name, x=_middle(left, place), y=18, class_="is-middle is-soft")
        for place, name in enumerate(columns)
    ]
    parts += [part for place, name in enumerate(rows) for part in _row(name, place, left)]
    parts += [
        part
        for (row, column), number in sorted(numbers.items())
        for part in _square(number, most, x=_middle(left, column), y=_HEAD + (row + 0.5) * _STEP)
    ]
    return Sketch(_WIDTH, _HEAD + len(rows) * _STEP + 1, tuple(parts))


def _middle(left: float, column: int) -> float:
    return left + (column + 0.5) * _STEP


def _row(name: str, place: int, left: float) -> Iterator[SafeString]:
    top = _HEAD + place * _STEP
    yield svg.element("rect", y=top, width=_WIDTH, height=1, class_="rule")
    words = sketch.short(name, left - 16)
    yield svg.element("text", words, x=left - 12, y=top + 19, class_="is-end")


def _square(number: int, most: int, *, x: float, y: float) -> Iterator[SafeString]:
    if number <= 0:
        return
    side = max(3.0, sqrt(number / most) * (_STEP - 3))
    yield svg.element("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, rx=1, class_="cell")
    yield svg.element("text", str(number), x=x, y=y + 5, class_="is-middle is-number")
