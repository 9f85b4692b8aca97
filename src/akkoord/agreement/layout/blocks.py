"""What a text is laid out in: lines that belong together, and what they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from akkoord.agreement.layout.numbering import Number


class Shape(Enum):
    """What a block is."""

    HEADING = auto()
    BULLET = auto()
    STEP = auto()
    """A goal or action with a number of its own in a plan: "OD 1.2: ..." or a sentence behind "1.2"."""
    ROW = auto()
    """A row of a table: cells between upright strokes."""
    PARAGRAPH = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together.

    Attributes:
        shape: Heading, bullet, step, row or paragraph.
        lines: The numbers of its lines with content.
        text: Its words, pieces joined by one space; without the number of a bullet or a step.
        indent: How far its bullet stands in.
        is_bold: Whether all of it is bold.
        mark: Its list mark, for a numbered item how its number is written; empty without one.
        sign: The sign of its bullet, as written.
        after_blank: Whether more blank lines (or a page break) stand before it than between other bullets.
        is_joined: Whether it was joined over a blank line.
        level: The level of a Markdown heading; 0 without one.
        entry: The key of its entry in the table of contents; empty where that does not announce it.
        order: The number it starts with.
        prefix: What of its first line was taken off `text` for that number.
    """

    shape: Shape
    lines: tuple[int, ...]
    text: str
    indent: int = 0
    is_bold: bool = False
    mark: str = ""
    sign: str = ""
    after_blank: bool = False
    is_joined: bool = False
    level: int = 0
    entry: str = ""
    order: Number | None = None
    prefix: str = ""

    @property
    def has_mark(self) -> bool:
        """Whether it carries a list mark."""
        return bool(self.mark)

    @property
    def is_listed(self) -> bool:
        """Whether the table of contents announces it."""
        return bool(self.entry)

    @property
    def written(self) -> str:
        """Its words with its number."""
        return f"{self.prefix.rstrip()} {self.text}".strip()
