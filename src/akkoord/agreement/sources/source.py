"""What every format is turned into: numbered lines, and what was healed on the way."""

from __future__ import annotations

from dataclasses import dataclass

from akkoord.phrases import Reason


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of an agreement (the first is line 1), their pages, and notes on what was healed.

    Attributes:
        lines: With the marks of plain text and Markdown, whatever the format was.
        notes: What was healed or left out.
        pages: The page of each line, counted from 1; empty for a format without pages.
    """

    lines: tuple[str, ...]
    notes: tuple[Reason, ...] = ()
    pages: tuple[int, ...] = ()

    def page(self, line: int) -> int | None:
        """Return the page of a line; None for a format without pages.

        >>> Source(("Een", "Twee"), pages=(1, 2)).page(2), Source(("Een",)).page(1)
        (2, None)
        """
        return self.pages[line - 1] if self.pages else None
