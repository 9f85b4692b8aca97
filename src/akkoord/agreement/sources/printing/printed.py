"""A line as it stands on a page: its words, and where and how large they are printed.

Of a PDF places are in points; of plain text the column is counted in characters, and each line is one lower.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import NamedTuple

from akkoord.agreement.sources import characters

# The width of letters in a common typeface, in thousandths of their size; what is not listed is average.
_WIDTHS = {
    **dict.fromkeys("ijl'|\u2019\u2018", 230),
    **dict.fromkeys('ftrI.,:;!-()[]/ \u00ad\u00a0"', 300),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("ABEKPSVXY&", 670),
    **dict.fromkeys("CDHNRUwGOQ", 740),
    **dict.fromkeys("mMW%@\u2014\u2026", 870),
}
_AVERAGE = 555
# How far two lines may be apart, of their size, and still be one.
_SAME_LINE = 0.3


class Piece(NamedTuple):
    """Words of a line that start at a place of their own."""

    left: float
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line as printed.

    Attributes:
        text: Its words.
        page: Counted from 1.
        number: The line of the file, for plain text; 0 for a PDF.
        left, right: Where it starts and, by a common width of letters, ends.
        base: Its height on the page: more is higher.
        size: Of most of its letters.
        is_bold: Whether all of it is.
        font: Of most of its letters.
        has_dot: Whether the dot of a list is drawn before it.
        is_artifact: Whether the PDF itself says that it is no text.
        turn: The direction it runs in, in degrees.
        column: The column it stands in: a path, for columns inside columns.
        pieces: Its words by the places where they start.
    """

    text: str
    page: int = 1
    number: int = 0
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 1.0
    is_bold: bool = False
    font: str = ""
    has_dot: bool = False
    is_artifact: bool = False
    turn: int = 0
    column: tuple[int, ...] = ()
    pieces: tuple[Piece, ...] = ()


def width(text: str, size: float) -> float:
    """Return about how wide a text is.

    >>> round(width("Wij planten bomen", 10))
    83
    """
    return sum(map(_WIDTHS.get, text, repeat(_AVERAGE))) * size / 1000


def split(row: Row, place: float) -> tuple[Row, Row] | None:
    """Return the two rows on both sides of a place where one of its pieces starts; None without one there.

    >>> row = Row("Links Rechts", pieces=(Piece(0, "Links"), Piece(40, "Rechts")))
    >>> [half.text for half in split(row, 40)]
    ['Links', 'Rechts']
    """
    at = next(
        (at for at, piece in enumerate(row.pieces) if at and abs(piece.left - place) <= row.size / 3), 0
    )
    if not at:
        return None
    return _part(row, row.pieces[:at]), _part(row, row.pieces[at:])


def _part(row: Row, pieces: Sequence[Piece]) -> Row:
    text = "".join(piece.text for piece in pieces).strip()
    letter = (row.right - row.left) / (len(row.text) or 1)
    right = pieces[-1].left + letter * len(pieces[-1].text.strip())
    return replace(
        row, text=characters.on_one_line(text), left=pieces[0].left, right=right, pieces=tuple(pieces)
    )


def on_one_line(row: Row, other: Row) -> bool:
    """Whether two rows stand at the same height."""
    return abs(row.base - other.base) <= _SAME_LINE * min(row.size, other.size)


def letters(rows: Iterable[Row]) -> int:
    """Return how many characters there are on some rows."""
    return sum(len(row.text) for row in rows)
