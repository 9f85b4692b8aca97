"""What is drawn on a page put together into rows: the pieces of a line, its dot or mark, its first letter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from akkoord.agreement.sources import characters
from akkoord.agreement.sources.printing import items
from akkoord.agreement.sources.printing.drawn import Drawing, Stroke
from akkoord.agreement.sources.printing.printed import Piece, Row, width

# A dot stands this far before its words, and this far above or under their base, in sizes of the letters.
_DOT_BEFORE = 4.0
_DOT_ABOVE = 0.9
_DOT_UNDER = 0.2
# Nearly all letters must be bold: a mark or a number set otherwise changes nothing.
_BOLD_SHARE = 0.95
_INITIAL = 1.8
_SHADOW = 0.25
# A mark that is drawn by itself may stand this much higher or lower than its words.
_BESIDE = 0.6
_SHOWN = re.compile("\u00ad(?=\\s*\\S)")


def of_page(drawing: Drawing, page: int) -> list[Row]:
    """Return the rows of a page in the order of the file.

    >>> sign, words = (Stroke(text, left, 700, 10) for text, left in [("•", 50), (" Meer groen.", 64)])
    >>> [(row.text, row.left, row.base) for row in of_page(Drawing((sign, words)), 1)]
    [('• Meer groen.', 50, 700)]
    """
    rows = [_row(strokes, page) for strokes in _lines(_once(drawing.strokes))]
    dots = sorted((up, across) for across, up in drawing.dots)
    return [_with_dot(row, dots) for row in _joined([row for row in rows if row.text])]


def _once(strokes: Sequence[Stroke]) -> Iterator[Stroke]:
    """Yield strokes without those that are drawn a second time in one place, as a shadow is."""
    drawn: dict[str, tuple[float, float]] = {}
    for stroke in strokes:
        words = stroke.text.strip()
        before = drawn.get(words) if len(words) > 1 else None
        near = stroke.size * _SHADOW
        if before and abs(before[0] - stroke.left) <= near and abs(before[1] - stroke.base) <= near:
            if stroke.text.endswith("\n"):
                yield stroke._replace(text="\n")
            continue
        drawn[words] = (stroke.left, stroke.base)
        yield stroke


def _lines(strokes: Iterable[Stroke]) -> Iterator[list[Stroke]]:
    """Yield the strokes of each line: up to a line end, and up to a turn of the page."""
    line: list[Stroke] = []
    for stroke in strokes:
        is_blank = not stroke.text.strip()
        if (
            line
            and not is_blank
            and (stroke.turn != line[-1].turn or stroke.is_artifact != line[-1].is_artifact)
        ):
            yield line
            line = []
        if not is_blank:
            line.append(stroke)
        elif line and stroke.text.strip("\n"):
            line[-1] = line[-1]._replace(text=f"{line[-1].text} ")
        if line and stroke.text.endswith("\n"):
            yield line
            line = []
    if line:
        yield line


def _row(strokes: Sequence[Stroke], page: int) -> Row:
    # A hyphen that shows inside a line is one, whatever the font calls it.
    text = characters.on_one_line(_SHOWN.sub("-", "".join(stroke.text for stroke in strokes)))
    main = max(strokes, key=lambda stroke: len(stroke.text))
    letters, bold = (sum(map(_letters, own)) for own in (strokes, [own for own in strokes if own.is_bold]))
    pieces = _pieces(strokes)
    size = main.size or 1.0
    return Row(
        text,
        page,
        left=strokes[0].left,
        right=pieces[-1].left + width(pieces[-1].text.strip(), size),
        base=main.base,
        size=size,
        is_bold=bool(bold) and bold >= _BOLD_SHARE * letters,
        font=main.font,
        is_artifact=strokes[0].is_artifact,
        turn=main.turn,
        pieces=pieces,
    )


def _letters(stroke: Stroke) -> int:
    return sum(map(str.isalpha, stroke.text))


def _pieces(strokes: Sequence[Stroke]) -> tuple[Piece, ...]:
    """Return the words by where they start; strokes without a move between them are one piece."""
    pieces: list[Piece] = []
    for stroke in strokes:
        if pieces and stroke.left == pieces[-1].left:
            pieces[-1] = Piece(stroke.left, pieces[-1].text + stroke.text)
        else:
            pieces.append(Piece(stroke.left, stroke.text))
    return tuple(pieces)


def _joined(rows: Sequence[Row]) -> list[Row]:
    """Return rows with a mark or a large first letter that stands by itself joined to its words."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        if last and last.turn == row.turn and _is_mark_of(last, row):
            found[-1] = replace(
                row, text=f"{last.text} {row.text}", left=last.left, pieces=last.pieces + row.pieces
            )
        elif last and last.turn == row.turn and _is_initial_of(last, row):
            found[-1] = replace(row, text=last.text + row.text, pieces=last.pieces + row.pieces)
        else:
            found.append(row)
    return found


def _is_mark_of(mark: Row, row: Row) -> bool:
    is_beside = abs(mark.base - row.base) <= _BESIDE * row.size and mark.left < row.left
    return is_beside and items.is_lone_mark(mark.text) and row.left - mark.left <= _DOT_BEFORE * row.size


def _is_initial_of(letter: Row, row: Row) -> bool:
    is_letter = len(letter.text) == 1 and letter.text.isupper() and letter.size >= _INITIAL * row.size
    return is_letter and row.text[:1].islower() and 0 <= row.left - letter.left <= letter.size


def _with_dot(row: Row, dots: Sequence[tuple[float, float]]) -> Row:
    if row.turn:
        return row
    low = bisect_left(dots, (row.base - _DOT_UNDER * row.size, 0.0))
    high = bisect_right(dots, (row.base + _DOT_ABOVE * row.size, float("inf")))
    start = next((piece.left for piece in row.pieces if piece.text.strip()), row.left)
    is_before = any(0 < start - across <= _DOT_BEFORE * row.size for _, across in dots[low:high])
    return replace(row, has_dot=True) if is_before else row
