"""Lines in the marks of plain text and Markdown, for formats that know headings, lists and bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

_DEEPEST_HEADING = 6
# A list that was typed by hand, not made by the word processor.
_TYPED_MARK = re.compile(r"[-–—•·▪◦‣●○■□]\s")


def marked(runs: Iterable[tuple[str, bool]]) -> str:
    """Return pieces of text as one, bold ones between stars; white space stays outside the stars.

    >>> marked([("Meer ", True), ("groen", True), (" in de stad.", False)])
    '**Meer groen** in de stad.'
    """
    pieces = []
    for is_bold, group in groupby(_with_joined_spaces(runs), key=lambda run: run[1]):
        text = "".join(piece for piece, _ in group)
        inner = text.strip()
        pieces.append(text.replace(inner, f"**{inner}**", 1) if is_bold and inner else text)
    return "".join(pieces)


def _with_joined_spaces(runs: Iterable[tuple[str, bool]]) -> Iterable[tuple[str, bool]]:
    """Yield the runs; white space takes the weight of what is before it, so that bold is not cut in two."""
    weight = False
    for text, is_bold in runs:
        weight = is_bold if text.strip() else weight
        yield text, weight


class Writer:
    """Puts blocks under each other: a blank line around each, but not between bullets."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._was_bullet = False

    def heading(self, level: int, runs: Sequence[tuple[str, bool]]) -> None:
        """Add a heading; inside one, bold means nothing."""
        text = _one_line("".join(text for text, _ in runs))
        if text:
            self._block([f"{'#' * min(level, _DEEPEST_HEADING)} {text}"])

    def bullet(self, depth: int, runs: Sequence[tuple[str, bool]]) -> None:
        """Add an item of a list; the outermost list has depth 0."""
        if text := _one_line(marked(runs)):
            self._block([f"{'  ' * depth}- {text}"], is_bullet=True)

    def paragraph(self, runs: Sequence[tuple[str, bool]]) -> None:
        """Add a paragraph: a line for each of its lines."""
        lines = [_one_line(line, keep_tabs=True) for line in marked(runs).split("\n")]
        written = [line for line in lines if line]
        self._block(written, is_bullet=bool(written and _TYPED_MARK.match(written[0])))

    def row(self, cells: Sequence[Sequence[tuple[str, bool]]]) -> None:
        """Add a row of a table as one line."""
        texts = [_one_line(marked(cell)) for cell in cells]
        self._block([" | ".join(text for text in texts if text)] if any(texts) else [])

    def _block(self, lines: Sequence[str], *, is_bullet: bool = False) -> None:
        if not lines:
            return
        if self.lines and not (is_bullet and self._was_bullet):
            self.lines.append("")
        self.lines += lines
        self._was_bullet = is_bullet


def _one_line(text: str, *, keep_tabs: bool = False) -> str:
    if keep_tabs:
        return "\t".join(" ".join(part.split()) for part in text.split("\t")).strip()
    return " ".join(text.split())
