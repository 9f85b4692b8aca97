"""Lines in the marks of plain text and Markdown, for formats that know headings, lists and bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from akkoord.agreement.signs import BULLETS
from akkoord.agreement.sources import characters
from akkoord.agreement.sources.source import Source
from akkoord.phrases import Reason

_DEEPEST_HEADING = 6
# A list that was typed by hand, not made by the word processor.
_TYPED_MARK = re.compile(rf"[-–—{BULLETS}]\s")

Run = tuple[str, bool]
"""Words, and whether they are bold."""


def marked(runs: Iterable[Run]) -> str:
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


def _with_joined_spaces(runs: Iterable[Run]) -> Iterable[Run]:
    """Yield the runs; white space takes the weight of what is before it, so that bold is not cut in two."""
    weight = False
    for text, is_bold in runs:
        weight = is_bold if text.strip() else weight
        yield text, weight


class Writer:
    """Puts blocks under each other: a blank line around each, but not between bullets."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._aside: dict[int, str] = {}
        self._was_bullet = False
        self._has_text = False

    @property
    def is_empty(self) -> bool:
        """Whether there is no text yet, or only what stands aside of it."""
        return not self._has_text

    def source(self, notes: Iterable[Reason] = ()) -> Source:
        """Return what was written."""
        return Source(tuple(self._lines), tuple(notes), aside=self._aside, is_whole=True)

    def heading(self, level: int, runs: Sequence[Run]) -> None:
        """Add a heading; inside one, bold means nothing."""
        text = characters.on_one_line("".join(text for text, _ in runs))
        if text:
            self._block([f"{'#' * min(level, _DEEPEST_HEADING)} {text}"])

    def bullet(self, depth: int, runs: Sequence[Run]) -> None:
        """Add an item of a list; the outermost list has depth 0."""
        if text := characters.on_one_line(marked(runs)):
            self._block([f"{'  ' * depth}- {text}"], is_bullet=True)

    def paragraph(self, runs: Sequence[Run]) -> None:
        """Add a paragraph: a line for each of its lines."""
        lines = [_with_tabs(line) for line in marked(runs).split("\n")]
        written = [line for line in lines if line]
        self._block(written, is_bullet=bool(written and _TYPED_MARK.match(written[0])))

    def row(self, cells: Sequence[Sequence[Run]]) -> None:
        """Add a row of a table as one line."""
        texts = [characters.on_one_line(marked(cell)) for cell in cells]
        self._block([" | ".join(text for text in texts if text)] if any(texts) else [])

    def aside(self, why: str, text: str) -> None:
        """Add a line that is no text, and why: a menu, a running head, a footnote."""
        if line := characters.on_one_line(text):
            self._lines.append(line)
            self._aside[len(self._lines)] = why

    def _block(self, lines: Sequence[str], *, is_bullet: bool = False) -> None:
        if not lines:
            return
        if self._has_text and not (is_bullet and self._was_bullet):
            self._lines.append("")
        self._lines += lines
        self._was_bullet, self._has_text = is_bullet, True


def _with_tabs(text: str) -> str:
    return "\t".join(characters.on_one_line(part) for part in text.split("\t")).strip()
